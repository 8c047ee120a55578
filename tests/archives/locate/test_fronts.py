from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives.locate.fronts import FrontLink, decoded, feeds, likeness, matching, read_front, section_fronts
from citecheck.archives.locate.words import title_words
from citecheck.model.observation import Exchange

HOME = "https://wire.example/"
FRONT = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>
<nav><a href="/region">Region</a> <a href=/money>Money</a> <a href="/2018/x">Old</a> <a href="https://other.example/a">Else</a></nav>
<a class=big href='/article/7002219'><span>Glassblowers strike over the noise</span> of their own kiln</a>
<a href="/article/7002219"></a>
<a href="/article/1" title="Named by its attribute"></a>
<a name="anchor">no address</a><a href="javascript:void(0)">x</a><a href="http://[broken">y</a>
</body></html>"""
RSS = """<?xml version="1.0"?><rss><channel><title>Wire</title><item><title><![CDATA[Kiln & strike]]></title>
<link>https://wire.example/article/1</link></item></channel></rss>"""
ATOM = (
    """<feed><entry><title>Kiln</title><link rel="alternate" href="https://wire.example/article/2"/></entry></feed>"""
)
NEWS_MAP = (
    "<urlset><url><loc>https://wire.example/article/3</loc>"
    "<news:news><news:title>Dune grass</news:title></news:news></url></urlset>"
)


def page(body: str | bytes, content_type: str = "text/html; charset=utf-8") -> Exchange:
    content = body.encode() if isinstance(body, str) else body
    return Exchange(HOME, 200, (("Content-Type", content_type),), content)


def test_links_are_read_with_their_texts() -> None:
    links = read_front(page(FRONT), HOME)
    assert (
        FrontLink("https://wire.example/article/7002219", "Glassblowers strike over the noise of their own kiln")
        in links
    )
    assert FrontLink("https://wire.example/article/1", "Named by its attribute") in links
    assert all(link.url.startswith("http") for link in links)


@pytest.mark.parametrize(
    ("feed", "url", "text"),
    [
        (RSS, "https://wire.example/article/1", "Kiln & strike"),
        (ATOM, "https://wire.example/article/2", "Kiln"),
        (NEWS_MAP, "https://wire.example/article/3", "Dune grass"),
    ],
)
def test_feeds_and_news_maps_are_fronts_too(feed: str, url: str, text: str) -> None:
    assert FrontLink(url, text) in read_front(page(feed), HOME)


def test_sections_and_feeds_are_found() -> None:
    assert section_fronts(read_front(page(FRONT), HOME), "www.wire.example", 5) == ["/region", "/money"]
    assert feeds(page(FRONT), HOME) == ["https://wire.example/rss"]


def test_a_link_with_the_title_is_found_and_others_are_not() -> None:
    links = [
        FrontLink("https://wire.example/1", "Glassblowers strike over kiln noise, owners say nothing"),
        FrontLink("https://wire.example/2", "GLASSBLOWERS STRIKE OVER THE NOISE OF THEIR OWN KILN"),
        FrontLink(
            "https://www.wire.example/2?utm_source=front", "Glassblowers strike over the noise of their own kiln"
        ),
        FrontLink("https://wire.example/3", "Kiln for sale"),
        FrontLink("https://wire.example/4", ""),
    ]
    hits = matching(links, title_words("Glassblowers strike over the noise of their own kiln"))
    assert hits[0][0].url.endswith("wire.example/2")
    assert {link.url for link, _ in hits} <= {links[0].url, links[1].url, links[2].url}
    assert hits[0][1] == 1.0


def test_a_text_that_says_much_more_is_less_like() -> None:
    words = title_words("Kiln strike ends")
    assert likeness("Kiln strike ends", words) == 1.0
    assert likeness("Kiln strike ends after long talks between owners and union men at harbour works", words) < 0.8
    assert likeness("Kiln", words) < 0.8


def test_pages_are_decoded_as_they_say() -> None:
    assert decoded(page("Привет".encode("windows-1251"), "text/html; charset=windows-1251")) == "Привет"
    assert decoded(page(b"<meta charset=koi8-r>" + "Мост".encode("koi8-r"), "text/html")).endswith("Мост")
    packed = zlib.compressobj(wbits=31)
    assert decoded(page(packed.compress(b"<p>x") + packed.flush())) == "<p>x"
    assert decoded(page(b"\x1f\x8bnothing")) == ""
    assert "x" in decoded(page("x", "text/html; charset=nonsense"))


@given(st.text("<a href='\"/>xé item title link\n", max_size=300))
def test_no_page_breaks_the_reading(text: str) -> None:
    assert isinstance(read_front(page(text), HOME), list)
