"""Addresses of strangers: which may become a link, and on which host they are."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_LONGEST = 2000
"""Characters of an address that still becomes a link; our choice: what browsers and mail programs carry unharmed."""
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"
"""Characters that an address needs as they are; all others, quotation marks and ``<`` among them, are encoded."""


def web_address(url: str) -> str | None:
    """Give an http(s) address, encoded so that it can stand in any quotation; ``None`` for every other kind.

    ``javascript:``, ``data:``, relative and unparsable addresses are none, so they are only ever shown as text.
    """
    bare = url.strip()
    if len(bare) > _LONGEST:
        return None
    try:
        parts = urlsplit(bare)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return quote(bare, safe=_KEPT, errors="replace") if usable else None


def host_of(url: str) -> str | None:
    """Give the host of an address, lower case, without ``www.``; ``None`` when it has none."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None
