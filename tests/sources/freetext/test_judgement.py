"""What is a reference when nothing stands beside it."""

from __future__ import annotations

import pytest

from citecheck.sources.freetext.reader import FreetextReader

SAYING_NOTHING = ["hello", "hello world", "Hello.", "Some words\n", "lorem ipsum dolor", "…", "thank you very much"]
ALONE = [
    "Darwin, On the Origin of Species",
    "Darwin, On the Origin of Species.",
    "Charles Darwin. On the Origin of Species",
    "Origin of Species 1859",
    '"A title"',
    "https://news.example/a",
    "doi:10.1000/182",
    "Darwin, Charles",
    "Title of a page | Site",
    "Title of a page – Site",
    "马戎。《民族问题》",
]


@pytest.mark.parametrize("text", SAYING_NOTHING)
def test_words_without_any_sign_of_a_citation_are_listed_as_skipped(text: str) -> None:
    document = FreetextReader().read(text, "-")
    assert document.references == ()
    assert [skipped.text for skipped in document.skipped] == [text.strip()]


@pytest.mark.parametrize("text", ALONE)
def test_a_text_with_one_sign_of_a_citation_is_one_reference(text: str) -> None:
    assert [reference.text for reference in FreetextReader().read(text, "-").references] == [text]
