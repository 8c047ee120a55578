"""The bases of rules about what a page answered."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import ClassVar

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Remedy, Severity
from citecheck.model.reference import Citation, Format
from citecheck.model.verdict import ArchiveState, LinkReason, LinkResult
from citecheck.rules.arc.captures import GONE_STATUSES, day_of_capture, offered
from citecheck.rules.aspects import LINK_REASONS
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice, write


class AnswerRule(ReferenceRule):
    """Speaks of links that ended for one of some reasons."""

    needs = Need.LIVE
    reasons: ClassVar[frozenset[LinkReason]]
    what: ClassVar[str]
    """The message, with ``{status}`` for the HTTP status and ``{host}`` for the host."""
    otherwise: ClassVar[str]

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """See ``ReferenceRule.concerns``."""
        return any(LINK_REASONS[reason] in aspects for reason in self.reasons)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        if result is None or result.reason not in self.reasons or self.is_known(citation, evidence):
            return
        yield self.tell(citation, result, evidence)

    def tell(self, citation: Citation, result: LinkResult, evidence: Evidence) -> Finding:
        """Make the finding about one answer."""
        facts = evidence.urls.get(result.url)
        return self.finding(
            citation,
            self.what.format(
                status=f" (HTTP {result.status})" if result.status else "", host=(facts and facts.host) or "the host"
            ),
            at="url",
            facts=answer_facts(result),
            remedy=self.repair(citation, evidence),
        )

    def repair(self, citation: Citation, evidence: Evidence) -> Remedy:  # noqa: ARG002 - for subclasses
        """Give the repair; advice in words unless a subclass knows an edit."""
        return advice(self.otherwise)

    def is_known(self, citation: Citation, evidence: Evidence) -> bool:
        """Tell whether the reference says itself that the page is not to be expected, and has a copy in its place."""
        reference = citation.reference
        if reference.archive_url is None or _copy_is_broken(citation, evidence):
            return False
        status = (reference.url_status or "").lower()
        return status in GONE_STATUSES or (not status and reference.origin.format is Format.WIKITEXT)


class DeadLinkRule(AnswerRule):
    """Speaks of links that are proved dead; a warning where an archive copy takes the page's place."""

    severity = Severity.ERROR
    otherwise = "Find the page's new address, or cite an archive copy; `citecheck locate` searches for one."

    def tell(self, citation: Citation, result: LinkResult, evidence: Evidence) -> Finding:
        """See ``AnswerRule.tell``."""
        finding = super().tell(citation, result, evidence)
        covered = citation.reference.archive_url is not None and not _copy_is_broken(citation, evidence)
        return replace(finding, severity=Severity.WARNING) if covered else finding

    def repair(self, citation: Citation, evidence: Evidence) -> Remedy:
        """See ``AnswerRule.repair``."""
        reference = citation.reference
        is_wikitext = reference.origin.format is Format.WIKITEXT
        if reference.archive_url is not None and not _copy_is_broken(citation, evidence):
            if not is_wikitext:
                return advice("The archive copy takes its place; look whether it shows what is cited.")
            verified = _copy_is_verified(citation, evidence)
            return write(citation, "Set the url-status to dead.", {"url_status": "dead"}, safe=verified)
        capture = offered(citation, evidence)
        if capture is None:
            return advice(self.otherwise)
        day = day_of_capture(capture)
        values: dict[str, str | None] = {"archive_url": capture.archive_url, "archived": day}
        if is_wikitext:
            values["url_status"] = "dead"
        return write(citation, f"Cite the capture of {day}: {capture.archive_url}", values)


def answer_facts(result: LinkResult) -> dict[str, object]:
    """Give what was seen, for the evidence of a finding."""
    facts: dict[str, object] = {"reason": result.reason.value, "signs": list(result.judgement.signs)}
    if result.status is not None:
        facts["status"] = result.status
    if result.error is not None:
        facts["error"] = result.error
    return facts


def _copy_is_broken(citation: Citation, evidence: Evidence) -> bool:
    result = evidence.archives.get(citation.id)
    return result is not None and result.archive_url is not None and result.state is ArchiveState.BROKEN


def _copy_is_verified(citation: Citation, evidence: Evidence) -> bool:
    result = evidence.archives.get(citation.id)
    return result is not None and result.archive_url is not None and result.state is ArchiveState.VERIFIED
