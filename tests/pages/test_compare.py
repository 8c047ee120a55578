from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.model.names import Name
from citecheck.model.page import Likeness, Page, PageComparison
from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.pages.compare import compare

CITED = Reference(
    Origin("list", Format.TEXT, Span(0, 0)),
    "",
    title="Ferry sails again after eleven weeks",
    outlet="Northgate Courier",
    authors=(Name(family="Ostrow", given="Marta"), Name(family="Lund", given="G.")),
    published="2019-03-12",
)
PAGE = Page(
    title="Ferry sails again after eleven weeks | Northgate Courier",
    site_name="Northgate Courier",
    authors=("Marta Ostrow", "Greta Lund"),
    published="2019-03-12",
    language="en",
    is_html=True,
)


def test_a_page_that_is_the_cited_one_matches_in_all() -> None:
    found = compare(PAGE, CITED)
    assert (found.title, found.outlet, found.authors, found.published) == (Likeness.MATCH,) * 4
    assert found.title_score == 1.0
    assert found.page_title == PAGE.title


def test_a_page_that_says_nothing_cannot_be_told() -> None:
    assert compare(Page(), CITED) == PageComparison()


def test_a_reference_that_says_nothing_cannot_be_held_against_a_page() -> None:
    assert compare(PAGE, replace(CITED, title=None, outlet=None, authors=(), published=None)) == PageComparison()


@pytest.mark.parametrize(
    ("authors", "likeness"),
    [
        (("Greta Lund",), "near"),
        (("OSTROW, M.", "LUND, Greta"), "match"),
        (("By Marta Ostrow and Greta Lund",), "match"),
        (("Peter Dunlevy",), "different"),
        (("Courier staff",), "cannot-tell"),
        (("Northgate Courier",), "cannot-tell"),
        (("Марта Остров", "Грета Лунд"), "match"),
        (("Иван Петров",), "cannot-tell"),
        ((), "cannot-tell"),
    ],
)
def test_authors_are_graded(authors: tuple[str, ...], likeness: str) -> None:
    assert compare(replace(PAGE, authors=authors), CITED).authors == likeness


@pytest.mark.parametrize(
    ("published", "modified", "likeness"),
    [
        ("2019-03-12", None, "match"),
        ("2019-03", None, "match"),
        ("2019", None, "match"),
        ("2019-03-14", None, "near"),
        ("2019-03-20", None, "different"),
        ("2019-03-01", "2019-03-15", "near"),
        (None, None, "cannot-tell"),
    ],
)
def test_dates_are_compared_as_exactly_as_both_are(published: str | None, modified: str | None, likeness: str) -> None:
    assert compare(replace(PAGE, published=published, modified=modified), CITED).published == likeness


@pytest.mark.parametrize(
    ("outlet", "site", "url", "likeness"),
    [
        ("The New York Times", None, "https://www.nytimes.com/a", "match"),
        ("Radio Free Europe/Radio Liberty", None, "https://www.rferl.org/a", "match"),
        ("BBC News", "BBC", "https://www.bbc.co.uk/a", "match"),
        ("Der Spiegel", "SPIEGEL ONLINE", None, "match"),
        ("The Guardian", "the Guardian", None, "match"),
        ("Harbour Gazette", "Eastbank Gazette", None, "near"),
        ("Harbour Gazette", "Coastal Permit Watch", None, "different"),
        ("Вестник", "Herald", None, "cannot-tell"),
        ("Harbour Gazette", None, "https://a.example/x", "cannot-tell"),
        ("BBC News", None, "https://news.ostland.example/x", "cannot-tell"),
    ],
)
def test_outlets_go_by_many_names(outlet: str, site: str | None, url: str | None, likeness: str) -> None:
    found = compare(replace(PAGE, site_name=site, title=None), replace(CITED, outlet=outlet), url=url)
    assert found.outlet == likeness


def test_another_language_may_be_a_translation() -> None:
    cited = replace(CITED, title="Neue Buslinie verbindet die Vororte im Osten", language="de")
    assert compare(PAGE, cited).title is Likeness.CANNOT_TELL
    assert compare(PAGE, replace(cited, language=None)).title is Likeness.DIFFERENT


def test_a_translated_title_may_be_the_one_on_the_page() -> None:
    cited = replace(CITED, title="Паром снова ходит", translated_title="Ferry sails again after eleven weeks")
    assert compare(PAGE, cited).title is Likeness.MATCH
