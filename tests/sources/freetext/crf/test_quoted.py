"""Titles between quotation marks."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.crf.quoted import exact_title, quoted_stretches


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. »Ein langer Titel, mit Komma«, in: Zeitschrift 3.",
        "Doe, J. „Ein langer Titel, mit Komma“, Zeitschrift 3.",
        'J. Doe, "Ein langer Titel, mit Komma," Zeitschrift, vol. 3.',
        "Doe, J. (2001) ‘Ein langer Titel, mit Komma’, Zeitschrift 3.",
        "Doe, J. « Ein langer Titel, mit Komma », Revue 3.",
    ],
)
def test_the_stretch_between_the_marks_is_found_without_them(text: str) -> None:
    (one,) = quoted_stretches(text)
    assert text[one.start : one.end] == "Ein langer Titel, mit Komma"


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted_stretches("O'Brien, J. The reader's guide to writers' rights. London") == []


def test_a_title_that_runs_over_its_mark_is_cut_there() -> None:
    text = "Doe »Der ganze Titel«, Deutsche Rundschau, H. 9"
    start, end = exact_title(text, text.index("Der"), text.index(", H."))
    assert text[start:end] == "Der ganze Titel"


def test_a_title_that_begins_with_a_quoted_word_is_left_whole() -> None:
    text = "Doe, J.: „Griechenlandkinder“ und andere Kinder. Berlin 1999"
    title = (text.index("Griechen"), text.index(". Berlin"))
    assert exact_title(text, *title) == title
