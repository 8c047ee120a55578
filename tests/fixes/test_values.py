from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import FixError
from citecheck.fixes.interface import Splice
from citecheck.fixes.splices import in_order, shortest, spliced
from citecheck.fixes.values import both, rewritten

WORDS = st.text("ab&;.{} ", max_size=12)


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_rewritten_value_keeps_what_stands_around_it(before: str, old: str, new: str, after: str) -> None:
    raw = before + old + after
    try:
        result = rewritten(raw, old, new)
    except FixError:
        return
    if old and raw.find(old, raw.find(old) + 1) < 0:
        assert result == before + new + after


@given(WORDS, WORDS)
def test_a_value_that_stands_alone_becomes_the_new_one(old: str, new: str) -> None:
    assert rewritten(old, old, new) == new


def test_markup_inside_a_value_stays() -> None:
    assert rewritten("The {LaTeX} way.", "The LaTeX way.", "The LaTeX way") == "The {LaTeX} way"


@pytest.mark.parametrize(("raw", "old", "new"), [("x", "abc", "abd"), ("abab", "ab", "aXb")])
def test_a_place_that_is_not_certain_is_refused(raw: str, old: str, new: str) -> None:
    with pytest.raises(FixError):
        rewritten(raw, old, new)


@given(st.text("ab", min_size=4, max_size=12))
def test_two_changes_apart_are_made_together(old: str) -> None:
    assert both(old, "X" + old[1:], old[:-1] + "Y") == "X" + old[1:-1] + "Y"


def test_two_changes_of_one_character_are_not() -> None:
    assert both("abc", "aXc", "aYc") is None
    assert both("abc", "aXc", "aXc") == "aXc"


@given(st.text("ab\r\n", max_size=20), st.integers(0, 20), st.integers(0, 20), st.text("abc", max_size=5))
def test_the_shortest_form_of_a_change_does_the_same(text: str, one: int, other: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    whole = Splice(start, end, new)
    assert spliced(text, [shortest(text, whole)]) == spliced(text, [whole])


def test_changes_that_overlap_are_refused_and_equal_ones_made_once() -> None:
    with pytest.raises(FixError):
        in_order([Splice(0, 3, "x"), Splice(2, 4, "y")])
    assert in_order([Splice(1, 2, "x"), Splice(0, 1, "y"), Splice(1, 2, "x")]) == (Splice(0, 1, "y"), Splice(1, 2, "x"))
    assert spliced("ab", in_order([Splice(1, 1, "x"), Splice(1, 1, "y")])) == "axyb"
