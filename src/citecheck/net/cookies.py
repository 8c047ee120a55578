"""Cookies within one chain of redirects: some sites show a page only to who brings back what they set on the way.

Nothing outlives the chain, so no site can tell that two of our requests belong together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.net.wire import WireUrl

MOST_COOKIES = 50
"""A domain: RFC 6265, section 6.1."""
COOKIE_LIMIT_CHARS = 4_096
"""Name, value and attributes: RFC 6265, section 6.1."""
HEADER_LIMIT_CHARS = 8_192
"""Of all cookies sent together; servers refuse more than 8..16 kB of headers. Our choice."""


@dataclass(frozen=True, slots=True)
class _Cookie:
    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool


class ChainCookies:
    """What the hops so far have set."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[tuple[str, str, str], _Cookie] = {}

    def take(self, url: WireUrl, set_cookie: Iterable[str]) -> None:
        """Keep what an answer from ``url`` sets, as its ``Set-Cookie`` lines say; foreign domains are ignored."""
        for line in set_cookie:
            cookie = _read(line, url) if len(line) <= COOKIE_LIMIT_CHARS else None
            if cookie is None:
                continue
            key = (cookie.name, cookie.domain, cookie.path)
            if cookie.value == "" and key in self._kept:
                del self._kept[key]
            elif len(self._kept) < MOST_COOKIES or key in self._kept:
                self._kept[key] = cookie

    def header(self, url: WireUrl) -> str | None:
        """Give the value of ``Cookie`` for a request to ``url``, or ``None``."""
        parts: list[str] = []
        size = 0
        for cookie in self._kept.values():
            if not _goes_to(cookie, url):
                continue
            part = f"{cookie.name}={cookie.value}"
            size += len(part) + 2
            if size > HEADER_LIMIT_CHARS:
                break
            parts.append(part)
        return "; ".join(parts) or None

    def state(self) -> int:
        """Give a number that changes when the cookies do, to tell a loop from a site that sets a cookie first."""
        return hash(frozenset((key, cookie.value) for key, cookie in self._kept.items()))


def _read(line: str, url: WireUrl) -> _Cookie | None:
    pair, *attributes = line.split(";")
    name, equals, value = pair.partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not name or not _is_plain(name + value):
        return None
    domain, host_only, path, secure = url.host, True, _directory(url.target), False
    for attribute in attributes:
        key, _, text = attribute.partition("=")
        match key.strip().lower():
            case "domain" if text.strip():
                domain, host_only = text.strip().lower().removeprefix("."), False
            case "path" if text.strip().startswith("/"):
                path = text.strip()
            case "secure":
                secure = True
            case "max-age" if text.strip().lstrip("-") in {"0", "1"} and text.strip() != "1":
                value = ""
            case _:
                pass
    if not host_only and not _may_set(url, domain):
        return None
    return _Cookie(name, value, domain, host_only or url.literal is not None, path, secure)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _may_set(url: WireUrl, domain: str) -> bool:
    """Allow the host itself and parents of at least two labels; within one chain no public suffix list is needed."""
    if domain == url.host:
        return True
    return url.literal is None and "." in domain and url.host.endswith("." + domain)


def _goes_to(cookie: _Cookie, url: WireUrl) -> bool:
    same_host = url.host == cookie.domain
    if not same_host and (cookie.host_only or not url.host.endswith("." + cookie.domain)):
        return False
    if cookie.secure and url.scheme != "https":
        return False
    path = url.target.partition("?")[0]
    return path == cookie.path or path.startswith(cookie.path.removesuffix("/") + "/") or cookie.path == "/"


def _directory(target: str) -> str:
    """Give the default path of a cookie (RFC 6265, 5.1.4)."""
    return target.partition("?")[0].rpartition("/")[0] or "/"
