from __future__ import annotations

import pytest

from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.sources.words import Places, may_cite, read_linked, read_placed

ORIGIN = Origin("-", Format.HTML, Span(0, 1))


def linked(title: str | None) -> Reference:
    return Reference(ORIGIN, "x", "key", type="webpage", title=title, url="https://x.example/")


def test_dots_and_quotation_marks_in_title_and_outlet_mislead_nobody() -> None:
    words = 'Doe, J. (2001). One. "Two". Three. News. Daily. 5 May 2001.'
    title, outlet = words.index("One"), words.index("News")
    reference = read_placed(words, Places((title, title + 17), (outlet, outlet + 11)), ORIGIN, "x")
    assert (reference.title, reference.outlet, reference.published) == ('One. "Two". Three', "News. Daily", "2001")


@pytest.mark.parametrize(
    ("words", "label", "title", "outlet"),
    [
        ("A good title", "A good title", "A good title", None),
        ("A good title - The News", "A good title", "A good title", "The News"),
        ('Doe, J. (2001). "Bears". The News, 5 May 2001', "The News", "Bears", "The News"),
        (
            "Doe, J. (2001). Bears and more. Beasts. 5 (2): 3–4.",
            "Doe, J. (2001). Bears and more. Beasts. 5 (2): 3–4",
            "Bears and more",
            "Beasts",
        ),
    ],
)
def test_the_label_of_a_link_is_what_it_is_in_its_words(words: str, label: str, title: str, outlet: str | None) -> None:
    reference = read_linked(words, linked(label))
    assert (reference.title, reference.outlet) == (title, outlet)
    assert (reference.key, reference.url) == ("key", "https://x.example/")


def test_italics_in_what_looks_like_a_title_are_the_title() -> None:
    reference = read_linked("Mayo: The Ordnance Departement. 1968, S. 31.", linked(None), ["The Ordnance Departement."])
    assert reference.title == "The Ordnance Departement"


@pytest.mark.parametrize("words", ["Doe 2001, p. 4", "doi:10.1000/182, vol. 5, pp. 3–4"])
def test_words_with_a_year_or_parts_that_cite_may_cite(words: str) -> None:
    assert may_cite(words)


@pytest.mark.parametrize("words", ["", "Only words", "Five of 7"])
def test_other_words_do_not(words: str) -> None:
    assert not may_cite(words)
