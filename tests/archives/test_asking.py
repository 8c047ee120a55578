from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer

from citecheck.archives.asking import Asker, Question, is_refusal, retry_after_s
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.pace import Doorkeeper, EndpointKey, EndpointKind
from citecheck.clock import StoppedClock
from citecheck.model.observation import FailureKind, Observation, Purpose

URL = "https://web.archive.org/web/20160801000000id_/http://example.org/"
KEY = EndpointKey("wayback", EndpointKind.REPLAY)


def ask(script: list[Answer], base: str | None = None) -> tuple[Observation, ScriptedTransport, StoppedClock]:
    clock = StoppedClock(NOW)
    answers = iter(script)
    transport = ScriptedTransport(lambda _: next(answers))
    asker = Asker(transport, Doorkeeper(clock), ArchiveEndpoints.at(base), clock)
    return asker.ask(Question(KEY, URL, Purpose.ARCHIVE)), transport, clock


def test_a_good_answer_is_asked_for_once() -> None:
    seen, transport, _ = ask([answer(URL)])
    assert seen.final is not None
    assert (seen.attempts, len(transport.asked)) == (1, 1)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_refusal_is_waited_out_and_asked_again(status: int) -> None:
    seen, transport, clock = ask([answer(URL, status, Retry_After="7"), answer(URL, status), answer(URL)])
    assert seen.final is not None
    assert (seen.final.status, seen.attempts, len(transport.asked)) == (200, 3, 3)
    assert clock.elapsed_s >= 7 + 10


def test_a_service_that_refuses_thrice_has_refused() -> None:
    seen, transport, _ = ask([answer(URL, 429)] * 3)
    assert seen.final is not None
    assert (seen.final.status, seen.attempts, len(transport.asked)) == (429, 3, 3)


def test_a_captured_refusal_is_an_answer() -> None:
    captured = answer(URL, 503, Memento_Datetime="Mon, 01 Aug 2016 00:00:00 GMT")
    assert not is_refusal(captured)
    seen, transport, _ = ask([captured])
    assert (seen.attempts, len(transport.asked)) == (1, 1)


def test_a_time_out_is_not_waited_for_twice() -> None:
    seen, transport, _ = ask([FailureKind.TIMEOUT])
    assert seen.failure is not None
    assert (seen.failure.kind, len(transport.asked)) == (FailureKind.TIMEOUT, 1)


def test_a_broken_line_is_tried_once_more() -> None:
    seen, transport, _ = ask([FailureKind.RESET, answer(URL)])
    assert seen.final is not None
    assert len(transport.asked) == 2


def test_records_speak_of_the_public_address_while_the_base_is_dialled() -> None:
    seen, transport, _ = ask([answer(URL)], base="http://127.0.0.1:8300/")
    assert seen.url == URL
    assert transport.dialled == ["http://127.0.0.1:8300/web/20160801000000id_/http://example.org/"]


def test_a_broken_line_to_a_base_inside_says_nothing_of_our_uplink() -> None:
    inside, _, _ = ask([FailureKind.RESET] * 2, base="http://127.0.0.1:8300")
    outside, _, _ = ask([FailureKind.RESET] * 2, base="https://archive.example")
    public, _, _ = ask([FailureKind.RESET] * 2)
    assert [seen.in_opened_range for seen in (inside, outside, public)] == [True, False, False]


def test_other_archives_are_dialled_at_their_own_address() -> None:
    endpoints = ArchiveEndpoints.at("http://127.0.0.1:8300")
    assert endpoints.ask_as("https://arquivo.pt/wayback/2016/http://example.org/") is None


@pytest.mark.parametrize(
    "location",
    [
        "https://web.archive.org/web/20160801000001id_/http://example.org/",
        "http://127.0.0.1:8300/web/20160801000001id_/http://example.org/",
        "http://localhost:9999/web/20160801000001id_/http://example.org/",
        "/web/20160801000001id_/http://example.org/",
    ],
)
def test_whatever_a_stand_in_calls_itself_the_address_becomes_the_public_one(location: str) -> None:
    public = "https://web.archive.org/web/20160801000001id_/http://example.org/"
    assert ArchiveEndpoints.at("http://127.0.0.1:8300").public(location) == public


def test_a_live_address_stays_what_it_is() -> None:
    assert ArchiveEndpoints().public("https://example.org/web/a") == "https://example.org/web/a"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("3", 3.0), ("0", 0.0), ("Sun, 22 Nov 2026 12:00:30 GMT", 30.0), ("Sun, 22 Nov 2020 12:00:30 GMT", 0.0)],
)
def test_retry_after_is_read_in_both_forms(text: str, seconds: float) -> None:
    assert retry_after_s(answer(URL, 429, Retry_After=text), NOW) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-3", "١٢"])
def test_an_unreadable_retry_after_is_none(text: str) -> None:
    assert retry_after_s(answer(URL, 429, Retry_After=text), datetime(2026, 11, 22, tzinfo=UTC)) is None


def test_three_silences_of_a_minute_are_enough() -> None:
    clock = StoppedClock(NOW)
    transport = ScriptedTransport(lambda _: FailureKind.TIMEOUT)
    asker = Asker(transport, Doorkeeper(clock, 0.0), ArchiveEndpoints.at(None), clock)
    for timeout_s, asked in ((60.0, 3), (22.0, 5)):
        kind = EndpointKind.CDX if timeout_s == 60.0 else EndpointKind.REPLAY
        question = Question(EndpointKey("wayback", kind), URL, Purpose.LOOKUP, timeout_s=timeout_s)
        before = len(transport.asked)
        for _ in range(8):
            asker.ask(question)
        assert len(transport.asked) - before == asked
