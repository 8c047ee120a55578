"""Archived fronts: the home page, sections and feeds of a day, whose link texts are titles.

A front finds articles whose addresses say nothing, and costs one replay where an index would have to be scanned.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from citecheck.archives.interface import BODY_LIMIT_BYTES
from citecheck.archives.locate.words import TitleWord, is_same_word, title_words
from citecheck.links.canonical import canonical
from citecheck.links.hosts import site_host
from citecheck.links.parts import split
from citecheck.model.observation import Exchange

_ANCHOR = re.compile(r"<a\s(?P<attributes>[^>]{0,4000})>(?P<text>.{0,4000}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE)
_TITLE_ATTRIBUTE = re.compile(r"""\b(?:title|aria-label)\s*=\s*(?:"([^"]{1,500})"|'([^']{1,500})')""", re.IGNORECASE)
_FEED = re.compile(r"<link\s(?P<attributes>[^>]{0,1000}application/(?:rss|atom)\+xml[^>]{0,1000})>", re.IGNORECASE)
_ITEM = re.compile(
    r"<(?:item|entry|url)\b[^>]{0,500}>(?P<inside>.{0,20000}?)</(?:item|entry|url)>", re.IGNORECASE | re.DOTALL
)
_ITEM_TITLE = re.compile(r"<(?:\w+:)?title\b[^>]{0,200}>(.{1,1000}?)</(?:\w+:)?title>", re.IGNORECASE | re.DOTALL)
_ITEM_LINK = re.compile(
    r"<link\b[^>]{0,200}>\s*([^<\s]{8,2000})\s*</link>|<link\s[^>]{0,200}href=\"([^\"]{8,2000})\"|<loc>\s*([^<\s]{8,2000})\s*</loc>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]{0,4000}>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_LINKS_READ = 5_000
"""Links of one front; our choice, a big home page has some 500."""
_SECTION_DEPTH = 2
_SECTION_WORDS = 3
ALIKE = 0.8
"""Part of the title's words in the link text, and the other way round, for the two to be taken as one title."""


@dataclass(frozen=True, slots=True)
class FrontLink:
    """A link of a front, with the text it is shown under."""

    url: str
    text: str


def read_front(answer: Exchange, original: str) -> list[FrontLink]:
    """Give the links of a front: of a page or a feed, addresses made absolute."""
    text = decoded(answer)
    links: dict[tuple[str, str], FrontLink] = {}
    for href, label in (*_items(text), *_anchors(text)):
        if len(links) >= _LINKS_READ:
            break
        try:
            url = urljoin(original, unescape(href).strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            plain = " ".join(unescape(_TAG.sub(" ", label)).split())
            links.setdefault((url, plain), FrontLink(url, plain))
    return list(links.values())


def _anchors(text: str) -> Iterator[tuple[str, str]]:
    for found in _ANCHOR.finditer(text):
        href = _HREF.search(found["attributes"])
        if href is None:
            continue
        label = found["text"]
        if not _TAG.sub("", label).strip() and (named := _TITLE_ATTRIBUTE.search(found["attributes"])) is not None:
            label = named[1] or named[2] or ""
        yield href[1] or href[2] or href[3], label


def _items(text: str) -> Iterator[tuple[str, str]]:
    if not re.search(r"<(?:rss|feed|urlset)\b", text[:4000], re.IGNORECASE):
        return
    for found in _ITEM.finditer(_CDATA.sub(r"\1", text)):
        title, link = _ITEM_TITLE.search(found["inside"]), _ITEM_LINK.search(found["inside"])
        if title is not None and link is not None:
            yield link[1] or link[2] or link[3], title[1]


def decoded(answer: Exchange) -> str:
    """Give the text of a captured page, opened and decoded as well as its headers and its head say."""
    body = answer.body[:BODY_LIMIT_BYTES]
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, 4 * BODY_LIMIT_BYTES)
        except zlib.error:
            return ""
    named = _CHARSET.search((answer.header("Content-Type") or "").encode("latin-1", "replace")) or _CHARSET.search(
        body[:2048]
    )
    try:
        return body.decode(named[1].decode() if named is not None else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def feeds(answer: Exchange, original: str) -> list[str]:
    """Give the feeds that a front names."""
    found = []
    for link in _FEED.finditer(decoded(answer)):
        href = _HREF.search(link["attributes"])
        if href is not None:
            found.append(urljoin(original, unescape(href[1] or href[2] or href[3])))
    return found[:2]


def section_fronts(links: list[FrontLink], host: str, most: int) -> list[str]:
    """Give the paths of a front's links that look like sections: short, without numbers, with a text of few words."""
    found: dict[str, None] = {}
    for link in links:
        parts = split(link.url)
        path = parts.path.rstrip("/")
        if site_host(parts.host) != site_host(host) or not path or parts.query:
            continue
        if (
            path.count("/") <= _SECTION_DEPTH
            and not re.search(r"\d|\.", path)
            and len(link.text.split()) <= _SECTION_WORDS
        ):
            found[path.lower()] = None
    return list(found)[:most]


def matching(links: list[FrontLink], words: tuple[TitleWord, ...]) -> list[tuple[FrontLink, float]]:
    """Give the links whose text is the title, best first, each address once."""
    best: dict[str, tuple[FrontLink, float]] = {}
    for link in links:
        score = likeness(link.text, words)
        if score >= ALIKE:
            key = canonical(link.url)
            if key not in best or best[key][1] < score:
                best[key] = (link, score)
    return sorted(best.values(), key=lambda pair: -pair[1])


def likeness(text: str, words: tuple[TitleWord, ...]) -> float:
    """Give how much of the title stands in a text and of the text in the title, the lesser part, 0..1."""
    if not words or not text:
        return 0.0
    others = title_words(text, most=40)
    if not others:
        return 0.0
    held = sum(any(_same(word, other) for other in others) for word in words)
    back = sum(any(_same(word, other) for word in words) for other in others)
    # a link's text often goes on with a summary or begins with a kicker, so the title counts for more
    return min(held / len(words), 0.5 + 0.5 * back / len(others))


def _same(word: TitleWord, other: TitleWord) -> bool:
    return any(is_same_word(a, b) for a in word.spellings for b in other.spellings)
