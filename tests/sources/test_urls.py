from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.urls import UrlsReader


def urls(text: str) -> list[str | None]:
    return [reference.url for reference in UrlsReader().read(text, "list.urls").references]


def test_one_address_a_line_comments_and_blank_lines_aside() -> None:
    text = "# mine\r\nhttps://news.example/a#part\r\n\r\n  www.news.example/b  # why\r\n<https://news.example/c>\r\nnews.example\r\n"
    assert urls(text) == ["https://news.example/a#part", "www.news.example/b", "https://news.example/c", "news.example"]


def test_a_malformed_address_is_a_reference_and_words_are_listed() -> None:
    document = UrlsReader().read("http:/broken\nhttps://exa mple.example/\nwords here\nftp://x", "list.urls")
    assert [reference.url for reference in document.references] == [
        "http:/broken",
        "https://exa mple.example/",
        "ftp://x",
    ]
    assert [(skipped.span.line, skipped.reason, skipped.text) for skipped in document.skipped] == [
        (3, "no address", "words here")
    ]


@given(
    st.lists(st.sampled_from(["http://a.example", "x", " ", "\n", "\r", "\r\n", "#", "<", ">", "𝕏", "\t"])).map("".join)
)
def test_every_span_and_line_holds(text: str) -> None:
    document = UrlsReader().read(text, "x")
    for span in [r.origin.span for r in document.references] + [s.span for s in document.skipped]:
        before = text[: span.start].replace("\r\n", "\n").replace("\r", "\n")
        assert span.line == before.count("\n") + 1
        assert span.column == len(before) - before.rfind("\n")
    for reference in document.references:
        assert text[reference.origin.span.start : reference.origin.span.end] == reference.text
