"""Rows about archive copies, made from verdicts: what reports list and rules read."""

from __future__ import annotations

from citecheck.judge.interface import ArchiveVerdict
from citecheck.model.capture import (
    Absent,
    ArchiveLink,
    Capture,
    Excluded,
    Found,
    LookupAnswer,
    Malformed,
    Refused,
    Unavailable,
)
from citecheck.model.evidence import UrlFacts
from citecheck.model.observation import Observation, Provenance
from citecheck.model.reference import Citation, ReferenceId
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    LinkJudgement,
    LinkReason,
    LinkResult,
    LinkRole,
)

_NAMES = {
    Found: "found",
    Absent: "absent",
    Excluded: "excluded",
    Refused: "refused",
    Unavailable: "unavailable",
    Malformed: "malformed",
}
_SHOWN = frozenset({ArchiveReason.BLANK, ArchiveReason.LOGIN_WALL, ArchiveReason.OTHER_PAGE})
"""The address itself answers; it is the content that is wrong."""
_LINK_REASONS = {
    ArchiveReason.MISSING: LinkReason.NOT_FOUND,
    ArchiveReason.ERROR_CAPTURE: LinkReason.NOT_FOUND,
    ArchiveReason.MALFORMED: LinkReason.MALFORMED_URL,
    ArchiveReason.NOT_A_SNAPSHOT: LinkReason.MALFORMED_URL,
    ArchiveReason.EXCLUDED: LinkReason.BLOCKED,
    ArchiveReason.NO_SUCH_HOST: LinkReason.DNS,
}


def answer_name(answer: LookupAnswer) -> str:
    """Give the word for how an index answered."""
    return _NAMES[type(answer)]


def result(citation: Citation, url: str, link: ArchiveLink, verdict: ArchiveVerdict) -> ArchiveResult:
    """Make the row of a given copy."""
    return ArchiveResult(
        reference=citation.id,
        archive_url=url,
        service=link.service,
        judgement=verdict.judgement,
        captured_at=verdict.captured_at,
        stated_at=link.captured_at,
        original_url=verdict.original_url or link.original_url,
        page=verdict.page,
        comparison=verdict.comparison,
    )


def unrecognised(citation: Citation, facts: UrlFacts) -> ArchiveResult:
    """Make the row of an archive link that leads to no archive we know."""
    if facts.url == citation.reference.url:
        judgement = ArchiveJudgement(ArchiveReason.NOT_A_SNAPSHOT, ("the archive link is the cited address itself",))
    elif facts.problem == "scheme":
        judgement = ArchiveJudgement(ArchiveReason.SCHEME_UNSUPPORTED, ("the archive link is no http address",))
    elif facts.problem is not None:
        judgement = ArchiveJudgement(ArchiveReason.MALFORMED_URL, (f"the archive link is no address: {facts.problem}",))
    else:
        judgement = ArchiveJudgement(ArchiveReason.NOT_LOOKED_UP, ("no archive service that citecheck knows",))
    return ArchiveResult(citation.id, facts.url, None, judgement)


def available(
    citation: Citation, answer: LookupAnswer, offered: Capture | None, proof: ArchiveVerdict | None
) -> ArchiveResult:
    """Make the row of a reference that has no copy, from what the index said and what the capture showed."""
    name = answer_name(answer)
    if offered is not None and proof is not None:
        return ArchiveResult(
            reference=citation.id,
            archive_url=None,
            service="wayback",
            judgement=proof.judgement,
            captured_at=proof.captured_at,
            original_url=offered.original_url,
            offered=offered,
            lookup=name,
        )
    return ArchiveResult(citation.id, None, "wayback", _judged(answer), lookup=name)


def not_made(citation: Citation, reason: ArchiveReason) -> ArchiveResult:
    """Make the row of a reference without a copy whose look-up was not made."""
    return ArchiveResult(citation.id, None, None, ArchiveJudgement(reason, ("the index of the archive was not asked",)))


def link_row(
    url: str,
    references: tuple[ReferenceId, ...],
    row: ArchiveResult,
    verdict: ArchiveVerdict | None,
    observation: Observation | None,
) -> LinkResult:
    """Make the link row of an archive address: whether it leads anywhere, apart from what it shows."""
    reason = _link_reason(row.judgement.reason)
    page = None if verdict is None else verdict.page
    return LinkResult(
        url=url,
        role=LinkRole.ARCHIVE,
        references=references,
        judgement=LinkJudgement(reason, row.judgement.signs),
        status=None if verdict is None else verdict.status,
        final_url=observation.final.url if observation is not None and observation.final is not None else None,
        hops=() if verdict is None else verdict.hops,
        attempts=0 if observation is None else observation.attempts,
        elapsed_s=0.0 if observation is None else round(observation.elapsed_s, 3),
        checked_at=None if observation is None else observation.asked_at,
        from_cache=observation is not None and observation.provenance is Provenance.STORE,
        error=None if verdict is None else verdict.error,
        page=page,
    )


def _link_reason(reason: ArchiveReason) -> LinkReason:
    if reason is ArchiveReason.OK or reason in _SHOWN:
        return LinkReason.OK
    if reason in _LINK_REASONS:
        return _LINK_REASONS[reason]
    known = {member.value: member for member in LinkReason}
    return known.get(reason.value, LinkReason.OFFLINE)


def _judged(answer: LookupAnswer) -> ArchiveJudgement:
    match answer:
        case Found():
            return ArchiveJudgement(ArchiveReason.MISSING, ("the index holds captures, but none that shows the page",))
        case Absent(evidence=evidence):
            return ArchiveJudgement(ArchiveReason.MISSING, (evidence,))
        case Excluded(why=why):
            return ArchiveJudgement(ArchiveReason.EXCLUDED, (why,))
        case Refused(why=why):
            return ArchiveJudgement(ArchiveReason.RATE_LIMITED, (why,))
        case Unavailable(why=why):
            return ArchiveJudgement(ArchiveReason.SERVER_ERROR, (why,))
        case Malformed(why=why):
            return ArchiveJudgement(ArchiveReason.MALFORMED_RESPONSE, (why,))
