"""How a host answers for a path that cannot exist, and what that proves of another answer of the host."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from citecheck.judge.reading import reading_of
from citecheck.judge.statuses import reason_of_status
from citecheck.model.observation import Exchange, Observation
from citecheck.model.verdict import LinkReason
from citecheck.pages.addresses import is_home
from citecheck.pages.interface import Reading
from citecheck.pages.vocabulary import tokens_of

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}\Z")
_PAGE_SUFFIXES = frozenset(
    {".html", ".htm", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cfm", ".do", ".cgi", ".xhtml"}
)
_NAME_LETTERS = 20
_ALIKE = 0.92
"""Share of shingles: one page with another date or advertisement has more, two pages of a site less. Our choice."""
_SHINGLE = 3
_TEXT_CHARS = 6_000


class TestResult(StrEnum):
    """What the answer for an impossible path says of a page of the host."""

    __test__ = False  # no test, whatever the name says

    SAME = "same"
    """The host shows the same page for it: the page is no proof that anything is there."""
    OTHER = "other"
    """The host answers otherwise for what it does not have."""
    NOTHING = "nothing"
    """It did not answer, or blocked us."""


def path_test_url(url: str) -> str:
    """Make up an address of the same host that cannot exist.

    It stands at the root, for below a directory a host may well show one issue, record or user for any name. It keeps
    the suffix, for what handles it often differs from the rest of the host, and is the same for all addresses of a host
    that share it, so that one answer serves them all. Credentials are left out.
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    found = _SUFFIX.search(parts.path.rpartition("/")[2].lower())
    suffix = found.group() if found is not None and found.group() in _PAGE_SUFFIXES else ""
    return urlunsplit((parts.scheme, host, f"/{_name(f'{host.lower()}{suffix}')}{suffix}", "", ""))


@lru_cache(maxsize=1_024)
def _name(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).digest()
    return "".join("abcdefghijklmnopqrstuvwxyz"[byte % 26] for byte in digest[:_NAME_LETTERS])


def read_path_test(test: Observation, final: Exchange, reading: Reading) -> TestResult:
    """Hold the answer for an impossible path against a page of the host.

    Args:
        test: What was seen of the impossible path.
        final: The final answer of the link.
        reading: The page in it.
    """
    answer = test.final
    if answer is None:
        return TestResult.NOTHING
    reason = reason_of_status(answer.status)
    if reason in (LinkReason.NOT_FOUND, LinkReason.GONE):
        return TestResult.OTHER
    if reason is not None:
        return TestResult.NOTHING
    if answer.url == final.url or (len(test.exchanges) > 1 and is_home(answer.url) and is_home(final.url)):
        return TestResult.SAME
    if answer.body == final.body and final.body:
        return TestResult.SAME
    other = reading_of(answer)
    if not other.page.is_html or not reading.page.is_html:
        return TestResult.OTHER
    return TestResult.SAME if _are_alike(reading, other) else TestResult.OTHER


def _are_alike(one: Reading, other: Reading) -> bool:
    """Whether two pages show the same, addresses and figures in them left out."""
    titles = [_words(reading.page.title or "") for reading in (one, other)]
    texts = [_words(reading.main_text[:_TEXT_CHARS]) for reading in (one, other)]
    if not any(texts):
        return False  # cut at the head: equal titles alone may be the name of the site
    if texts[0] == texts[1]:
        return titles[0] == titles[1]
    heads = [tuple(_words(heading) for heading in reading.page.headings[:1]) for reading in (one, other)]
    if titles[0] != titles[1] and heads[0] != heads[1]:
        return False  # a short page beside a long column of links is another one, however much of the column they share
    shingles = [_shingles(title + text) for title, text in zip(titles, texts, strict=True)]
    union = len(shingles[0] | shingles[1])
    return union > 0 and len(shingles[0] & shingles[1]) / union >= _ALIKE


def _words(text: str) -> tuple[str, ...]:
    """Give the words of a text without times, dates and counters."""
    return tuple(token for token in tokens_of(text) if not any(character.isdigit() for character in token))


def _shingles(row: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {row[at : at + _SHINGLE] for at in range(max(1, len(row) - _SHINGLE + 1))}
