from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.names import Name
from citecheck.model.reference import Reference, RemarkKind
from citecheck.sources.ris import RisReader

RECORD = """TY  - NEWS
ID  - ball2022
AU  - Ball, Tom
AU  - BBC News
ED  - King, Martin Luther, Jr.
TI  - The Butcher
  of Mariupol
T2  - Sunday Times
PY  - 2022
DA  - 2022/03/24/
Y2  - 2022/03/27/
UR  - https://news.example/a
SN  - 978-0-7867-1411-7
SN  - 1234-5678
SP  - 1
EP  - 3
DO  - https://doi.org/10.1000/182
N1  - archive-url: https://web.archive.org/web/20220326/https://news.example/a
N1  - archive-date: 2022-03-26
N1  - words
ER  -
"""


def one(text: str) -> Reference:
    (reference,) = RisReader().read(text, "list.ris").references
    return reference


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_record_is_read_with_any_line_end(line_end: str) -> None:
    text = "\ufeff" + RECORD.replace("\n", line_end)
    reference = one(text)
    assert (reference.key, reference.type, reference.source_type) == ("ball2022", "article-newspaper", "NEWS")
    assert reference.authors == (Name("Ball", "Tom"), Name(literal="BBC News"))
    assert reference.editors == (Name("King", "Martin Luther Jr."),)
    assert (reference.title, reference.outlet) == ("The Butcher of Mariupol", "Sunday Times")
    assert (reference.published, reference.accessed, reference.archived) == ("2022-03-24", "2022-03-27", "2022-03-26")
    assert (reference.url, reference.archive_url) == (
        "https://news.example/a",
        "https://web.archive.org/web/20220326/https://news.example/a",
    )
    assert (reference.isbn, reference.issn, reference.doi) == ("978-0-7867-1411-7", "1234-5678", "10.1000/182")
    assert (reference.pages, reference.note) == ("1–3", "words")
    span = reference.origin.span
    assert text[span.start : span.end] == reference.text
    assert reference.text.startswith("TY  - NEWS")
    assert all(text[field.start : field.end] == field.value for field in reference.fields)


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        ("Y1  - 2022/03//", "published", "2022-03"),
        ("Y1  - 2022///Spring", "published", "2022-21"),
        ("PY  - 2022\nDA  - 2019/01/01", "published", "2022"),
        ("PY  - 24 March 2022", "published", "2022-03-24"),
        ("L1  - file:///home/a.pdf\nL2  - https://news.example/a", "url", "https://news.example/a"),
        (
            "UR  - https://news.example/a; https://news.example/b",
            "url",
            "https://news.example/a",
        ),
        (
            "UR  - https://news.example/a\nUR  - https://web.archive.org/web/2020/https://news.example/a",
            "archive_url",
            "https://web.archive.org/web/2020/https://news.example/a",
        ),
        ("DB  - PubMed\nAN  - 12345", "pmid", "12345"),
        ("AN  - 12345", "pmid", None),
        ("BT  - The Book", "title", None),
        ("UR  - not an address", "url", "not an address"),
        ("N1  - csl-type: interview", "type", "interview"),
    ],
)
def test_tags_of_other_exporters_reach_their_field(lines: str, name: str, value: str | None) -> None:
    assert getattr(one(f"TY  - JOUR\n{lines}\nER  - \n"), name) == value


def test_the_title_of_a_book_may_stand_in_bt_and_t2_is_its_series() -> None:
    reference = one("TY  - BOOK\nBT  - The Book\nT2  - A Series\nER  - ")
    assert (reference.title, reference.outlet) == ("The Book", None)


def test_a_record_that_does_not_end_ends_where_the_next_begins() -> None:
    document = RisReader().read("TY  - JOUR\nID  - a\nTI  - A\nTY  - JOUR\nTI  - B\nER  -\nstray words\n", "x")
    assert [reference.title for reference in document.references] == ["A", "B"]
    assert [(remark.kind, remark.span.line, remark.key) for remark in document.remarks] == [
        (RemarkKind.UNCLOSED_ENTRY, 1, "a"),
        (RemarkKind.TEXT_OUTSIDE_ENTRY, 7, None),
    ]
    assert [(skipped.span.line, skipped.text) for skipped in document.skipped] == [(7, "stray words")]


def test_a_sloppy_export_is_read() -> None:
    assert one("TY - JOUR\nTI -  A title \nER -").title == "A title"


LINES = [
    "TY  - JOUR",
    "ER  - ",
    "ER  -",
    "TI  - a",
    "N1  - x: y",
    "  more",
    "",
    "\ufeff",
    "TY  -",
    "AU  - ,",
    "DA  - //",
    "𝕏",
]


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\r\n", "\r", ""]))))
def test_every_span_holds(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    document = RisReader().read(text, "x")
    for reference in document.references:
        span = reference.origin.span
        assert text[span.start : span.end] == reference.text
        assert all(text[field.start : field.end] == field.value for field in reference.fields)
    for skipped in document.skipped:
        assert text[skipped.span.start : skipped.span.end].startswith(skipped.text)
