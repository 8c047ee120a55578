"""What is said on the way: a live display on a terminal, plain lines in CI, JSON lines in a log file."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from citecheck.cli.options import ShowFlags
from citecheck.cli.watching import LogWatcher, PlainWatcher, Watchers
from citecheck.clock import SystemClock
from citecheck.config import Config
from citecheck.engine.ports import Watcher
from citecheck.errors import UsageError

_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)


@contextmanager
def showing(show: ShowFlags, config: Config) -> Iterator[Watcher]:
    """Give the watcher that suits where we run; what it holds open is closed at the end."""
    logging.basicConfig(
        level=logging.ERROR if show.quiet else _LEVELS[min(show.verbose, len(_LEVELS) - 1)],
        format="citecheck: %(levelname)s: %(message)s",
        stream=sys.stderr,
    )
    with ExitStack() as stack:
        watchers: list[Watcher] = []
        if show.log_file is not None:
            try:
                stream = stack.enter_context(open(show.log_file, "a", encoding="utf-8"))  # noqa: PTH123
            except OSError as error:
                raise UsageError(f"--log-file {show.log_file}: cannot be written ({error.strerror})") from error
            watchers.append(LogWatcher(stream, SystemClock()))
        quiet = show.quiet or show.no_progress or config.offline
        if not quiet and sys.stderr.isatty():
            from citecheck.cli.live import LiveWatcher

            watchers.append(stack.enter_context(LiveWatcher(sys.stderr, SystemClock(), show.color)))
        elif not quiet and (os.environ.get("CI") or show.verbose):
            watchers.append(PlainWatcher(sys.stderr, SystemClock()))
        yield Watchers(tuple(watchers))
