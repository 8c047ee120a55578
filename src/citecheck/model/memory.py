"""What was kept of earlier runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from citecheck.model.capture import LookupAnswer
from citecheck.model.observation import Observation
from citecheck.model.verdict import Drift, LinkResult


@dataclass(frozen=True, slots=True)
class KeptLink:
    """The newest observation of an address that is young enough to count."""

    asked_at: datetime
    """Aware, UTC."""
    result: LinkResult | None = None
    """As judged then, if the same version judged it for the same citations; else ``observation`` is there."""
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class KeptLookup:
    """How an index answered."""

    asked_at: datetime
    answer: LookupAnswer


@dataclass(frozen=True, slots=True)
class KeptDrift:
    """How a page differed from a copy of it."""

    asked_at: datetime
    drift: Drift | None
    """``None``: one of them had too little text to compare."""


@dataclass(frozen=True, slots=True)
class StoreAges:
    """How old an observation may be and still count, in seconds, by what it proved; the rest never counts."""

    live_s: float
    dead_s: float
    archive_s: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One earlier run, for the history."""

    id: int
    fingerprint: str
    """Of the sources; equal for runs over the same files."""
    sources: tuple[str, ...]
    started_at: datetime
    finished_at: datetime | None
    complete: bool
    links: Mapping[str, int]
    archives: Mapping[str, int]
    findings: Mapping[str, int]
    offline: bool = False
    """Nothing was asked, as the user wished: its states say nothing about the pages."""
