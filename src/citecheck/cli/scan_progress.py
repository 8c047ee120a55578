"""How a scan goes, a line at a time; on a terminal the line of the present stage is written over."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from citecheck.engine.scan.layout import Stage
from citecheck.engine.scan.orders import STAGE_OF, Errand, Report

_EVERY_S = {True: 0.5, False: 15.0}
"""Seconds between two lines, on a terminal and elsewhere."""
_COUNTED = {
    Errand.READ: "documents read",
    Errand.HAND_OUT: "documents looked through",
    Errand.GATHER: "links brought together",
    Errand.OBSERVE: "pages answered",
    Errand.COPIES: "copies opened",
    Errand.WISHES: "documents looked through",
    Errand.LOOK_UPS: "look-ups made",
    Errand.JUDGE: "documents judged",
    Errand.SUM_UP: "parts summed up",
}


class ScanProgress:
    """Implements ``engine.scan.orders.Progress``; use as a context."""

    def __init__(self, *, quiet: bool, plain: bool, stream: TextIO | None = None) -> None:
        """Write to standard error; nothing when ``quiet``, whole lines only when ``plain``."""
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._over = not plain and self._stream.isatty()
        self._lock = threading.Lock()
        self._stage: Stage | None = None
        self._what = ""
        self._tasks = self._done = self._counted = 0
        self._errand: Errand | None = None
        self._begun_at = self._told_at = monotonic()
        self._is_open = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cursor at the beginning of a line."""
        with self._lock:
            self._close_line()

    def begun(self, stage: Stage, what: str, tasks: int) -> None:
        """See ``Progress.begun``."""
        with self._lock:
            self._stage, self._what, self._tasks = stage, what, tasks
            self._done = self._counted = 0
            self._errand = None
            self._begun_at = monotonic()
            self._tell(now=True)

    def done(self, stage: Stage, report: Report) -> None:  # noqa: ARG002 - the signature of the port
        """See ``Progress.done``."""
        with self._lock:
            self._done += 1
            self._tell(now=self._done == self._tasks)

    def counted(self, errand: Errand, number: int) -> None:
        """See ``Progress.counted``; called by a thread of Dask."""
        with self._lock:
            if STAGE_OF[errand] is self._stage:
                self._errand = errand
                self._counted += number
                self._tell(now=False)

    def whole(self, stage: Stage, counts: Mapping[str, int], *, before: bool) -> None:
        """See ``Progress.whole``."""
        told = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items() if number)
        with self._lock:
            self._line(f"{stage}: {'whole already' if before else 'whole'}{f' ({told})' if told else ''}")

    def said(self, words: str) -> None:
        """See ``Progress.said``."""
        with self._lock:
            self._line(words)

    def _tell(self, *, now: bool) -> None:
        at = monotonic()
        if self._quiet or not (now or at - self._told_at >= _EVERY_S[self._over]):
            return
        self._told_at = at
        line = f"{self._stage}: {self._done} of {self._tasks} {self._what}"
        if self._errand is not None and self._counted:
            rate = self._counted / max(at - self._begun_at, 0.1)
            line += f", {self._counted:,} {_COUNTED[self._errand]} ({rate:,.0f} a second)"
        if self._over:
            self._stream.write(f"\r\x1b[K{line[:200]}")
            self._stream.flush()
            self._is_open = True
        else:
            self._line(line)

    def _line(self, text: str) -> None:
        if self._quiet:
            return
        self._close_line()
        self._stream.write(f"citecheck: {text}\n")
        self._stream.flush()

    def _close_line(self) -> None:
        if self._is_open:
            self._stream.write("\r\x1b[K")
            self._is_open = False
