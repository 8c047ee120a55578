"""Judge one link: live, dead or unknown, with the signs."""

from __future__ import annotations

from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.model.observation import Exchange, FailureKind, Observation
from citecheck.model.verdict import Hop, LinkJudgement, LinkReason
from citecheck.pages.read import read_page

_STATUSES = {
    404: LinkReason.NOT_FOUND,
    410: LinkReason.GONE,
    401: LinkReason.LOGIN_REQUIRED,
    429: LinkReason.RATE_LIMITED,
}


def judge_link(observation: Observation, context: LinkContext) -> LinkVerdict:
    """Judge what was seen of one link."""
    hops = tuple(Hop(exchange.url, exchange.status) for exchange in observation.exchanges[:-1])
    final = observation.final
    if final is None:
        failure = observation.failure
        kind = failure.kind if failure else FailureKind.INTERRUPTED
        reason = LinkReason(kind.value) if kind.value in set(LinkReason) else LinkReason.NETWORK_DOWN
        return LinkVerdict(LinkJudgement(reason), hops=hops, error=failure.detail if failure else None)
    page = read_page(final)
    if final.status in context.accept_as_live:
        return LinkVerdict(LinkJudgement(LinkReason.OK), page, final.url, final.status, hops)
    return LinkVerdict(LinkJudgement(_reason(final, moved=bool(hops))), page, final.url, final.status, hops)


def _reason(final: Exchange, *, moved: bool) -> LinkReason:
    if final.status < 300:  # noqa: PLR2004 - HTTP status class
        return LinkReason.MOVED if moved else LinkReason.OK
    if final.status >= 500:  # noqa: PLR2004 - HTTP status class
        return LinkReason.SERVER_ERROR
    return _STATUSES.get(final.status, LinkReason.BLOCKED)
