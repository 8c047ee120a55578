"""An address taken apart, leniently: hostile and broken ones too, without an exception and in linear time.

``urllib.parse.urlsplit`` raises on a bad port or bracket and drops tabs and newlines silently; what is wrong with an
address is our subject, so it must survive the taking apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_FORM = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):)?(?://(?P<authority>[^/?#]*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?\Z",
    re.DOTALL,
)
"""Generic syntax of RFC 3986, appendix B, with the scheme held to legal characters."""

URL_LIMIT_CHARS = 16_384
"""Longer text is no address that anyone cites; our choice, twice what servers and archives usually take (8 kB)."""

DEFAULT_PORTS = frozenset({("http", "80"), ("https", "443")})


class UrlParts(NamedTuple):
    """The parts of an address as written; only scheme and host are lower-cased."""

    scheme: str
    """``""`` where there is none."""
    userinfo: str | None
    host: str
    """``""`` where there is none; an IPv6 address keeps its brackets."""
    port: str | None
    """As written: ``""`` for ``host:``, perhaps no number at all."""
    path: str
    query: str | None
    fragment: str | None

    @property
    def host_and_port(self) -> str:
        """Host, and the port where it is neither missing nor the scheme's own."""
        if not self.port or (self.scheme, self.port) in DEFAULT_PORTS:
            return self.host
        return f"{self.host}:{self.port}"

    @property
    def rest(self) -> str:
        """Everything after the authority, as written."""
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.path}{query}{fragment}"


@lru_cache(maxsize=256)
def split(url: str) -> UrlParts:
    """Take an address apart; text beyond ``URL_LIMIT_CHARS`` is left out.

    One look at an address takes it apart some seven times, so the latest ones are kept.
    """
    match = _FORM.match(url[:URL_LIMIT_CHARS])
    if match is None:  # cannot happen: every part may be empty
        return UrlParts("", None, "", None, url, None, None)
    scheme, authority, path, query, fragment = match.groups()
    userinfo, host, port = _authority(authority or "")
    return UrlParts((scheme or "").lower(), userinfo, host.lower(), port, path, query, fragment)


def _authority(text: str) -> tuple[str | None, str, str | None]:
    userinfo, at, place = text.rpartition("@")
    if place.startswith("["):
        inside, bracket, after = place.partition("]")
        host = inside + bracket
        port = after[1:] if after.startswith(":") else None
    else:
        host, colon, after = place.partition(":")
        port = after if colon else None
    return (userinfo if at else None), host, port
