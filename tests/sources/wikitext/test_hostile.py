"""No input raises, every span holds, and time grows with length alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.wikitext.mask import mask
from citecheck.sources.wikitext.plain import plain
from citecheck.sources.wikitext.reader import WikitextReader

PIECES = [
    "{{", "}}", "{{{", "[[", "]]", "|", "=", "cite web", "{{cite book|title=", "|url=https://x.example/a", "<ref>",
    "</ref>", "<ref name=a>", "<ref name='b' />", "<!--", "-->", "<nowiki>", "</nowiki>", "{{sfn|A|2000}}", "<pre>",
    "[https://x.example T]", "{{#tag:ref|", "|name=n}}", "\n== References ==\n", "\n* ", "''", "&amp;", "\x00", "\x01",
    "\r\n", "𝔸", "{{dead link}}", "{{webarchive|url=", "https://web.archive.org/web/2020/x", "{{r|a}}", " ", "last2=",
    "vauthors=A B, ", "date=5 May",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_nothing_raises_and_every_span_holds(text: str) -> None:
    document = WikitextReader().read(text, "-")
    assert document.text == text
    for reference in document.references:
        span = reference.origin.span
        assert text[span.start : span.end] == reference.text
        assert reference.text
        for field in reference.fields:
            assert text[field.start : field.end] == field.value
        assert "" not in (reference.title, reference.url, reference.outlet, reference.published, reference.note)
    for skipped in document.skipped:
        assert text[skipped.span.start : skipped.span.end].startswith(skipped.text)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(mask(text)) == len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_value_becomes_one_line(text: str) -> None:
    assert "\n" not in plain(text)


@pytest.mark.heavy
@pytest.mark.parametrize(
    "unit",
    [
        "{{cite web|title=", "{{", "[[", "<ref>", "<ref>{{cite web|", "<ref name=a />", "{{cite web|[[a|",
        "[https://a ",
        "<ref>[https://a x</ref>", "<!--", "<nowiki>", "== References ==\n* a\n", "{{sfn|a|2000}}", "{{#tag:ref|",
        "<ref ", "{{cite web|url=[[<ref>", "{{cite web|a=1}}|", "''", "<ref>{{", "<pre",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    def elapsed(chars: int) -> float:
        text = "== References ==\n* https://x.example " + unit * (chars // len(unit))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            WikitextReader().read(text, "-")
            best = min(best, time.process_time() - start)
        return best

    short, long = elapsed(8_000), elapsed(64_000)
    assert long < 8 * 3 * short + 0.2  # eight times the text; three for the noise of a shared machine
