from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.evidence import Evidence
from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.rules.places import fold, place, raw, within


def positions(text: str, offset: int) -> tuple[int, int]:
    """Line and column the slow way: each of "\\r\\n", "\\r" and "\\n" ends a line."""
    line, column, index = 1, 1, 0
    while index < offset:
        if text[index] == "\r" and text[index + 1 : index + 2] == "\n" and index + 1 < offset:
            index += 2
            line, column = line + 1, 1
        elif text[index] in "\r\n":
            index += 1
            line, column = line + 1, 1
        else:
            index += 1
            column += 1
    return line, column


@given(st.text(alphabet="ab\r\n", max_size=30), st.text(alphabet="xy\r\n", min_size=1, max_size=30), st.data())
def test_the_place_inside_a_reference_is_the_place_in_the_document(before: str, text: str, data: st.DataObject) -> None:
    before = before.rstrip("\r")
    at = data.draw(st.integers(0, len(text) - 1))
    if text[max(0, at - 1) : at + 1] == "\r\n":
        return  # no value begins in the middle of a line end
    document = before + text
    line, column = positions(document, len(before))
    whole = Span(len(before), len(document), line, column)
    span = within(Reference(Origin("x", Format.TEXT, whole), text), at, at + 1)
    assert (span.line, span.column) == positions(document, len(before) + at)
    assert document[span.start : span.end] == text[at : at + 1]


def test_a_field_is_pointed_at_by_its_value(evidence_of: Callable[..., Evidence]) -> None:
    text = "@online{a,\n  title = {Ferry},\n  Archive-URL = {https://web.archive.org/web/2019/https://a.example/}\n}"
    reference = evidence_of(text).citations[0].reference
    span = place(reference, "archive_url")
    assert (span.line, span.column) == (3, 18)
    assert text[span.start : span.end] == "https://web.archive.org/web/2019/https://a.example/"
    assert raw(reference, "archive_url") == text[span.start : span.end]


def test_a_field_that_the_source_does_not_name_is_looked_for_in_the_text() -> None:
    text = 'Ball, Tom. "Ferry". https://news.example/ferry'
    reference = Reference(
        Origin("x", Format.TEXT, Span(10, 10 + len(text), 2, 4)), text, url="https://news.example/ferry"
    )
    span = place(reference, "url")
    assert (span.start, span.line, span.column) == (30, 2, 24)


def test_what_cannot_be_pointed_at_is_the_whole_reference() -> None:
    reference = Reference(Origin("x", Format.TEXT, Span(0, 5)), "Ferry", published="2019-04-05")
    assert place(reference, "published") == Span(0, 5)
    assert place(reference) == Span(0, 5)


@pytest.mark.parametrize("name", ["Archive-URL", "archiveurl", "archive_url", "archive url"])
def test_names_of_fields_are_compared_without_case_and_separators(name: str) -> None:
    assert fold(name) == "archiveurl"
