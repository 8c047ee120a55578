"""What can be said of an address without asking it.

``UrlFacts.problem`` is one of ``empty``, ``whitespace``, ``control-character``, ``no-scheme``, ``scheme``,
``double-scheme``, ``no-host``, ``host``, ``port``, ``too-long``; ``UrlFacts.problems`` holds any of ``tracking``,
``session-id``, ``shortener``, ``redirector``, ``mobile-host``, ``amp``, ``default-port``, ``trailing-punctuation``,
``double-encoded``, ``bad-escape``, ``private-address``, ``credentials``, ``html-entity``, ``markup``, ``non-ascii``,
``text-fragment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.links.canonical import canonical, is_session, redirect_target, without_tracking
from citecheck.links.hosts import HostFacts, host_facts
from citecheck.links.identifiers import arxiv_in_url, doi_in_url, pmid_in_url
from citecheck.links.parts import DEFAULT_PORTS, URL_LIMIT_CHARS, UrlParts, split
from citecheck.links.trailing import without_trailing
from citecheck.model.evidence import UrlFacts

_SCHEMES = frozenset({"http", "https"})
_PORT_AND_PATH = re.compile(r"\d{1,5}(?:/|\Z)")
"""``host:8080/x`` has no scheme, though it looks as if it had one."""
_PORTS = range(1, 65_536)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#x?[0-9a-fA-F]{1,6});")
_MARKUP = re.compile(r"[<>{}|\\^`\"]|\]\]|\[\[")
"""Characters that no address holds unescaped (RFC 3986, 2.2), left behind by wikitext, HTML or LaTeX."""
_PLAIN = re.compile(r"[A-Za-z0-9:/._~?&=+,@!$*#-]+")
"""Addresses of these characters alone, which most are, hold none of the faults of spelling but one at the end."""
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DOUBLE = re.compile(r"%25(?:[2-7][0-9A-Fa-f]|[C-Fc-f][0-9A-Fa-f]%25)")
_AMP = re.compile(r"/amp/?\Z|/amp/|\.amp(?:\.html)?\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def facts(url: str) -> UrlFacts:
    """Look at one address, as spelled in the source; never raises, whatever the text."""
    parts = split(url)
    host = host_facts(parts.host)
    is_plain = _PLAIN.fullmatch(url) is not None
    problem = _problem(url, parts, host, is_plain=is_plain)
    if problem is not None:
        return UrlFacts(url, problem=problem, host=host.name or None)
    untracked = without_tracking(url)
    return UrlFacts(
        url,
        host=host.name,
        registrable_domain=host.registrable_domain,
        canonical=canonical(url),
        without_tracking=untracked,
        problems=tuple(_lesser(url, parts, host, is_plain=is_plain, is_tracking=untracked is not None)),
        doi=doi_in_url(url),
        arxiv=arxiv_in_url(url),
        pmid=pmid_in_url(url),
    )


def _problem(url: str, parts: UrlParts, host: HostFacts, *, is_plain: bool) -> str | None:
    if not url.strip():
        return "empty"
    if len(url) > URL_LIMIT_CHARS:
        return "too-long"
    if not is_plain:
        if _CONTROL.search(url):
            return "control-character"
        if url != "".join(url.split()):
            return "whitespace"
    if parts.scheme not in _SCHEMES:
        looks_bare = not parts.scheme or "." in parts.scheme or _PORT_AND_PATH.match(parts.path)
        return "no-scheme" if looks_bare else "scheme"
    if not parts.host:
        return "no-host"
    if parts.host in _SCHEMES and parts.path.startswith("//"):
        return "double-scheme"
    if not host.is_wellformed:
        return "host"
    if parts.port and not (parts.port.isascii() and parts.port.isdigit() and int(parts.port[:6]) in _PORTS):
        return "port"
    return None


def _lesser(url: str, parts: UrlParts, host: HostFacts, *, is_plain: bool, is_tracking: bool) -> Iterator[str]:
    query = parts.query
    if is_tracking:
        yield "tracking"
    if (query and any(is_session(piece) for piece in query.split("&"))) or ";jsessionid=" in parts.path.lower():
        yield "session-id"
    yield from host.faults
    if redirect_target(parts) is not None:
        yield "redirector"
    if _AMP.search(parts.path) or (query and "outputtype=amp" in query.lower()):
        yield "amp"
    if parts.port is not None and (parts.port == "" or (parts.scheme, parts.port) in DEFAULT_PORTS):
        yield "default-port"
    if parts.userinfo is not None:
        yield "credentials"
    if without_trailing(url) != url:
        yield "trailing-punctuation"
    if not is_plain:
        yield from _odd_spelling(url)
    if parts.fragment is not None and parts.fragment.startswith(":~:"):
        yield "text-fragment"


def _odd_spelling(url: str) -> Iterator[str]:
    if _DOUBLE.search(url):
        yield "double-encoded"
    if _BAD_ESCAPE.search(url):
        yield "bad-escape"
    if _ENTITY.search(url):
        yield "html-entity"
    if _MARKUP.search(url):
        yield "markup"
    if not url.isascii():
        yield "non-ascii"
