from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.webarchive.captures import Capture
from tests.webarchive.memory import MemoryArchive
from tests.webarchive.transport import NOW, Answer, ScriptedTransport, answer

from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.interface import ArchiveSettings
from citecheck.archives.locate.confirm import Located, NotLocated, Unconfirmed, settle
from citecheck.archives.locate.search import Candidate, SearchLimits, SearchResult
from citecheck.clock import StoppedClock
from citecheck.model.capture import Capture as Row
from citecheck.model.reference import Format, Origin, Reference, Span

ORIGIN = Origin("a.txt", Format.TEXT, Span(0, 1))
HOST = "https://www.argus.example"
TITLE = "Harbour beacon to burn seal oil for one night only"
GOOD = f"{HOST}/news/2018/10/12/harbour-beacon-burn-seal-oil-one-night-only"
NOISE = [
    Capture(f"{HOST}/news/2018/10/{day:02}/council-{name}-vote", f"201810{day + 1:02}101010", "x")
    for day in range(5, 25)
    for name in ("ferry", "oil", "beacon", "night")
]
WIRE = Reference(ORIGIN, "n", outlet="wire.example", url="https://wire.example/article/5")
NEIGHBOUR = Reference(ORIGIN, "n", outlet="Argus", url=f"{HOST}/news/2018/09/04/reservoir-level")


def cited(**fields: str | None) -> Reference:
    known: dict[str, str | None] = {
        "outlet": "Argus",
        "title": TITLE,
        "published": "2018-10-12",
        "archived": "2018-10-15",
    }
    return Reference(ORIGIN, "x", **(known | fields))  # type: ignore[arg-type]  # names of text fields


def search(
    archive: ScriptedTransport, reference: Reference, *neighbours: Reference, limits: SearchLimits | None = None
) -> SearchResult:
    desk = WebArchiveDesk(archive, StoppedClock(NOW), ArchiveSettings(interval_s=0))
    return desk.locator(limits).search(reference, neighbours or (NEIGHBOUR,))


def test_the_folder_of_the_day_is_asked_first_and_is_enough() -> None:
    archive = MemoryArchive(
        [*NOISE, Capture(GOOD, "20181015064233", "x"), Capture(GOOD, "20190320110201", "x"),
         Capture(f"{HOST}/news/2017/10/14/harbour-beacon-seal-oil-festival", "20171016050607", "x")]
    )  # fmt: skip
    result = search(archive, cited())
    assert (result.candidates[0].url, result.candidates[0].capture.timestamp) == (GOOD, "20181015064233")
    assert any("shares the words" in sign for sign in result.candidates[0].signs)
    assert len(archive.asked) == 1


def test_a_day_that_holds_a_redirect_and_a_page_gives_the_page() -> None:
    archive = MemoryArchive(
        [Capture(GOOD, "20181015031122", "", 301, (("Location", "/"),)), Capture(GOOD, "20181015161718", "x")]
    )
    assert search(archive, cited()).candidates[0].capture.timestamp == "20181015161718"


def test_the_whole_site_is_scanned_where_addresses_are_not_dated() -> None:
    url = "https://bulletin.example/business/orange-river-tannery-fine-b204417.html"
    archive = MemoryArchive(
        [
            Capture(url, "20170719153012", "x"),
            Capture(
                "https://bulletin.example/business/tannery-river-smell-complaints-b204102.html", "20170719153145", "x"
            ),
            Capture("https://bulletin.example/business/orange-river-cause-unknown-b204380.html", "20170719153300", "x"),
        ]
    )
    reference = cited(
        outlet="bulletin.example.org",
        title="Tannery owner fined after river turned orange for two days",
        published="2017-07-11",
        archived="2017-07-19",
    )
    neighbour = Reference(ORIGIN, "n", outlet="bulletin.example.org", url="https://bulletin.example/a-1.html")
    result = search(archive, reference, neighbour)
    assert result.candidates[0].url == url


def test_a_front_of_the_day_finds_an_address_without_words() -> None:
    front = f'<a href="/article/7002219">{TITLE}</a><a href="/article/1">Something else</a>'
    archive = MemoryArchive(
        [
            Capture("https://wire.example/", "20181012153000", front),
            Capture("https://wire.example/article/7002219", "20181015070003", "x"),
            Capture("https://wire.example/article/1", "20181015070101", "x"),
        ]
    )
    result = search(
        archive,
        cited(outlet="wire.example"),
        WIRE,
    )
    assert [candidate.url for candidate in result.candidates] == ["https://wire.example/article/7002219"]
    assert "links it under the title" in result.candidates[0].signs[0]


def test_a_front_of_another_month_proves_nothing_but_shows_the_sections() -> None:
    home = '<a href="/region">Region</a>' + f'<a href="/article/9">{TITLE}</a>'
    archive = MemoryArchive(
        [
            Capture("https://wire.example/", "20180301000000", home),
            Capture("https://wire.example/region", "20181013090000", f'<a href="/article/2">{TITLE}</a>'),
            Capture("https://wire.example/article/2", "20181015070003", "x"),
            Capture("https://wire.example/article/9", "20181015070003", "x"),
        ]
    )
    result = search(
        archive,
        cited(outlet="wire.example"),
        WIRE,
    )
    assert [candidate.url for candidate in result.candidates] == ["https://wire.example/article/2"]


def test_a_front_of_the_archive_day_is_looked_at_too() -> None:
    archive = MemoryArchive(
        [
            Capture("https://wire.example/", "20181020090000", f'<a href="/article/2">{TITLE}</a>'),
            Capture("https://wire.example/article/2", "20181020070003", "x"),
        ]
    )
    result = search(archive, cited(outlet="wire.example", archived="2018-10-20"), WIRE)
    assert [candidate.url for candidate in result.candidates] == ["https://wire.example/article/2"]


def test_a_work_dated_by_its_month_is_searched_without_fronts() -> None:
    archive = MemoryArchive([Capture(GOOD, "20181015064233", "x")])
    result = search(archive, cited(published="2018-10"))
    assert [candidate.url for candidate in result.candidates] == [GOOD]
    assert not any("/web/" in url for url in archive.asked)


def test_a_work_without_archive_day_is_searched_in_the_weeks_after_it_came_out() -> None:
    archive = MemoryArchive([Capture(GOOD, "20181101064233", "x"), Capture(GOOD, "20190601000000", "x")])
    (candidate,) = search(archive, cited(archived=None)).candidates
    assert candidate.capture.timestamp == "20181101064233"
    (accessed,) = search(archive, cited(archived=None, accessed="2019-05-20")).candidates
    assert accessed.capture.timestamp == "20190601000000"


def test_a_handful_of_nameless_addresses_is_offered_last() -> None:
    archive = MemoryArchive(
        [Capture(f"https://wire.example/article/{number}", f"201810150700{number:02}", "x") for number in range(4)]
    )
    result = search(
        archive,
        cited(outlet="wire.example"),
        WIRE,
    )
    assert len(result.candidates) == 4
    assert {candidate.score for candidate in result.candidates} == {0.1}
    many = MemoryArchive(
        [Capture(f"https://wire.example/article/{number}", f"2018101507{number:04}", "x") for number in range(30)]
    )
    assert (
        search(
            many,
            cited(outlet="wire.example"),
            WIRE,
        ).candidates
        == ()
    )


def test_nothing_that_fits_gives_no_candidate_and_what_was_tried() -> None:
    result = search(MemoryArchive(NOISE), cited(title="Paper lanterns banned from the ice fair"))
    assert result.candidates == ()
    assert any("the folder /news/2018/10/12" in line for line in result.tried)
    assert any("the site argus.example" in line for line in result.tried)


@pytest.mark.parametrize(
    ("reference", "word"),
    [
        (cited(outlet="Unknown Gazette"), "no site is known"),
        (cited(outlet=None), "no outlet"),
        (cited(title=None), "no word"),
        (cited(published=None, archived=None), "no day"),
    ],
)
def test_without_outlet_title_or_day_nothing_is_asked(reference: Reference, word: str) -> None:
    archive = MemoryArchive(NOISE)
    result = search(archive, reference)
    assert result.candidates == ()
    assert word in result.tried[-1]
    assert archive.asked == []


def test_a_big_site_is_not_scanned() -> None:
    crowd = [Capture(f"https://www.argus.example/x/{number}", "20180101000000", "x") for number in range(3100)]
    archive = MemoryArchive(
        [*crowd, Capture(f"{HOST}/oddly/placed/harbour-beacon-burn-seal-oil", "20181015000000", "x")]
    )
    result = search(archive, cited(), limits=SearchLimits(scan_pages=1))
    assert result.candidates == ()
    assert any("2 index pages was not scanned" in line for line in result.tried)


@pytest.mark.parametrize("trouble", [429, 503, 200])
def test_an_index_in_trouble_stands_in_what_was_tried(trouble: int) -> None:
    def reply(url: str) -> Answer:
        return answer(url, trouble if "/cdx/" in url else 404, "<html>Sorry</html>", Retry_After="0")

    archive = ScriptedTransport(reply)
    result = search(archive, cited())
    assert result.candidates == ()
    assert any(word in line for line in result.tried for word in ("refused", "unavailable", "malformed"))
    assert result.silent
    assert sum("/cdx/" in url for url in archive.asked) <= 8


def test_a_search_stays_within_its_bounds() -> None:
    archive = MemoryArchive(NOISE)
    search(archive, cited(title="Nobody wrote this anywhere"), limits=SearchLimits(queries=2, replays=1))
    assert sum("/cdx/" in url for url in archive.asked) <= 3
    assert sum("/web/" in url for url in archive.asked) <= 2


# -- from candidates to one address


def candidate(url: str, score: float) -> Candidate:
    return Candidate(
        url, Row("20181015000000", url, f"https://web.archive.org/web/20181015000000/{url}"), score, ("s",)
    )


def holds(*urls: str, unseen: str = "") -> Callable[[Candidate], tuple[str, ...] | Unconfirmed]:
    def confirm(found: Candidate) -> tuple[str, ...] | Unconfirmed:
        if found.url == unseen:
            return Unconfirmed("its capture could not be seen (timeout)", is_unseen=True)
        return ("the title agrees",) if found.url in urls else Unconfirmed()

    return confirm


def test_the_first_that_the_page_confirms_is_it() -> None:
    result = SearchResult((candidate("a", 0.9), candidate("b", 0.8), candidate("c", 0.7)), ("tried",))
    found = settle(result, holds("b", "c"))
    assert isinstance(found, Located)
    assert (found.candidate.url, found.signs) == ("b", ("s", "the title agrees"))


def test_of_equals_exactly_one_must_hold() -> None:
    result = SearchResult((candidate("a", 0.9), candidate("b", 0.9), candidate("c", 0.7)), ())
    alone = settle(result, holds("b"))
    assert isinstance(alone, Located)
    assert alone.candidate.url == "b"
    both = settle(result, holds("a", "b", "c"))
    assert isinstance(both, NotLocated)
    assert "ambiguous: a, b" in both.tried


def test_of_equals_one_that_could_not_be_opened_leaves_it_open() -> None:
    result = SearchResult((candidate("a", 0.9), candidate("b", 0.9)), ())
    found = settle(result, holds("b", unseen="a"))
    assert isinstance(found, NotLocated)
    assert found.silent
    assert "a: its capture could not be seen (timeout)" in found.tried


def test_what_no_page_confirms_is_not_located() -> None:
    found = settle(SearchResult((candidate("a", 0.9),), ("searched",)), holds())
    assert found == NotLocated(("searched", "a: its page does not agree with the citation"))


def test_the_archive_in_memory_replays_like_the_real_one() -> None:
    archive = MemoryArchive([Capture(GOOD, "20181015064233", "x")])
    seen = archive.reply(f"https://web.archive.org/web/2018id_/{GOOD}")
    assert (seen.status, seen.header("Location")) == (302, f"/web/20181015064233id_/{GOOD}")
