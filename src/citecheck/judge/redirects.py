"""Where redirects led: to the page's new address, or to a place that is not the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from citecheck.judge.ties import SAME_ADDRESS
from citecheck.links.canonical import match
from citecheck.links.urls import facts
from citecheck.model.observation import Exchange
from citecheck.pages.addresses import AddressKind, depth_of, kinds_of

_PERMANENT = frozenset({301, 308})
_DEEP = 2
_LEAST_PATH_CHARS = 4
_MOST_PARAMETERS = 50
_TOLD_ORIGINS = frozenset(
    {"from", "redirected_from", "redirectedfrom", "referrer", "referer", "ref", "src", "source", "old"}
)
"""Parameters by which a page's new address tells the old one."""
_WORD = re.compile(r"[^\W_]+")


class Goal(StrEnum):
    """What kind of place redirects led to."""

    SAME = "same"
    """No redirect, or one that changes nothing but scheme, www, slash, tracking."""
    PAGE = "page"
    """Another address like any other."""
    HOME = "home"
    LOGIN = "login"
    CONSENT = "consent"
    ERROR = "error"
    SEARCH = "search"
    PARKING = "parking"
    GATE = "gate"
    """A page that was put between, and holds the address asked for, to go on to."""


def goal_of(asked: str, final: str) -> Goal:
    """Tell where an address led, by the two addresses alone."""
    if match(asked, final) in SAME_ADDRESS:
        return Goal.SAME
    before, after = kinds_of(asked), kinds_of(final)
    if AddressKind.DEALER in after and AddressKind.DEALER not in before:
        return Goal.PARKING
    for kind in (AddressKind.PARKING, AddressKind.LOGIN, AddressKind.CONSENT, AddressKind.ERROR, AddressKind.SEARCH):
        if kind in after and kind not in before:
            return Goal(kind.value)
    if _holds_address(asked, final):
        return Goal.GATE
    if AddressKind.HOME in after and AddressKind.HOME not in before:
        return Goal.HOME
    return Goal.PAGE


def _holds_address(asked: str, final: str) -> bool:
    """Whether an address carries the one that was asked for in its query, as gates do."""
    try:
        path = unquote(urlsplit(asked).path)
        pairs = parse_qsl(urlsplit(final).query, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return False
    if len(path) < _LEAST_PATH_CHARS:
        return False
    return any(path in unquote(value) for name, value in pairs if name.lower() not in _TOLD_ORIGINS)


def is_made_search(asked: str, final: str) -> bool:
    """Whether a search was made of the words of the address, as sites do that do not find a page."""
    words = set(_WORD.findall(unquote(urlsplit(asked).path).lower()))
    sought = [word for _, value in parse_qsl(urlsplit(final).query) for word in _WORD.findall(value.lower())]
    return len(sought) > 1 and words.issuperset(sought)


def is_deep(asked: str) -> bool:
    """Whether an address is one of a single page, not of a section that may have become the home page."""
    if depth_of(asked) >= _DEEP:
        return True
    last = asked.partition("#")[0].rstrip("/").rpartition("/")[2]
    return any(character.isdigit() for character in last) or "-" in last.strip("-") or "." in last or "?" in last


def is_short_link(asked: str) -> bool:
    """Whether an address is one of a link shortener, which may well stand for a home page."""
    return "shortener" in facts(asked).problems


def is_permanent(exchanges: Sequence[Exchange]) -> bool:
    """Whether a hop that is meant to last led to another address."""
    return any(
        hop.status in _PERMANENT and match(hop.url, following.url) not in SAME_ADDRESS
        for hop, following in pairwise(exchanges)
    )


def forward_target(page_url: str, refresh: tuple[float, str] | None) -> str | None:
    """Give the absolute address that a page's refresh leads to."""
    if refresh is None:
        return None
    try:
        return urljoin(page_url, refresh[1])
    except ValueError:
        return None
