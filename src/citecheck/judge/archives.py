"""Judge one archive copy: verified, broken or unknown, with the signs.

*Verified* wants a memento of the cited page that was read and shows something. *Missing* wants two witnesses: the
replay that found nothing, and the archive's index that agrees. What an archive says while it is in trouble (429, 5xx, a
notice without ``Memento-Datetime``) proves nothing about the copy.

That the capture is of another day than the link says is a fact for the rules (``captured_at`` beside the link's own
time), not part of this verdict.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from citecheck.judge.archive_content import judge_capture
from citecheck.judge.failures import reason_of_failure
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.judge.mementos import (
    captured_redirects,
    crawl_redirect,
    is_error_capture,
    is_exclusion,
    is_memento,
    memento_time,
    names_exclusion,
    original_of,
    says_absent,
)
from citecheck.judge.statuses import reason_of_status, sentence_of_status
from citecheck.links.archive_times import to_digits
from citecheck.model.capture import (
    Absent,
    ArchiveLink,
    ArchiveLinkKind,
    Excluded,
    Found,
    LookupAnswer,
    Malformed,
    Refused,
    ServiceStatus,
    Unavailable,
)
from citecheck.model.observation import Exchange, Observation
from citecheck.model.verdict import ArchiveJudgement, ArchiveReason, Hop, LinkReason

_IMPOSSIBLE = {
    "impossible-timestamp": "the time in the link does not exist",
    "before-1996": "the time in the link lies before the first web archive",
    "future-timestamp": "the time in the link has not come yet",
}
_CLOCK_SLACK = timedelta(days=1)
"""A time zone's worth."""
_NOT_FOUND = (404, 410)
_REFUSALS = (403, 451)


def judge_archive(link: ArchiveLink, observation: Observation | None, context: ArchiveContext) -> ArchiveVerdict:
    """Judge what was seen of one archive copy.

    Args:
        link: The link as recognised; some are settled by their form alone.
        observation: The replay, hop by hop; ``None`` when the link was not opened.
        context: The citation, what the archive's index says, our own network.
    """
    by_form = _by_form(link, context.now)
    if by_form is not None:
        return _verdict(by_form, link)
    if observation is None:
        return _verdict(_unopened(link), link)
    final = observation.final
    if final is None:
        reason, says = reason_of_failure(observation, network_up=context.network_up)
        judgement = ArchiveJudgement(_REASONS[reason], (says,))
        return _verdict(judgement, link, observation, error=observation.failure.detail if observation.failure else None)
    if is_memento(final) and not is_error_capture(final) and reason_of_status(final.status) is None:
        return judge_capture(link, observation.exchanges, context)
    judgement, wants_lookup = _without_page(final, link, observation, context)
    return _verdict(judgement, link, observation, wants_lookup=wants_lookup)


_REASONS = {reason: ArchiveReason(reason.value) for reason in LinkReason if reason.value in set(ArchiveReason)}
"""The reasons that links and copies share."""


def _by_form(link: ArchiveLink, now: datetime | None) -> ArchiveJudgement | None:
    """Judge a link that leads to no copy whatever the archive answers."""
    if link.kind in (ArchiveLinkKind.CALENDAR, ArchiveLinkKind.SAVE):
        what = "a list of captures, not one" if link.kind is ArchiveLinkKind.CALENDAR else "a command to make a capture"
        return ArchiveJudgement(ArchiveReason.NOT_A_SNAPSHOT, (f"the link is {what}",))
    if link.kind is ArchiveLinkKind.MALFORMED:
        says = ", ".join(problem.replace("-", " ") for problem in link.problems)
        return ArchiveJudgement(ArchiveReason.MALFORMED, (f"the link has no form that the archive knows: {says}",))
    if "nested" in link.problems:
        says = "an archive link is nested inside another archive link"
        return ArchiveJudgement(ArchiveReason.MALFORMED, (says,))
    for problem, says in _IMPOSSIBLE.items():
        if problem in link.problems:
            return ArchiveJudgement(ArchiveReason.MALFORMED, (says,))
    if now is not None and link.captured_at is not None and link.captured_at > now + _CLOCK_SLACK:
        return ArchiveJudgement(ArchiveReason.MALFORMED, (_IMPOSSIBLE["future-timestamp"],))
    if link.service_status is ServiceStatus.GONE:
        return ArchiveJudgement(ArchiveReason.SERVICE_GONE, (f"{link.service_name} no longer exists",))
    return None


def _unopened(link: ArchiveLink) -> ArchiveJudgement:
    if link.service_status is ServiceStatus.DEPRECATED:
        says = f"{link.service_name} is deprecated and is not asked; only a person can look"
        return ArchiveJudgement(ArchiveReason.SERVICE_DEPRECATED, (says,))
    if link.kind is ArchiveLinkKind.SHORT:
        says = "the link is a short id that says neither what it is of nor when it was taken"
        return ArchiveJudgement(ArchiveReason.SHORT_ID, (says,))
    return ArchiveJudgement(ArchiveReason.NOT_LOOKED_UP, ("the copy was not opened",))


def _without_page(
    final: Exchange, link: ArchiveLink, observation: Observation, context: ArchiveContext
) -> tuple[ArchiveJudgement, bool]:
    """Judge a replay that ends without a page of the capture; the flag tells that only the index can settle it."""
    if is_error_capture(final):
        says = f"the site itself had answered {final.status} when it was captured"
        return ArchiveJudgement(ArchiveReason.ERROR_CAPTURE, (says,)), False
    if names_exclusion(final) or (_may_exclude(final.status) and is_exclusion(final)):
        return ArchiveJudgement(ArchiveReason.EXCLUDED, ("the archive says that it holds this address back",)), False
    reason = reason_of_status(final.status)
    if final.status in _NOT_FOUND or (reason is None and says_absent(final)):
        led_nowhere = bool(captured_redirects(observation.exchanges))
        return _not_there(link, context.lookup, led_nowhere=led_nowhere)
    if reason is not None:
        says = f"{sentence_of_status(final.status)}, without Memento-Datetime: the archive's own, not the capture's"
        return ArchiveJudgement(_REASONS[reason], (says,)), False
    redirected = crawl_redirect(final)
    says = (
        f"the archive shows its page about a captured redirect ({redirected}), not the capture"
        if redirected is not None
        else "the archive answered with a page of its own, without Memento-Datetime"
    )
    return ArchiveJudgement(ArchiveReason.MALFORMED_RESPONSE, (says,)), False


def _may_exclude(status: int) -> bool:
    return status in _REFUSALS or status < _NOT_FOUND[0]


def _not_there(link: ArchiveLink, lookup: LookupAnswer | None, *, led_nowhere: bool) -> tuple[ArchiveJudgement, bool]:
    """Judge a replay that found nothing, with what the index says of the address."""
    replay = (
        "the captured redirect leads to an address that replay does not find" if led_nowhere else "replay finds none"
    )
    match lookup:
        case None:
            says = f"{replay}, and the archive's index was not asked"
            return ArchiveJudgement(ArchiveReason.NOT_LOOKED_UP, (says,)), True
        case Absent(evidence):
            return ArchiveJudgement(
                ArchiveReason.MISSING, (replay, f"the archive's index holds none: {evidence}")
            ), False
        case Found(captures):
            return _against_index(
                link, replay, {capture.timestamp for capture in captures}, led_nowhere=led_nowhere
            ), False
        case Excluded(why):
            return ArchiveJudgement(ArchiveReason.EXCLUDED, (replay, f"the archive holds it back: {why}")), False
        case Refused(why):
            return _unsettled(ArchiveReason.RATE_LIMITED, replay, why), False
        case Unavailable(why):
            return _unsettled(ArchiveReason.SERVER_ERROR, replay, why), False
        case Malformed(why):
            return _unsettled(ArchiveReason.MALFORMED_RESPONSE, replay, why), False


def _against_index(link: ArchiveLink, replay: str, known: set[str], *, led_nowhere: bool) -> ArchiveJudgement:
    if led_nowhere:
        says = "the index holds the redirect, but what it leads to was not captured"
        return ArchiveJudgement(ArchiveReason.MISSING, (replay, says))
    asked = to_digits(link.captured_at) if link.captured_at is not None else link.timestamp
    if asked in known:
        says = "the index lists this very capture, so replay is at fault"
        return ArchiveJudgement(ArchiveReason.SERVER_ERROR, (replay, says))
    says = f"the index holds {len(known)} of other times, and not this one"
    return ArchiveJudgement(ArchiveReason.MISSING, (replay, says))


def _unsettled(reason: ArchiveReason, replay: str, why: str) -> ArchiveJudgement:
    return ArchiveJudgement(reason, (replay, f"the archive's index could not be asked: {why}"))


def _verdict(
    judgement: ArchiveJudgement,
    link: ArchiveLink,
    observation: Observation | None = None,
    *,
    error: str | None = None,
    wants_lookup: bool = False,
) -> ArchiveVerdict:
    """Put a verdict without a page together, with what is known of time and address."""
    exchanges = observation.exchanges if observation is not None else ()
    mementos = [exchange for exchange in exchanges if is_memento(exchange)]
    return ArchiveVerdict(
        judgement=judgement,
        captured_at=memento_time(mementos[-1]) if mementos else link.captured_at,
        original_url=(original_of(mementos[0]) if mementos else None) or link.original_url,
        status=exchanges[-1].status if exchanges and not error else None,
        hops=tuple(Hop(exchange.url, exchange.status) for exchange in exchanges[:-1]),
        error=error,
        wants_lookup=wants_lookup,
    )
