"""The base of rules about archive copies that were opened and do not do their job."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import ClassVar

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveReason, ArchiveResult
from citecheck.rules.arc.captures import severity_of_broken, use_capture
from citecheck.rules.aspects import COPY_REASONS
from citecheck.rules.interface import ReferenceRule


class BrokenCopyRule(ReferenceRule):
    """Speaks of copies that were judged broken for one reason; an error where readers depend on the copy."""

    severity = Severity.WARNING
    needs = Need.ARCHIVE
    reasons: ClassVar[frozenset[ArchiveReason]]
    what: ClassVar[str]
    """The message, with ``{day}`` where the day of the capture goes."""
    otherwise: ClassVar[str] = "Look for a capture from nearer to the access date and link to that."

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """See ``ReferenceRule.concerns``."""
        return any(COPY_REASONS[reason] in aspects for reason in self.reasons)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.reason not in self.reasons or result.archive_url is None:
            return
        finding = self.finding(
            citation,
            self.what.format(day=f" of {result.captured_at.date().isoformat()}" if result.captured_at else ""),
            at="archive_url" if citation.reference.archive_url is not None else "url",
            facts=_facts(result),
            remedy=use_capture(citation, evidence, self.otherwise),
        )
        yield replace(finding, severity=severity_of_broken(citation, evidence))


def _facts(result: ArchiveResult) -> dict[str, object]:
    facts: dict[str, object] = {"reason": result.reason.value, "signs": list(result.judgement.signs)}
    if result.offered is not None:
        facts["offered"] = result.offered.archive_url
    return facts
