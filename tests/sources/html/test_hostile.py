"""No input raises, every span holds, and time grows with length alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.html.reader import HtmlReader
from citecheck.sources.html.tokens import tokens
from citecheck.sources.html.tree import parse

PIECES = [
    "<", ">", "</", "<li>", "</li>", "<ul>", "</ul>", "<h2>References</h2>", "<a href='https://x.example/a'>", "</a>",
    '<cite class="citation web">', "</cite>", '<span class="Z3988" title="rft.atitle=A&amp;rft.date=2001">', "</span>",
    "<!--", "-->", "<script>", "</script>", "<p>", "<br/>", "<td>", "<table>", '"', "'", "=", "&amp;", "2001", "Doe,",
    '<a data-versionurl="https://web.archive.org/web/2020/x" href=y>', "<i>", "</i>", "\x00", "\r\n", "𝔸", " ", "<q>",
    "<span class=reference-accessdate>. Retrieved 5 May 2020", '<ol class="references">', "<a href=#x>", "<li id=x>",
    "<span hidden>", "Archived from <a href='https://web.archive.org/web/2020/x'>the original</a>",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)


@settings(max_examples=150)
@given(PAGES)
def test_nothing_raises_and_every_span_holds(text: str) -> None:
    document = HtmlReader().read(text, "-")
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


@given(PAGES)
def test_tokens_come_in_order_and_elements_hold_each_other(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
    for element in parse(text).elements:
        assert element.start < element.inner_start <= element.inner_end <= element.end
        assert element.parent is None or element.parent.start < element.start <= element.end <= element.parent.end


@pytest.mark.heavy
@pytest.mark.parametrize(
    "unit",
    [
        "<", "<a ", '<a b="', "<!", "<!--", "<i>", "<li>", "<ul><li>", "<p><div>", "<a b='\"", "</i>", "<td>",
        "<i></b>", "<ul><i>", '<cite class="citation">', '<span class="Z3988" title="a=b">',
        "<h2>References</h2><ul><li>a 2001",
        "<a data-versionurl=x>", "<q>", "<h2>Links</h2>", "&amp;", "<a href=#x>", '<li id="x">2001',
        '<div class="references">', '<a href="https://x.example/">a b c</a>',
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    def elapsed(chars: int) -> float:
        text = "<h2>References</h2><ul><li>" + unit * (chars // len(unit))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            HtmlReader().read(text, "-")
            best = min(best, time.process_time() - start)
        return best

    short, long = elapsed(8_000), elapsed(64_000)
    assert long < 8 * 3 * short + 0.2  # eight times the text; three for the noise of a shared machine
