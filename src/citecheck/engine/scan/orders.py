"""What is sent to a worker, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from citecheck.engine.modes import ArchiveMode
from citecheck.engine.scan.bench import Cut
from citecheck.engine.scan.layout import Stage


class Errand(StrEnum):
    """The kinds of task."""

    READ = "read"
    HAND_OUT = "hand-out"
    GATHER = "gather"
    OBSERVE = "observe"
    COPIES = "copies"
    WISHES = "wishes"
    LOOK_UPS = "look-ups"
    JUDGE = "judge"
    SUM_UP = "sum-up"


STAGE_OF = {
    Errand.READ: Stage.REFERENCES,
    Errand.HAND_OUT: Stage.LINKS,
    Errand.GATHER: Stage.LINKS,
    Errand.OBSERVE: Stage.OBSERVATIONS,
    Errand.COPIES: Stage.ARCHIVES,
    Errand.WISHES: Stage.ARCHIVES,
    Errand.LOOK_UPS: Stage.ARCHIVES,
    Errand.JUDGE: Stage.FINDINGS,
    Errand.SUM_UP: Stage.SUMMARY,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What all tasks of a scan have in common."""

    root: str
    """Absolute; every worker must reach it."""
    driver: str
    """See ``lease``."""
    cut: Cut
    today: date
    """Day of the scan's beginning, UTC: rules judge by it, however long the scan takes."""
    archive_mode: ArchiveMode
    settings: object
    """For those who assemble the outside; the engine does not look into it."""


@dataclass(frozen=True, slots=True)
class Order:
    """One task."""

    errand: Errand
    frame: Frame
    number: int = 0
    """Of the slice or owner."""
    wave: int = 0
    service: str = ""
    part: object = None
    """The slice to read; the engine does not look into it."""
    wishes: tuple[Any, ...] = ()
    weight: float = 0.0
    """Longest first."""

    @property
    def name(self) -> str:
        """Name the task for people and for the scheduler."""
        ends = [
            f"{self.number}",
            *([f"wave{self.wave}"] if self.wave else []),
            *([self.service] if self.service else []),
        ]
        return f"{self.errand}-{'-'.join(ends)}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a task says at its end."""

    counts: Mapping[str, Any] = field(default_factory=dict)
    wishes: tuple[Any, ...] = ()
    stopped: str | None = None
    """Why it ended early, when that was on purpose: the same command goes on."""


Work = Callable[[Order], Report]


class Progress(Protocol):
    """Told how a scan goes; must not raise."""

    def begun(self, stage: Stage, what: str, tasks: int) -> None:
        """So many tasks are to be done."""

    def done(self, stage: Stage, report: Report) -> None:
        """One is done."""

    def counted(self, errand: Errand, number: int) -> None:
        """So many documents or answers more were dealt with, somewhere."""

    def whole(self, stage: Stage, counts: Mapping[str, int], *, before: bool) -> None:
        """A stage is whole; ``before`` when it was so already."""

    def said(self, words: str) -> None:
        """Anything else worth a line."""


class Hands(Protocol):
    """Does tasks."""

    @property
    def places(self) -> int:
        """How many tasks run at once."""

    def run(self, orders: Sequence[Order], done: Callable[[Order, Report], None]) -> None:
        """Do all; ``done`` is called as they end, in no order.

        Raises:
            InterruptedRunError: A task was stopped, or the workers are gone.
        """


class OwnHands:
    """Does tasks one after the other in this process: for small inputs and for tests."""

    places = 1

    def __init__(self, work: Work) -> None:
        """Take what does a task."""
        self._work = work

    def run(self, orders: Sequence[Order], done: Callable[[Order, Report], None]) -> None:
        """See ``Hands.run``."""
        for order in orders:
            done(order, stopped_or(self._work(order)))


def stopped_or(report: Report) -> Report:
    """Pass a report on, unless its task was stopped.

    Raises:
        InterruptedRunError: It was.
    """
    from citecheck.errors import InterruptedRunError

    if report.stopped is not None:
        raise InterruptedRunError(report.stopped)
    return report
