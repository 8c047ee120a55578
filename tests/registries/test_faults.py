"""Trouble of a registry is never an answer about a work, and a service that refuses is left alone."""

from __future__ import annotations

import gzip
import json

import pytest
from tests.registries.standin import Answer, StandIn
from tests.registries.works import PREPRINT, TIDES, cited

from citecheck.clock import StoppedClock
from citecheck.model.evidence import RegistryState
from citecheck.registries.service import MOST_REFUSALS

pytestmark = pytest.mark.sockets

HTML = b"<!doctype html><title>Please wait</title>"
TROUBLE = {
    "html": Answer(HTML, kind="text/html"),
    "half": Answer(b'{"message": {"DOI": "10.5', kind="application/json"),
    "empty": Answer(b""),
    "deep": Answer(b"[" * 100_000),
    "list": Answer(b"[1, 2]"),
    "wrong": Answer(b'{"message": {"title": 7}, "data": [], "result": [], "responseCode": "1"}'),
    "refused": Answer(b"no", 403, "text/plain"),
    "teapot": Answer(b"no", 418, "text/plain"),
    "error": Answer(b"no", 500, "text/plain"),
    "busy": Answer(b"no", 503, "text/plain"),
    "much": Answer(b"no", 429, "text/plain"),
    "packed": Answer(b"\x1f\x8b no gzip", headers={"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_trouble_is_no_answer_about_any_work(standin: StandIn, clock: StoppedClock, trouble: str) -> None:
    standin.registries.fault = lambda _: TROUBLE[trouble]
    citations = [cited("a", doi="10.5555/x"), cited("b", arxiv="2101.00001"), cited("c", pmid="5")]
    citations.append(cited("d", isbn="0-306-40615-2"))
    answers = standin.desk(clock).look_up(citations)
    assert [each.reference for each in answers] == ["a", "b", "c", "d"]
    for answer in answers:
        if trouble == "wrong" and answer.registry == "Open Library":
            continue  # an object without the book is how it says that it has none
        assert answer.state is RegistryState.UNAVAILABLE
        assert answer.detail


def test_a_page_with_status_404_is_no_word_of_doi_org(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda path: Answer(HTML, 404, "text/html") if path.startswith("/doi/") else None
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/x")])
    assert (answer.registry, answer.state) == ("doi.org", RegistryState.UNAVAILABLE)


def test_silence_of_an_agency_is_told_unless_doi_org_knows_better(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda path: TROUBLE["error"] if path.startswith("/crossref/") else None
    standin.registries.handles.add("10.5555/there")
    there, gone = standin.desk(clock).look_up([cited("a", doi="10.5555/there"), cited("b", doi="10.5555/gone")])
    assert (there.registry, there.state) == ("Crossref", RegistryState.UNAVAILABLE)
    assert (gone.registry, gone.state) == ("doi.org", RegistryState.NOT_FOUND)


def test_a_time_out_is_no_answer(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda _: Answer(b"{}", delay_s=1.5)
    (answer,) = standin.desk(clock, timeout_s=0.2).look_up([cited(isbn="0-306-40615-2")])
    assert answer.state is RegistryState.UNAVAILABLE
    assert "timeout" in answer.detail


def test_nobody_listening_is_no_answer(standin: StandIn, clock: StoppedClock) -> None:
    standin.base = "http://127.0.0.1:1"
    (answer,) = standin.desk(clock).look_up([cited(pmid="5")])
    assert answer.state is RegistryState.UNAVAILABLE


def test_a_refusal_is_waited_out_as_long_as_it_says(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.crossref["10.5555/tides.1"] = TIDES
    refusals = [Answer(b"", 429, headers={"Retry-After": "7"}), Answer(b"", 503, headers={"Retry-After": "3"})]
    standin.registries.fault = lambda _: refusals.pop(0) if refusals else None
    (answer,) = standin.desk(clock).look_up([cited(doi="10.5555/tides.1")])
    assert answer.state is RegistryState.MATCHED
    assert 10.0 <= clock.elapsed_s < 11.0


def test_a_service_that_refuses_five_times_is_left_alone(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda path: TROUBLE["much"] if path.startswith("/crossref/") else None
    answers = standin.desk(clock).look_up([cited(f"r{n}", doi=f"10.5555/{n}") for n in range(20)])
    asked = [path for path in standin.registries.asked if path.startswith("/crossref/")]
    assert len(asked) == MOST_REFUSALS
    assert {each.state for each in answers} == {RegistryState.NOT_FOUND}  # by doi.org, which answered


def test_what_is_not_asked_any_more_is_told_as_unavailable(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda _: TROUBLE["much"]
    answers = standin.desk(clock).look_up([cited(f"r{n}", arxiv=f"2101.{n:05}") for n in range(1, 400)])
    assert len(answers) == 399
    assert {each.state for each in answers} == {RegistryState.UNAVAILABLE}
    assert len(standin.registries.asked) == MOST_REFUSALS
    assert "left alone" in answers[-1].detail


def test_a_service_that_wants_a_long_rest_is_left_alone_at_once(standin: StandIn, clock: StoppedClock) -> None:
    standin.registries.fault = lambda _: Answer(b"", 429, headers={"Retry-After": "3600"})
    answers = standin.desk(clock).look_up([cited(f"r{n}", arxiv=f"2101.{n:05}") for n in range(1, 120)])
    assert len(standin.registries.asked) == 1
    assert "3600 s of rest" in answers[-1].detail
    assert clock.elapsed_s < 60


def test_each_service_keeps_its_pace_and_heeds_the_limit_that_it_tells(standin: StandIn, clock: StoppedClock) -> None:
    standin.desk(clock).look_up([cited(f"r{n}", arxiv=f"2101.{n:05}") for n in range(1, 152)])
    assert clock.elapsed_s == pytest.approx(9.0, abs=1.0)  # four requests, three seconds between them
    slow = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s"}
    works = {f"10.5555/{n}": TIDES for n in range(4)}
    standin.registries.fault = lambda path: Answer(
        json.dumps({"message": works[path.rpartition("/")[2].replace("%2F", "/")]}).encode(), headers=slow
    )
    before = clock.elapsed_s
    standin.desk(clock).look_up([cited(f"r{n}", doi=f"10.5555/{n}") for n in range(4)])
    assert clock.elapsed_s - before == pytest.approx(4.25, abs=1.0)


def test_packed_answers_are_unpacked_and_bombs_are_not(standin: StandIn, clock: StoppedClock) -> None:
    message = json.dumps({"message": TIDES}).encode()
    packed = {"Content-Encoding": "gzip"}
    bodies = {"good": gzip.compress(message), "bomb": gzip.compress(b" " * 50_000_000)}
    standin.registries.fault = lambda path: next(
        (Answer(body, headers=packed) for name, body in bodies.items() if path.endswith(name)), None
    )
    standin.registries.handles.add("10.5555/bomb")
    good, bomb = standin.desk(clock).look_up([cited("a", doi="10.5555/good"), cited("b", doi="10.5555/bomb")])
    assert good.state is RegistryState.MATCHED
    assert bomb.state is RegistryState.UNAVAILABLE


@pytest.mark.parametrize(
    "body",
    [
        b"<feed/>",
        b"no xml",
        b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><f>&b;</f>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id></entry></feed>',
    ],
)
def test_an_answer_that_is_no_list_of_preprints_is_none(standin: StandIn, clock: StoppedClock, body: bytes) -> None:
    standin.registries.fault = lambda _: Answer(body, kind="application/atom+xml")
    (answer,) = standin.desk(clock).look_up([cited(arxiv="2101.00001")])
    assert answer.state is RegistryState.UNAVAILABLE


def test_a_withdrawn_preprint_is_told(standin: StandIn, clock: StoppedClock) -> None:
    entry = PREPRINT.replace("12 pages", "This paper has been withdrawn by the author due to an error")
    standin.registries.arxiv["2101.00001"] = entry
    (answer,) = standin.desk(clock).look_up([cited(title="Tides without a moon", arxiv="2101.00001")])
    assert answer.notices == (("retraction", "https://arxiv.org/abs/2101.00001"),)
