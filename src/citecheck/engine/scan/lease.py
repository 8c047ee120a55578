"""The driver's sign of life, so that tasks of a scan that nobody drives any more come to an end.

The driver touches a file every few seconds. A task that sees the file gone, or taken over by a later driver, or
unchanged for too long, ends; what it has seen is in its log. Ages are told by each machine's own clock, so that clocks
may differ.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from citecheck.clock import Clock
from citecheck.engine.scan.parts import write_whole
from citecheck.errors import InterruptedRunError

NAME = "lease"
_TOUCH_S = 3.0
STALE_S = 90.0
"""A driver that has not been heard of for so long is gone. Our choice: shared file systems lag for half a minute."""
_LOOK_S = 2.0


class Lease:
    """The driver's side; use as a context."""

    def __init__(self, folder: Path, owner: str) -> None:
        """Name the driver."""
        self._path = folder / NAME
        self._owner = owner
        self._ended = threading.Event()
        self._beat = threading.Thread(target=self._touch, name="citecheck-lease", daemon=True)

    def __enter__(self) -> Self:
        """Take the lease over from whoever had it."""
        write_whole(self._path, self._owner.encode())
        self._beat.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it up, so that tasks end soon."""
        self._ended.set()
        self._beat.join()
        if _owner_of(self._path) == self._owner:
            self._path.unlink(missing_ok=True)

    def _touch(self) -> None:
        while not self._ended.wait(_TOUCH_S):
            if _owner_of(self._path) == self._owner:
                os.utime(self._path)


class LeaseWatch:
    """A task's side."""

    def __init__(self, folder: Path, owner: str, clock: Clock) -> None:
        """Name the driver that the task works for."""
        self._path = folder / NAME
        self._owner = owner
        self._clock = clock
        self._looked_at = self._changed_at = clock.monotonic()
        self._changed = 0

    def look(self) -> None:
        """See now and then whether the driver lives.

        Raises:
            InterruptedRunError: It does not, or another one has taken over.
        """
        now = self._clock.monotonic()
        if now - self._looked_at < _LOOK_S:
            return
        self._looked_at = now
        try:
            changed = self._path.stat().st_mtime_ns
        except OSError:
            raise InterruptedRunError("the scan was stopped; the same command goes on where it stopped") from None
        if changed != self._changed:
            if _owner_of(self._path) != self._owner:
                raise InterruptedRunError("another run of the same scan has taken over")
            self._changed, self._changed_at = changed, now
        elif now - self._changed_at > STALE_S:
            raise InterruptedRunError("nobody drives this scan any more; the same command goes on where it stopped")


def _owner_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None
