"""Check the archive copies that references give, and find copies for those that have none or a bad one.

A given link is opened first; an index is asked only where opening it could not settle the matter, where the copy is
bad, or where there is none. "No snapshot" is said only where an index answered so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from citecheck.clock import Clock
from citecheck.engine import archive_rows
from citecheck.engine.drifting import Drifting
from citecheck.engine.modes import ArchiveMode
from citecheck.engine.opening import GivenCopies
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import Plan
from citecheck.engine.ports import ArchiveDesk, Store, Watcher
from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveVerdict
from citecheck.links.archive_links import recognise
from citecheck.model.capture import ArchiveLink, Capture, Found, LookupAnswer
from citecheck.model.edtf import interval
from citecheck.model.reference import Citation, ReferenceId
from citecheck.model.verdict import ArchiveReason, ArchiveResult, ArchiveState, LinkResult, LinkState

WAYBACK = "wayback"
"""Id of the service whose index is asked."""
_OFFERS_OPENED = 3
"""Captures that are opened in search of a good one to offer, nearest first. Our choice."""


@dataclass(frozen=True, slots=True)
class Archived:
    """The archive copies, judged."""

    results: Mapping[ReferenceId, ArchiveResult]
    links: Mapping[str, LinkResult]
    """A row for each archive address, as spelled."""
    asked: bool
    """Some archive was asked, or could have been."""
    interrupted: bool = False
    """The user stopped it; what was not asked says so."""


class ArchiveChecking:
    """One round over the archive copies of a plan."""

    def __init__(
        self, plan: Plan, options: RunOptions, desk: ArchiveDesk, store: Store, watcher: Watcher, clock: Clock
    ) -> None:
        """Sort the given links into those to be opened and those that say enough by themselves."""
        self.plan = plan
        self.options = options
        self.desk = desk
        self.store = store
        self.watcher = watcher
        self.clock = clock
        self._given = GivenCopies(plan, options, desk, store, clock)
        self._given.tell = self._tell
        self._told: set[ReferenceId] = set()
        self.stopping = self._given.stopping
        self._drifting: Drifting | None = None
        self._verdicts: dict[ReferenceId, ArchiveVerdict] = {}
        self._results: dict[ReferenceId, ArchiveResult] = {}
        self._look_ups_left = options.archive_budget
        self._network_up: bool | None = None
        self._answers: dict[tuple[str, str], LookupAnswer] = {}

    def compare_with(self, drifting: Drifting) -> None:
        """Have the copies compared with the live pages."""
        self._drifting = self._given.drifting = drifting

    def open_given(self) -> None:
        """Open the given links; what was seen is kept for ``settle``. May run beside the probing of originals."""
        self._given.open()

    def settle(self, originals: Mapping[str, LinkResult], *, network_up: bool | None) -> Archived:
        """Judge the given copies, then look for better ones, dead originals first."""
        self._network_up = network_up
        wishes: list[tuple[int, Citation]] = []
        for url, citations in self.plan.given.items():
            for citation in citations:
                wishes.extend(self._judge_given(url, citation))
        wishes += self._without_copy(originals)
        reachable = not self.options.offline and (network_up is not False or self.options.archive_base is not None)
        for _, citation in sorted(wishes, key=lambda wish: wish[0]):
            if not reachable or self.stopping.is_set():
                self._leave(citation)
                continue
            try:
                self._find(citation)
            except KeyboardInterrupt:
                self.stopping.set()
                self._leave(citation)
        if self._drifting is not None:
            self._note_drift(self._drifting, originals)
        interrupted = self.stopping.is_set()
        return Archived(self._results, self._rows(), asked=not self.options.offline, interrupted=interrupted)

    # -- the copies that references give

    def _judge_given(self, url: str, citation: Citation) -> Iterable[tuple[int, Citation]]:
        """Judge one given copy; give the wish for a look-up with its rank, if there is one."""
        link = self.plan.archive_links.get(url)
        if link is None:
            self._put(archive_rows.unrecognised(citation, self.plan.urls[url]))
            return ()
        context = self._given.context(citation, link, None, network_up=self._network_up)
        verdict = self._given.verdict(citation, link, context)
        self._verdicts[citation.id] = verdict
        self._put(archive_rows.result(citation, url, link, verdict))
        if self.options.archive_mode is ArchiveMode.OFF or _original(citation, link) is None:
            return ()
        if verdict.wants_lookup or verdict.judgement.state is ArchiveState.BROKEN:
            return ((1, citation),)
        return ()

    def _note_drift(self, drifting: Drifting, originals: Mapping[str, LinkResult]) -> None:
        """Say how live pages differ from good copies of them; what is no page or no copy has not drifted."""
        for url, citations in self.plan.given.items():
            for citation in citations:
                row, live = self._results[citation.id], originals.get(citation.reference.url or "")
                if row.state is ArchiveState.VERIFIED and live is not None and live.state is LinkState.LIVE:
                    self._results[citation.id] = replace(row, drift=drifting.between(citation, url))

    # -- copies that could be had

    def _without_copy(self, originals: Mapping[str, LinkResult]) -> list[tuple[int, Citation]]:
        """Give the references that have an address and no copy, with the rank of their look-up."""
        mode = self.options.archive_mode
        if mode in (ArchiveMode.OFF, ArchiveMode.GIVEN):
            return []
        given = {citation.id for citations in self.plan.given.values() for citation in citations}
        rank = {LinkState.DEAD: 0, LinkState.UNKNOWN: 2, LinkState.LIVE: 3}
        return [
            (rank[originals[url].state], citation)
            for url, citations in self.plan.originals.items()
            for citation in citations
            if citation.id not in given and self.plan.urls[url].problem is None
        ]

    def _find(self, citation: Citation) -> None:
        """Ask the index for one reference, and judge again with what it said."""
        given = self._results.get(citation.id)
        link = None if given is None or given.archive_url is None else self.plan.archive_links.get(given.archive_url)
        url = _original(citation, link)
        if url is None:
            return
        wanted = wanted_time(citation, link)
        answer = self._look_up(url, wanted)
        if answer is None:
            self._leave(citation)
            return
        captures = answer.captures if isinstance(answer, Found) else ()
        offered, proof = self._good_one(citation, captures)
        if link is None:
            self._put(archive_rows.available(citation, answer, offered, proof))
            return
        verdict = self._verdicts[citation.id]
        witness = answer if link.service == WAYBACK else self._look_up_at(link) if verdict.wants_lookup else None
        if verdict.wants_lookup and witness is not None:
            context = self._given.context(citation, link, witness, network_up=self._network_up)
            verdict = judge_archive(link, self._given.observation(link), context)
        row = archive_rows.result(citation, link.url, link, verdict)
        self._put(replace(row, offered=offered, lookup=archive_rows.answer_name(answer)))

    def _look_up(self, url: str, near: datetime | None) -> LookupAnswer | None:
        """Ask the index, from the store where it answered lately; ``None`` beyond the budget."""
        day = lookup_day(near)
        if (url, day) in self._answers:
            return self._answers[url, day]
        kept = self.store.fresh_lookup(url, day, self.clock.now())
        if kept is not None:
            return self._answers.setdefault((url, day), kept.answer)
        if self._look_ups_left <= 0:
            return None
        self._look_ups_left -= 1
        answer = self.desk.look_up(url, near)
        self.store.keep_lookup(url, day, answer, self.clock.now())
        return self._answers.setdefault((url, day), answer)

    def _look_up_at(self, link: ArchiveLink) -> LookupAnswer | None:
        """Ask the archive that a link leads to: what another one holds proves nothing about its copy."""
        if link.original_url is None or self._look_ups_left <= 0:
            return None
        self._look_ups_left -= 1
        return self.desk.look_up_at(link.service, link.original_url, link.captured_at)

    def _good_one(
        self, citation: Citation, captures: Sequence[Capture]
    ) -> tuple[Capture | None, ArchiveVerdict | None]:
        """Open captures, nearest first, until one shows the page; where none can be opened, the nearest stands."""
        unknown: tuple[Capture | None, ArchiveVerdict | None] = (None, None)
        for capture in captures[:_OFFERS_OPENED]:
            link = recognise(capture.archive_url, self.options.archive_base)
            if link is None or self.stopping.is_set():
                continue
            context = self._given.context(citation, link, Found(tuple(captures)), network_up=self._network_up)
            verdict = self._given.judged(link, context)
            if verdict.judgement.state is ArchiveState.VERIFIED:
                return capture, verdict
            if verdict.judgement.state is ArchiveState.UNKNOWN and unknown[0] is None:
                unknown = (capture, verdict)
        return unknown

    def _leave(self, citation: Citation) -> None:
        """Say why a look-up was not made; a judgement that stands already is kept."""
        if citation.id in self._results:  # what the copy itself showed stands
            return
        if self.options.offline:
            reason = ArchiveReason.OFFLINE
        elif self.stopping.is_set():
            reason = ArchiveReason.INTERRUPTED
        else:
            reason = ArchiveReason.NETWORK_DOWN if self._network_up is False else ArchiveReason.NOT_LOOKED_UP
        self._put(archive_rows.not_made(citation, reason))

    def _put(self, result: ArchiveResult) -> None:
        self._results[result.reference] = result
        self._tell(result)

    def _tell(self, result: ArchiveResult) -> None:
        """Let the user see each reference once, at its first judgement."""
        if result.reference not in self._told:
            self._told.add(result.reference)
            self.watcher.archive_done(result)

    def _rows(self) -> dict[str, LinkResult]:
        who: dict[str, list[ReferenceId]] = defaultdict(list)
        for url, citations in self.plan.given.items():
            who[url] += [citation.id for citation in citations]
        return {
            url: archive_rows.link_row(
                url,
                tuple(references),
                self._results[references[0]],
                self._verdicts.get(references[0]),
                self._given.observation(link) if (link := self.plan.archive_links.get(url)) is not None else None,
            )
            for url, references in who.items()
        }


def _original(citation: Citation, link: ArchiveLink | None) -> str | None:
    """Give the address whose captures are wanted: the cited one, else the one inside the archive link."""
    url = citation.reference.url
    if link is None or (url is not None and url != link.url):
        return url
    return link.original_url


def wanted_time(citation: Citation, link: ArchiveLink | None) -> datetime | None:
    """Give the time that a capture should be near: the access, else the stated archive day, else the link's own."""
    reference = citation.reference
    for stated in (reference.accessed, reference.archived):
        days = interval(stated)
        if days is not None:
            return datetime.combine(days.first, time(12), UTC)
    return None if link is None else link.captured_at


def lookup_day(near: datetime | None) -> str:
    """Give the day under which the store keeps a look-up near a time; "" for one near no time."""
    return "" if near is None else near.strftime("%Y%m%d")
