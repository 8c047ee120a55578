from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer

from citecheck.archives.asking import Asker
from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.interface import ArchiveSettings
from citecheck.archives.memento import MementoClient, MementoService, read_links
from citecheck.archives.pace import Doorkeeper
from citecheck.clock import StoppedClock
from citecheck.model.capture import Absent, Capture, Found, LookupAnswer, Malformed, Refused, Unavailable
from citecheck.model.observation import FailureKind

SERVICE = MementoService("place", "https://place.example/timegate/", "https://place.example/timemap/link/")
URL = "http://example.org/a?b=1"
NOON = datetime(2016, 8, 1, 12, tzinfo=UTC)
GMT = "Mon, 01 Aug 2016 00:00:00 GMT"
MAP = f"""<{URL}>; rel="original",
<https://place.example/timemap/link/{URL}>; rel="self"; type="application/link-format"; from="{GMT}",
<https://place.example/timegate/{URL}>; rel="timegate",
<https://place.example/20160801000000/{URL}>; rel="first memento"; datetime="{GMT}",
<https://place.example/20180801000000/{URL}>; rel="last memento"; datetime="Wed, 01 Aug 2018 00:00:00 GMT"
"""


def client(script: Callable[[str], Answer]) -> tuple[MementoClient, ScriptedTransport]:
    clock, transport = StoppedClock(NOW), ScriptedTransport(script)
    return MementoClient(Asker(transport, Doorkeeper(clock), ArchiveEndpoints(), clock), 22.0), transport


def nearest(script: Callable[[str], Answer]) -> LookupAnswer:
    return client(script)[0].nearest(SERVICE, URL, NOON)


def listed(script: Callable[[str], Answer]) -> LookupAnswer:
    return client(script)[0].all(SERVICE, URL, NOON)


def test_a_time_gate_is_asked_for_a_time_and_leads_to_a_memento() -> None:
    link = f'<https://place.example/20160801000000/{URL}>; rel="memento"; datetime="{GMT}"'
    asking, transport = client(
        lambda url: answer(url, 302, Location=f"https://place.example/20160801000000/{URL}", Link=link)
    )
    found = asking.nearest(SERVICE, URL, NOON)
    assert found == Found((Capture("20160801000000", URL, f"https://place.example/20160801000000/{URL}"),))
    assert transport.asked == [f"https://place.example/timegate/{URL}"]
    assert transport.headers == [(("Accept-Datetime", "Mon, 01 Aug 2016 12:00:00 GMT"),)]


def test_the_time_of_a_known_service_is_read_from_its_address() -> None:
    found = nearest(lambda url: answer(url, 302, Location=f"https://arquivo.pt/wayback/20160731000000/{URL}"))
    assert isinstance(found, Found)
    assert found.captures[0].timestamp == "20160731000000"


def test_a_time_gate_may_answer_with_the_memento_itself() -> None:
    found = nearest(lambda url: answer(url, 200, Memento_Datetime=GMT, Content_Location=f"/20160801000000/{URL}"))
    assert found == Found((Capture("20160801000000", URL, f"https://place.example/20160801000000/{URL}"),))


def test_a_time_map_lists_mementos_nearest_first() -> None:
    found = listed(lambda url: answer(url, 200, MAP))
    assert isinstance(found, Found)
    assert [capture.timestamp for capture in found.captures] == ["20160801000000", "20180801000000"]
    newest = client(lambda url: answer(url, 200, MAP))[0].all(SERVICE, URL, None)
    assert isinstance(newest, Found)
    assert newest.captures[0].timestamp == "20180801000000"


def test_a_time_map_without_mementos_is_absence_and_nothing_else_is() -> None:
    empty = MAP.partition(",\n<https://place.example/20160801")[0]
    assert isinstance(listed(lambda url: answer(url, 200, empty)), Absent)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (lambda url: answer(url, 404), Unavailable),
        (lambda url: answer(url, 403), Unavailable),
        (lambda url: answer(url, 429, Retry_After="0"), Refused),
        (lambda url: answer(url, 503), Refused),
        (lambda url: answer(url, 200, "<!doctype html><title>Sorry</title>"), Malformed),
        (lambda url: answer(url, 200, "<html><a href='x'>y</a></html>"), Malformed),
        (lambda url: answer(url, 200, ""), Malformed),
        (lambda url: answer(url, 302, Location="https://place.example/"), Malformed),
        (lambda _: FailureKind.TIMEOUT, Unavailable),
        (lambda _: FailureKind.NO_SUCH_HOST, Unavailable),
    ],
)
def test_no_trouble_is_absence(reply: Callable[[str], Answer], expected: type) -> None:
    for found in (nearest(reply), listed(reply)):
        assert isinstance(found, expected | Malformed)
        assert not isinstance(found, Absent | Found)


def test_a_service_without_a_door_is_not_asked() -> None:
    asking, transport = client(answer)
    closed = MementoService("closed", None, None)
    assert isinstance(asking.nearest(closed, URL, NOON), Unavailable)
    assert isinstance(asking.all(closed, URL, NOON), Unavailable)
    assert transport.asked == []


def test_an_aggregator_is_asked_where_the_wayback_machine_holds_nothing() -> None:
    def reply(url: str) -> Answer:
        return answer(url, 200, MAP if url.startswith("https://memgator.example/timemap/link/") else "")

    transport = ScriptedTransport(reply)
    settings = ArchiveSettings(interval_s=0, aggregator="https://memgator.example/")
    desk = WebArchiveDesk(transport, StoppedClock(NOW), settings)
    found = desk.look_up(URL, NOON)
    assert isinstance(found, Found)
    assert found.captures[0].archive_url == f"https://place.example/20160801000000/{URL}"
    assert len(transport.asked) == 2


@pytest.mark.parametrize("elsewhere", [404, 503])
def test_an_aggregator_that_fails_does_not_unsay_or_prove_anything(elsewhere: int) -> None:
    transport = ScriptedTransport(lambda url: answer(url, elsewhere if "memgator" in url else 200))
    settings = ArchiveSettings(interval_s=0, aggregator="https://memgator.example")
    found = WebArchiveDesk(transport, StoppedClock(NOW), settings).look_up(URL, NOON)
    assert isinstance(found, Absent | Refused)


def test_links_with_commas_and_odd_parameters_are_read() -> None:
    text = (
        '<http://a.example/x,y>; rel=memento; datetime="Mon, 01 Aug 2016 00:00:00 GMT"; title="a, b", </c>; rel="x y"'
    )
    entries = list(read_links(text, "http://base.example/"))
    assert [entry.url for entry in entries] == ["http://a.example/x,y", "http://base.example/c"]
    assert entries[0].at == datetime(2016, 8, 1, tzinfo=UTC)
    assert entries[1].relations == {"x", "y"}


@given(st.text('<>;,="aé rlxmeno\n', max_size=300))
def test_no_list_breaks_the_reading(text: str) -> None:
    assert len(list(read_links(text, "http://base.example/"))) <= 300
