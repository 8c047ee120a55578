"""The fourth stage, first part: the archive copies that references give, each archive by one owner at its own pace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from citecheck.engine.archiving import ArchiveChecking
from citecheck.engine.nothing import NoStore
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import plan
from citecheck.engine.ports import ArchiveDesk
from citecheck.engine.scan.bench import Bench, Desk
from citecheck.engine.scan.codec import pack, unpack
from citecheck.engine.scan.exchange import Exchange
from citecheck.engine.scan.layout import SEEN, Table, slice_name
from citecheck.engine.scan.linking import copies_owner
from citecheck.engine.scan.observing import place_rows
from citecheck.engine.scan.parts import PartWriter, Row, part_rows
from citecheck.engine.scan.rawlog import Place, RawLog, read_place
from citecheck.engine.scan.silence import Silence
from citecheck.model.capture import ArchiveLink, LookupAnswer
from citecheck.model.observation import FailureKind, Observation, Purpose
from citecheck.model.reference import Citation, Reference, ReferenceId
from citecheck.model.verdict import ArchiveResult

_ROUND_COPIES = 200
_SEEN = {"url": "text", "purpose": "text", "places": "bytes", "network_up": "bool", "reason": "text"}
_PASSING = frozenset({FailureKind.LOCAL, FailureKind.HOST_RESTING, FailureKind.HOST_DOWN})
"""Holds for one attempt: the archive, or our own machine, had enough for now."""

OnReplay = Callable[[ArchiveLink, Observation], None]


class LoggedDesk:
    """Implements ``engine.ports.ArchiveDesk``: writes each answer down before it is told, and asks nothing twice."""

    def __init__(self, log: RawLog, live: ArchiveDesk, bench: Bench) -> None:
        """Take the log, open, and the way to the archives."""
        self._log = log
        self._live = live
        self._bench = bench
        self.places: dict[str, Place] = {}
        """Copy -> where its answer stands, for those that were told."""
        self.observations: dict[str, Observation] = {}

    def replay(self, links: Sequence[ArchiveLink], on_answer: OnReplay) -> None:
        """See ``ArchiveDesk.replay``."""
        unknown = []
        for link in links:
            place = self._log.place(_key(link))
            if place is None:
                unknown.append(link)
            else:
                self._tell(link, read_place(self._bench.dataset.raw, place), place, on_answer)

        def keep(link: ArchiveLink, seen: Observation) -> None:
            self._bench.check()
            failure = seen.failure
            if failure is None or failure.kind is not FailureKind.INTERRUPTED:
                passing = failure is not None and failure.kind in _PASSING
                place = self._log.append(_key(link), seen, passing=passing)
                self._tell(link, seen, place, on_answer)

        if unknown:
            self._live.replay(unknown, keep)

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        """See ``ArchiveDesk.look_up``."""
        return self._live.look_up(url, near, good_only=good_only)

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        """Ask nobody: a scan asks one index."""

    def _tell(self, link: ArchiveLink, seen: Observation, place: Place, on_answer: OnReplay) -> None:
        self.places[link.url] = place
        self.observations[link.url] = replace(seen, exchanges=tuple(replace(e, body=b"") for e in seen.exchanges))
        on_answer(link, replace(seen, url=link.url))


def open_copies(bench: Bench, desk: Desk) -> dict[str, int]:
    """Open all copies that one archive holds, and write what was seen of each.

    Raises:
        InterruptedRunError: The attempt is to end; the log holds what was opened.
    """
    name = f"copies-{desk.service}"
    counts = {"copies": 0, "opened": 0}
    seen = Exchange(_SEEN)

    def wait() -> None:
        bench.check()
        bench.clock.sleep(0.5)

    part = bench.dataset.part(Table.LINKS, slice_name(copies_owner(desk.service, bench.cut.shards)))
    with RawLog(bench.dataset.raw, name).open(wait) as log:
        logged = LoggedDesk(log, desk.live, bench)
        with PartWriter(bench.dataset.part(Table.ARCHIVES, desk.service), Table.ARCHIVES) as writer:
            rows = part_rows(part)
            while batch := list(islice(rows, _ROUND_COPIES)):
                logged.places.clear()
                logged.observations.clear()
                results = _open_some(bench, logged, batch)
                for row in batch:
                    counts["copies"] += 1
                    url = row["url"]
                    place = logged.places.get(url)
                    writer.add(copy_row(url, desk.service, place, logged.observations.get(url), results.get(url)))
                    if place is None:
                        continue
                    counts["opened"] += 1
                    for number in row["slices"]:
                        found = {"url": url, "purpose": Purpose.ARCHIVE.value, "places": pack((place,))}
                        seen.add(number, found)
            seen.write(bench.dataset.exchange(SEEN, name))
            writer.tally(counts)
    return counts


def _open_some(bench: Bench, desk: LoggedDesk, batch: Sequence[Mapping[str, Any]]) -> dict[str, ArchiveResult]:
    """Open some copies and judge each by the first citation; the index is asked later."""
    citations = []
    for number, row in enumerate(batch):
        reference = replace(unpack(Reference, row["citing"][0]), archive_url=row["url"])
        citations.append(Citation(ReferenceId(str(number)), 0, reference))
    options: RunOptions = replace(bench.options, archive_budget=0, offline=False)
    work = plan(citations, archive_base=options.archive_base, today=options.thresholds.today)
    checking = ArchiveChecking(work, options, desk, NoStore(), Silence(), bench.clock)
    checking.open_given()
    found = checking.settle({}, network_up=None).results
    return {row["url"]: found[ReferenceId(str(number))] for number, row in enumerate(batch)}


def copy_row(
    url: str, service: str, place: Place | None, seen: Observation | None, result: ArchiveResult | None
) -> Row:
    """Give the row of a copy, opened or not."""
    row: dict[str, Any] = {"url": url, "purpose": Purpose.ARCHIVE.value, "service": service}
    row["raw"] = [] if place is None else place_rows([place])
    if result is not None:
        row |= {"state": result.state.value, "reason": result.reason.value}
        row["title"] = None if result.page is None else result.page.title
    if seen is not None:
        last = seen.exchanges[-1] if seen.exchanges else None
        row |= {
            "asked_at": seen.asked_at,
            "status": None if last is None else last.status,
            "final_url": None if seen.final is None else seen.final.url,
            "hops": [{"url": each.url, "status": each.status} for each in seen.exchanges[:-1]],
            "failure": None if seen.failure is None else seen.failure.kind.value,
            "failure_detail": None if seen.failure is None else seen.failure.detail,
            "attempts": seen.attempts,
            "elapsed_s": round(seen.elapsed_s, 3),
            "content_type": None if last is None else last.header("content-type"),
        }
    return row


def _key(link: ArchiveLink) -> str:
    return f"{Purpose.ARCHIVE}\n{link.url}"
