"""Judge what a capture shows: the cited page, or one of the pages that robots catch in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.judge.content import Content, Fault, judge_content
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.judge.mementos import captured_redirects, memento_time, original_of
from citecheck.judge.reading import reading_of
from citecheck.judge.redirects import Goal, goal_of, is_deep, is_short_link
from citecheck.judge.ties import SAME_ADDRESS, is_cited_page, is_foreign
from citecheck.links.canonical import match
from citecheck.model.capture import ArchiveLink
from citecheck.model.observation import Exchange
from citecheck.model.page import Likeness, PageComparison
from citecheck.model.verdict import ArchiveJudgement, ArchiveReason, Hop
from citecheck.pages.compare import compare, is_usurped
from citecheck.pages.interface import Reading, SignKind

_LONG_CONTENT = 4


def judge_capture(link: ArchiveLink, exchanges: Sequence[Exchange], context: ArchiveContext) -> ArchiveVerdict:
    """Judge a replay that ends at a memento of success.

    Args:
        link: The archive link.
        exchanges: The replay, hop by hop; the last one is the memento.
        context: The citation and the address it cites.
    """
    final = exchanges[-1]
    shown = original_of(final) or link.original_url
    first = next((exchange for exchange in exchanges if memento_time(exchange) is not None), final)
    asked = original_of(first) or link.original_url
    reading = reading_of(final)
    comparisons = tuple(compare(reading.page, reference, url=shown) for reference in context.references)
    content = judge_content(reading, is_cited=is_cited_page(comparisons), asked=asked or "")
    capture = _Capture(asked or "", shown or "", bool(captured_redirects(exchanges)), reading, content, comparisons)
    return ArchiveVerdict(
        judgement=capture.judgement(context),
        captured_at=memento_time(final),
        original_url=asked,
        page=reading.page,
        comparison=comparisons[0] if comparisons else None,
        status=final.status,
        hops=tuple(Hop(exchange.url, exchange.status) for exchange in exchanges[:-1]),
        comparisons=comparisons,
    )


@dataclass(frozen=True, slots=True)
class _Capture:
    """A capture with what its judgement needs."""

    asked: str
    """The address inside the link."""
    shown: str
    """The address of the memento at the end."""
    redirected: bool
    """A captured redirect led from the one to the other."""
    reading: Reading
    content: Content
    comparisons: tuple[PageComparison, ...]

    def judgement(self, context: ArchiveContext) -> ArchiveJudgement:
        """Judge by what is shown, then by where captured redirects led, then by the citation."""
        return (
            self._by_fault(context)
            or self._by_goal(context)
            or self._if_empty()
            or self._by_citation(context)
            or self._verified()
        )

    def _by_fault(self, context: ArchiveContext) -> ArchiveJudgement | None:
        say = self.content.sentences
        match self.content.fault:
            case Fault.PARKED:
                return ArchiveJudgement(ArchiveReason.PARKED, say(SignKind.PARKED, SignKind.TRADE))
            case Fault.MISSING:
                return ArchiveJudgement(ArchiveReason.SOFT_404, say(SignKind.MISSING))
            case Fault.LOGIN_WALL:
                return ArchiveJudgement(ArchiveReason.LOGIN_WALL, say(SignKind.LOGIN_WALL))
            case Fault.CONSENT_WALL:
                return ArchiveJudgement(ArchiveReason.LOGIN_WALL, say(SignKind.CONSENT_WALL))
            case Fault.ROBOT_WALL:
                return ArchiveJudgement(ArchiveReason.LOGIN_WALL, say(SignKind.ROBOT_WALL))
            case Fault.MAINTENANCE:
                return ArchiveJudgement(ArchiveReason.ERROR_CAPTURE, say(SignKind.MAINTENANCE))
            case Fault.NO_RESULTS | Fault.BLANK | Fault.SCRIPT_SHELL | None:
                return self._maybe_missing(context)

    def _if_empty(self) -> ArchiveJudgement | None:
        """Nothing to read, and nothing better known of it."""
        if self.content.fault not in (Fault.BLANK, Fault.SCRIPT_SHELL):
            return None
        return ArchiveJudgement(ArchiveReason.BLANK, self.content.sentences(SignKind.BLANK, SignKind.SCRIPT_SHELL))

    def _maybe_missing(self, context: ArchiveContext) -> ArchiveJudgement | None:
        """No host can be asked what it said years ago; the cited title must tell."""
        if not self.content.maybe_missing or not context.references:
            return None
        alike = {comparison.title for comparison in self.comparisons}
        if alike & {Likeness.MATCH, Likeness.NEAR} or self._is_long():
            return None
        signs = self.content.sentences(SignKind.MISSING)
        return ArchiveJudgement(ArchiveReason.SOFT_404, (*signs, "and nothing of the cited title"))

    def _by_goal(self, context: ArchiveContext) -> ArchiveJudgement | None:
        cited = context.cited_url or self.asked
        if is_cited_page(self.comparisons):
            return None
        goal = goal_of(self.asked, self.shown) if self.redirected else Goal.SAME
        if goal is Goal.SAME and context.cited_url and goal_of(cited, self.shown) is Goal.HOME:
            goal = Goal.HOME  # the link itself is of the home page
        signs = (f"the capture leads to {self.shown}",)
        match goal:
            case Goal.HOME if is_deep(cited) and not is_short_link(cited):
                return ArchiveJudgement(ArchiveReason.REDIRECT_TO_HOME, (*signs, "a home page, not the page cited"))
            case _ if self._is_long():
                return None
            case Goal.LOGIN | Goal.CONSENT | Goal.GATE:
                return ArchiveJudgement(ArchiveReason.LOGIN_WALL, (*signs, f"a {goal.value} page"))
            case Goal.ERROR:
                return ArchiveJudgement(ArchiveReason.SOFT_404, (*signs, "an error page"))
            case Goal.SEARCH if self.content.fault is Fault.NO_RESULTS:
                return ArchiveJudgement(ArchiveReason.SOFT_404, (*signs, "a search that found nothing"))
            case Goal.PARKING:
                return ArchiveJudgement(ArchiveReason.PARKED, (*signs, "a service that parks or sells domains"))
            case _:
                return None

    def _by_citation(self, context: ArchiveContext) -> ArchiveJudgement | None:
        """Say "another page" only with two witnesses: the title, and the address, the outlet or the whole text."""
        if not self.comparisons or any(comparison.title is not Likeness.DIFFERENT for comparison in self.comparisons):
            return None
        title = self.comparisons[0].page_title
        signs = [f"its title is “{title}”, which has nothing of the cited one"]
        if context.cited_url and match(context.cited_url, self.shown) not in SAME_ADDRESS:
            signs.append(f"it is of {self.shown}, which is not the cited address")
        elif all(is_usurped(self.reading.page, reference, self.shown) for reference in context.references):
            signs.append("its site bears a name that fits neither the cited outlet nor the host")
        elif all(is_foreign(self.reading, reference, self.shown) for reference in context.references):
            signs.append("nothing on it names the cited outlet or the host, or holds a word of the cited title")
        else:
            return None
        return ArchiveJudgement(ArchiveReason.OTHER_PAGE, tuple(signs))

    def _verified(self) -> ArchiveJudgement:
        signs = ["it is a memento, and was read"]
        if is_cited_page(self.comparisons):
            signs.append("its title is the cited one")
        if self.redirected:
            signs.append(f"the address had moved to {self.shown} when it was captured")
        if not self.reading.readable:
            signs.append("it came in a coding that cannot be undone, so its content was not read")
        return ArchiveJudgement(ArchiveReason.OK, (*signs, *self.content.sentences(SignKind.PAY_WALL)))

    def _is_long(self) -> bool:
        return self.content.weight(SignKind.CONTENT) >= _LONG_CONTENT
