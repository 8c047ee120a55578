"""What changed between two audits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding
from citecheck.model.fingerprint import fingerprints
from citecheck.model.verdict import LinkResult, LinkRole, LinkState

_RANK = {LinkState.LIVE: 0, LinkState.UNKNOWN: 1, LinkState.DEAD: 2}


@dataclass(frozen=True, slots=True)
class LinkChange:
    """One link whose state is another now."""

    url: str
    role: LinkRole
    before: LinkResult
    after: LinkResult


@dataclass(frozen=True, slots=True)
class Difference:
    """From an earlier audit to a later one."""

    earlier_at: datetime
    later_at: datetime
    new: tuple[Finding, ...]
    """Findings that the earlier audit did not have."""
    fixed: tuple[Finding, ...]
    """Findings that are gone, as the earlier audit told them."""
    staying: int
    """Findings in both."""
    worse: tuple[LinkChange, ...]
    better: tuple[LinkChange, ...]
    added: tuple[LinkResult, ...]
    """Links that the earlier audit did not have."""
    removed: tuple[LinkResult, ...]
    failing: tuple[LinkResult, ...]
    """Links of the later audit with a streak of failures, the longest first."""


def difference(earlier: Audit, later: Audit) -> Difference:
    """Compare two audits, best of the same sources."""
    before = dict(
        zip(fingerprints(earlier.findings, earlier.documents, earlier.citations), earlier.findings, strict=True)
    )
    after = dict(zip(fingerprints(later.findings, later.documents, later.citations), later.findings, strict=True))
    links_before = {(link.url, link.role): link for link in earlier.links}
    links_after = {(link.url, link.role): link for link in later.links}
    changes = [
        LinkChange(url, role, links_before[url, role], link)
        for (url, role), link in links_after.items()
        if (url, role) in links_before and links_before[url, role].state is not link.state
    ]
    failing = [link for link in later.links if link.streak is not None and link.state is not LinkState.LIVE]
    return Difference(
        earlier_at=earlier.finished_at,
        later_at=later.finished_at,
        new=tuple(finding for mark, finding in after.items() if mark not in before),
        fixed=tuple(finding for mark, finding in before.items() if mark not in after),
        staying=len(before.keys() & after.keys()),
        worse=tuple(change for change in changes if _step(change) > 0),
        better=tuple(change for change in changes if _step(change) < 0),
        added=tuple(link for key, link in links_after.items() if key not in links_before),
        removed=tuple(link for key, link in links_before.items() if key not in links_after),
        failing=tuple(sorted(failing, key=_failing_since)),
    )


def _step(change: LinkChange) -> int:
    return _RANK[change.after.state] - _RANK[change.before.state]


def _failing_since(link: LinkResult) -> tuple[datetime, str]:
    first = link.streak.first_at if link.streak is not None else datetime.max.replace(tzinfo=UTC)
    return (first, link.url)


def _by_fingerprint(audit: Audit) -> dict[str, Finding]:
    prints = fingerprints(audit.findings, audit.documents, audit.citations)
    return dict(zip(prints, audit.findings, strict=True))
