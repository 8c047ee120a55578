"""Where a redirect leads: ``Location`` as servers really write it, against the address that was asked."""

from __future__ import annotations

import re

from citecheck.net.wire import URL_LIMIT_CHARS, WireUrl

REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
"""Statuses whose ``Location`` is followed (RFC 9110, 15.4); 304 to a plain GET is no redirect."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def location_text(value: str) -> str:
    """Read a ``Location`` that came as bytes decoded as Latin-1: UTF-8 where it is that, else byte by byte encoded."""
    if value.isascii():
        return value.strip()
    raw = value.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw).strip()  # noqa: PLR2004 - ASCII


def follow(base: WireUrl, location: str) -> str | None:
    """Give the address that a ``Location`` means, not yet checked; ``None`` when it is empty.

    Relative, protocol-relative and absolute forms; ``https:/path`` and backslashes as browsers take them.
    """
    text = location_text(location)
    if not text:
        return None
    text = text[: URL_LIMIT_CHARS + 1]
    scheme = _SCHEME.match(text)
    if scheme is not None:
        return _absolute(text, scheme.end())
    if text[:2].replace("\\", "/") == "//":
        return f"{base.scheme}:{text}".replace("\\", "/", 2)
    origin = f"{base.scheme}://{base.netloc}"
    if text[0] in "/\\":
        return origin + text
    path, _, _ = base.target.partition("?")
    if text.startswith("?"):
        return origin + path + text
    if text.startswith("#"):
        return origin + base.target
    return origin + path.rpartition("/")[0] + "/" + text


def _absolute(text: str, scheme_end: int) -> str:
    """Give an address with a scheme; one slash too few or too many after ``http:`` is mended as browsers do."""
    scheme, rest = text[:scheme_end], text[scheme_end:]
    if scheme.lower() not in {"http:", "https:"}:
        return text
    return scheme + "//" + rest.lstrip("/\\")
