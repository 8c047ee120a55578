from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from tests.engine.fakes import (
    NOW,
    FakeDesk,
    FakeProber,
    MemoryStore,
    NotingWatcher,
    World,
    document,
    page,
    reference,
    silence,
)

from citecheck.engine.modes import ArchiveMode
from citecheck.engine.outcome import exit_code
from citecheck.engine.ports import OnAnswer
from citecheck.model.audit import Audit, NetworkState, UnreadSource
from citecheck.model.capture import Absent, Capture, Found, LookupAnswer, Refused, Unavailable
from citecheck.model.finding import Severity
from citecheck.model.fingerprint import fingerprints
from citecheck.model.memory import KeptLink
from citecheck.model.observation import Exchange, FailureKind, Observation, ProbeRequest, ProbeSummary, Purpose
from citecheck.model.reference import Format, Span, Suppression
from citecheck.model.verdict import (
    ArchiveReason,
    ArchiveResult,
    ArchiveState,
    FailureStreak,
    LinkReason,
    LinkResult,
    LinkRole,
    LinkState,
)

A = "https://news.example/a"
B = "https://news.example/b"
SNAPSHOT = "https://web.archive.org/web/20200102030405/https://news.example/a"


def memento(url: str, original: str = A, title: str = "Title 1") -> Observation:
    body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{'<p>words of it</p>' * 60}</body></html>"
    headers = (
        ("Content-Type", "text/html"),
        ("Memento-Datetime", "Thu, 02 Jan 2020 03:04:05 GMT"),
        ("Link", f'<{original}>; rel="original"'),
    )
    return Observation(url, Purpose.ARCHIVE, NOW, (Exchange(url, 200, headers, body.encode()),))


def test_every_link_has_a_row_and_one_page_is_asked_once_however_often_it_is_cited() -> None:
    world = World(FakeProber({A: page(A), B: silence(B)}, ProbeSummary(control_resolves=True)))
    world.options = replace(world.options, archive_mode=ArchiveMode.OFF)
    audit = world.run(
        document(reference(1, url=A), reference(2, url=A), reference(3, url=A + "#part"), reference(4, url=B))
    )
    assert [(link.url, link.state) for link in audit.links] == [
        (A, LinkState.LIVE),
        (A + "#part", LinkState.LIVE),
        (B, LinkState.UNKNOWN),
    ]
    assert audit.links[0].references == ("key1", "key2")
    assert [request.url for request in world.prober.asked].count(A) == 1
    assert audit.complete
    assert audit.network is NetworkState.UP


def test_silence_while_our_network_is_down_is_never_dead_and_the_audit_is_incomplete() -> None:
    answers = {A: silence(A, FailureKind.NO_SUCH_HOST), B: silence(B)}
    world = World(FakeProber(answers, ProbeSummary(control_resolves=False)))
    audit = world.run(document(reference(1, url=A), reference(2, url=B)))
    assert {link.reason for link in audit.links} == {LinkReason.NETWORK_DOWN}
    assert audit.network is NetworkState.DOWN
    assert not audit.complete
    assert exit_code(audit, lambda _: False) == 4
    assert world.desk.looked_up == []
    assert {row.reason for row in audit.archives} == {ArchiveReason.NETWORK_DOWN}


def test_a_chosen_offline_run_asks_nothing_and_is_complete() -> None:
    world = World()
    world.options = replace(world.options, offline=True)
    audit = world.run(document(reference(1, url=A, archive_url=SNAPSHOT, archived="2020-01-02")))
    assert world.prober.asked == []
    assert world.desk.opened == []
    assert [link.reason for link in audit.links if link.role is LinkRole.ORIGINAL] == [LinkReason.OFFLINE]
    assert audit.network is NetworkState.OFFLINE
    assert audit.complete


def test_more_than_half_of_the_links_silent_on_our_side_make_an_audit_incomplete() -> None:
    answers = {A: silence(A, FailureKind.DNS), B: silence(B, FailureKind.DNS)}
    world = World(FakeProber(answers, ProbeSummary(control_resolves=True)))
    world.options = replace(world.options, archive_mode=ArchiveMode.OFF)
    audit = world.run(document(reference(1, url=A), reference(2, url=B), reference(3, url="https://news.example/c")))
    assert not audit.complete
    assert audit.incomplete_because is not None
    assert "2 of 3" in audit.incomplete_because


def test_a_result_of_the_same_version_and_words_is_reused_without_a_request() -> None:
    store = MemoryStore()
    first = World(FakeProber({A: page(A)}), store=store)
    first.options = replace(first.options, archive_mode=ArchiveMode.OFF)
    first.run(document(reference(1, url=A)))
    second = World(FakeProber({A: page(A)}), store=store, options=first.options)
    audit = second.run(document(reference(1, url=A)))
    assert second.prober.asked == []
    assert audit.links[0].from_cache
    retitled = World(FakeProber({A: page(A)}), store=store, options=first.options)
    again = retitled.run(document(reference(1, url=A, title="Quite another")))
    assert A not in {request.url for request in retitled.prober.asked}
    assert again.links[0].from_cache


def test_silence_of_an_unfinished_run_is_asked_again() -> None:
    store = MemoryStore()
    options = replace(World().options, archive_mode=ArchiveMode.OFF)
    World(FakeProber({A: silence(A)}, ProbeSummary(control_resolves=True)), store=store, options=options).run(
        document(reference(1, url=A))
    )
    assert A in store.kept
    again = World(FakeProber({A: page(A)}), store=store, options=options)
    assert again.run(document(reference(1, url=A))).links[0].state is LinkState.LIVE


def test_the_history_of_a_failing_link_comes_with_its_row() -> None:
    streak = FailureStreak(4, datetime(2026, 11, 1, tzinfo=UTC), NOW)
    world = World(FakeProber({A: silence(A)}, ProbeSummary(control_resolves=True)), store=MemoryStore({A: streak}))
    world.options = replace(world.options, archive_mode=ArchiveMode.OFF)
    assert world.run(document(reference(1, url=A))).links[0].streak == streak


def test_a_verified_copy_needs_no_look_up() -> None:
    world = World(FakeProber({A: page(A, "Title 1")}), FakeDesk({SNAPSHOT: memento(SNAPSHOT)}))
    audit = world.run(document(reference(1, url=A, archive_url=SNAPSHOT, archived="2020-01-02")))
    assert audit.archives[0].state is ArchiveState.VERIFIED
    assert world.desk.opened == [SNAPSHOT]
    assert world.desk.looked_up == []
    assert [link.url for link in audit.links if link.role is LinkRole.ARCHIVE] == [SNAPSHOT]


def test_one_copy_cited_by_many_is_opened_once() -> None:
    world = World(FakeProber({A: page(A, "Title 1")}), FakeDesk({SNAPSHOT: memento(SNAPSHOT)}))
    world.run(document(*(reference(number, url=A, archive_url=SNAPSHOT, title="Title 1") for number in range(1, 5))))
    assert world.desk.opened == [SNAPSHOT]


def test_copies_are_told_as_they_come_and_each_reference_once() -> None:
    order: list[str] = []

    class Watching(NotingWatcher):
        def link_done(self, result: LinkResult) -> None:
            order.append("link")

        def archive_done(self, result: ArchiveResult) -> None:
            order.append(f"copy of {result.reference}: {result.state}")

    world = World(FakeProber({A: page(A)}), watcher=Watching())
    world.desk.replays = {SNAPSHOT: memento(SNAPSHOT)}
    world.options = replace(world.options, replay=True)  # opens copies before it probes
    world.run(document(reference(1, url=A, archive_url=SNAPSHOT), reference(2, url=A, archive_url=SNAPSHOT)))
    assert order == ["copy of key1: verified", "copy of key2: verified", "link"]
    assert world.watcher.plans == [(1, 2)]


def test_copies_seen_lately_are_not_opened_again() -> None:
    class Keeping(MemoryStore):
        seen: ClassVar[dict[str, Observation]] = {}

        def keep(self, observation: Observation, state: str, reason: str) -> None:
            if observation.purpose is Purpose.ARCHIVE:
                self.seen[observation.url] = observation

        def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
            if purpose is not Purpose.ARCHIVE:
                return {}
            return {url: KeptLink(NOW, observation=self.seen[url]) for url in contexts if url in self.seen}

    def audited(body: str = "") -> tuple[Audit, World]:
        world = World(FakeProber({A: page(A)}), store=Keeping())
        seen = memento(SNAPSHOT)
        exchange = replace(seen.exchanges[0], body=body.encode() or seen.exchanges[0].body)
        world.desk.replays = {SNAPSHOT: replace(seen, purpose=Purpose.ARCHIVE, exchanges=(exchange,))}
        return world.run(document(reference(1, url=A, archive_url=SNAPSHOT))), world

    first, asked = audited()
    second, spared = audited()
    assert (asked.desk.opened, spared.desk.opened) == ([SNAPSHOT], [])
    assert second.archives == first.archives
    assert [link.from_cache for link in second.links if link.role is LinkRole.ARCHIVE] == [True]
    assert Keeping.seen[SNAPSHOT].exchanges[0].body


def test_a_reference_without_a_copy_is_offered_the_capture_nearest_its_access_that_shows_the_page() -> None:
    captures = tuple(
        Capture(stamp, A, f"https://web.archive.org/web/{stamp}/{A}", 200)
        for stamp in ("20200102030405", "20210102030405")
    )
    bad = Observation(
        captures[0].archive_url,
        Purpose.ARCHIVE,
        NOW,
        (Exchange(captures[0].archive_url, 404, (("Memento-Datetime", "Thu, 02 Jan 2020 03:04:05 GMT"),)),),
    )
    desk = FakeDesk(
        {captures[0].archive_url: bad, captures[1].archive_url: memento(captures[1].archive_url)}, {A: Found(captures)}
    )
    world = World(FakeProber({A: page(A, status=404)}), desk)
    audit = world.run(document(reference(1, url=A, accessed="2020-01-03")))
    assert desk.looked_up == [(A, datetime(2020, 1, 3, 12, tzinfo=UTC))]
    assert audit.archives[0].offered == captures[1]


@pytest.mark.parametrize("answer", [Refused("429"), Unavailable("time-out")])
def test_an_index_that_did_not_answer_is_unknown_and_never_missing(answer: Refused | Unavailable) -> None:
    world = World(FakeProber({A: page(A)}), FakeDesk(index={A: answer}))
    audit = world.run(document(reference(1, url=A)))
    assert audit.archives[0].state is ArchiveState.UNKNOWN


def test_dead_links_are_looked_up_first_and_the_rest_is_named_beyond_the_budget() -> None:
    world = World(FakeProber({A: page(A), B: page(B, status=404)}))
    world.options = replace(world.options, archive_budget=1)
    audit = world.run(document(reference(1, url=A), reference(2, url=B)))
    assert [url for url, _ in world.desk.looked_up] == [B]
    assert {str(row.reference): row.reason for row in audit.archives}["key1"] is ArchiveReason.NOT_LOOKED_UP


def test_plain_lists_of_addresses_ask_no_archive_unless_told() -> None:
    world = World(FakeProber({A: page(A)}))
    world.run(document(reference(1, url=A), format=Format.URLS))
    assert world.desk.looked_up == []


def test_an_archive_link_in_the_place_of_the_address_is_opened_as_an_archive() -> None:
    world = World(desk=FakeDesk({SNAPSHOT: memento(SNAPSHOT)}))
    audit = world.run(document(reference(1, url=SNAPSHOT)))
    assert world.prober.asked == []
    assert [(link.role, link.url) for link in audit.links] == [(LinkRole.ARCHIVE, SNAPSHOT)]


def test_services_not_to_be_fetched_are_recognised_and_left_alone() -> None:
    world = World(FakeProber({A: page(A)}))
    audit = world.run(document(reference(1, url=A, archive_url="https://archive.today/20200102030405/" + A)))
    assert world.desk.opened == []
    assert audit.archives[0].state is ArchiveState.UNKNOWN


OTHER = f"https://arquivo.pt/wayback/20200102030405/{A}"


@pytest.mark.parametrize(
    ("witness", "reason"),
    [
        (None, ArchiveReason.NOT_LOOKED_UP),
        (Absent("it lists no memento"), ArchiveReason.MISSING),
        (Found((Capture("20200102030405", A, OTHER),)), ArchiveReason.SERVER_ERROR),
        (Unavailable("it hangs"), ArchiveReason.SERVER_ERROR),
    ],
)
def test_only_the_archive_that_a_link_leads_to_is_a_witness_against_its_copy(
    witness: LookupAnswer | None, reason: ArchiveReason
) -> None:
    world = World(FakeProber({A: page(A)}))
    world.desk.replays = {OTHER: page(OTHER, "Not found", 404)}
    world.desk.elsewhere = {} if witness is None else {"arquivo": witness}
    audit = world.run(document(reference(1, url=A, archive_url=OTHER)))
    assert audit.archives[0].reason is reason


def test_an_interrupted_run_tells_what_is_known() -> None:
    answers = {A: page(A), B: silence(B, FailureKind.INTERRUPTED)}
    world = World(FakeProber(answers, ProbeSummary(interrupted=True)))
    audit = world.run(document(reference(1, url=A), reference(2, url=B)))
    assert [link.reason for link in audit.links] == [LinkReason.OK, LinkReason.INTERRUPTED]
    assert not audit.complete
    assert exit_code(audit, lambda _: True) == 4


def test_findings_known_to_the_baseline_do_not_count_and_are_not_lost() -> None:
    world = World(FakeProber({A: page(A, status=404)}))
    source = document(reference(1, url=A))
    first = world.run(source)
    assert first.findings
    known = frozenset(fingerprints(first.findings, first.documents, first.citations))
    world.options = replace(world.options, baseline=known)
    second = world.run(source)
    assert second.findings == ()
    assert len(second.muted) >= len(first.findings)


def test_a_suppression_mutes_with_its_reason_until_it_expires() -> None:
    wish = Suppression(("dead-link",), "known to the publisher", None, Span(90, 95), Span(100, 150))
    source = replace(document(reference(1, url=A)), suppressions=(wish,))
    world = World(FakeProber({A: page(A, status=404)}))
    audit = world.run(source)
    assert "dead-link" not in {finding.name for finding in audit.findings}
    assert any(muted.reason == "known to the publisher" for muted in audit.muted)
    expired = replace(source, suppressions=(replace(wish, expires="2026-01-01"),))
    assert "dead-link" in {finding.name for finding in world.run(expired).findings}


def test_the_exit_code_follows_unread_then_incomplete_then_findings() -> None:
    audit = World(FakeProber({A: page(A, status=404)})).run(document(reference(1, url=A)))
    error = Severity.ERROR
    assert exit_code(audit, lambda severity: severity is error) == 1
    assert exit_code(audit, lambda _: False) == 0
    assert exit_code(replace(audit, complete=False), lambda _: True) == 4
    assert exit_code(replace(audit, complete=False, unread=(UnreadSource("b", "no"),)), lambda _: True) == 3


def test_an_answer_that_waits_for_a_path_test_is_stored_at_once_and_not_asked_again() -> None:
    body = "<html><head><title>Same</title></head><body><p>the very same words</p></body></html>"
    pages = {url: page(url, body=body) for url in (A, B)}

    class KilledError(Exception):
        """The process dies before the path test is answered."""

    class DyingProber(FakeProber):
        def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
            for request in requests:
                self.asked.append(request)
                list(on_answer(self.answers[request.url]))
            raise KilledError

    class ResumedStore(MemoryStore):
        def __init__(self) -> None:
            super().__init__()
            self.raw: dict[str, Observation] = {}

        def keep(self, observation: Observation, state: str, reason: str) -> None:
            self.raw[observation.url] = observation

        def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
            found = dict(super().fresh(contexts, purpose, now))
            for url in contexts:
                if url in self.raw and self.raw[url].purpose is purpose:
                    found.setdefault(url, KeptLink(NOW, observation=self.raw[url]))
            return found

    store = ResumedStore()
    options = replace(World().options, archive_mode=ArchiveMode.OFF)
    source = document(reference(1, url=A, title=None), reference(2, url=B, title=None))
    with pytest.raises(KilledError):
        World(DyingProber(pages), store=store, options=options).run(source)
    again = World(FakeProber(pages), store=store, options=options)
    audit = again.run(source)
    assert not {A, B} & {request.url for request in again.prober.asked}
    assert {link.state for link in audit.links} == {LinkState.LIVE}
