"""The desk against true replay: WARC records, pywb, the front's redirects and headers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.webarchive.front import Fault, WaybackFront
from tests.webarchive.transport import LoopbackTransport

from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.interface import ArchiveSettings
from citecheck.clock import SystemClock
from citecheck.links.archive_links import recognise
from citecheck.model.capture import Absent, ArchiveLink, Excluded, Found, Malformed, Refused, Unavailable
from citecheck.model.observation import FailureKind, Observation

pytestmark = pytest.mark.sockets
WEB = "https://web.archive.org/web"
HTML_PAGE = "<!doctype html>\n<html><head><title>Offline</title></head>\n<body>Back within the hour, thank you</body>"


def opened(desk: WebArchiveDesk, url: str) -> Observation:
    link = recognise(url)
    assert link is not None
    seen: list[Observation] = []

    def note(_: ArchiveLink, observation: Observation) -> None:
        seen.append(observation)

    desk.replay([link], note)
    assert len(seen) == 1
    return seen[0]


def statuses(seen: Observation) -> list[int]:
    return [exchange.status for exchange in seen.exchanges]


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "expected", "is_memento"),
    [
        ("20140315120000/https://www.courier.example/story", [200], True),
        ("20140315115959/https://www.courier.example/story", [302, 200], True),
        ("20140315/http://courier.example/story/", [302, 200], True),
        ("20140228105412/http://courier.example/moved", [301, 302, 200], True),
        ("20151015210005/https://courier.example/gone", [404], True),
        ("20160101000000/https://courier.example/busy", [429], True),
        ("20180922201134/https://courier.example/same", [200], True),
        ("20191206130259/https://courier.example/packed", [200], True),
        ("20200101000000/https://courier.example/новости", [200], True),
        ("20200101000000/https://courier.example/never", [404], False),
        ("20151216151137/https://ledger.example/columns/one", [403], False),
    ],
)
def test_replay_ends_where_the_capture_does(
    desk: WebArchiveDesk, path: str, expected: list[int], is_memento: bool
) -> None:
    seen = opened(desk, f"{WEB}/{path}")
    assert statuses(seen) == expected
    assert seen.final is not None
    assert (seen.final.header("Memento-Datetime") is not None) is is_memento
    assert all(exchange.url.startswith(f"{WEB}/") and "id_/" in exchange.url for exchange in seen.exchanges)


def test_the_bytes_are_those_that_were_captured(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    seen = opened(desk, f"{WEB}/20191206130259/https://courier.example/packed")
    assert seen.final is not None
    assert seen.final.body[:2] == b"\x1f\x8b"
    assert len(wayback.asked("replay")) == 1
    assert wayback.asked("cdx") == []


def test_the_nearest_good_capture_comes_first(desk: WebArchiveDesk) -> None:
    answer = desk.look_up("https://courier.example/story", noon(2013, 1, 1))
    assert isinstance(answer, Found)
    assert [capture.timestamp[:4] for capture in answer.captures[:3]] == ["2013", "2012", "2014"]
    assert answer.captures[0].archive_url == f"{WEB}/20130315120000/https://www.courier.example/story"
    newest = desk.look_up("https://courier.example/story", None)
    assert isinstance(newest, Found)
    assert newest.captures[0].timestamp[:4] == "2017"


def test_error_captures_are_not_offered_and_not_absence(desk: WebArchiveDesk) -> None:
    gone = desk.look_up("https://courier.example/gone", noon(2015, 10, 15))
    assert isinstance(gone, Found)
    assert [capture.timestamp for capture in gone.captures] == ["20150916190005"]
    assert desk.look_up("https://courier.example/only-errors", noon(2017, 1, 1)) == Found(())
    everything = desk.look_up("https://courier.example/only-errors", noon(2017, 1, 1), good_only=False)
    assert isinstance(everything, Found)
    assert len(everything.captures) == 2


def test_a_revisit_counts_as_what_it_repeats(desk: WebArchiveDesk) -> None:
    answer = desk.look_up("https://courier.example/same", noon(2018, 9, 23))
    assert isinstance(answer, Found)
    assert [(capture.timestamp, capture.status) for capture in answer.captures] == [
        ("20180922201134", 200),
        ("20180919181134", 200),
    ]


def test_only_an_empty_index_is_absence(desk: WebArchiveDesk) -> None:
    assert isinstance(desk.look_up("https://courier.example/never", noon(2018, 1, 1)), Absent)
    assert isinstance(desk.look_up("https://ledger.example/columns/one", noon(2018, 1, 1)), Excluded)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (lambda: Fault("cdx", 429, "Too Many Requests", (("Retry-After", "0"),)), Refused),
        (lambda: Fault("cdx", 429, HTML_PAGE, (("Retry-After", "0"), ("Content-Type", "text/html"))), Refused),
        (lambda: Fault("cdx", 503, "", (("Retry-After", "0"),)), Refused | Unavailable),
        (lambda: Fault("cdx", 200, HTML_PAGE), Malformed),
        (lambda: Fault("cdx", 200, ""), Malformed),
        (lambda: Fault("cdx", 404, HTML_PAGE), Unavailable),
        (lambda: Fault("cdx", 403, "Forbidden"), Refused),
        (lambda: Fault("cdx", 200, "example,courier)/story 2014031512", (("Content-Type", "text/plain"),)), Malformed),
        (lambda: Fault("cdx", cut_at=26), Malformed),
        (lambda: Fault("cdx", delay_s=3.0), Unavailable),
        (lambda: Fault("cdx", reset=True), Unavailable),
    ],
    ids=["429", "429-html", "503", "html", "empty-html", "404", "403", "half-a-row", "cut", "hangs", "reset"],
)  # fmt: skip
def test_no_trouble_of_the_index_is_absence(
    desk: WebArchiveDesk, wayback: WaybackFront, fault: Callable[[], Fault], expected: type
) -> None:
    wayback.faults.append(fault())
    answer = desk.look_up("https://courier.example/story", noon(2014, 3, 15))
    assert isinstance(answer, expected)
    assert not isinstance(answer, Absent | Found)


def test_trouble_that_passes_is_waited_out(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("any", 503, "", (("Retry-After", "0"),), times=2))
    assert statuses(opened(desk, f"{WEB}/20140315120000/https://www.courier.example/story")) == [200]
    wayback.faults.append(Fault("cdx", 429, "", (("Retry-After", "0"),), times=2))
    assert isinstance(desk.look_up("https://courier.example/story", noon(2014, 3, 15)), Found)


def test_a_service_that_hangs_is_given_up_on_and_asked_only_once(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("replay", delay_s=2.5))
    seen = opened(desk, f"{WEB}/20140315120000/https://www.courier.example/story")
    assert seen.failure is not None
    assert seen.failure.kind is FailureKind.TIMEOUT
    assert len(wayback.asked("replay")) == 1


def test_a_pause_that_is_asked_for_is_kept(wayback: WaybackFront) -> None:
    settings = ArchiveSettings(base=wayback.base, interval_s=0, timeout_s=2.0)
    desk = WebArchiveDesk(LoopbackTransport(), SystemClock(), settings)
    wayback.faults.append(Fault("replay", 429, "", (("Retry-After", "1"),), times=1))
    opened(desk, f"{WEB}/20140315120000/https://www.courier.example/story")
    first, second = wayback.asked("replay")
    assert second.at - first.at >= 1.0


@pytest.mark.parametrize("fault", [Fault("cdx", 429, "", (("Retry-After", "0"),)), Fault("cdx", 200, HTML_PAGE)])
def test_an_index_that_refuses_for_the_whole_run_is_not_stormed(
    desk: WebArchiveDesk, wayback: WaybackFront, fault: Fault
) -> None:
    wayback.faults.append(fault)
    answers = [desk.look_up(f"https://courier.example/{number}", noon(2014, 3, 15)) for number in range(40)]
    assert len(wayback.asked("cdx")) <= 5
    assert not any(isinstance(answer, Absent | Found) for answer in answers)


def test_the_same_question_is_asked_once(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    for _ in range(3):
        desk.look_up("https://courier.example/story", noon(2014, 3, 15))
    assert len(wayback.asked("cdx")) == 1


def test_the_time_map_of_a_service_of_the_table(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    nearest = desk.look_up_at("wayback", "https://www.courier.example/story", noon(2013, 1, 1))
    assert isinstance(nearest, Found)
    assert nearest.captures[0].timestamp == "20130315120000"
    listed = desk.look_up_at("wayback", "https://www.courier.example/story", None)
    assert isinstance(listed, Found)
    assert [capture.timestamp[:4] for capture in listed.captures[:2]] == ["2017", "2016"]
    assert isinstance(desk.look_up_at("wayback", "https://courier.example/never", None), Absent)
    assert desk.look_up_at("archiveis", "https://courier.example/story", None) is None
    assert {asked.endpoint for asked in wayback.log} == {"timemap"}
