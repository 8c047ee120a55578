from __future__ import annotations

import re

import pytest

from citecheck.archives.locate.places import fold_outlet, outlet_table, places
from citecheck.links.hosts import registrable_domain
from citecheck.model.reference import Format, Origin, Reference, Span

ORIGIN = Origin("a.txt", Format.TEXT, Span(0, 1))


def cited(outlet: str | None = None, url: str | None = None, archive_url: str | None = None) -> Reference:
    return Reference(ORIGIN, "x", outlet=outlet, url=url, archive_url=archive_url)


@pytest.mark.parametrize(
    ("outlet", "host"),
    [("carrowpost.example.org", "carrowpost.example.org"), ("https://www.Example.org/", "www.example.org")],
)
def test_an_outlet_may_be_its_own_address(outlet: str, host: str) -> None:
    (place,) = places(cited(outlet), [])
    assert place.host == host


@pytest.mark.parametrize("outlet", ["Northgate Courier", "U.S. Navy", "co.uk", "Vol. 3", None])
def test_an_outlet_that_leads_nowhere_has_no_place(outlet: str | None) -> None:
    assert places(cited(outlet), []) == ()


def test_a_site_is_learned_from_the_list_around() -> None:
    neighbours = [
        cited("The Northgate Courier", "https://www.courier.example/news/2018/09/04/a"),
        cited("northgate courier", "https://www.courier.example/sport/2018/10/12/b"),
        cited(
            "Northgate Courier", None, "https://web.archive.org/web/20180911081204/https://www.courier.example/arts/c-1"
        ),
        cited("Other Paper", "https://other.example/x"),
    ]
    (place,) = places(cited("Northgate Courier"), neighbours)
    assert (place.host, place.domain) == ("www.courier.example", "courier.example")
    assert place.forms == ("/news/{yyyy}/{mm}/{dd}", "/sport/{yyyy}/{mm}/{dd}")
    assert "/arts" in place.fronts


def test_a_short_archive_link_teaches_nothing() -> None:
    assert places(cited("Northgate Courier"), [cited("Northgate Courier", None, "https://archive.ph/AVCOv")]) == ()


def test_the_table_knows_common_outlets_in_any_spelling() -> None:
    assert [place.host for place in places(cited("the guardian"), [])] == ["www.theguardian.com"]
    assert places(cited("Коммерсантъ"), [])[0].host == "www.kommersant.ru"
    assert fold_outlet("The Times (London)") == fold_outlet("Times")


def test_a_part_of_a_site_is_searched_alone() -> None:
    assert places(cited("news.example.co.uk"), [])[0].domain == "news.example.co.uk"
    assert places(cited("www.example.co.uk"), [])[0].domain == "example.co.uk"


def test_every_row_of_the_table_is_well_formed() -> None:
    rows = set(outlet_table().values())
    assert len(rows) > 150
    for row in rows:
        assert all(registrable_domain(host) for host in row.hosts), row.names
        for form in row.forms:
            assert form.startswith("/")
            assert not form.endswith("/")
            assert set(re.findall(r"\{(\w+)\}", form)) <= {"yyyy", "mm", "dd", "m", "d", "mon"}
        assert all(front.startswith("/") for front in row.fronts)
