"""Judge one link: live, dead or unknown, with the signs.

*Dead* wants proof: a GET that said 404 or 410, a name that does not exist, a page that says it is missing, a parked
domain, or a redirect of a deep address to a home page. What looks odd without proving anything is live with its signs,
or asks for a path test first: the answer of the same host for a path that cannot exist.
"""

from __future__ import annotations

from citecheck.judge.content import Fault, judge_content
from citecheck.judge.failures import answered_all_the_same, reason_of_failure
from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.link_content import Opinion, Seen, opinion, opinion_of_content
from citecheck.judge.path_test import path_test_url
from citecheck.judge.reading import reading_of
from citecheck.judge.statuses import is_redirect, reason_of_status, sentence_of_status
from citecheck.judge.ties import is_cited_page
from citecheck.model.observation import Exchange, Observation
from citecheck.model.verdict import Hop, LinkJudgement, LinkReason
from citecheck.pages.compare import compare
from citecheck.pages.interface import SignKind

_TOO_MANY_REQUESTS = 429


def judge_link(observation: Observation, context: LinkContext) -> LinkVerdict:
    """Judge what was seen of one link.

    Args:
        observation: The answers, hop by hop, or the failure.
        context: The citations, our own network, and what else is known of the host.
    """
    final = observation.final
    if final is None and answered_all_the_same(observation):
        final = _answer_by_status(observation)
    if final is None:
        reason, says = reason_of_failure(observation, network_up=context.network_up)
        hops = tuple(Hop(exchange.url, exchange.status) for exchange in observation.exchanges)
        error = observation.failure.detail if observation.failure is not None else None
        return LinkVerdict(LinkJudgement(reason, (says,)), hops=hops, error=error)
    reading = reading_of(final)
    comparisons = tuple(compare(reading.page, reference, url=final.url) for reference in context.references)
    content = judge_content(reading, is_cited=is_cited_page(comparisons), asked=observation.url)
    seen = Seen(observation.url, observation.exchanges, reading, content, comparisons, context)
    found = _by_status(seen)
    wants = found.wants_path_test and context.path_test is None
    return LinkVerdict(
        judgement=found.judgement,
        page=reading.page,
        final_url=final.url,
        status=final.status,
        hops=tuple(Hop(exchange.url, exchange.status) for exchange in observation.exchanges[:-1]),
        error=observation.failure.detail if observation.failure is not None else None,
        wants_path_test=path_test_url(seen.asked) if wants else None,
        comparisons=comparisons,
    )


def _answer_by_status(observation: Observation) -> Exchange | None:
    """Give the answer whose body broke off, when its status proves something without one."""
    last = observation.exchanges[-1]
    settled = reason_of_status(last.status)
    return last if settled is not None and not is_redirect(last.status) else None


def _by_status(seen: Seen) -> Opinion:
    status = seen.final.status
    says = sentence_of_status(status)
    if status in seen.context.accept_as_live:
        return opinion(LinkReason.OK, f"{says}, which the settings accept for this host")
    if seen.content.fault is Fault.ROBOT_WALL and status != _TOO_MANY_REQUESTS:
        return opinion(LinkReason.BLOCKED, *seen.content.sentences(SignKind.ROBOT_WALL))
    reason = reason_of_status(status)
    if reason is not None:
        return opinion(reason, says)
    return opinion_of_content(seen)
