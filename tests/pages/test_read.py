from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.observation import Exchange
from citecheck.pages.read import is_html, parse_refresh, read, read_page

MakeExchange = Callable[..., Exchange]
ARTICLE = """<!doctype html><html lang="en-GB"><head><title>Ferry sails again | Northgate Courier</title>
<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="Northgate Courier">
<meta name="description" content="After eleven weeks."><link rel="canonical" href="https://courier.example/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to Skarholm sails again",
"datePublished": "2019-03-12T06:30:00Z", "dateModified": "2019-03-13", "author": [{"name": "Marta Ostrow"}]}</script>
</head><body><nav>Menu</nav><h1>Ferry sails again</h1><h2>Weather</h2><p>The ferry sailed.</p></body></html>"""


def test_all_that_a_page_says_of_itself_is_read(answer: MakeExchange) -> None:
    page = read_page(answer(ARTICLE))
    assert page.title == "Ferry sails again | Northgate Courier"
    assert page.og_title == "Ferry sails again"
    assert page.headline == "Ferry to Skarholm sails again"
    assert page.headings == ("Ferry sails again", "Weather")
    assert page.site_name == "Northgate Courier"
    assert page.authors == ("Marta Ostrow",)
    assert (page.published, page.modified) == ("2019-03-12", "2019-03-13")
    assert page.canonical_url == "https://courier.example/ferry"
    assert page.language == "en-GB"
    assert page.description == "After eleven weeks."
    assert page.content_type == "text/html"
    assert page.is_html
    assert page.is_complete
    assert page.visible_chars == len("MenuFerry sails againWeatherThe ferry sailed.")
    assert page.text is None


def test_the_text_is_kept_where_it_is_asked_for(answer: MakeExchange) -> None:
    assert read_page(answer(ARTICLE), keep_text=True).text == "Ferry sails again\nWeather\nThe ferry sailed."


def test_a_page_that_was_cut_says_how_far_it_was_read(answer: MakeExchange) -> None:
    head = read(answer(ARTICLE.partition("</head>")[0] + "</head>", truncated=True))
    assert head.page.title == "Ferry sails again | Northgate Courier"
    assert not head.page.is_complete
    assert not head.has_body
    assert head.page.visible_chars is None


def test_a_compressed_page_is_read_through_its_coding(answer: MakeExchange) -> None:
    packed = answer(gzip.compress(ARTICLE.encode()), content_encoding="gzip")
    assert read_page(packed).og_title == "Ferry sails again"


def test_a_coding_that_cannot_be_undone_leaves_a_page_unread(answer: MakeExchange) -> None:
    reading = read(answer(b"\x0b\x02\x80", content_encoding="br"))
    assert not reading.readable
    assert reading.page.title is None


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/html", b"", True),
        ("application/xhtml+xml; charset=utf-8", b"<html>", True),
        ("", b"<!DOCTYPE html><p>", True),
        ("", b"\xef\xbb\xbf  <html>", True),
        ("", b"plain words", False),
        ("application/octet-stream", b"<html><title>x</title>", True),
        ("text/plain", b"<html><title>x</title>", False),
        ("image/png", b"\x89PNG", False),
        ("text/html", b"%PDF-1.4", False),
        ("application/json", b"{}", False),
    ],
)
def test_a_web_page_is_known_by_type_or_beginning(content_type: str, body: bytes, *, expected: bool) -> None:
    from citecheck.pages.read import media_type

    assert is_html(media_type(content_type), body) is expected


def test_a_title_of_megabytes_is_cut(answer: MakeExchange) -> None:
    assert len(read_page(answer("<title>" + "long " * 200_000 + "</title>")).title or "") <= 500


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0; url=/b", (0.0, "/b")),
        ("5;URL='https://a.example/'", (5.0, "https://a.example/")),
        ("0, /b", (0.0, "/b")),
        ("30", None),
        ("", None),
        (None, None),
        ("soon; url=/b", None),
        ("; url=/b", (0.0, "/b")),
    ],
)
def test_refreshes_are_read_as_browsers_do(value: str | None, expected: tuple[float, str] | None) -> None:
    assert parse_refresh(value) == expected


@given(st.binary(max_size=500), st.sampled_from(["text/html", "", "application/pdf", "text/html; charset=utf-16"]))
def test_no_body_makes_it_fail(body: bytes, content_type: str) -> None:
    read(Exchange("https://news.example/", 200, (("Content-Type", content_type),), body))


@given(st.text(alphabet="<>/!\"'= headtilscrpmnog:{}[],", max_size=400))
def test_no_markup_makes_it_fail(markup: str) -> None:
    read(Exchange("https://news.example/", 200, (("Content-Type", "text/html"),), markup.encode()), keep_text=True)
