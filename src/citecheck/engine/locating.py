"""Find addresses for references that have none: the search offers, the archived page itself confirms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from citecheck.archives.locate.agreement import title_agrees
from citecheck.archives.locate.confirm import Located, Unconfirmed, settle
from citecheck.archives.locate.search import Candidate, Locator
from citecheck.clock import Clock
from citecheck.engine.ports import ArchiveDesk
from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveContext
from citecheck.links.archive_links import recognise
from citecheck.model.capture import ArchiveLink, Found
from citecheck.model.finding import Confidence
from citecheck.model.located import LocatedWork, Location, UnlocatedWork
from citecheck.model.observation import Observation
from citecheck.model.page import Likeness, Page, PageComparison
from citecheck.model.reference import Citation, Reference
from citecheck.model.verdict import ArchiveState

OnDone = Callable[[int, int], None]
"""Told after each reference: how many are done, of how many."""


@dataclass(slots=True)
class _Confirmation:
    """Opens candidates for one reference and remembers how surely the page agreed."""

    reference: Reference
    desk: ArchiveDesk
    clock: Clock
    confidence: Confidence = Confidence.POSSIBLE

    def __call__(self, candidate: Candidate) -> tuple[str, ...] | Unconfirmed:
        """Give the signs by which the page agrees with the citation."""
        link = recognise(candidate.capture.archive_url)
        if link is None:
            return Unconfirmed()
        seen: list[Observation] = []

        def note(_: ArchiveLink, observation: Observation) -> None:
            seen.append(observation)

        self.desk.replay((link,), note)
        cited = replace(self.reference, url=candidate.url)
        context = ArchiveContext(
            references=(cited,), cited_url=candidate.url, lookup=Found((candidate.capture,)), now=self.clock.now()
        )
        verdict = judge_archive(link, seen[0] if seen else None, context)
        if verdict.judgement.state is ArchiveState.UNKNOWN:
            return Unconfirmed(f"its capture could not be seen ({verdict.judgement.reason})", is_unseen=True)
        if verdict.judgement.state is not ArchiveState.VERIFIED or verdict.comparison is None:
            return Unconfirmed()
        confidence = agreement(verdict.comparison)
        if confidence is None or not title_agrees(self.reference.title or "", _titles(verdict.page)):
            return Unconfirmed()
        self.confidence = confidence
        return _signs(verdict.comparison)


def locate(
    citations: Sequence[Citation], locator: Locator, desk: ArchiveDesk, clock: Clock, on_done: OnDone | None = None
) -> Location:
    """Search for every reference without an address; the others teach where their outlets live."""
    neighbours = [citation.reference for citation in citations if citation.reference.url is not None]
    wanted = [citation for citation in citations if _lacks_address(citation)]
    located: list[LocatedWork] = []
    not_located: list[UnlocatedWork] = []
    known: dict[tuple[str | None, ...], LocatedWork | UnlocatedWork] = {}
    for number, citation in enumerate(wanted, 1):
        try:
            outcome = _one(citation, neighbours, locator, desk, clock, known)
        except KeyboardInterrupt:
            return Location(tuple(located), tuple(not_located), complete=False)
        if isinstance(outcome, LocatedWork):
            located.append(outcome)
        else:
            not_located.append(outcome)
        if on_done is not None:
            on_done(number, len(wanted))
    return Location(tuple(located), tuple(not_located), complete=not any(left.silent for left in not_located))


def agreement(comparison: PageComparison) -> Confidence | None:
    """Say how surely a page is the cited work by its own title and date; ``None`` when they do not agree."""
    if comparison.published is Likeness.DIFFERENT:
        return None
    dated = comparison.published in (Likeness.MATCH, Likeness.NEAR)
    if comparison.title is Likeness.MATCH:
        return Confidence.CERTAIN if dated else Confidence.LIKELY
    return Confidence.POSSIBLE if comparison.title is Likeness.NEAR and dated else None


def _one(
    citation: Citation,
    neighbours: Sequence[Reference],
    locator: Locator,
    desk: ArchiveDesk,
    clock: Clock,
    known: dict[tuple[str | None, ...], LocatedWork | UnlocatedWork],
) -> LocatedWork | UnlocatedWork:
    reference = citation.reference
    work = (reference.title, reference.outlet, reference.published, reference.archived, reference.accessed)
    if work in known:  # the same work cited twice is searched once
        return replace(known[work], reference=citation.id)
    confirm = _Confirmation(reference, desk, clock)
    outcome = settle(locator.search(reference, neighbours), confirm)
    if isinstance(outcome, Located):
        found: LocatedWork | UnlocatedWork = LocatedWork(
            reference=citation.id,
            url=outcome.candidate.url,
            archive_url=outcome.candidate.capture.archive_url,
            confidence=confirm.confidence,
            signs=outcome.signs,
        )
    else:
        found = UnlocatedWork(citation.id, outcome.tried, outcome.silent)
    known[work] = found
    return found


def _titles(page: Page | None) -> tuple[str, ...]:
    """Give all that a page calls itself."""
    if page is None:
        return ()
    named = (page.headline, page.og_title, page.title, *page.headings[:1])
    return tuple(title for title in named if title is not None)


def _lacks_address(citation: Citation) -> bool:
    reference = citation.reference
    return reference.url is None and reference.archive_url is None and reference.doi is None


def _signs(comparison: PageComparison) -> tuple[str, ...]:
    signs = [f"the archived page's title is {comparison.page_title!r}"] if comparison.page_title else []
    if comparison.published in (Likeness.MATCH, Likeness.NEAR):
        signs.append("its date agrees with the citation")
    if comparison.authors is Likeness.MATCH:
        signs.append("its author agrees with the citation")
    return tuple(signs)
