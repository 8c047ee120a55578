from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.wording import counted, listed, quoted, shown, span_of_days


@given(st.text(max_size=5000), st.integers(10, 120))
def test_a_value_is_shown_on_one_line_and_in_bounds(value: str, limit: int) -> None:
    told = shown(value, limit)
    assert len(told) <= limit
    assert len(told.splitlines()) <= 1
    assert "  " not in told


def test_a_long_value_keeps_its_beginning_and_its_end() -> None:
    assert shown("https://news.example/" + "x" * 200 + "/end", 40).startswith("https://news.example/")
    assert quoted("x" * 200 + "/end", 40).endswith("/end”")


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "one day"), (59, "59 days"), (60, "two months"), (365, "one year"), (400, "13 months"), (3300, "nine years")],
)
def test_lengths_of_time_are_told_in_the_largest_unit_that_fits(days: int, words: str) -> None:
    assert span_of_days(days) == words


@pytest.mark.parametrize(("number", "words"), [(1, "one entry"), (3, "three entries"), (1200, "1,200 entries")])
def test_numbers_are_counted_with_their_noun(number: int, words: str) -> None:
    assert counted(number, "entry", "entries") == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abcdefg"), "a, b, c, d, e and 2 more")]
)
def test_lists_are_told_as_people_do(items: list[str], words: str) -> None:
    assert listed(items) == words
