"""The middle of a reference, cut and told apart."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.brackets import Mark, language_name, peel
from citecheck.sources.freetext.cutting import cut
from citecheck.sources.freetext.elements import Kind, read_element, split_volume
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place


def _cut(text: str, *, commas: bool = False) -> list[str]:
    return [text[begin:end] for begin, end in cut(text, 0, len(text), commas=commas)]


def test_full_stops_part_elements_but_not_abbreviations() -> None:
    assert _cut("St. Martin's Press. U.S. Geological Survey. B. T. Batsford. Broadcasting, Inc. 1943.") == [
        "St. Martin's Press", "U.S. Geological Survey", "B. T. Batsford", "Broadcasting, Inc.", "1943",
    ]  # fmt: skip
    assert _cut("Encyclopedia of World War I. ABC-CLIO. p. 273.") == [
        "Encyclopedia of World War I",
        "ABC-CLIO",
        "p. 273",
    ]
    assert _cut("Anim. Reprod. Sci. 60–61: 405–15.") == ["Anim. Reprod. Sci. 60–61: 405–15"]


def test_commas_part_elements_of_cs2_but_not_days_and_firms() -> None:
    assert _cut("World, Ink Systems, Inc, October 27, 2006", commas=True) == [
        "World",
        "Ink Systems, Inc",
        "October 27, 2006",
    ]


def test_separators_inside_brackets_part_nothing() -> None:
    assert _cut("Kluge (2nd. ed. Foo). Berlin.") == ["Kluge (2nd. ed. Foo)", "Berlin"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5 May 2020", Kind.DATE), ("pp. 5–9, 12", Kind.PAGES), ("p. A1", Kind.PAGES), ("Vol. 12, no. 3", Kind.VOLUME),
        ("12 (3): 45–67", Kind.VOLUME), ("XVII (3)", Kind.VOLUME), ("London", Kind.PLACE), ("Owosso, MI", Kind.PLACE),
        ("In Berek JS (ed.)", Kind.IN), ("Bell V (ed.)", Kind.EDITORS), ("Translated by Smith, J.", Kind.OTHERS),
        ("CDC", Kind.NAME), ("Nouvelobs", Kind.NAME), ("No Depression", Kind.NAME), ("1. FSV Mainz 05", Kind.NAME),
        ("1986, 28 (4): 316–7", Kind.DATE),
    ],
)  # fmt: skip
def test_each_kind_of_element_is_known(text: str, kind: Kind) -> None:
    assert read_element(text, 0, len(text)).kind is kind


def test_marks_are_taken_off_the_end_of_an_element() -> None:
    text = "Der Computer (PDF) (in German) (3rd ed.) [1980]"
    marks: list[Mark] = []
    assert text[: peel(text, 0, len(text), marks)] == "Der Computer"
    assert {mark.label: mark.value for mark in marks} == {
        Label.FORMAT: "PDF", Label.LANGUAGE: "German", Label.EDITION: "3rd ed.", Label.NOTE: "1980",
    }  # fmt: skip


def test_brackets_that_belong_to_the_words_stay() -> None:
    marks: list[Mark] = []
    assert peel("Evermore (Taylor's Version)", 0, 27, marks) == 27
    assert marks == []


def test_volume_and_pages_are_split_from_a_journal() -> None:
    text = "Mutation Research 488 (1): 39–64"
    end, numbers = split_volume(text, 0, len(text))
    assert text[:end] == "Mutation Research"
    assert {name: text[slice(*span)] for name, span in numbers.items()} == {
        "volume": "488",
        "issue": "1",
        "pages": "39–64",
    }


def test_languages_are_listed_with_commas() -> None:
    assert language_name("French, German, and Dutch") == "French, German, Dutch"


@pytest.mark.parametrize("text", ["New York, Toronto, London", "Cambridge, MA", "Crows Nest, New South Wales", "s.l."])
def test_places_are_known(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["Chicago: A. C. McClurg & Co.", "Reuters", "Mozilla", "or", "Record"])
def test_other_names_are_no_places(text: str) -> None:
    assert not is_place(text)
