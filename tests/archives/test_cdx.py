"""Our subclass of waybackpy's client, beside the raw class whose defects it cures.

A test of the raw class that fails means that waybackpy has been mended: then the cure can go.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.webarchive.front import Fault, WaybackFront
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer
from waybackpy import WaybackMachineCDXServerAPI
from waybackpy.cdx_utils import get_response
from waybackpy.exceptions import BlockedSiteError, NoCDXRecordFound, WaybackError

import citecheck.archives
from citecheck.archives.asking import Asker
from citecheck.archives.cdx import (
    CdxIndex,
    CdxMalformedError,
    CdxQuery,
    CdxRefusedError,
    CdxRows,
    CdxUnavailableError,
    CuredCdxServer,
    parse_page,
)
from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.nearest import look_up
from citecheck.archives.pace import Doorkeeper
from citecheck.clock import StoppedClock
from citecheck.model.capture import Absent, Excluded, Found, Malformed, Refused, Unavailable
from citecheck.model.observation import Exchange

STORY = "https://www.courier.example/story"
PAGE = "<html><head><title>429 Too Many Requests here now today</title></head></html>"
LIMITED = """<html>
<head><title>Too Many Requests: please slow down</title></head>
<body><center><h1>Too Many Requests for this service, wait now</h1></center></body></html>"""
ROW = "org,example)/ 20160801000000 http://example.org/ text/html 200 AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHH 1234"


def raw(wayback: WaybackFront, **options: str) -> WaybackMachineCDXServerAPI:
    api = WaybackMachineCDXServerAPI(STORY, **options)  # type: ignore[arg-type]  # all of these are text
    api.endpoint = f"{wayback.base}/cdx/search/cdx"
    return api


# -- each defect, in the raw class and cured


@pytest.mark.sockets
@pytest.mark.parametrize("status", [429, 404])
def test_raw_reads_a_short_refusal_as_no_rows(wayback: WaybackFront, status: int) -> None:
    wayback.faults.append(Fault("cdx", status, "Too Many Requests"))
    assert list(raw(wayback).snapshots()) == []
    with pytest.raises(NoCDXRecordFound):
        raw(wayback).near(wayback_machine_timestamp="20140315120000")


@pytest.mark.sockets
def test_cured_tells_a_refusal_and_how_long(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("cdx", 429, "Too Many Requests", (("Retry-After", "0"),)))
    assert desk.index.query(CdxQuery(STORY)) == Refused("the index answered 429", 0.0)


@pytest.mark.sockets
def test_raw_takes_a_web_page_for_rows_and_dies_of_it(wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("cdx", 200, LIMITED))
    with pytest.raises((ValueError, WaybackError)):
        list(raw(wayback).snapshots())


@pytest.mark.sockets
def test_cured_tells_a_web_page_from_rows(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("cdx", 200, LIMITED))
    assert isinstance(desk.index.query(CdxQuery(STORY)), Malformed)


@pytest.mark.sockets
def test_raw_does_not_know_an_excluded_site_by_its_header(wayback: WaybackFront) -> None:
    header = ("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException: Blocked Site Error")
    wayback.faults.append(
        Fault("cdx", 403, "RobotAccessControlException of the site, in a line that is long enough", (header,))
    )
    with pytest.raises(WaybackError) as caught:
        list(raw(wayback).snapshots())
    assert not isinstance(caught.value, BlockedSiteError)


@pytest.mark.sockets
def test_cured_knows_an_excluded_site(desk: WebArchiveDesk) -> None:
    assert isinstance(desk.index.query(CdxQuery("https://ledger.example/columns/one")), Excluded)


@pytest.mark.sockets
def test_raw_takes_a_limit_for_a_size_of_pages(wayback: WaybackFront) -> None:
    assert len(list(raw(wayback, limit="3").snapshots())) == 8
    assert len(wayback.asked("cdx")) == 3


@pytest.mark.sockets
@pytest.mark.parametrize(
    ("page_rows", "max_rows", "expected"),
    [(3, 8, (8, 3, False)), (3, 5, (5, 2, True)), (3, 3, (3, 1, True)), (8, 8, (8, 1, True)), (9, 9, (8, 1, False))],
)
def test_cured_pages_and_stops(
    desk: WebArchiveDesk, wayback: WaybackFront, page_rows: int, max_rows: int, expected: tuple[int, int, bool]
) -> None:
    answered = desk.index.query(CdxQuery(STORY, page_rows=page_rows, max_rows=max_rows))
    assert isinstance(answered, CdxRows)
    assert (len(answered.rows), len(wayback.asked("cdx")), answered.cut) == expected
    assert len({row.capture.timestamp for row in answered.rows}) == expected[0]


def test_raw_has_no_time_out_and_a_fixed_public_address_for_pages() -> None:
    source = inspect.getsource(get_response)
    assert "timeout" not in source
    module = inspect.getsource(inspect.getmodule(get_response) or get_response)
    assert 'endpoint = "https://web.archive.org/cdx/search/cdx?"' in module


@pytest.mark.sockets
def test_cured_times_out(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    wayback.faults.append(Fault("cdx", delay_s=3.0))
    assert isinstance(desk.index.query(CdxQuery(STORY)), Unavailable)


@pytest.mark.sockets
def test_raw_leaves_revisits_without_a_status(wayback: WaybackFront) -> None:
    api = WaybackMachineCDXServerAPI("https://courier.example/same")
    api.endpoint = f"{wayback.base}/cdx/search/cdx"
    assert [snapshot.statuscode for snapshot in api.snapshots()] == ["200", "-"]


@pytest.mark.sockets
def test_cured_resolves_revisits(desk: WebArchiveDesk) -> None:
    answered = desk.index.query(CdxQuery("https://courier.example/same"))
    assert isinstance(answered, CdxRows)
    assert [row.capture.status for row in answered.rows] == [200, 200]


@pytest.mark.sockets
def test_raw_fills_a_missing_month_from_now(wayback: WaybackFront) -> None:
    api = raw(wayback)
    api.near(year=2013)
    asked = parse_qs(urlsplit(wayback.asked("cdx")[0].path).query)["closest"][0]
    assert asked.startswith("2013")
    assert asked[4:6] == f"{datetime.now(UTC).month:02}"


@pytest.mark.sockets
def test_cured_asks_for_the_full_time(desk: WebArchiveDesk, wayback: WaybackFront) -> None:
    desk.look_up(STORY, datetime(2013, 1, 1, 12, tzinfo=UTC))
    asked = parse_qs(urlsplit(wayback.asked("cdx")[0].path).query)
    assert (asked["closest"], asked["sort"], asked["resolveRevisits"]) == (["20130101120000"], ["closest"], ["true"])


# -- pages of an index


def page(body: str | bytes, status: int = 200, **headers: str) -> Exchange:
    return answer("https://web.archive.org/cdx/search/cdx?url=x", status, body, **headers)


def test_rows_and_the_key_of_the_next_page_are_told_apart() -> None:
    assert parse_page(page(f"{ROW}\n{ROW}\n\norg%2Cexample%29%2F+20160801000000\n")) == (
        [ROW, ROW],
        "org%2Cexample%29%2F+20160801000000",
    )
    assert parse_page(page("")) == ([], None)
    assert parse_page(page("\n")) == ([], None)


def test_rows_of_impossible_times_are_left_out() -> None:
    odd = ROW.replace("20160801000000", "20160001000000")
    assert parse_page(page(f"{odd}\n{ROW}\n")) == ([ROW], None)


def test_a_compressed_page_is_opened() -> None:
    import gzip

    assert parse_page(page(gzip.compress(f"{ROW}\n".encode()))) == ([ROW], None)
    with pytest.raises(CdxMalformedError):
        parse_page(page(b"\x1f\x8bnothing"))


@pytest.mark.parametrize(
    ("exchange", "error"),
    [
        (page(PAGE, 429), CdxRefusedError),
        (page("no", 403), CdxRefusedError),
        (page("x", 500), CdxUnavailableError),
        (page("x", 302), CdxUnavailableError),
        (page(PAGE), CdxMalformedError),
        (page("[]"), CdxMalformedError),
        (page(ROW[:26]), CdxMalformedError),
        (page(f"{ROW}\n{ROW[:60]}"), CdxMalformedError),
        (page("", Content_Type="text/html"), CdxMalformedError),
        (page("AdministrativeAccessControlException: Blocked Site Error", 403), BlockedSiteError),
        (
            page("org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"),
            BlockedSiteError,
        ),
        (page("RobotAccessControlException: Blocked By Robots", 404), BlockedSiteError),
        (page(PAGE.replace("</", "<p>Blocked Site</p></")), CdxMalformedError),
        (page("null"), CdxMalformedError),
        (page('{"message": "Too many requests"}'), CdxMalformedError),
        (page(json.dumps([ROW.split()])), CdxMalformedError),
        (page(f"{ROW} extra"), CdxMalformedError),
        (page("Gateway Timeout"), CdxMalformedError),
        (Exchange("u", 200, (), ROW.encode(), truncated=True), CdxMalformedError),
    ],
)
def test_what_is_no_page_of_an_index_raises(exchange: Exchange, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_page(exchange)


@given(st.binary(max_size=400), st.sampled_from([200, 403, 429, 500]))
def test_no_body_breaks_the_reading(body: bytes, status: int) -> None:
    try:
        rows, _ = parse_page(page(body, status))
    except WaybackError:
        return
    assert status == 200
    assert all(len(row.split(" ")) == 7 for row in rows)


def scripted(script: Callable[[str], Answer]) -> tuple[CdxIndex, ScriptedTransport, StoppedClock]:
    clock, transport = StoppedClock(NOW), ScriptedTransport(script)
    asker = Asker(transport, Doorkeeper(clock), ArchiveEndpoints(), clock)
    return CdxIndex(asker, 60.0, clock.monotonic), transport, clock


def test_a_server_that_repeats_its_key_for_ever_is_left() -> None:
    index, transport, _ = scripted(lambda url: answer(url, 200, f"{ROW}\n\nsame-key\n"))
    answered = index.query(CdxQuery("http://example.org/", page_rows=1, max_rows=1_000_000))
    assert isinstance(answered, CdxRows)
    assert len(transport.asked) == 2


def test_a_budget_ends_the_paging_and_says_so() -> None:
    keys = iter(range(1000))
    index, transport, clock = scripted(lambda url: answer(url, 200, f"{ROW}\n\nkey{next(keys)}\n"))
    answered = index.query(CdxQuery("http://example.org/", page_rows=1, max_rows=500, budget_s=10.0))
    assert isinstance(answered, CdxRows)
    assert answered.cut
    assert len(transport.asked) < 8
    assert clock.elapsed_s >= 10


def test_when_all_near_captures_are_bad_the_good_ones_are_asked_for() -> None:
    bad = "".join(
        f"{ROW.replace('20160801000000', f'2016080100{n:04}').replace(' 200 ', ' 404 ')}\n" for n in range(50)
    )
    bad += "".join(
        f"{ROW.replace('20160801000000', f'2016080101{n:04}').replace(' 200 ', ' 404 ')}\n" for n in range(50)
    )

    def answered(url: str) -> Answer:
        return answer(url, 200, f"{ROW}\n" if "statuscode" in url else bad)

    index, transport, _ = scripted(answered)
    found = look_up(index, "http://example.org/", NOW, good_only=True)
    assert isinstance(found, Found)
    assert [capture.timestamp for capture in found.captures] == ["20160801000000"]
    assert len(transport.asked) == 2


def test_an_empty_answer_to_a_filtered_question_is_no_absence() -> None:
    bad = "".join(f"{ROW.replace('20160801000000', f'201608010{n:05}').replace(' 200 ', ' 404 ')}\n" for n in range(60))
    index, _, _ = scripted(lambda url: answer(url, 200, "" if "statuscode" in url else bad))
    found = look_up(index, "http://example.org/", NOW, good_only=True)
    assert not isinstance(found, Absent)
    assert isinstance(found, Found)
    assert found.captures == ()


# -- a second opinion


@pytest.mark.sockets
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (CdxQuery(STORY), {}),
        (CdxQuery(STORY, start="2012", end="2014"), {"from_date": "2012", "to_date": "2014"}),
        (CdxQuery(STORY, filters=("!timestamp:2013.*",)), {"filter_field": "!timestamp:2013.*"}),
        (CdxQuery(STORY, page_rows=3, max_rows=100), {"limit": 3}),
        (CdxQuery("courier.example", match_type="domain"), {"match_type": "domain"}),
        (
            CdxQuery("courier.example/", match_type="prefix", filters=("statuscode:4..",)),
            {"match_type": "prefix", "filter_field": "statuscode:4.."},
        ),
        (CdxQuery("courier.example", match_type="host", page_rows=4, max_rows=100), {"match_type": "host", "limit": 4}),
        (CdxQuery("https://courier.example/same"), {}),
        (CdxQuery("https://courier.example/a?a=1&b=2"), {}),
        (CdxQuery("https://courier.example/never"), {}),
    ],
    ids=lambda value: value.url if isinstance(value, CdxQuery) else "",
)
def test_edgis_client_gives_the_same_rows(
    desk: WebArchiveDesk, wayback: WaybackFront, ours: CdxQuery, theirs: dict[str, object]
) -> None:
    answered = desk.index.query(ours)
    assert isinstance(answered, CdxRows)
    mine = [(row.urlkey, row.capture.timestamp, row.capture.original_url, row.capture.digest) for row in answered.rows]
    assert mine == _edgi_rows(wayback.base, ours.url, theirs)
    assert mine or "never" in ours.url


def _edgi_rows(base: str, url: str, options: dict[str, object]) -> list[tuple[str, str, str, str]]:
    wayback = pytest.importorskip("wayback")
    from wayback import _client

    session = wayback.WaybackSession(retries=0, search_calls_per_second=0)
    kept = _client.CDX_SEARCH_URL
    _client.CDX_SEARCH_URL = f"{base}/cdx/search/cdx"  # its own documented way to another endpoint is to change this
    try:
        with wayback.WaybackClient(session) as client:
            return [
                (row.urlkey, f"{row.timestamp:%Y%m%d%H%M%S}", row.original, row.digest)
                for row in client.search(url, **options)
            ]
    finally:
        _client.CDX_SEARCH_URL = kept


def test_waybackpy_is_known_in_one_file_only() -> None:
    room = Path(citecheck.archives.__file__).parent
    users = [
        path.name
        for path in room.rglob("*.py")
        if "import waybackpy" in path.read_text() or "from waybackpy" in path.read_text()
    ]
    assert users == ["cdx.py"]
    assert issubclass(CuredCdxServer, WaybackMachineCDXServerAPI)
