from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives.locate.words import alternation, is_same_word, slug_words, spellings, title_words
from citecheck.links.surt import surt


def test_a_title_is_its_telling_words() -> None:
    words = [word.text for word in title_words("The harbour's beacon to burn seal oil in 2018, for one night only")]
    assert words == ["harbour", "beacon", "burn", "seal", "oil", "one", "night", "only"]


def test_a_very_long_title_is_its_longest_words() -> None:
    words = title_words(" ".join("abcdefghijkl"[: 3 + number % 9] + chr(97 + number) for number in range(26)), most=5)
    assert len(words) == 5
    assert min(len(word.text) for word in words) >= 10


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("müller", "mueller"),
        ("müller", "muller"),
        ("straße", "strasse"),
        ("øre", "ore"),
        ("łódź", "lodz"),
        ("école", "ecole"),
        ("пешеходный", "peshekhodnyy"),
        ("щит", "shchit"),
        ("юля", "yulya"),
        ("юля", "julja"),
        ("хор", "hor"),
    ],
)
def test_words_are_spelled_as_addresses_spell_them(word: str, form: str) -> None:
    assert form in spellings(word)


def test_the_words_of_an_address_are_without_numbers_and_endings() -> None:
    assert slug_words("/2018/10/12/harbour-beacon_b204417.html") == ("harbour", "beacon")
    assert slug_words("/novosti/%D0%BC%D0%BE%D1%81%D1%82?id=7") == ("novosti", "мост")


@pytest.mark.parametrize(
    ("a", "b"), [("fine", "fined"), ("ground", "grounded"), ("captain", "captains"), ("blamed", "blames"), ("x", "x")]
)
def test_forms_of_one_word_are_alike(a: str, b: str) -> None:
    assert is_same_word(a, b)
    assert is_same_word(b, a)


@pytest.mark.parametrize(("a", "b"), [("state", "station"), ("cat", "cats"), ("river", "rival"), ("port", "portraits")])
def test_other_words_are_not(a: str, b: str) -> None:
    assert not is_same_word(a, b)


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Müller kämpft um die Wassermühle", "https://kurier.example/mueller-kaempft-56112.html"),
        ("Tannery owner fined", "https://bulletin.example/orange-river-tannery-fine.html"),
        ("Мост через Усу", "https://vestnik.example/most-usa"),
        ("Мост через Усу", "https://vestnik.example/%D0%BC%D0%BE%D1%81%D1%82"),
        ("Bells of C++", "https://a.example/bells"),
    ],
)
def test_the_filter_lets_through_what_may_be_meant(title: str, url: str) -> None:
    field, _, pattern = alternation(title_words(title)).partition(":")
    assert field == "urlkey"
    assert re.fullmatch(pattern, surt(url))
    assert not re.fullmatch(pattern, surt("https://a.example/zzz"))


@given(st.text(max_size=200))
def test_any_title_gives_a_filter_that_compiles(title: str) -> None:
    words = title_words(title)
    pattern = re.compile(alternation(words).partition(":")[2])
    assert all(pattern.fullmatch(form.casefold()) for word in words for form in word.spellings if form.isascii())
