"""What people paste: lists of six styles, numbered, bulleted, bare, broken at a margin, run together."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.freetext.reader import FreetextReader


def _styles() -> dict[str, list[str]]:
    """Read the references, one a line below the name of their style."""
    styles: dict[str, list[str]] = {}
    references: list[str] = []
    for line in Path(__file__).with_name("pasted_styles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            styles[line[2:]] = references = []
        else:
            references.append(line)
    return styles


STYLES = _styles()


def wrapped(reference: str, indent: str = "") -> str:
    return "\n".join(
        textwrap.wrap(reference, 80, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def joined(end: str, make: Callable[[int, str], str]) -> Callable[[list[str]], str]:
    return lambda references: end.join(make(number, each) for number, each in enumerate(references, 1))


LAYOUTS = {
    "lines": joined("\n", lambda _, each: each),
    "blank lines": joined("\n\n", lambda _, each: each),
    "[1]": joined("\n", lambda number, each: f"[{number}] {each}"),
    "1. and a tab, CRLF": joined("\r\n", lambda number, each: f"{number}.\t{each}"),
    "^": joined("\n", lambda number, each: f"^ a b {each}" if number % 2 else f"^ {each}"),
    "↑": joined("\n", lambda _, each: f"↑ {each}"),
    "bullets": joined("\n", lambda _, each: f"• {each}"),
    "heading": lambda references: "Works Cited\n" + "\n".join(references) + "\n",
    "broken": joined("\n", lambda _, each: wrapped(each)),
    "broken, blank lines": joined("\n\n", lambda _, each: wrapped(each)),
    "broken, CRLF": lambda references: "\n".join(map(wrapped, references)).replace("\n", "\r\n"),
    "broken, hanging": joined("\n", lambda _, each: wrapped(each, "    ")),
    "broken, hanging by tabs": joined("\n", lambda _, each: wrapped(each, "\t")),
    "broken, [1]": joined("\n", lambda number, each: wrapped(f"[{number}] {each}")),
    "broken, [1], hanging": joined("\n", lambda number, each: wrapped(f"[{number}] {each}", "    ")),
    "broken, 1.": joined("\n", lambda number, each: wrapped(f"{number}. {each}")),
    "[1] in one line": joined(" ", lambda number, each: f"[{number}] {each}"),
    "nothing": joined(" ", lambda _, each: each),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("references", STYLES.values(), ids=STYLES.keys())
def test_each_reference_is_found_whole(references: list[str], layout: Callable[[list[str]], str]) -> None:
    text = layout(references)
    document = FreetextReader().read(text, "-")
    for reference in document.references:
        span = reference.origin.span
        assert text[span.start : span.end] == reference.text
    assert [" ".join(reference.text.split()) for reference in document.references] == references


@pytest.mark.parametrize("references", STYLES.values(), ids=STYLES.keys())
def test_the_layout_does_not_change_what_is_read(references: list[str]) -> None:
    reader = FreetextReader()
    alone = [reader.read(each, "-").references[0] for each in references]
    listed = reader.read("\n\n".join(wrapped(f"[{n}] {each}") for n, each in enumerate(references, 1)), "-").references
    for one, other in zip(alone, listed, strict=True):
        assert (one.title, one.authors, one.published, one.url) == (
            other.title,
            other.authors,
            other.published,
            other.url,
        )


def test_an_address_below_each_title_belongs_to_it() -> None:
    text = "A page about things, 2019\nhttps://news.example/a\nAnother page, 2020\nhttps://news.example/b"
    assert [reference.url for reference in FreetextReader().read(text, "-").references] == [
        "https://news.example/a",
        "https://news.example/b",
    ]


def test_bare_addresses_among_references_are_references() -> None:
    text = '"One". Site. 5 May 2010.\n"Two". Site. 6 May 2010.\nhttps://news.example/a\n"Three". Site. 7 May 2010.'
    assert len(FreetextReader().read(text, "-").references) == 4


@given(
    st.lists(
        st.sampled_from(
            ["word ", "Smith, J. ", "2001. ", "and\n", "\n", "\r\n", "\t", "[1] ", "1. ", "http://a.b/c", "x" * 40]
        )
    )
)
def test_no_layout_raises_and_every_span_holds(parts: list[str]) -> None:
    text = "".join(parts)
    document = FreetextReader().read(text, "-")
    end = 0
    spans = [*(r.origin.span for r in document.references), *(s.span for s in document.skipped)]
    for span in sorted(spans, key=lambda span: span.start):
        assert end <= span.start < span.end <= len(text)
        end = span.end
