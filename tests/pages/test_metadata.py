"""The reader of head elements against a second opinion, beautifulsoup4."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.metadata import read_metadata

VALUES = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<>\"&'"), min_size=1, max_size=40
)


@given(title=VALUES, site=VALUES, author=VALUES)
def test_lxml_and_beautifulsoup_read_the_same(title: str, site: str, author: str) -> None:
    elements = (
        f'<title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="{site}">'
        f'<meta name="author" content="{author}"><link rel="canonical" href="/a?b=1&amp;c=2">'
    )
    soup = BeautifulSoup(f"<html>{elements}</html>", "lxml")
    meta = read_metadata(f"<html>{elements}")
    assert soup.title is not None
    assert (meta.title or "").strip() == soup.title.get_text().strip()
    link = soup.find("link")
    assert link is not None
    assert meta.canonical == link["href"]
    named = {tag.get("property") or tag.get("name"): str(tag["content"]).strip() for tag in soup.find_all("meta")}
    assert (meta.og_title or "") == named["og:title"]
    assert (meta.site_name or "") == named["og:site_name"]


@pytest.mark.parametrize(
    ("element", "field", "value"),
    [
        ('<meta property="article:published_time" content="2014-05-06">', "published", "2014-05-06"),
        ('<meta name="citation_publication_date" content="2014/05/06">', "published", "2014/05/06"),
        ('<meta name="DC.date.issued" content="2014-05">', "published", "2014-05"),
        ('<meta name="citation_title" content="A &amp; B">', "citation_title", "A & B"),
        ('<meta name="dc.creator" content="Ostrow, Marta">', "authors", ("Ostrow, Marta",)),
        ('<meta name="author" content="https://facebook.example/a">', "authors", ()),
        ('<meta http-equiv="Refresh" content="0; url=/b">', "refresh", "0; url=/b"),
        ('<meta name="refresh" content="0; url=/b">', "refresh", None),
        ('<meta content="x" itemprop="datePublished">', "published", "x"),
        ("<html xml:lang=fr>", "language", "fr"),
        ("", "title", None),
    ],
)
def test_each_convention_is_read(element: str, field: str, value: object) -> None:
    assert getattr(read_metadata(element), field) == value


def test_one_article_is_told_from_a_site() -> None:
    assert read_metadata('<meta property="og:type" content="article">').is_article
    assert not read_metadata('<meta property="og:type" content="website">').is_article
