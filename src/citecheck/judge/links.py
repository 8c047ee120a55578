"""Judge one link: live, dead or unknown, with the signs.

*Dead* wants proof: a GET that said 404 or 410, a name that does not exist, a page that says it is missing, a parked
domain, or a redirect of a deep address to a home page. What looks odd without proving anything is live with its signs,
or asks for a path test first: the answer of the same host for a path that cannot exist.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck.judge.content import Content, Fault, judge_content
from citecheck.judge.failures import answered_all_the_same, reason_of_failure
from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.path_test import TestResult, path_test_url, read_path_test
from citecheck.judge.redirects import (
    Goal,
    forward_target,
    goal_of,
    is_deep,
    is_made_search,
    is_permanent,
    is_short_link,
)
from citecheck.judge.statuses import is_redirect, reason_of_status, sentence_of_status
from citecheck.judge.ties import has_too_little, is_cited_page, is_tied, names_itself
from citecheck.model.observation import Exchange, Observation
from citecheck.model.page import PageComparison
from citecheck.model.verdict import Hop, LinkJudgement, LinkReason
from citecheck.pages.compare import compare
from citecheck.pages.interface import Reading, SignKind
from citecheck.pages.read import read

_LONG_CONTENT = 4
_SOME_CONTENT = 2
_FEW_RESULTS = 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """An answer with all that the judgement of its content needs."""

    asked: str
    exchanges: tuple[Exchange, ...]
    reading: Reading
    content: Content
    comparisons: tuple[PageComparison, ...]
    context: LinkContext

    @property
    def final(self) -> Exchange:
        return self.exchanges[-1]


@dataclass(frozen=True, slots=True)
class _Opinion:
    """A judgement, and whether a path test could change it."""

    judgement: LinkJudgement
    wants_path_test: bool = False


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
    reading = read(final)
    comparisons = tuple(compare(reading.page, reference, url=final.url) for reference in context.references)
    content = judge_content(reading, is_cited=is_cited_page(comparisons))
    seen = _Seen(observation.url, observation.exchanges, reading, content, comparisons, context)
    opinion = _by_status(seen)
    wants = opinion.wants_path_test and context.path_test is None
    return LinkVerdict(
        judgement=opinion.judgement,
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


def _by_status(seen: _Seen) -> _Opinion:
    status = seen.final.status
    says = sentence_of_status(status)
    if status in seen.context.accept_as_live:
        return _opinion(LinkReason.OK, f"{says}, which the settings accept for this host")
    if seen.content.fault is Fault.ROBOT_WALL and status != _TOO_MANY_REQUESTS:
        return _opinion(LinkReason.BLOCKED, *seen.content.sentences(SignKind.ROBOT_WALL))
    reason = reason_of_status(status)
    if reason is not None:
        return _opinion(reason, says)
    return _by_content(seen)


_TOO_MANY_REQUESTS = 429


def _by_content(seen: _Seen) -> _Opinion:
    """Judge an answer of success by what it shows and by where it came from."""
    content = seen.content
    match content.fault:
        case Fault.PARKED:
            return _opinion(LinkReason.PARKED, *content.sentences(SignKind.PARKED, SignKind.TRADE))
        case Fault.MISSING:
            return _opinion(LinkReason.SOFT_404, *content.sentences(SignKind.MISSING))
        case Fault.LOGIN_WALL:
            return _opinion(LinkReason.LOGIN_REQUIRED, *content.sentences(SignKind.LOGIN_WALL))
        case Fault.CONSENT_WALL:
            return _opinion(LinkReason.LOGIN_REQUIRED, *content.sentences(SignKind.CONSENT_WALL))
        case Fault.MAINTENANCE:
            return _opinion(LinkReason.SERVER_ERROR, *content.sentences(SignKind.MAINTENANCE))
        case Fault.NO_RESULTS | Fault.BLANK | Fault.SCRIPT_SHELL | Fault.ROBOT_WALL | None:
            return _by_goal(seen)


def _by_goal(seen: _Seen) -> _Opinion:
    """Judge by where the redirects led, or by where the page itself forwards to."""
    goal, target = goal_of(seen.asked, seen.final.url), seen.final.url
    forward = forward_target(seen.final.url, seen.reading.traits.refresh)
    if goal in (Goal.SAME, Goal.PAGE) and forward is not None and not seen.content.weight(SignKind.CONTENT):
        forwarded = goal_of(seen.asked, forward)
        if forwarded not in (Goal.SAME, Goal.PAGE):
            goal, target = forwarded, forward
    if is_cited_page(seen.comparisons):
        goal = Goal.PAGE if goal is not Goal.SAME else goal
    has_text = seen.content.weight(SignKind.CONTENT) >= _LONG_CONTENT
    match goal:
        case Goal.HOME:
            return _led_home(seen, target)
        case Goal.PARKING:
            return _opinion(LinkReason.PARKED, "it leads to a service that parks or sells domains")
        case Goal.LOGIN if not has_text:
            says = seen.content.sentences(SignKind.LOGIN_WALL)
            return _opinion(LinkReason.LOGIN_REQUIRED, "it leads to a log-in page", *says)
        case Goal.CONSENT if not has_text:
            says = seen.content.sentences(SignKind.CONSENT_WALL)
            return _opinion(LinkReason.LOGIN_REQUIRED, "it leads to a consent form", *says)
        case Goal.ERROR if not has_text:
            says = seen.content.sentences(SignKind.MISSING)
            return _opinion(LinkReason.SOFT_404, "it leads to an error page that answers with success", *says)
        case Goal.SEARCH if seen.content.fault is Fault.NO_RESULTS or _is_vain_search(seen):
            return _opinion(LinkReason.SOFT_404, "it leads to a search that finds nothing")
        case Goal.GATE if seen.content.weight(SignKind.CONTENT) < _SOME_CONTENT:
            says = seen.content.sentences(SignKind.LOGIN_WALL, SignKind.CONSENT_WALL)
            return _opinion(LinkReason.LOGIN_REQUIRED, "a page was put before it, with the address to go on to", *says)
        case _:
            return _as_page(seen, goal)


def _is_vain_search(seen: _Seen) -> bool:
    """Whether the words of the address were searched for, and nothing is listed."""
    listed = sum(1 for block in seen.reading.blocks if block.link_chars and not block.boilerplate)
    return is_made_search(seen.asked, seen.final.url) and seen.reading.page.is_complete and listed < _FEW_RESULTS


def _led_home(seen: _Seen, target: str) -> _Opinion:
    """Judge a link that ends at a home page: a deep address never meant it, a short one perhaps."""
    says = f"it leads to the home page {target}"
    if is_short_link(seen.asked):
        return _opinion(LinkReason.MOVED, f"{says}, as short links may")
    if is_deep(seen.asked):
        unlike = "whose title is not the cited one" if seen.context.references else "though a single page was asked for"
        return _opinion(LinkReason.REDIRECT_TO_HOME, f"{says}, {unlike}")
    result = _tested(seen)
    if result is TestResult.SAME:
        return _opinion(LinkReason.REDIRECT_TO_HOME, says, "the host does the same for a path that cannot exist")
    live = _moved_or_ok(seen)
    return _Opinion(replace(live, signs=(*live.signs, says)), wants_path_test=True)


def _as_page(seen: _Seen, goal: Goal) -> _Opinion:
    """Judge what looks like a page, and ask the host for an impossible path where that is in doubt."""
    live = _moved_or_ok(seen)
    live = replace(live, signs=(*live.signs, *_oddities(seen, goal)))
    if not _is_doubtful(seen):
        return _Opinion(live)
    if _tested(seen) is TestResult.SAME:
        signs = ("the host shows the same page for a path that cannot exist", *seen.content.sentences(SignKind.MISSING))
        return _opinion(LinkReason.SOFT_404, *signs)
    return _Opinion(live, wants_path_test=True)


def _is_doubtful(seen: _Seen) -> bool:
    """Whether a path test could tell this page from one that the host shows for any path."""
    reading = seen.reading
    if not reading.page.is_html or not reading.readable or seen.content.fault in (Fault.BLANK, Fault.SCRIPT_SHELL):
        return False
    if seen.content.maybe_missing:
        return True
    if goal_of(seen.asked, seen.final.url) is Goal.SAME and _asks_for_home(seen.asked):
        return False
    if reading.has_body and has_too_little(reading):
        return False
    if seen.context.same_body_as:
        return not names_itself(reading, seen.asked) and not is_cited_page(seen.comparisons)
    return not is_tied(reading, seen.asked, seen.comparisons)


def _asks_for_home(asked: str) -> bool:
    from citecheck.pages.addresses import is_home

    return is_home(asked)


def _tested(seen: _Seen) -> TestResult | None:
    test = seen.context.path_test
    return None if test is None else read_path_test(test, seen.final, seen.reading)


def _moved_or_ok(seen: _Seen) -> LinkJudgement:
    if len(seen.exchanges) > 1 and goal_of(seen.asked, seen.final.url) is not Goal.SAME:
        if is_permanent(seen.exchanges):
            return LinkJudgement(LinkReason.MOVED, (f"it has moved for good to {seen.final.url}",))
        return LinkJudgement(LinkReason.OK, (f"it answers, for now, at {seen.final.url}",))
    return LinkJudgement(LinkReason.OK)


def _oddities(seen: _Seen, goal: Goal) -> tuple[str, ...]:
    """Say what is odd about a page that is live all the same."""
    odd: list[str] = []
    if not seen.reading.readable:
        odd.append("it came in a coding that cannot be undone, so it was not read")
    if seen.content.fault in (Fault.BLANK, Fault.SCRIPT_SHELL):
        odd += seen.content.sentences(SignKind.BLANK, SignKind.SCRIPT_SHELL)
    forward = forward_target(seen.final.url, seen.reading.traits.refresh)
    if forward is not None:
        odd.append(f"it forwards to {forward} by a refresh")
    if goal in (Goal.LOGIN, Goal.CONSENT, Goal.ERROR, Goal.SEARCH):
        odd.append(f"its address looks like one of a {goal.value} page, but it has text of its own")
    odd += seen.content.sentences(SignKind.PAY_WALL)
    return tuple(odd)


def _opinion(reason: LinkReason, *signs: str) -> _Opinion:
    return _Opinion(LinkJudgement(reason, tuple(dict.fromkeys(signs))))
