from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.archive_links import is_archive_host, recognise
from citecheck.links.archive_table import services
from citecheck.links.archive_times import fault, from_base62, from_micros, to_digits, to_time
from citecheck.model.capture import ArchiveLink, ArchiveLinkKind, ServiceStatus

SNAPSHOT, SHORT, NEWEST = ArchiveLinkKind.SNAPSHOT, ArchiveLinkKind.SHORT, ArchiveLinkKind.NEWEST
CALENDAR, SAVE, MALFORMED = ArchiveLinkKind.CALENDAR, ArchiveLinkKind.SAVE, ArchiveLinkKind.MALFORMED
PAGE = "http://example.com/page"
GOOD = f"https://web.archive.org/web/20160801000000/{PAGE}"


def known(url: str, base: str | None = None, today: date | None = None) -> ArchiveLink:
    link = recognise(url, base, today=today)
    assert link is not None
    return link


with (Path(__file__).parent / "archive_vectors.csv").open(encoding="utf-8", newline="") as table:
    VECTORS = list(csv.DictReader(table))


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["url"])
def test_every_service_is_decoded_without_asking(row: dict[str, str]) -> None:
    link = known(row["url"])
    decoded = (link.service, link.kind.value, link.timestamp or "", link.original_url or "")
    assert decoded == (row["service"], row["kind"], row["timestamp"], row["original"])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/web/20160801000000/http://example.com/",
        "https://archive.org/details/example20160801",
        "https://archive.org/post/1234/http",
        "https://scholar.archive.org/work/abcdef",
        "https://web.archive.org/",
        "https://perma.cc/about",
        "https://archive.org/download/example/page.pdf",
        "https://archive.ph/",
        "https://www.webcitation.org/",
        "https://archive-it.org/collections/1068",
        "https://www.nationalarchives.gov.uk/webarchive/",
        "https://arquivo.pt/",
        "https://megalodon.jp/",
        "https://www.loc.gov/item/lcwa001/",
        "https://eresources.nlb.gov.sg/infopedia/articles/x",
        "http://www.collectionscanada.gc.ca/genealogy/index.html",
        "https://archive.example/www.example.com/books/97/01/05/x.html",
        "https://trove.nla.gov.au/newspaper/article/123",
        "https://www.google.com/search?q=web+archive",
        "https://notarchive.is/AVCOv",
        "https://freezepage.example/1249681324ZHFROBOEGE",
        "ftp://web.archive.org/web/20160801000000/http://example.com/",
        "",
        "not an address",
    ],
)
def test_what_is_no_archive_link_is_left_alone(url: str) -> None:
    assert recognise(url) is None


@pytest.mark.parametrize(
    ("url", "problem", "repaired"),
    [
        (f"http://web.archive.org/web/20160801000000/{PAGE}", "http", GOOD),
        (f"web.archive.org/web/20160801000000/{PAGE}", "no-scheme", GOOD),
        (f"https://web.archive.org/20160801000000/{PAGE}", "missing-web", GOOD),
        (f"https://archive.org/web/20160801000000/{PAGE}", "old-host", GOOD),
        (f"https://wayback.archive.org/web/20160801000000/{PAGE}", "old-host", GOOD),
        (f"https://web.archive.org:80/web/20160801000000/{PAGE}", "default-port", GOOD),
        ("https://web.archive.org/web/20160801000000/http://example.com:80/page", "original-port", GOOD),
        (f"https://web.archive.org/web/20160801000000id_/{PAGE}", "modifier", GOOD),
        (f"https://web.archive.org/web/20160801000000/_embed/{PAGE}", "embed", GOOD),
        (f"https://web.archive.org/web/20160801000000/{PAGE}.", "trailing-punctuation", GOOD),
        (f"https://web.archive.org/web/20160801000000/{PAGE}).", "trailing-punctuation", GOOD),
        (f"https://web.archive.org/web/20160801000000/{PAGE}#no-access-message", "trailing-fragment", GOOD),
        ("https://web.archive.org/web/20160801000000/http%3A%2F%2Fexample.com%2Fpage", "original-encoded", GOOD),
        ("https://web.archive.org/web/20160801000000/http:/example.com/page", "original-scheme", GOOD),
        (f"https://archive.is/2012.12.09-212901/{PAGE}", "dotted-timestamp", f"https://archive.today/20121209212901/{PAGE}"),
        (f"http://webarchive.proni.gov.uk/20111213123846/{PAGE}", "service-moved", f"https://wayback.archive-it.org/11112/20111213123846/{PAGE}"),
        (f"http://collections.internetmemory.org/nli/20160525150342/{PAGE}", "service-moved", f"https://wayback.archive-it.org/10702/20160525150342/{PAGE}"),
        (
            f"https://web.archive.org/web/20180821080127/http://web.archive.org/web/20160304080127/{PAGE}",
            "nested",
            f"https://web.archive.org/web/20160304080127/{PAGE}",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_its_repair_needs_no_look_up(url: str, problem: str, repaired: str) -> None:
    link = known(url)
    assert problem in link.problems
    assert link.repaired == repaired
    assert link.original_url == PAGE
    again = known(repaired)
    assert again.repaired is None
    assert again.problems == ()


@pytest.mark.parametrize(
    ("digits", "problem"),
    [
        ("20141412462900", "impossible-timestamp"),
        ("20140231000000", "impossible-timestamp"),
        ("18990101080101", "placeholder-timestamp"),
        ("18990101070101", "placeholder-timestamp"),
        ("19700101000000", "placeholder-timestamp"),
        ("19700101000123", "placeholder-timestamp"),
        ("19950615120000", "before-1996"),
        ("20580416093000", "future-timestamp"),
        ("201604160930001", "long-timestamp"),
        ("2016131", "impossible-timestamp"),
    ],
)
def test_a_time_that_cannot_be_is_malformed_and_not_repaired_by_guessing(digits: str, problem: str) -> None:
    link = known(f"https://web.archive.org/web/{digits}/{PAGE}", today=date(2026, 11, 22))
    assert problem in link.problems
    assert (link.kind, link.captured_at, link.repaired) == (MALFORMED, None, None)
    assert link.original_url == PAGE


@pytest.mark.parametrize("digits", ["2016", "20161", "201612", "2016123", "20161231", "2016123123", "201612312359"])
def test_a_part_of_a_time_is_short_and_no_more(digits: str) -> None:
    link = known(f"https://web.archive.org/web/{digits}/{PAGE}", today=date(2026, 11, 22))
    assert (link.kind, link.captured_at) == (NEWEST, None)
    assert link.problems == ("short-timestamp",)


def test_a_capture_of_today_and_of_tomorrow_by_utc_is_no_future() -> None:
    link = known(f"https://web.archive.org/web/20261123000000/{PAGE}", today=date(2026, 11, 22))
    assert link.problems == ()


@pytest.mark.parametrize("modifier", ["id_", "if_", "js_", "cs_", "im_", "fr_", "mp_", "oe_", "fw_", "re_"])
def test_modifiers_are_split_from_the_time(modifier: str) -> None:
    link = known(f"https://web.archive.org/web/20160801000000{modifier}/{PAGE}")
    assert (link.modifier, link.original_url, link.problems) == (modifier, PAGE, ("modifier",))


def test_an_odd_modifier_is_named_and_an_impossible_one_makes_the_link_malformed() -> None:
    assert known(f"https://web.archive.org/web/20160801000000zz_/{PAGE}").problems == ("unknown-modifier",)
    link = known(f"https://web.archive.org/web/20160801000000X/{PAGE}")
    assert (link.kind, link.problems) == (MALFORMED, ("bad-modifier",))


def test_encoded_brackets_and_other_ports_stay_as_they_are() -> None:
    original = "http://example.com:8080/x?id=1&a%5barticle%5d=104"
    link = known(f"https://web.archive.org/web/20160418061734/{original}")
    assert (link.original_url, link.problems) == (original, ())


def test_nesting_is_unwrapped_to_the_innermost_original_and_a_deprecated_inner_copy_is_not_offered() -> None:
    link = known(f"https://web.archive.org/web/20180821080127/https://archive.is/20160304080127/{PAGE}")
    assert (link.original_url, link.repaired) == (PAGE, None)
    assert "nested" in link.problems
    deep = PAGE
    for year in range(2001, 2031):
        deep = f"https://web.archive.org/web/{year}0101000000/{deep}"
    assert recognise(deep) is not None


def test_a_configured_base_is_the_wayback_machine() -> None:
    base = "http://127.0.0.1:8300/"
    link = known(f"http://127.0.0.1:8300/web/20160801000000/{PAGE}", base)
    assert (link.service, link.kind, link.problems, link.original_url) == ("wayback", SNAPSHOT, (), PAGE)
    assert recognise("http://127.0.0.1:8301/web/20160801000000/" + PAGE, base) is None
    assert known(f"https://web.archive.org/web/20160801000000/{PAGE}", base).service == "wayback"


def test_a_time_asked_for_is_not_taken_for_the_time_of_a_capture() -> None:
    link = known(f"http://timetravel.mementoweb.org/memento/20090101075242/{PAGE}")
    assert (link.captured_at, link.service_status) == (None, ServiceStatus.GONE)


def test_captured_at_is_aware_utc() -> None:
    link = known(f"https://web.archive.org/web/20160801123456/{PAGE}")
    assert link.captured_at == datetime(2016, 8, 1, 12, 34, 56, tzinfo=UTC)
    assert known("http://pandora.nla.gov.au/pan/1/20120727-0512/a.example/x").captured_at == datetime(
        2012, 7, 27, 5, 12, tzinfo=UTC
    )


def test_webcite_ids_outside_its_years_tell_no_time() -> None:
    assert from_base62("zzzzzzzzz") is None
    assert from_micros(10**30) is None
    assert known("https://www.webcitation.org/zzzzzzzzz").timestamp is None


def test_archive_today_is_deprecated_with_a_date_and_a_source() -> None:
    link = known("https://archive.ph/AVCOv")
    assert link.service_status is ServiceStatus.DEPRECATED
    assert is_archive_host("archive.ph")
    assert not is_archive_host("archive.org")


def test_every_row_of_the_table_says_when_and_by_whom() -> None:
    for service in services():
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", service.as_of), service.id
        assert service.source
        assert service.hosts
        assert service.shapes


@given(
    st.text(max_size=300),
    st.sampled_from([host for service in services() for host in service.hosts if "*" not in host]),
)
def test_no_text_after_an_archives_host_breaks_the_recogniser(rest: str, host: str) -> None:
    link = recognise(f"https://{host}/{rest}")
    assert link is None or link.url == f"https://{host}/{rest}"


@given(st.datetimes(min_value=datetime(1996, 2, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_a_time_written_is_read_again(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    assert to_time(to_digits(aware)) == aware
    assert fault(to_digits(aware)) is None
