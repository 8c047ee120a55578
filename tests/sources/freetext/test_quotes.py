"""Where quotations end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.freetext.quotes import closing

QUOTATIONS = [
    ('"Title". Site.', "Title"),
    ("\"'Butcher' inflicts brutality\". Times.", "'Butcher' inflicts brutality"),
    ('"Windows Server "8" Beta and more?". Windows IT Pro.', 'Windows Server "8" Beta and more?'),
    ('""Table 1. Estimates"". Bureau.', '"Table 1. Estimates"'),
    ('"Bang On! 12" Vinyl". Shop.', 'Bang On! 12" Vinyl'),
    ("“Title”. Site.", "Title"),
    ("„Titel“. Seite.", "Titel"),
    ("«La Psicología». Consultado", "La Psicología"),
    ("「題名」、新聞", "題名"),
]


@pytest.mark.parametrize(("text", "title"), QUOTATIONS)
def test_the_closing_mark_is_found(text: str, title: str) -> None:
    end = closing(text, 0)
    assert end is not None
    assert text[1:end] == title


def test_a_mark_that_stays_open_closes_nowhere() -> None:
    assert closing('"never closed. And more', 0) is None


@given(st.text(alphabet=st.sampled_from('"“”«»„a .,;('), min_size=1, max_size=200))
def test_no_text_raises_and_the_mark_is_inside(text: str) -> None:
    end = closing(text, 0)
    assert end is None or 0 < end < len(text)
