from __future__ import annotations

import threading
from collections import Counter

import pytest
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer

from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.interface import ArchiveSettings
from citecheck.clock import StoppedClock
from citecheck.links.archive_links import recognise
from citecheck.model.capture import ArchiveLink
from citecheck.model.observation import FailureKind, Observation

GMT = "Mon, 01 Aug 2016 00:00:00 GMT"
WEB = "https://web.archive.org/web"


class Heard:
    """Keeps what the desk says, and that it says it in the asking thread."""

    def __init__(self) -> None:
        self.seen: dict[str, Observation] = {}
        self.times: Counter[str] = Counter()
        self.thread = threading.current_thread()

    def __call__(self, link: ArchiveLink, observation: Observation) -> None:
        assert threading.current_thread() is self.thread
        self.seen[link.url] = observation
        self.times[link.url] += 1


def link(url: str) -> ArchiveLink:
    found = recognise(url)
    assert found is not None
    return found


def desk_of(
    answers: dict[str, Answer], settings: ArchiveSettings | None = None
) -> tuple[WebArchiveDesk, ScriptedTransport]:
    transport = ScriptedTransport(lambda url: answers.get(url, answer(url, 404)))
    return WebArchiveDesk(transport, StoppedClock(NOW), settings or ArchiveSettings(interval_s=0)), transport


def open_one(url: str, answers: dict[str, Answer]) -> tuple[Observation, ScriptedTransport]:
    desk, transport = desk_of(answers)
    heard = Heard()
    desk.replay([link(url)], heard)
    return heard.seen[url], transport


def test_a_snapshot_is_opened_as_captured_and_keeps_the_name_of_its_link() -> None:
    raw = f"{WEB}/20160801000000id_/http://example.org/"
    seen, _ = open_one(f"{WEB}/20160801000000/http://example.org/", {raw: answer(raw, Memento_Datetime=GMT)})
    assert seen.url == f"{WEB}/20160801000000/http://example.org/"
    assert [exchange.url for exchange in seen.exchanges] == [raw]
    assert seen.failure is None


@pytest.mark.parametrize(
    "location",
    [
        "https://web.archive.org/web/20160731235959/http://example.org/",
        "/web/20160731235959id_/http://example.org/",
        "http://localhost:8300/web/20160731235959/http://example.org/",
    ],
)
def test_a_redirect_to_the_nearest_capture_is_followed_raw(location: str) -> None:
    raw, near = f"{WEB}/20160801000000id_/http://example.org/", f"{WEB}/20160731235959id_/http://example.org/"
    seen, transport = open_one(
        f"{WEB}/20160801000000/http://example.org/",
        {raw: answer(raw, 302, Location=location), near: answer(near, Memento_Datetime=GMT)},
    )
    assert transport.asked == [raw, near]
    assert [exchange.status for exchange in seen.exchanges] == [302, 200]


@pytest.mark.parametrize(
    "location", ["https://other.example/b?c=1.", f"{WEB}/20160801000000id_/https://other.example/b?c=1."]
)
def test_a_captured_redirect_stays_in_the_archive_and_its_target_as_it_is_spelled(location: str) -> None:
    raw = f"{WEB}/20160801000000id_/http://example.org/a"
    target = f"{WEB}/20160801000000id_/https://other.example/b?c=1."
    seen, transport = open_one(
        f"{WEB}/20160801000000/http://example.org/a",
        {raw: answer(raw, 301, Memento_Datetime=GMT, Location=location), target: answer(target, Memento_Datetime=GMT)},
    )
    assert transport.asked == [raw, target]
    assert seen.final is not None


def test_a_circle_ends() -> None:
    a, b = f"{WEB}/20160801000000id_/http://example.org/a", f"{WEB}/20160801000000id_/http://example.org/b"
    seen, transport = open_one(
        f"{WEB}/20160801000000/http://example.org/a",
        {a: answer(a, 302, Location=b), b: answer(b, 302, Location=a)},
    )
    assert seen.failure is not None
    assert seen.failure.kind is FailureKind.TOO_MANY_REDIRECTS
    assert len(transport.asked) == 2


def test_a_chain_without_end_ends_after_ten_hops() -> None:
    def onward(url: str) -> Answer:
        number = int(url.rpartition("/")[2] or 0)
        return answer(url, 302, Location=f"{WEB}/20160801000000id_/http://example.org/{number + 1}")

    transport = ScriptedTransport(onward)
    desk = WebArchiveDesk(transport, StoppedClock(NOW), ArchiveSettings(interval_s=0))
    heard = Heard()
    desk.replay([link(f"{WEB}/20160801000000/http://example.org/0")], heard)
    assert len(transport.asked) == 11
    (seen,) = heard.seen.values()
    assert seen.failure is not None
    assert seen.failure.kind is FailureKind.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (f"{WEB}/20160423/http://example.org/", f"{WEB}/20160423id_/http://example.org/"),
        (f"{WEB}/http://example.org/", f"{WEB}/2id_/http://example.org/"),
        (f"{WEB}/20160801000000if_/http://example.org/", f"{WEB}/20160801000000id_/http://example.org/"),
        ("http://web.archive.org/20160801000000/http://example.org:80/", f"{WEB}/20160801000000id_/http://example.org/"),
        (f"{WEB}/20180101000000/{WEB}/20160801000000/http://example.org/", f"{WEB}/20160801000000id_/http://example.org/"),
        (f"{WEB}/20160801000000/http://example.org/wiki/Orrery_Inc.", f"{WEB}/20160801000000id_/http://example.org/wiki/Orrery_Inc."),
        (
            "https://wayback.archive-it.org/10702/20141013204117/http://example.org/",
            "https://wayback.archive-it.org/10702/20141013204117id_/http://example.org/",
        ),
        ("https://arquivo.pt/wayback/20091007194454mp_/http://example.pt/", "https://arquivo.pt/wayback/20091007194454id_/http://example.pt/"),
        ("http://webarchive.loc.gov/all/20111109051100/http://example.org/", "https://webarchive.loc.gov/all/20111109051100/http://example.org/"),
    ],
)  # fmt: skip
def test_every_form_of_a_snapshot_is_asked_for_in_its_raw_form(url: str, asked: str) -> None:
    _, transport = open_one(url, {})
    assert transport.asked == [asked]


@pytest.mark.parametrize(
    "url",
    [
        f"{WEB}/*/http://example.org/",
        "https://web.archive.org/save/http://example.org/",
        f"{WEB}/20141412462900/http://example.org/",
        "https://archive.ph/AVCOv",
        "https://archive.today/20121209212901/http://example.org/",
        "https://perma.cc/85LS-BXV7",
        "https://www.webcitation.org/5eWaHRbn4?url=http://example.org/",
        "http://timetravel.mementoweb.org/memento/20090101075242/http://example.org/",
    ],
)
def test_what_leads_to_no_page_or_to_a_closed_service_is_never_asked(url: str) -> None:
    desk, transport = desk_of({})
    heard = Heard()
    desk.replay([link(url)], heard)
    assert not desk.is_open(link(url))
    assert (transport.asked, heard.seen) == ([], {})


def test_the_user_may_open_and_close_any_service() -> None:
    today = link("https://archive.today/20121209212901/http://example.org/")
    opened, _ = desk_of({}, ArchiveSettings(fetch=frozenset({"archiveis"})))
    closed, _ = desk_of({}, ArchiveSettings(closed=frozenset({"wayback"})))
    assert opened.is_open(today)
    assert not closed.is_open(link(f"{WEB}/20160801000000/http://example.org/"))


def test_five_hundred_links_make_one_chain_each_and_no_question_to_the_index() -> None:
    links = [link(f"{WEB}/20160801000000/http://example.org/{number}") for number in range(500)]
    again = [link(f"http://web.archive.org/web/20160801000000/http://example.org/{number}") for number in range(500)]
    transport = ScriptedTransport(lambda url: answer(url, Memento_Datetime=GMT))
    desk = WebArchiveDesk(transport, StoppedClock(NOW), ArchiveSettings())
    heard = Heard()
    desk.replay([*links, *again], heard)
    desk.replay(links, heard)
    assert len(transport.asked) == len(set(transport.asked)) == 500
    assert not any("/cdx/" in url for url in transport.asked)
    assert len(heard.seen) == 1000


@pytest.mark.parametrize("trouble", [200, 429, 503, FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.TLS])
def test_a_service_that_refuses_for_the_whole_run_is_not_stormed(trouble: int | FailureKind) -> None:
    links = [link(f"{WEB}/20160801000000/http://example.org/{number}") for number in range(300)]
    transport = ScriptedTransport(lambda url: answer(url, trouble) if isinstance(trouble, int) else trouble)
    desk = WebArchiveDesk(transport, StoppedClock(NOW), ArchiveSettings(workers=4))
    heard = Heard()
    desk.replay(links, heard)
    assert len(transport.asked) <= 5 + 4
    assert len(heard.seen) == 300
    assert not any(seen.final is not None and seen.final.header("Memento-Datetime") for seen in heard.seen.values())
    kinds = Counter(seen.failure.kind for seen in heard.seen.values() if seen.failure is not None)
    assert kinds[FailureKind.HOST_DOWN] + kinds[FailureKind.HOST_RESTING] >= 290


def test_whoever_stops_listening_stops_the_asking() -> None:
    links = [link(f"{WEB}/20160801000000/http://example.org/{number}") for number in range(200)]
    transport = ScriptedTransport(lambda url: answer(url, Memento_Datetime=GMT))
    desk = WebArchiveDesk(transport, StoppedClock(NOW), ArchiveSettings(workers=1))

    def leave(_: ArchiveLink, __: Observation) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        desk.replay(links, leave)
    asked = len(transport.asked)
    heard = Heard()
    desk.replay(links[-1:], heard)
    assert asked < 200


def test_an_interrupt_gives_every_link_an_answer_and_goes_on_up() -> None:
    links = [link(f"{WEB}/20160801000000/http://example.org/{number}") for number in range(20)]

    def interrupted(url: str) -> Answer:
        if url.endswith("/3"):
            raise KeyboardInterrupt
        return answer(url, Memento_Datetime=GMT)

    desk = WebArchiveDesk(ScriptedTransport(interrupted), StoppedClock(NOW), ArchiveSettings(workers=1))
    heard = Heard()
    with pytest.raises(KeyboardInterrupt):
        desk.replay(links, heard)
    assert len(heard.seen) >= 19
    left = [seen for seen in heard.seen.values() if seen.failure is not None]
    assert {seen.failure.kind for seen in left if seen.failure is not None} == {FailureKind.INTERRUPTED}
    assert len(left) >= 10
