"""Whole texts: lists of every layout, articles, single references; spans and what was skipped."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import Document
from citecheck.sources.freetext.reader import FreetextReader

A = 'Ball, Tom (24 March 2022). "A title". Sunday Times. Retrieved 27 March 2022.'
B = '"Another title". Yahoo News. 4 May 2023. Archived from the original on 5 May 2023.'
C = "Smith, John (1999). A Book of Things. London: Penguin. p. 5. ISBN 0-19-284055-X."
PROSE = (
    "The general was born in 1962 and has been a soldier since 1980. He was accused of crimes, which he denied when he "
    "was asked. On 24 September 2022 he became a minister, and it was said that this would not last."
)


def read(text: str) -> Document:
    document = FreetextReader().read(text, "-")
    for reference in document.references:
        span = reference.origin.span
        assert text[span.start : span.end] == reference.text
    for skipped in document.skipped:
        assert text[skipped.span.start : skipped.span.end].startswith(skipped.text)
    return document


def texts(text: str) -> list[str]:
    return [reference.text for reference in read(text).references]


LAYOUTS = {
    "run on": f"{A} {B} {C}",
    "one a line": f"{A}\n{B}\n{C}",
    "blank lines": f"{A}\n\n{B}\n\n{C}",
    "CRLF": f"{A}\r\n{B}\r\n{C}",
    "numbers in brackets": f"[1] {A}\n[2] {B}\n[3] {C}",
    "numbers": f"1. {A}\n2. {B}\n3. {C}",
    "carets": f"^ {A}\n^ a b {B}\n^ Jump up to: a b {C}",
    "bullets": f"• {A}\n• {B}\n• {C}",
    "hyphens": f"- {A}\n- {B}\n- {C}",
    "numbers in one line": f"[1] {A} [2] {B} [3] {C}",
    "carets in one line": f"^ {A} ^ {B} ^ a b {C}",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_lists_of_every_layout_are_cut(text: str) -> None:
    assert texts(text) == [A, B, C]


def test_a_hanging_indent_joins_lines() -> None:
    first, second = A.split(" Sunday ")
    document = read(f"{first}\n    Sunday {second}\n{B}\n{C}")
    assert [reference.outlet for reference in document.references] == ["Sunday Times", "Yahoo News", None]


def test_wrapped_lines_are_joined() -> None:
    wrapped = (
        f"{A} {B} {C}".replace(" Times", "\nTimes")
        .replace(" original", "\noriginal")
        .replace(" of Things", "\nof Things")
    )
    document = read(wrapped)
    assert [reference.title for reference in document.references] == ["A title", "Another title", "A Book of Things"]


@pytest.mark.parametrize(
    "text", [A, A.rstrip("."), B, C, "Arthur W. Burks. The First Electronic Computer.", "Humanæ, Tumblr"]
)
def test_one_reference_alone_is_one(text: str) -> None:
    assert texts(text) == [text]


def test_prose_before_a_run_on_list_is_skipped_and_listed() -> None:
    document = read(f"{PROSE} {A} {B} {C}")
    assert [reference.text for reference in document.references] == [A, B, C]
    assert [skipped.text for skipped in document.skipped] == [PROSE[:200]]


def test_headings_and_paragraphs_are_skipped_and_listed() -> None:
    document = read(f"{PROSE}\n\nReferences[edit]\n\n{A}\n{B}\n{C}\n")
    assert [reference.text for reference in document.references] == [A, B, C]
    assert [skipped.reason for skipped in document.skipped] == ["reads as prose", "heading"]


def test_prose_alone_holds_no_reference() -> None:
    assert texts(PROSE) == []


def test_lines_and_columns_count_from_one_with_every_line_end() -> None:
    text = f"😀 line\r\n\tNote\r\r{A}\n\n  {B}"
    spans = [reference.origin.span for reference in read(text).references]
    assert [(span.line, span.column) for span in spans[-2:]] == [(4, 1), (6, 3)]


def test_merged_notes_are_kept_whole_when_they_are_marked() -> None:
    text = f"[1] {A} {B}\n[2] {C}"
    assert texts(text) == [f"{A} {B}", C]


def test_words_around_a_citation_are_a_note() -> None:
    (reference,) = read(f"{C} See image 32.").references
    assert reference.note is not None
    assert "See image 32" in reference.note


def test_every_field_has_a_confidence() -> None:
    (reference,) = read(A).references
    assert set(reference.confidence) == {"authors", "published", "title", "outlet", "accessed"}
    assert all(0 < value <= 1 for value in reference.confidence.values())


def test_an_empty_text_holds_nothing() -> None:
    assert read("") == Document("-", FreetextReader.format, "")
    assert read(" \n\t ").references == ()


@given(
    st.lists(
        st.sampled_from([A, B, C, PROSE, "\n", "\r\n", " ", "[1] ", "^ ", '"', "References", "2001", "😀"]), max_size=12
    )
)
def test_no_text_raises_and_every_span_holds(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    document = read(text)
    for span in sorted(
        [*(r.origin.span for r in document.references), *(s.span for s in document.skipped)], key=lambda s: s.start
    ):
        assert end <= span.start < span.end
        end = span.end


HOSTILE = {
    "article": f"{A} {B} ", "prose": PROSE, "quotation marks": '" "a ', "curly marks": "“a ", "brackets": "([",
    "closing": ")",
    "commas": "a, ", "full stops": ". ", "initials": "A. ", "names": "Smith, A.; ", "addresses": "http://a.b/)))) ",
    "spaces": "a  ", "lines": "a\n", "han": "马戎. ", "notes": "Foo Bar Baz, WHO ",
    "marks in marks": "“„«", "short notes": "Smith 2005, p. 4. ", "full names": "John Smith, ", "years": "2001 ",
    "broken lines": "word " * 16 + "\n", "archived": "Archived from the original (http", "numbers": "[1] ",
    "rows of works": "Smith 2005 Miller & Jones 2006, p. 4 ", "the same line": "One Two Three Four ",
    "signatures": "John Smith, A title ", "one word": "A", "pages": "p. 1, ", "authors": "word The Tide Authors, ",
    "initials last": "1 Aa A, ", "several names": "Aa, Bb, Cc & Dd 2000 ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length_only(unit: str) -> None:
    reader = FreetextReader()

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begin = time.process_time()
        reader.read(text, "-")
        return time.process_time() - begin

    # both beyond the 20,000 that one reference may have: below, such a text is one, and cheaper than many
    small = max(min(seconds(22_000) for _ in range(2)), 0.02)
    assert seconds(66_000) < 9 * small


@pytest.mark.heavy
def test_an_article_of_ten_megabytes_is_read() -> None:
    text = f"{PROSE} " + f"{A} {B} {C} " * 40_000
    assert len(FreetextReader().read(text, "-").references) == 120_000
