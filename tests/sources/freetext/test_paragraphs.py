"""Paragraphs of any length: what is cut stretch by stretch is cut as if it were cut at once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from citecheck.sources.freetext.layout import Block, BlockKind
from citecheck.sources.freetext.paragraphs import by_stretches, in_paragraph

REFERENCES = (
    'Ball, Tom (24 March 2022). "A title". Sunday Times. Retrieved 27 March 2022.',
    '"Another title". Yahoo News. 4 May 2023. Archived from the original on 5 May 2023.',
    "Smith, John (1999). A Book of Things. London: Penguin. p. 5. ISBN 0-19-284055-X.",
)
PROSE = (
    "The general was born in 1962 and has been a soldier since 1980. He was accused of crimes, which he denied when he "
    "was asked. On 24 September 2022 he became a minister, and it was said that this would not last."
)


def whole(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, 0, len(text), 0)


@pytest.mark.parametrize("length", range(1_000, 1_080, 7))
def test_a_reference_is_never_parted_where_a_stretch_stops(length: int) -> None:
    text = " ".join((PROSE, *(REFERENCES * 30)))
    found = list(by_stretches(text, whole(text), length))
    assert [text[part.start : part.end] for part in found if part.skipped is None] == list(REFERENCES * 30)
    assert [text[part.start : part.end] for part in found if part.skipped] == [PROSE]


def test_stretches_find_what_is_found_at_once() -> None:
    text = " ".join((PROSE, *(REFERENCES * 10)))
    assert list(by_stretches(text, whole(text), 2_000)) == list(in_paragraph(text, whole(text), alone=True))


@pytest.mark.parametrize("text", ["word " * 3_000, "Smith, J.; " * 2_000, '"a ' * 3_000, ". " * 5_000])
def test_every_letter_of_a_long_paragraph_is_accounted_for(text: str) -> None:
    found = list(by_stretches(text, whole(text), 1_000))
    assert all(first.end <= second.start for first, second in pairwise(found))
    covered = "".join(text[part.start : part.end] for part in found)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, text))
