"""The fourth stage, second part: what is asked of an index, dead links first, within one budget for the whole scan."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from citecheck.engine.archiving import ArchiveChecking
from citecheck.engine.nothing import NoStore
from citecheck.engine.plan import Plan, asked_address, plan
from citecheck.engine.ports import ArchiveDesk
from citecheck.engine.scan.answers import LOOK_UPS, Seen, SeenAnswers, SeenDesk, WishStore
from citecheck.engine.scan.bench import Bench, Desk
from citecheck.engine.scan.codec import pack_answer, unpack_answer
from citecheck.engine.scan.copies import LoggedDesk, OnReplay, copy_row
from citecheck.engine.scan.layout import Table
from citecheck.engine.scan.linking import documents_of
from citecheck.engine.scan.parts import PartWriter
from citecheck.engine.scan.rawlog import RawLog, read_place
from citecheck.engine.scan.reading import DOCUMENTS_A_SLICE
from citecheck.engine.scan.silence import Silence
from citecheck.model.capture import Absent, ArchiveLink, Found, LookupAnswer, Unavailable
from citecheck.model.ids import assign_ids
from citecheck.model.observation import Exchange, Observation, Purpose
from citecheck.model.reference import Document
from citecheck.model.verdict import LinkJudgement, LinkReason, LinkResult, LinkRole, LinkState

_RANKS = {LinkState.DEAD: 0, LinkState.UNKNOWN: 2, LinkState.LIVE: 3}
"""As ``engine.archiving`` has them; 1 is a copy that is broken or in doubt."""
_BROKEN_COPY = 1


@dataclass(frozen=True, slots=True, order=True)
class Wish:
    """One look-up that a reference would like to have."""

    rank: int
    document: int
    place: int
    """Its turn within the document."""
    url: str
    near: str
    """The day wanted, ``YYYYMMDD``, or nothing."""


def wishes_of(bench: Bench, number: int, budget: int) -> list[Wish]:
    """Give the most urgent look-ups of one slice, as many as the whole scan may make, each address and day once."""
    seen = SeenAnswers.of_slice(bench, number)
    found: list[Wish] = []
    for document_number, document in documents_of(bench, number):
        bench.check()
        found += _wishes(bench, seen, document_number, document)
        if len(found) > 4 * budget + 1_000:
            found = most_urgent(found, budget)
    return most_urgent(found, budget)


def most_urgent(wishes: Iterable[Wish], budget: int) -> list[Wish]:
    """Choose the first by rank and place until so many different addresses and days are together."""
    chosen: list[Wish] = []
    together: set[tuple[str, str]] = set()
    for wish in heapq.merge(sorted(wishes)):
        if (wish.url, wish.near) not in together and len(together) >= budget:
            break
        together.add((wish.url, wish.near))
        chosen.append(wish)
    return chosen


def _wishes(bench: Bench, seen: SeenAnswers, number: int, document: Document) -> Iterator[Wish]:
    store = WishStore()
    work, results = _work(bench, seen, document)
    options = replace(bench.options, archive_budget=0)
    checking = ArchiveChecking(work, options, SeenDesk(seen), store, Silence(), bench.clock)
    checking.open_given()
    checking.settle(results, network_up=True)
    given = {citation.id for citations in work.given.values() for citation in citations}
    bare = {url for url, who in work.originals.items() if any(citation.id not in given for citation in who)}
    for place, (url, near) in enumerate(store.wishes):
        rank = _RANKS[results[url].state] if url in bare else _BROKEN_COPY
        yield Wish(rank, number, place, url, near)


def _work(bench: Bench, seen: SeenAnswers, document: Document) -> tuple[Plan, dict[str, LinkResult]]:
    """Plan a document, with the states of its links as their owners judged them."""
    options = bench.options
    work = plan(assign_ids([document]), archive_base=options.archive_base, today=options.thresholds.today)
    unasked = Seen((), reason=LinkReason.OFFLINE)
    results = {}
    for url in work.originals:
        reason = seen.answers.get((Purpose.ORIGINAL, asked_address(url)), unasked).reason or LinkReason.OFFLINE
        results[url] = LinkResult(url, LinkRole.ORIGINAL, (), LinkJudgement(reason))
    return work, results


class _BudgetDesk:
    """Implements ``engine.ports.ArchiveDesk``: makes the look-ups that were chosen, and opens what they offer."""

    def __init__(self, bench: Bench, seen: SeenAnswers, logged: LoggedDesk, log: RawLog, allowed: set[str]) -> None:
        self._bench = bench
        self._given = SeenDesk(seen)
        self._seen = seen
        self._logged = logged
        self._log = log
        self._allowed = allowed
        self.answers: dict[tuple[str, str], tuple[LookupAnswer, datetime]] = {}
        self.captures: dict[str, str] = {}

    def replay(self, links: Sequence[ArchiveLink], on_answer: OnReplay) -> None:
        known = [link for link in links if (Purpose.ARCHIVE, link.url) in self._seen.answers]
        self._given.replay(known, on_answer)
        offered = [link for link in links if (Purpose.ARCHIVE, link.url) not in self._seen.answers]
        self.captures |= {link.url: link.service for link in offered}
        self._logged.replay(offered, on_answer)

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        day = "" if near is None else near.strftime("%Y%m%d")
        key = f"{Purpose.LOOKUP}\n{url}\n{day}"
        if key not in self._allowed:
            return Unavailable("it is beyond the budget of this scan")
        place = self._log.place(key)
        if place is not None:
            kept = read_place(self._bench.dataset.raw, place)
            answer, asked_at = unpack_answer(kept.exchanges[0].body), kept.asked_at
        else:
            self._bench.check()
            asked_at = self._bench.clock.now()
            answer = self._logged.look_up(url, near, good_only=good_only)
            # An index's answer is kept as the body of an exchange; refusals and faults hold for one attempt only.
            exchange = Exchange(url, 0, (), pack_answer(answer))
            passing = not isinstance(answer, Found | Absent)
            self._log.append(key, Observation(url, Purpose.LOOKUP, asked_at, (exchange,)), passing=passing)
        self.answers[url, day] = (answer, asked_at)
        return answer

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        return self._logged.look_up_at(service, url, near)


def look_up(bench: Bench, desk: Desk, wishes: Sequence[Wish]) -> dict[str, int]:
    """Make the look-ups that were chosen, and write what the index said and what the captures it offered showed.

    Raises:
        InterruptedRunError: The attempt is to end; the log holds what was asked.
    """
    allowed = {f"{Purpose.LOOKUP}\n{wish.url}\n{wish.near}" for wish in wishes}

    def wait() -> None:
        bench.check()
        bench.clock.sleep(0.5)

    rows = 0
    with RawLog(bench.dataset.raw, LOOK_UPS).open(wait) as log:
        logged = LoggedDesk(log, desk.live, bench)
        with PartWriter(bench.dataset.part(Table.ARCHIVES, LOOK_UPS), Table.ARCHIVES) as writer:
            told: set[tuple[str, str]] = set()
            for document_number in dict.fromkeys(wish.document for wish in sorted(wishes)):
                _look_up_for(bench, document_number, (logged, log, allowed), writer, told)
            rows = writer.rows
            writer.tally({"look_ups": len(allowed)})
    return {"look_ups": len(allowed), "rows": rows}


def _look_up_for(
    bench: Bench,
    number: int,
    means: tuple[LoggedDesk, RawLog, set[str]],
    writer: PartWriter,
    told: set[tuple[str, str]],
) -> None:
    logged, log, allowed = means
    seen = SeenAnswers.of_slice(bench, number // DOCUMENTS_A_SLICE)
    document = next(each for place, each in documents_of(bench, number // DOCUMENTS_A_SLICE) if place == number)
    desk: _BudgetDesk = _BudgetDesk(bench, seen, logged, log, allowed)
    work, results = _work(bench, seen, document)
    options = replace(bench.options, archive_budget=len(allowed) + len(work.citations))
    port: ArchiveDesk = desk
    checking = ArchiveChecking(work, options, port, NoStore(), Silence(), bench.clock)
    checking.open_given()
    checking.settle(results, network_up=True)
    for (url, near), (answer, asked_at) in desk.answers.items():
        if (url, near) not in told:
            told.add((url, near))
            row: dict[str, Any] = {"url": url, "purpose": Purpose.LOOKUP.value, "service": "wayback", "near": near}
            row |= {"answer": type(answer).__name__.lower(), "answer_raw": pack_answer(answer), "asked_at": asked_at}
            writer.add(row)
    for url, service in desk.captures.items():
        if (url, "") not in told and url in logged.places:
            told.add((url, ""))
            writer.add(copy_row(url, service, logged.places[url], logged.observations.get(url), None))
