"""Who waits for whom, and how much is held meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engine.fakes import NOW, FakeProber, MemoryStore, World, document, page, reference
from tests.engine.test_interrupts import memento

from citecheck.clock import StoppedClock
from citecheck.engine import drifting
from citecheck.engine.drifting import Drifting
from citecheck.engine.plan import Plan, plan
from citecheck.model.audit import Audit
from citecheck.model.ids import assign_ids
from citecheck.model.observation import Observation, ProbeRequest, ProbeSummary
from citecheck.model.verdict import ArchiveReason, LinkReason

A, B = "https://news.example/a", "https://news.example/b"
COPY, OTHER_COPY = f"https://web.archive.org/web/20200102030405/{A}", f"https://web.archive.org/web/20210102030405/{A}"
THEN = "".join(f"<p>The ferry sails at {hour} from the old quay in the north of the town.</p>" for hour in range(20))
NOW_ON = "".join(f"<p>No boat has left the harbour since flood {number} broke the walls.</p>" for number in range(20))


def text(url: str, body: str) -> Observation:
    return page(url, body=f"<html><head><title>Title 1</title></head><body><h1>Title 1</h1>{body}</body></html>")


def planned(*copies: str, url: str = A) -> Plan:
    references = [reference(number, url=url, archive_url=copy) for number, copy in enumerate(copies)]
    return plan(assign_ids([document(*references)]), archive_base=None, today=NOW.date())


def comparing(work: Plan, *, wanted: bool = True) -> Drifting:
    return Drifting(work, MemoryStore(), StoppedClock(NOW), wanted=wanted)


@pytest.mark.parametrize("first", ["live", "copy"])
def test_whichever_side_comes_first_waits_for_the_other(first: str) -> None:
    work = planned(COPY)
    compare = comparing(work)
    sides = {A: text(A, NOW_ON), COPY: text(COPY, THEN)}
    for side in (A, COPY) if first == "live" else (COPY, A):
        compare.take(side, sides[side])
    store = compare._store
    assert isinstance(store, MemoryStore)
    assert not store.drifts  # only what was judged good on both sides is kept
    found = compare.between(work.citations[0], COPY)
    assert found is not None
    assert store.drifts == {(A, COPY): found}
    assert found.similarity < 0.1
    assert all("No boat" in sentence for sentence in found.added)
    assert not compare.wants(A)
    assert not compare.wants(COPY)


def test_one_page_is_compared_with_each_of_its_copies_and_then_let_go() -> None:
    work = planned(COPY, OTHER_COPY)
    compare = comparing(work)
    compare.take(COPY, text(COPY, THEN))
    compare.take(A, text(A, THEN))
    assert compare.wants(A)
    compare.take(OTHER_COPY, text(OTHER_COPY, NOW_ON))
    both = [compare.between(citation, copy) for citation, copy in zip(work.citations, (COPY, OTHER_COPY), strict=True)]
    assert [drift is not None and drift.similarity == 1.0 for drift in both] == [True, False]
    assert not compare._texts
    assert compare._held_bytes == 0


def test_a_side_that_shows_nothing_ends_the_wait() -> None:
    work = planned(COPY)
    compare = comparing(work)
    compare.take(COPY, text(COPY, THEN))
    compare.take(A, page(A, "Not found", 404))
    assert compare.between(work.citations[0], COPY) is None
    assert not compare._texts


def test_texts_beyond_the_limit_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drifting, "MOST_HELD_BYTES", 100)
    compare = comparing(planned(COPY))
    compare.take(COPY, text(COPY, THEN))
    assert not compare._texts
    assert not compare.wants(A)


def test_a_copy_of_another_page_and_an_unwanted_comparison_make_no_pairs() -> None:
    assert not comparing(planned(COPY, url=B)).wants(B)
    assert not comparing(planned(COPY), wanted=False).wants(A)


class WholeProber(FakeProber):
    """Notes for which pages the whole body was wished."""

    def probe(self, requests: list[ProbeRequest], on_answer: object) -> ProbeSummary:  # type: ignore[override]
        self.whole = {request.url: request.whole for request in requests}
        return super().probe(requests, on_answer)  # type: ignore[arg-type]


def test_only_pages_that_are_compared_are_read_whole() -> None:
    prober = WholeProber({A: text(A, NOW_ON), B: page(B)})
    world = World(prober)
    world.desk.replays = {COPY: replace(memento(COPY), url=COPY)}
    audit: Audit = world.run(document(reference(1, url=A, archive_url=COPY), reference(2, url=B)))
    assert prober.whole == {A: True, B: False}
    assert audit.complete


def test_what_an_archive_says_of_itself_is_not_kept_as_the_text_of_a_copy() -> None:
    world = World(FakeProber({A: text(A, THEN)}))
    world.desk.replays = {COPY: text(COPY, NOW_ON)}  # without Memento-Datetime
    found = world.run(document(reference(1, url=A, archive_url=COPY)))
    assert found.links[0].reason is LinkReason.OK
    assert found.archives[0].reason is ArchiveReason.MALFORMED_RESPONSE
    assert found.archives[0].drift is None
    assert isinstance(world.store, MemoryStore)
    assert world.store.drifts == {}
