"""Time, handed in: nobody else in citecheck asks the operating system what time it is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What rooms that wait or stamp need of time."""

    def now(self) -> datetime:
        """Give the time of day, aware, UTC."""

    def monotonic(self) -> float:
        """Give seconds that never go back, for intervals."""

    def sleep(self, seconds: float) -> None:
        """Wait; a negative number is no wait."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """See ``Clock.now``."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """See ``Clock.monotonic``."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """See ``Clock.sleep``."""
        if seconds > 0:
            time.sleep(seconds)


@dataclass
class StoppedClock:
    """A clock that only moves when it is slept on: for replays and tests."""

    at: datetime
    elapsed_s: float = 0.0

    def now(self) -> datetime:
        """Give the fixed time of day."""
        return self.at

    def monotonic(self) -> float:
        """Give the seconds slept so far."""
        return self.elapsed_s

    def sleep(self, seconds: float) -> None:
        """Count the wait without waiting."""
        self.elapsed_s += max(0.0, seconds)
