"""What tasks are handed of the outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citecheck.clock import Clock
from citecheck.engine.options import RunOptions
from citecheck.engine.ports import ArchiveDesk, Prober
from citecheck.engine.scan.chains import Redirects
from citecheck.engine.scan.layout import Dataset


def _nothing() -> None:
    """Let the work go on."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Into how many parts a scan is cut; the same for all tasks of a dataset."""

    slices: int
    shards: int = 1
    """Owners of hosts."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a task works and how."""

    dataset: Dataset
    cut: Cut
    options: RunOptions
    clock: Clock
    check: Callable[[], None] = _nothing
    """Called often; counts progress, and raises when the task is to end."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The way out of a shard."""

    live: Prober
    redirects: Redirects
    pause_s: float
    """Rest before hosts that were asked by an earlier attempt or round are asked again: the longest interval."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The way to the archives."""

    live: ArchiveDesk
    service: str
