"""What ties a page to the address it was asked by, and to the citation.

A site that answers any path with one and the same page betrays itself by this: nothing on the page has to do with the
address. Where nothing does, the host is asked for a path that cannot exist; where something does, it need not be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from citecheck.links.canonical import match
from citecheck.model.evidence import UrlMatch
from citecheck.model.page import Likeness, PageComparison
from citecheck.model.reference import Reference
from citecheck.pages.addresses import is_home
from citecheck.pages.interface import Reading
from citecheck.pages.scripts import script_of
from citecheck.pages.signs.home import own_address
from citecheck.pages.vocabulary import fold, without_addresses

SAME_ADDRESS = frozenset(
    {UrlMatch.IDENTICAL, UrlMatch.SAME_KEY, UrlMatch.SAME_WITHOUT_TRACKING, UrlMatch.PROBABLY_SAME}
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""Stands in half of all addresses, and in the footers of as many pages."""
_LETTERS = 4
"""A shorter word of an address stands on any page."""
_DIGITS = 3
_TEXT_CHARS = 4_000
_MANY_WORDS = 4
_IDLE = frozenset({"html", "htm", "shtml", "aspx", "index", "page", "article", "articles", "news", "story", "item"})
TOO_LITTLE_CHARS = 40
"""A page that shows less cannot be told from another one."""
A_WORD_CHARS = 8
"""Of a page of nothing but text. Our choice."""


def is_cited_page(comparisons: Iterable[PageComparison]) -> bool:
    """Whether a page bears the title of a reference that cites it."""
    return any(comparison.title is Likeness.MATCH for comparison in comparisons)


def is_tied(reading: Reading, asked: str, comparisons: Iterable[PageComparison]) -> bool:
    """Whether anything on a page has to do with the address it was asked by, or with a citation of it."""
    if any(comparison.title in (Likeness.MATCH, Likeness.NEAR) for comparison in comparisons):
        return True
    if not reading.page.is_html or reading.traits.has_article_data:
        return True
    own = own_address(reading)
    if own is not None:
        return not is_home(own)  # a page with an address of its own is not shown for any path
    return shares_words(reading, asked)


def names_itself(reading: Reading, asked: str) -> bool:
    """Whether a page gives the address it was asked by as its own, which a page for all paths seldom does."""
    own = own_address(reading)
    return own is not None and match(own, asked) in SAME_ADDRESS and not is_home(own)


def shares_words(reading: Reading, asked: str) -> bool:
    """Whether the words or numbers of an address stand on the page."""
    words = _words_of_address(asked)
    if not words:
        return False
    page = reading.page
    parts = (page.title or "", page.og_title or "", *page.headings, page.description or "")
    text = " ".join((*parts, reading.main_text[:_TEXT_CHARS]))
    there = set(_WORD.findall(without_addresses(fold(text))))  # an error page may repeat the address
    found = sum(word in there for word in words)
    return found >= (2 if len(words) >= _MANY_WORDS else 1)


def _words_of_address(url: str) -> frozenset[str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return frozenset()
    text = fold(unquote(f"{parts.path} {parts.query}"))
    return frozenset(
        word
        for word in _WORD.findall(text)
        if word not in _IDLE
        and (len(word) >= _DIGITS if word.isdigit() else len(word) >= _LETTERS)
        and not _YEAR.fullmatch(word)
    )


def has_too_little(reading: Reading) -> bool:
    """Whether a page shows so little that it cannot be told from another one.

    A few words are enough where they are all there is; beside scripts, frames and pictures they may be the frame only.
    """
    traits = reading.traits
    least = TOO_LITTLE_CHARS if traits.scripts or traits.frames or traits.media or traits.forms else A_WORD_CHARS
    return sum(len(block.text) for block in reading.blocks) < least


def is_foreign(reading: Reading, reference: Reference, url: str) -> bool:
    """Whether nothing on a page has to do with a citation: no word of its title, not its outlet, not the host's name.

    Domains that were sold show such pages under the old addresses. A page that says little, is in another script or
    language, or of a citation that says little, is never called so.
    """
    page = reading.page
    stems = {word[:_STEM_LETTERS] for word in _long_words(reference.title or "")}
    names = {word[:_STEM_LETTERS] for word in _long_words(reference.outlet or "")}
    if len(stems) < _LEAST_STEMS or not names or not page.is_complete:
        return False
    if page.language and reference.language and page.language[:2].lower() != reference.language[:2].lower():
        return False
    parts = (page.title, page.og_title, page.site_name, page.description, *(block.text for block in reading.blocks))
    text = fold(" ".join(part for part in parts if part))
    if len(text) < _LEAST_TEXT_CHARS or script_of(text) != script_of(fold(reference.title or "")):
        return False
    there = {word[:_STEM_LETTERS] for word in _WORD.findall(text)}
    if not there.isdisjoint(names) or len(there & stems) > len(stems) // _STEMS_PER_CHANCE:
        return False
    host = urlsplit(url).hostname or ""
    together = "".join(_WORD.findall(text))
    return not any(label in together for label in host.split(".")[:-1] if len(label) >= _STEM_LETTERS)


def _long_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if len(word) >= _STEM_LETTERS and not word.isdigit()]


_STEM_LETTERS = 4
_LEAST_STEMS = 3
_STEMS_PER_CHANCE = 5
"""Of so many words of a title one may stand on any page: "week", "after". Our choice."""
_LEAST_TEXT_CHARS = 200
"""A page of less text may leave out what it is about."""
