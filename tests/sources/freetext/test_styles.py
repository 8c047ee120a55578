"""Styles other than CS1: what each says is found, whoever reads it."""

from __future__ import annotations

import pytest
from tests.sources.freetext.styles import STYLES, Printed

from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.sources.freetext import handover
from citecheck.sources.freetext.record import to_reference


def read(text: str) -> Reference:
    return to_reference(handover.label(text), text, Origin("-", Format.TEXT, Span(0, len(text))))


@pytest.mark.parametrize("printed", STYLES, ids=lambda printed: printed.style)
def test_a_reference_of_each_style_is_read_whole(printed: Printed) -> None:
    found = read(printed.text)
    assert (
        Printed(
            printed.style,
            printed.text,
            tuple(str(name) for name in found.authors),
            found.title,
            found.published or "",
            found.outlet,
            found.publisher,
            found.volume,
            found.issue,
            found.pages,
        )
        == printed
    )
