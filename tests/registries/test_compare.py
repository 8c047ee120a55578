from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registries.works import cited

from citecheck.model.names import Name
from citecheck.registries.compare import plain, same_work
from citecheck.registries.interface import Record

RECORD = Record(
    title="On Tides and Their Causes",
    other_titles=("On Tides and Their Causes: A Survey", "Journal of Shores"),
    authors=("Aldous, Jane", "Brown, Tom"),
    published="2011-05",
)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"title": "On tides and their causes"},
        {"title": "ON TIDES AND THEIR CAUSES."},
        {"title": "On Tides and Their Causes: An Overview of Two Centuries"},
        {"title": "{On} \\emph{Tides} and their causes"},
        {"title": "On the tides and its causes", "authors": ()},
        {"title": "Über Gezeiten", "published": "2012"},
        {"title": "О приливах и их причинах", "authors": (Name("Олдос", "Д."),)},
        {"title": "О приливах", "translated_title": "On tides and their causes"},
        {"title": None, "authors": (Name("Someone"),)},
        {"title": None, "published": "1950"},
        {"published": "2010"},
        {"authors": (Name(literal="Jane Aldous"),)},
    ],
)
def test_the_same_work_is_known_in_other_words(values: dict[str, object]) -> None:
    assert same_work(cited(**values).reference, RECORD)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Protein folding in yeast", "authors": (Name("Chen"),)},
        {"title": "Protein folding in yeast", "authors": (), "published": None},
        {"title": "Protein folding in yeast", "published": "1990"},
        {"title": None, "authors": (Name("Chen"),), "published": "1990"},
        {"title": "A theory of yeast and mice", "authors": (Name("Chen"), Name("Doe")), "published": "2011"},
    ],
)
def test_another_work_is_told_apart(values: dict[str, object]) -> None:
    assert not same_work(cited(**values).reference, RECORD)


def test_a_generic_title_needs_an_author_or_a_year() -> None:
    editorial = Record(title="Editorial", authors=("Brown, Tom",), published="1999")
    assert not same_work(cited(title="Editorial").reference, editorial)
    assert same_work(cited(title="Editorial", published="1999").reference, editorial)


def test_a_chapter_may_be_cited_with_the_identifier_of_its_book() -> None:
    book = Record(title="Handbook of Shores", authors=("Editor, Ed",), published="2011")
    chapter = cited(type="chapter", title="Tides", outlet="Handbook of Shores", authors=(Name("Aldous"),))
    assert same_work(chapter.reference, book)


def test_a_record_that_says_nothing_speaks_against_nothing() -> None:
    assert same_work(cited().reference, Record())


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_titles_are_compared(one: str, other: str) -> None:
    assert same_work(cited(title=one or None).reference, Record(title=one or None))
    assert same_work(cited(title=one or None).reference, Record(title=other or None)) in {True, False}
    assert plain(plain(one)) == plain(one)
