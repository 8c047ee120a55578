"""A finished audit: all that reports may tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Finding, Muted, RuleDescriptor, Severity
from citecheck.model.reference import Citation, Document, ReferenceId, UnreadSource
from citecheck.model.verdict import ArchiveResult, LinkResult

__all__ = ["Audit", "NetworkState", "RunStats", "TrendPoint", "UnreadSource"]


class NetworkState(StrEnum):
    """How our own network was during the audit."""

    UP = "up"
    DOWN = "down"
    OFFLINE = "offline"
    """The user's choice."""
    REPLAY = "replay"


@dataclass(frozen=True, slots=True)
class RunStats:
    """Figures of the run for ``--stats``; none of them enters a verdict."""

    figures: Mapping[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One earlier audit of the same sources, for the trend."""

    finished_at: datetime
    links: Mapping[str, int]
    archives: Mapping[str, int]
    findings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that one run found out."""

    started_at: datetime
    """Aware, UTC, like all times here; the recording's in a replay."""
    finished_at: datetime
    network: NetworkState
    complete: bool
    documents: tuple[Document, ...]
    citations: tuple[Citation, ...]
    links: tuple[LinkResult, ...] = ()
    archives: tuple[ArchiveResult, ...] = ()
    registries: tuple[RegistryAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
    """In order of source and place."""
    muted: tuple[Muted, ...] = ()
    rules: tuple[RuleDescriptor, ...] = ()
    """Those that ran."""
    not_run: tuple[tuple[RuleDescriptor, str], ...] = ()
    """Those that did not, and why: "not looked" never prints like "nothing found"."""
    unread: tuple[UnreadSource, ...] = ()
    incomplete_because: str | None = None
    notice: str | None = None
    """A line every report shows on top, e.g. that the pages are stand-ins."""
    stats: RunStats | None = None
    trend: tuple[TrendPoint, ...] = ()
    """Oldest first, this audit not among them."""
    tool_version: str = ""

    def citation(self, reference: ReferenceId) -> Citation:
        """Give the citation with an id; ``KeyError`` when there is none."""
        for citation in self.citations:
            if citation.id == reference:
                return citation
        raise KeyError(reference)

    def worst(self) -> Severity | None:
        """Give the gravest severity among the findings, ``None`` without any."""
        return min((finding.severity for finding in self.findings), key=lambda severity: severity.rank, default=None)
