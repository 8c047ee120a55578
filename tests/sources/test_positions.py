from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.positions import LineIndex

PIECES = st.sampled_from(["\r", "\n", "\r\n", "a", "\t", "𝕏", "b" * 4090, "\n" * 4090, "c" * 5])


def by_hand(text: str, offset: int) -> tuple[int, int]:
    line, start = 1, 0
    for at in range(offset):
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, start = line + 1, at + 1
    return line, offset - start + 1


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 3, (1, 4)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 4, (2, 2)),
        ("\t𝕏x", 2, (1, 3)),
        ("ab", 99, (1, 3)),
        ("ab", -1, (1, 1)),
    ],
)
def test_lines_end_as_editors_end_them(text: str, offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == position


@given(st.lists(PIECES, max_size=8).map("".join), st.integers(0, 40_000))
def test_every_position_is_what_counting_by_hand_gives(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert LineIndex(text).position(offset) == by_hand(text, offset)


def test_a_span_carries_the_place_of_its_start() -> None:
    span = LineIndex("one\ntwo three").span(8, 13)
    assert (span.start, span.end, span.line, span.column) == (8, 13, 2, 5)


def test_a_long_line_is_not_walked_again_for_each_look_up() -> None:
    index = LineIndex("x" * 3_000_000)
    assert index.position(2_999_999) == (1, 3_000_000)
    assert sum(index.position(offset)[0] for offset in range(0, 3_000_000, 30)) == 100_000
