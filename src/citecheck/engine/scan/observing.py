"""The third stage: the owner of some hosts asks their pages, at the pace of ``run``.

It goes in waves. In the first, each shard asks its own links. Where a redirect leads to another owner's host, that
owner asks on in the next wave, and in the one after it the first owner takes the answer up. Most links are settled at
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from citecheck.engine.nothing import NoStore
from citecheck.engine.plan import plan
from citecheck.engine.probing import LinkProbing
from citecheck.engine.scan.bench import Asking, Bench
from citecheck.engine.scan.chains import Key
from citecheck.engine.scan.codec import pack, unpack
from citecheck.engine.scan.exchange import Exchange, received
from citecheck.engine.scan.layout import SEEN, Table, slice_name
from citecheck.engine.scan.parts import PartWriter, Row, part_rows
from citecheck.engine.scan.prober import ShardProber, Told
from citecheck.engine.scan.rawlog import Place, RawLog, read_place
from citecheck.engine.scan.silence import Silence
from citecheck.judge.path_test import path_test_url
from citecheck.model.observation import Purpose
from citecheck.model.reference import Citation, Reference, ReferenceId
from citecheck.model.verdict import LinkResult

NEEDS, ANSWERS, PENDING = "needs", "answers", "pending"
"""Names of exchanges: to other owners, back from them, and to oneself."""
ROUND_LINKS = 5_000
"""Links that are under way, with their verdicts, in the memory of one task. Our choice: some 100 MB."""
_SEEN = {"url": "text", "purpose": "text", "places": "bytes", "network_up": "bool", "reason": "text"}
_NEEDS = {"purpose": "text", "url": "text", "cookie": "text", "asker": "int"}
_ANSWERS = {"key": "text", "owner": "int", "log": "text", "offset": "int", "length": "int"}


def shard_log(owner: int) -> str:
    """Name the log of a shard."""
    return f"shard-{slice_name(owner)}"


def wave_name(owner: int, wave: int) -> str:
    """Name what a shard writes in a wave."""
    return f"{slice_name(owner)}-{wave:02d}"


@dataclass(slots=True)
class _Wave:
    """One wave of one shard."""

    bench: Bench
    owner: int
    wave: int
    prober: ShardProber
    seen: Exchange = field(default_factory=lambda: Exchange(_SEEN))
    settled: int = 0
    pending: list[Row] = field(default_factory=list)
    told_tests: set[str] = field(default_factory=set)
    """Path tests that have their row."""
    handed: set[tuple[str, int]] = field(default_factory=set)
    """Path tests and the slices that know of them."""


def observe(bench: Bench, asking: Asking, owner: int, wave: int) -> dict[str, int]:
    """Ask what a shard owns and has not asked yet, and write what it has settled.

    Raises:
        InterruptedRunError: Interrupted, or our own network is down; the log holds what was answered.
    """
    with RawLog(bench.dataset.raw, shard_log(owner)).open(lambda: _wait(bench)) as log:
        if len(log):
            bench.clock.sleep(asking.pause_s)

        def read(place: Place) -> Any:  # noqa: ANN401 - an observation
            return read_place(bench.dataset.raw, place)

        prober = ShardProber(log, owner, asking.live, read, asking.redirects, bench.check)
        work = _Wave(bench, owner, wave, prober)
        has_news = not wave or _take_answers(work)
        if wave:
            _serve_others(work)
        work.told_tests = _tests_told_before(work)
        with PartWriter(bench.dataset.part(Table.OBSERVATIONS, wave_name(owner, wave)), Table.OBSERVATIONS) as writer:
            if has_news:
                links = _links(work)
                while batch := list(islice(links, ROUND_LINKS)):
                    _round(work, batch, writer)
                _write_pending(work)
            _write_needs(work)
            work.seen.write(bench.dataset.exchange(SEEN, wave_name(owner, wave)))
            counts = {"settled": work.settled, "pending": len(work.pending), "asked": len(log)}
            writer.tally(counts)
    return counts


def _wait(bench: Bench) -> None:
    bench.check()
    bench.clock.sleep(0.5)


def _links(work: _Wave) -> Iterator[dict[str, Any]]:
    """Give the links that are not settled yet: all, or those that the latest wave before left over."""
    if not work.wave:
        path = work.bench.dataset.part(Table.LINKS, slice_name(work.owner))
        yield from part_rows(path)
        return
    for earlier in range(work.wave - 1, -1, -1):
        path = work.bench.dataset.work / PENDING / f"{wave_name(work.owner, earlier)}.parquet"
        if path.exists():
            yield from part_rows(path)
            return


def _round(work: _Wave, batch: list[dict[str, Any]], writer: PartWriter) -> None:
    """Ask a stretch of the list, and write what is settled of it."""
    bench, prober = work.bench, work.prober
    prober.told.clear()
    prober.unsettled.clear()
    options = replace(bench.options, offline=False, replay=False)
    citations = [citation for number, row in enumerate(batch) for citation in _citations(number, row)]
    asked = plan(citations, archive_base=options.archive_base, today=options.thresholds.today, archives_off=True)
    probing = LinkProbing(asked, options, NoStore(), Silence(), bench.clock)
    results = probing.run(prober).results
    network_up = True if prober.heard else None
    for row in batch:
        test = _test_of(row["url"])
        waits = (Purpose.ORIGINAL, row["url"]) in prober.unsettled or (Purpose.PATH_TEST, test) in prober.unsettled
        if waits or row["url"] not in results:
            work.pending.append(row)
            continue
        told = prober.told[Purpose.ORIGINAL, row["url"]]
        columns = _row(row, Purpose.ORIGINAL, told, results[row["url"]])
        writer.add({**columns, "network_up": network_up}, size_bytes=2_000)
        work.settled += 1
        found = {"url": row["url"], "purpose": Purpose.ORIGINAL.value, "reason": results[row["url"]].reason.value}
        for number in row["slices"]:
            work.seen.add(number, {**found, "places": pack(told.places), "network_up": network_up})
        if test is not None:
            _hand_test(work, row, test, writer)


def _hand_test(work: _Wave, row: Mapping[str, Any], test: str, writer: PartWriter) -> None:
    """Let those who cite a link know how its host answers for a path that cannot exist, if it was asked."""
    told = work.prober.recall(Purpose.PATH_TEST, test)
    if told is None:
        return
    if test not in work.told_tests:
        work.told_tests.add(test)
        lone = {**row, "url": test, "references": 0, "documents": 0}
        writer.add(_row(lone, Purpose.PATH_TEST, told, None))
    for number in row["slices"]:
        if (test, number) not in work.handed:
            work.handed.add((test, number))
            found = {"url": test, "purpose": Purpose.PATH_TEST.value, "places": pack(told.places)}
            work.seen.add(number, found)


def _test_of(url: str) -> str | None:
    try:
        return path_test_url(url)
    except ValueError:
        return None


def _citations(number: int, row: Mapping[str, Any]) -> Iterator[Citation]:
    for place, raw in enumerate(row["citing"]):
        reference = replace(unpack(Reference, raw), url=row["url"], archive_url=None)
        yield Citation(ReferenceId(f"{number}.{place}"), 0, reference)


def _row(link: Mapping[str, Any], purpose: Purpose, told: Told, result: LinkResult | None) -> dict[str, Any]:
    row: dict[str, Any] = {name: link[name] for name in ("url", "host", "domain", "references", "documents")}
    row |= {
        "purpose": purpose.value,
        "failure": told.failure,
        "failure_detail": told.failure_detail,
        "content_type": told.content_type,
        "body_bytes": told.body_bytes,
        "raw": place_rows(told.places),
    }
    if result is not None:
        row |= result_columns(result)
    return row


def result_columns(result: LinkResult) -> dict[str, Any]:
    """Give the columns that every judged link has."""
    return {
        "asked_at": result.checked_at if result.attempts else None,
        "status": result.status,
        "final_url": result.final_url,
        "hops": [{"url": hop.url, "status": hop.status} for hop in result.hops],
        "attempts": result.attempts,
        "elapsed_s": result.elapsed_s,
        "state": result.state.value,
        "reason": result.reason.value,
        "title": None if result.page is None else result.page.title,
    }


def place_rows(places: Iterable[Place]) -> list[dict[str, Any]]:
    """Give places as the schema has them."""
    return [{"log": each.log, "offset": each.offset, "length": each.length} for each in places]


# -- between owners


def _take_answers(work: _Wave) -> bool:
    """Take what other owners have seen for this one, in all waves so far; say whether the last one brought any."""
    has_news = False
    for wave in range(1, work.wave):
        has_news = False
        for row in received(work.bench.dataset.exchanges(f"{ANSWERS}-{wave:02d}"), work.owner):
            work.prober.foreign[row["key"]] = (row["owner"], Place(row["log"], row["offset"], row["length"]))
            has_news = True
    return has_news


def _serve_others(work: _Wave) -> None:
    """Ask what other owners were led to, and hand the places of the answers back to them."""
    wanted: dict[str, Key] = {}
    askers: dict[str, set[int]] = {}
    for row in received(work.bench.dataset.exchanges(f"{NEEDS}-{work.wave - 1:02d}"), work.owner):
        key = Key(Purpose(row["purpose"]), row["url"], row["cookie"])
        wanted[key.text] = key
        askers.setdefault(key.text, set()).add(row["asker"])
    keys = list(wanted.values())
    answers = Exchange(_ANSWERS)
    for start in range(0, len(keys), ROUND_LINKS):
        places = work.prober.ask_for_others(keys[start : start + ROUND_LINKS])
        for text, place in places.items():
            row = {"key": text, "owner": work.owner, "log": place.log, "offset": place.offset, "length": place.length}
            for asker in askers[text]:
                answers.add(asker, row)
    answers.write(work.bench.dataset.exchange(f"{ANSWERS}-{work.wave:02d}", slice_name(work.owner)))


def _write_pending(work: _Wave) -> None:
    path = work.bench.dataset.work / PENDING / f"{wave_name(work.owner, work.wave)}.parquet"
    with PartWriter(path, Table.LINKS) as writer:
        for row in work.pending:
            writer.add(row)


def _write_needs(work: _Wave) -> None:
    needs = Exchange(_NEEDS)
    for wanting in work.prober.wanted.values():
        key = wanting.key
        row = {"purpose": key.purpose.value, "url": key.url, "cookie": key.cookie, "asker": work.owner}
        needs.add(wanting.owner, row)
    needs.write(work.bench.dataset.exchange(f"{NEEDS}-{work.wave:02d}", slice_name(work.owner)))


def _tests_told_before(work: _Wave) -> set[str]:
    told: set[str] = set()
    for wave in range(work.wave):
        path = work.bench.dataset.part(Table.OBSERVATIONS, wave_name(work.owner, wave))
        if path.exists():
            rows = part_rows(path, ("url", "purpose"), batch=4_096)
            told.update(row["url"] for row in rows if row["purpose"] == Purpose.PATH_TEST.value)
    return told
