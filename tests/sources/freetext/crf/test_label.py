"""The field by itself: any text in, parts that lie in it out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.freetext.styles import STYLES

from citecheck.sources.freetext.crf.label import label

SHUFFLED = st.sampled_from([one.text for one in STYLES]).flatmap(
    lambda text: st.permutations(text.split()).map(" ".join)
)


@settings(max_examples=60)
@given(st.text(max_size=300) | SHUFFLED)
def test_whatever_is_labelled_the_parts_lie_in_the_text_in_order(text: str) -> None:
    found = label(text)
    ends = 0
    for part in found.parts:
        assert ends <= part.start < part.end <= len(text)
        assert part.value
        ends = part.end
    assert 0 <= found.score <= 1
