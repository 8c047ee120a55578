"""Counts of an audit: every state and severity by name, also those that did not occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.audit import Audit
from citecheck.model.finding import Severity
from citecheck.model.verdict import ArchiveState, LinkState


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each kind; the order of the keys is that of the enumerations."""

    references: int
    links: Mapping[str, int]
    """Distinct links, those to archive copies too."""
    archives: Mapping[str, int]
    findings: Mapping[str, int]
    """Without muted ones."""
    muted: int

    @property
    def links_total(self) -> int:
        """All links."""
        return sum(self.links.values())

    @property
    def archives_total(self) -> int:
        """All archive copies that were judged, or that could be."""
        return sum(self.archives.values())

    @property
    def findings_total(self) -> int:
        """All findings that count."""
        return sum(self.findings.values())


def tally(audit: Audit) -> Tally:
    """Count an audit."""
    return Tally(
        references=len(audit.citations),
        links=_count(LinkState, (link.state for link in audit.links)),
        archives=_count(ArchiveState, (archive.state for archive in audit.archives)),
        findings=_count(Severity, (finding.severity for finding in audit.findings)),
        muted=len(audit.muted),
    )


def _count(kinds: type[StrEnum], found: Iterable[StrEnum]) -> Mapping[str, int]:
    counted = Counter(found)
    return {kind.value: counted[kind] for kind in kinds}
