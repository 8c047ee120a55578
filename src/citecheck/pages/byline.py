"""The author and the day that stand beside the headline of a page which states neither for machines.

Old pages have no metadata, but a line under the headline. Its few kilobytes go through beautifulsoup4 on lxml, which
makes a tree of whatever was cut out; the rest of the page does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.model.dates import find_dates
from citecheck.pages.dates import edtf_of

if TYPE_CHECKING:
    from bs4 import Tag

_HEADLINE = re.compile(r"<h1[\s>]", re.IGNORECASE)
_HINT = re.compile(
    r"<time[\s>]|itemprop\s{0,2}=\s{0,2}[\"']?(?:author|datePublished)|rel\s{0,2}=\s{0,2}[\"']?author"
    r"|(?:class|id)\s{0,2}=\s{0,2}[\"']?[^\"'>]{0,80}?\b(?:byline|author|date|dateline|published|posted|pubdate)\b",
    re.IGNORECASE,
)
_BEFORE_CHARS = 1_500
_AFTER_CHARS = 3_000
"""Round the headline; bylines stand under it, sometimes over it. Our choice."""
_AUTHORS = '[itemprop="author"], [rel~="author"], [class~="byline"], [class~="author"], [class*="byline"]'
_DATES = 'time[datetime], [itemprop="datePublished"], [class~="date"], [class~="dateline"], [class*="publish"]'
_AUTHOR_CHARS = 120
_DATE_CHARS = 80
_BY = re.compile(r"^(?:by|von|par|por|di|door|autor|text|från|av|af)\b[:\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a page prints by its headline."""

    author: str | None = None
    published: str | None = None
    """EDTF, as exact as printed."""


def read_byline(markup: str, start: int) -> Byline:
    """Read the line by the headline of a page.

    Args:
        markup: The page.
        start: Where its body begins.
    """
    headline = _HEADLINE.search(markup, start)
    if headline is None:
        return Byline()
    region = markup[max(start, headline.start() - _BEFORE_CHARS) : headline.start() + _AFTER_CHARS]
    if not _HINT.search(region):
        return Byline()
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(region, "lxml")
    authors = (_author(tag) for tag in soup.select(_AUTHORS))
    days = dict.fromkeys(day for tag in soup.select(_DATES) for day in _days(tag))
    # Several days are those of several articles: a list, or teasers.
    return Byline(next((name for name in authors if name), None), next(iter(days)) if len(days) == 1 else None)


def _author(tag: Tag) -> str | None:
    text = _BY.sub("", " ".join(tag.get_text(" ").split()))
    if not text or len(text) > _AUTHOR_CHARS or any(character.isdigit() for character in text):
        return None
    return text


def _days(tag: Tag) -> Iterator[str]:
    stated = tag.get("datetime") or tag.get("content")
    day = edtf_of(stated) if isinstance(stated, str) else None
    if day is None:
        text = " ".join(tag.get_text(" ").split())[:_DATE_CHARS]
        day = next((found.edtf for found in find_dates(text)), None)
    if day is not None and len(day) > len("2014"):
        yield day
