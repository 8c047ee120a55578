"""What changed between two audits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from citecheck.model.audit import Audit
from citecheck.model.evidence import RegistryState
from citecheck.model.finding import Finding, Need
from citecheck.model.fingerprint import fingerprints
from citecheck.model.reference import ReferenceId
from citecheck.model.verdict import ArchiveState, LinkReason, LinkResult, LinkRole, LinkState

_RANK = {LinkState.LIVE: 0, LinkState.UNKNOWN: 1, LinkState.DEAD: 2}
NOT_LOOKED = frozenset({LinkReason.OFFLINE, LinkReason.INTERRUPTED, LinkReason.NETWORK_DOWN})
"""Reasons that are ours alone: a link that was not asked has got neither worse nor better."""


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
    unseen: tuple[Finding, ...] = ()
    """Findings that the later audit does not have because it could not look, as the earlier audit told them."""
    muted: int = 0
    """Findings of the earlier audit that a baseline, a comment or a setting mutes by now."""


def difference(earlier: Audit, later: Audit) -> Difference:
    """Compare two audits, best of the same sources."""
    before, muted_before = _marked(earlier)
    after, muted_after = _marked(later)
    links_before = {(link.url, link.role): link for link in earlier.links}
    links_after = {(link.url, link.role): link for link in later.links}
    changes = [
        LinkChange(url, role, links_before[url, role], link)
        for (url, role), link in links_after.items()
        if (url, role) in links_before and links_before[url, role].state is not link.state
    ]
    changes = [change for change in changes if {change.before.reason, change.after.reason}.isdisjoint(NOT_LOOKED)]
    failing = [link for link in later.links if link.streak is not None and link.state is not LinkState.LIVE]
    gone = [finding for mark, finding in before.items() if mark not in after and mark not in muted_after]
    sight = _Sight(later)
    seen = {id(finding) for finding in gone if sight.covers(finding, earlier.documents[finding.source].path)}
    return Difference(
        earlier_at=earlier.finished_at,
        later_at=later.finished_at,
        new=tuple(finding for mark, finding in after.items() if mark not in before and mark not in muted_before),
        fixed=tuple(finding for finding in gone if id(finding) in seen),
        staying=len(after.keys() & (before.keys() | muted_before)),
        worse=tuple(change for change in changes if _step(change) > 0),
        better=tuple(change for change in changes if _step(change) < 0),
        added=tuple(link for key, link in links_after.items() if key not in links_before),
        removed=tuple(link for key, link in links_before.items() if key not in links_after),
        failing=tuple(sorted(failing, key=_failing_since)),
        unseen=tuple(finding for finding in gone if id(finding) not in seen),
        muted=len(before.keys() & muted_after),
    )


class _Sight:
    """What an audit looked at, so that a finding which it does not have is not taken for mended."""

    def __init__(self, audit: Audit) -> None:
        self._needs = {rule.code: rule.needs for rule in audit.rules}
        self._unread = {source.path for source in audit.unread}
        no_page = {
            name
            for link in audit.links
            if link.state is LinkState.UNKNOWN and link.role is LinkRole.ORIGINAL
            for name in link.references
        }
        self._unanswered: dict[Need, set[ReferenceId]] = {
            Need.NOTHING: set(),
            Need.LIVE: no_page,
            Need.PAGE: no_page,
            Need.ARCHIVE: {each.reference for each in audit.archives if each.state is ArchiveState.UNKNOWN},
            Need.REGISTRY: {
                each.reference
                for each in audit.registries
                if each.state in {RegistryState.NOT_ASKED, RegistryState.UNAVAILABLE}
            },
        }

    def covers(self, finding: Finding, path: str) -> bool:
        """Say whether the audit would have had a finding in the file ``path``, were there still cause for it."""
        need = self._needs.get(finding.rule)
        if need is None or path in self._unread:
            return False
        return self._unanswered[need].isdisjoint(finding.references)


def _marked(audit: Audit) -> tuple[dict[str, Finding], frozenset[str]]:
    """Give the findings that count by fingerprint, and the fingerprints of those that are muted."""
    muted = {id(muted.finding) for muted in audit.muted}
    every = sorted(
        (*audit.findings, *(muted.finding for muted in audit.muted)),
        key=lambda finding: (finding.source, finding.span.start, finding.rule),
    )
    marks = dict(zip(fingerprints(every, audit.documents, audit.citations), every, strict=True))
    counting = {mark: finding for mark, finding in marks.items() if id(finding) not in muted}
    return counting, frozenset(marks.keys() - counting.keys())


def _step(change: LinkChange) -> int:
    return _RANK[change.after.state] - _RANK[change.before.state]


def _failing_since(link: LinkResult) -> tuple[datetime, str]:
    first = link.streak.first_at if link.streak is not None else datetime.max.replace(tzinfo=UTC)
    return (first, link.url)
