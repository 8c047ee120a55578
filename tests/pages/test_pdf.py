from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.observation import Exchange
from citecheck.pages.pdf import is_pdf, pdf_title
from citecheck.pages.read import read_page

MakeExchange = Callable[..., Exchange]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            b"%PDF-1.4 1 0 obj<</Title (Sand Budgets of the Western Shore)/Author (X)>>",
            "Sand Budgets of the Western Shore",
        ),
        (b"<</Title(Dunes \\(part 2\\))>>", "Dunes (part 2)"),
        (b"<</Title (Caf\\351)>>", "Café"),
        (b"<</Title <FEFF04340430>>>", "да"),
        (b"<</Title(\xfe\xff\x04\x34\x04\x30)>>", "да"),
        (b"<</Title (Chapter 1)/Parent 3 0 R/Dest [4 0 R]>><</Title (The book)>>", "The book"),
        (b"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>From XMP</rdf:li></rdf:Alt></dc:title>", "From XMP"),
        (b"<</Title (Microsoft Word - report_final.doc)>>", None),
        (b"<</Title (untitled)>>", None),
        (b"<</Title ()>>", None),
        (b"<</Encrypt 5 0 R/Title (secret)>>", None),
        (b"%PDF-1.7 compressed", None),
    ],
)
def test_the_title_stands_in_the_document_information(body: bytes, title: str | None) -> None:
    assert pdf_title(body) == title


def test_a_pdf_is_a_page_that_is_no_html(answer: MakeExchange) -> None:
    page = read_page(answer(b"%PDF-1.4 <</Title (Amber)>>", content_type="application/pdf"))
    assert (page.title, page.is_html, page.content_type) == ("Amber", False, "application/pdf")


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    assert is_pdf("text/html", b"%PDF-1.4")
    assert is_pdf("application/pdf", b"")
    assert not is_pdf("text/html", b"<html>")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(body: bytes) -> None:
    pdf_title(b"/Title (" + body)
    pdf_title(b"/Title <" + body)
