"""No input raises, every span holds, and time grows with length alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.markdown.blocks import blank
from citecheck.sources.markdown.reader import MarkdownReader

PIECES = [
    "[", "]", "(", ")", "<", ">", "`", "```", "\n", "\n\n", "# References\n", "- ", "1. ", "> ", "    ", "\t", "!", "^",
    "[^a]", "[^a]: ", "[l]: ", "https://x.example/a", "[t](https://x.example/b)", "[t][l]", "<!--", "-->", "@key", "\\",
    "---\n", "references:\n- id: key\n  title: T\n", "bibliography: x\n", '"', "'", "*", "_", "2001", "\x00", "\r",
    "\r\n",    "𝔸", "^[Doe 2001]", '<a href="https://x.example">', "</a>", "https://web.archive.org/web/2020/https://x.example",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)


@settings(max_examples=200)
@given(PAGES)
def test_nothing_raises_and_every_span_holds(text: str) -> None:
    document = MarkdownReader().read(text, "-")
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
def test_blanking_keeps_the_length_and_the_lines(text: str) -> None:
    masked = blank(text, [(2, 9)])
    assert len(masked) == len(text)
    assert [char for char in masked if char in "\r\n"] == [char for char in text if char in "\r\n"]


@pytest.mark.heavy
@pytest.mark.parametrize(
    "unit",
    [
        "[", "](", "[a](", '[a](b "', "![", "`", "``` ", "<", "<!--", "> ", "- ", "[^a]: 2001\n", "[^a]", "[a]: b\n",
        "^[",
        "https://x.example/)", "*", "_a", "@a ", "* https://x.example\n", "[t](https://x.example)", "<a href=x>", "\\",
        "[a]: https://x.example\n[a] ", "- a\n  - b 2001\n", "# References\n\na 2001\n\n", "]", "[a][b]", ")",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    def elapsed(chars: int) -> float:
        text = "# References\n\n- https://x.example " + unit * (chars // len(unit))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            MarkdownReader().read(text, "-")
            best = min(best, time.process_time() - start)
        return best

    short, long = elapsed(6_000), elapsed(48_000)
    assert long < 8 * 3 * short + 0.2  # eight times the text; three for the noise of a shared machine
