"""Judge a link by the page that answered: by what it shows, and by where the redirects led."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck.judge.content import Content, Fault
from citecheck.judge.interface import LinkContext
from citecheck.judge.path_test import TestResult, read_path_test
from citecheck.judge.redirects import (
    Goal,
    forward_target,
    goal_of,
    is_deep,
    is_made_search,
    is_permanent,
    is_short_link,
)
from citecheck.judge.ties import has_too_little, is_cited_page, is_tied, names_itself
from citecheck.model.observation import Exchange
from citecheck.model.page import PageComparison
from citecheck.model.verdict import LinkJudgement, LinkReason
from citecheck.pages.addresses import is_home
from citecheck.pages.interface import Reading, SignKind

_LONG_CONTENT = 4
_SOME_CONTENT = 2
_FEW_RESULTS = 2
_WALLS = (
    (SignKind.ROBOT_WALL, LinkReason.BLOCKED),
    (SignKind.LOGIN_WALL, LinkReason.LOGIN_REQUIRED),
    (SignKind.CONSENT_WALL, LinkReason.LOGIN_REQUIRED),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer with all that the judgement of its content needs."""

    asked: str
    exchanges: tuple[Exchange, ...]
    reading: Reading
    content: Content
    comparisons: tuple[PageComparison, ...]
    context: LinkContext

    @property
    def final(self) -> Exchange:
        """The final answer."""
        return self.exchanges[-1]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judgement, and whether a path test could change it."""

    judgement: LinkJudgement
    wants_path_test: bool = False


def opinion_of_content(seen: Seen) -> Opinion:
    """Judge an answer of success by what it shows and by where it came from."""
    content = seen.content
    match content.fault:
        case Fault.PARKED:
            return opinion(LinkReason.PARKED, *content.sentences(SignKind.PARKED, SignKind.TRADE))
        case Fault.MISSING:
            return opinion(LinkReason.SOFT_404, *content.sentences(SignKind.MISSING))
        case Fault.LOGIN_WALL:
            return opinion(LinkReason.LOGIN_REQUIRED, *content.sentences(SignKind.LOGIN_WALL))
        case Fault.CONSENT_WALL:
            return opinion(LinkReason.LOGIN_REQUIRED, *content.sentences(SignKind.CONSENT_WALL))
        case Fault.MAINTENANCE:
            return opinion(LinkReason.SERVER_ERROR, *content.sentences(SignKind.MAINTENANCE))
        case Fault.NO_RESULTS | Fault.BLANK | Fault.SCRIPT_SHELL | Fault.ROBOT_WALL | None:
            return _by_goal(seen)


def _by_goal(seen: Seen) -> Opinion:
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
            return opinion(LinkReason.PARKED, "it leads to a service that parks or sells domains")
        case Goal.LOGIN if not has_text:
            says = seen.content.sentences(SignKind.LOGIN_WALL)
            return opinion(LinkReason.LOGIN_REQUIRED, "it leads to a log-in page", *says)
        case Goal.CONSENT if not has_text:
            says = seen.content.sentences(SignKind.CONSENT_WALL)
            return opinion(LinkReason.LOGIN_REQUIRED, "it leads to a consent form", *says)
        case Goal.ERROR if not has_text:
            says = seen.content.sentences(SignKind.MISSING)
            return opinion(LinkReason.SOFT_404, "it leads to an error page that answers with success", *says)
        case Goal.SEARCH if seen.content.fault is Fault.NO_RESULTS or _is_vain_search(seen):
            return opinion(LinkReason.SOFT_404, "it leads to a search that finds nothing")
        case Goal.GATE if seen.content.weight(SignKind.CONTENT) < _SOME_CONTENT:
            says = seen.content.sentences(SignKind.LOGIN_WALL, SignKind.CONSENT_WALL)
            return opinion(LinkReason.LOGIN_REQUIRED, "a page was put before it, with the address to go on to", *says)
        case _:
            return _as_page(seen, goal)


def _is_vain_search(seen: Seen) -> bool:
    """Whether the words of the address were searched for, and nothing is listed, with links or without."""
    if not is_made_search(seen.asked, seen.final.url) or not seen.reading.page.is_complete:
        return False
    listed = sum(1 for block in seen.reading.blocks if block.link_chars and not block.boilerplate)
    return listed < _FEW_RESULTS and not seen.content.weight(SignKind.CONTENT)


def _led_home(seen: Seen, target: str) -> Opinion:
    """Judge a link that ends at a home page: a deep address never meant it, a short one perhaps."""
    says = f"it leads to the home page {target}"
    if is_short_link(seen.asked):
        return opinion(LinkReason.MOVED, f"{says}, as short links may")
    if is_deep(seen.asked):
        unlike = "whose title is not the cited one" if seen.context.references else "though a single page was asked for"
        return opinion(LinkReason.REDIRECT_TO_HOME, f"{says}, {unlike}")
    result = _tested(seen)
    if result is TestResult.SAME:
        return opinion(LinkReason.REDIRECT_TO_HOME, says, "the host does the same for a path that cannot exist")
    live = _moved_or_ok(seen)
    return Opinion(replace(live, signs=(*live.signs, says)), wants_path_test=True)


def _as_page(seen: Seen, goal: Goal) -> Opinion:
    """Judge what looks like a page, and ask the host for an impossible path where that is in doubt."""
    live = _moved_or_ok(seen)
    if odd := _oddities(seen, goal):
        live = replace(live, signs=(*live.signs, *odd))
    if seen.content.is_all_missing and not is_tied(seen.reading, seen.asked, seen.comparisons):
        return opinion(LinkReason.SOFT_404, *seen.content.sentences(SignKind.MISSING))
    if not _is_doubtful(seen):
        return Opinion(live)
    if _tested(seen) is TestResult.SAME:
        same = "the host shows the same page for a path that cannot exist"
        for kind, reason in _WALLS:
            if seen.content.weight(kind):  # a wall stands before every path, and what is behind it may be there
                return opinion(reason, same, *seen.content.sentences(kind))
        return opinion(LinkReason.SOFT_404, same, *seen.content.sentences(SignKind.MISSING))
    return Opinion(live, wants_path_test=True)


def _is_doubtful(seen: Seen) -> bool:
    """Whether a path test could tell this page from one that the host shows for any path."""
    reading = seen.reading
    if not reading.page.is_html or not reading.readable or seen.content.fault in (Fault.BLANK, Fault.SCRIPT_SHELL):
        return False
    if seen.content.maybe_missing:
        return True
    if is_home(seen.asked) and is_home(seen.final.url):
        return False
    if reading.has_body and has_too_little(reading):
        return False
    if seen.context.same_body_as:
        return not names_itself(reading, seen.asked) and not is_cited_page(seen.comparisons)
    return not is_tied(reading, seen.asked, seen.comparisons)


def _tested(seen: Seen) -> TestResult | None:
    test = seen.context.path_test
    return None if test is None else read_path_test(test, seen.final, seen.reading)


def _moved_or_ok(seen: Seen) -> LinkJudgement:
    if len(seen.exchanges) > 1 and goal_of(seen.asked, seen.final.url) is not Goal.SAME:
        if is_permanent(seen.exchanges):
            return LinkJudgement(LinkReason.MOVED, (f"it has moved for good to {seen.final.url}",))
        return LinkJudgement(LinkReason.OK, (f"it answers, for now, at {seen.final.url}",))
    return _OK


_OK = LinkJudgement(LinkReason.OK)
"""One for all: most links are simply there."""


def _oddities(seen: Seen, goal: Goal) -> tuple[str, ...]:
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


def opinion(reason: LinkReason, *signs: str) -> Opinion:
    """Put a settled judgement together."""
    return Opinion(LinkJudgement(reason, tuple(dict.fromkeys(signs))))
