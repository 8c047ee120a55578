"""When two addresses mean the same page, judged from their spelling alone."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote_from_bytes, unquote, unquote_to_bytes

from citecheck.links.hosts import site_host, to_ascii, without_mobile, without_www
from citecheck.links.parts import UrlParts, split
from citecheck.links.surt import surt
from citecheck.links.tables import tables
from citecheck.model.evidence import UrlMatch

__all__ = ["canonical", "is_tracking", "match", "surt", "without_tracking"]

_UNWRAP_ROUNDS = 5
"""Archive links inside redirectors inside archive links; our choice."""
_KEPT = 1_024
"""Keys remembered; one address is held against several, of a page, of its copies and of other references."""
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:s?html?|php\d?|aspx?|jsp|cfm)\Z", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp/?|\.amp(?:\.html)?)\Z")
_AMP_CACHE = re.compile(r"/[a-z]/(?:s/)?([^/]+)(/.*)?\Z", re.DOTALL)
"""Google's AMP viewer and cache: ``/amp/s/www.example.org/path``, ``/c/s/www.example.org/path``."""
_SAFE_PATH = "/!$&'()*+,;=:@~-._"
_SAFE_QUERY = _SAFE_PATH + "?"
_YOUTUBE = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{11})(?:/|\Z)", re.ASCII)
_ARXIV = re.compile(r"/(?:pdf|html|format|ps|e-print)/(.+?)(?:\.pdf)?\Z")


@lru_cache(maxsize=_KEPT)
def canonical(url: str) -> str:
    """Give the duplicate key: ``host/path?query`` without what does not choose the page.

    Scheme, www, mobile and AMP forms, default port, trailing slash, index file, fragment, tracking and session
    parameters and the order of the rest do not count; the original is taken out of archive links and redirectors. The
    case of a path counts only where ids are told apart by it. The key is for comparing, never for opening.
    """
    parts = _unwrapped(url)
    host = site_host(to_ascii(unquote(parts.host)))
    arguments = _arguments(parts.query, host)
    path = _INDEX_PAGE.sub("/", parts.path) if not arguments else parts.path
    host, path, arguments = _one_form(host, path, arguments)
    key = f"{host}{_port(parts)}{_path(path, keep_case=_is_case_sensitive(host))}"
    if arguments:
        key = f"{key}?{'&'.join(sorted(arguments))}"
    if parts.fragment and parts.fragment[0] in "!/":
        key = f"{key}#{parts.fragment}"  # a route inside a page that a script fills
    return key


def match(a: str, b: str) -> UrlMatch:
    """Say how alike two addresses are; ``REDIRECTED`` is for those who saw a redirect."""
    if a.strip() == b.strip():
        return UrlMatch.IDENTICAL
    if surt(a) == surt(b) and _same_case_where_it_counts(a, b):
        return UrlMatch.SAME_KEY
    key, other = canonical(a), canonical(b)
    hosts = [without_www(to_ascii(split(url).host)) for url in (a, b)]
    if key == other:
        mobile = without_mobile(hosts[0]) != hosts[0] or without_mobile(hosts[1]) != hosts[1] or hosts[0] != hosts[1]
        return UrlMatch.PROBABLY_SAME if mobile else UrlMatch.SAME_WITHOUT_TRACKING
    if hosts[0] and site_host(hosts[0]) == site_host(hosts[1]):
        return UrlMatch.SAME_HOST
    return UrlMatch.DIFFERENT


def without_tracking(url: str) -> str | None:
    """Give the address as written with only the tracking parameters taken out; ``None`` when it has none."""
    parts = split(url)
    if not parts.query:
        return None
    host = site_host(to_ascii(parts.host))
    pieces = parts.query.split("&")
    kept = [piece for piece in pieces if not is_tracking(piece.partition("=")[0], host)]
    if len(kept) == len(pieces):
        return None
    head, _, tail = url.partition("?")
    fragment = tail.partition("#")[1] + tail.partition("#")[2]
    return f"{head}?{'&'.join(kept)}{fragment}" if any(kept) else f"{head}{fragment}"


@lru_cache(maxsize=4_096)
def is_tracking(name: str, host: str) -> bool:
    """Tell whether a parameter only says where a visitor came from; ``host`` as ``site_host`` gives it."""
    known, folded = tables(), unquote(name).lower().removeprefix("amp;")
    if folded in known.tracking or folded.startswith(known.tracking_prefixes):
        return True
    return any(folded in known.tracking_by_host.get(name_, ()) for name_ in (host, host.partition(".")[2]))


def is_session(piece: str) -> bool:
    """Tell whether a ``name=value`` carries a visitor's session."""
    name, _, value = piece.partition("=")
    known = tables()
    return name.lower() in known.session and len(value) >= known.session_value_chars and value.isalnum()


def redirect_target(parts: UrlParts) -> str | None:
    """Give the address that a redirector such as ``google.com/url?q=`` leads to; ``None`` when it is none."""
    host, known = without_www(parts.host), tables().redirectors
    names = (known.get(f"{host}{parts.path}") or known.get(f"{host}/")) if parts.query else None
    if names and parts.query:
        for piece in parts.query.split("&"):
            name, _, value = piece.partition("=")
            if name.lower() in names and unquote(value).startswith(("http://", "https://")):
                return unquote(value)
    if host.endswith(".cdn.ampproject.org") or (host.startswith("google.") and parts.path.startswith("/amp/")):
        found = _AMP_CACHE.match(
            "/a" + parts.path.removeprefix("/amp") if parts.path.startswith("/amp/") else parts.path
        )
        if found is not None and "." in found.group(1):
            return f"https://{found.group(1)}{found.group(2) or '/'}" + (f"?{parts.query}" if parts.query else "")
    return None


def _unwrapped(url: str) -> UrlParts:
    from citecheck.links.archive_links import recognise

    text = url.strip()
    for _ in range(_UNWRAP_ROUNDS):
        parts = split(text if "//" in text else f"//{text}")
        inside = redirect_target(parts)
        if inside is None:
            link = recognise(text)
            inside = link.original_url if link is not None else None
        if inside is None or inside == text:
            return parts
        text = inside
    return split(text)


def _one_form(host: str, path: str, arguments: list[str]) -> tuple[str, str, list[str]]:
    """Bring the few sites with several forms of one address to a single one."""
    if host == "youtu.be" and len(path) > 1:
        return "youtube.com", "/watch", [f"v={path[1:12]}"]
    if host == "youtube.com" and (video := _YOUTUBE.match(path)) is not None:
        return host, "/watch", [f"v={video.group(1)}"]
    if host == "arxiv.org" and (paper := _ARXIV.match(path)) is not None:
        return host, f"/abs/{paper.group(1)}", arguments
    return host, _AMP_PATH.sub("", path), arguments


def _arguments(query: str | None, host: str) -> list[str]:
    if not query:
        return []
    pieces = query.replace("&amp;", "&").split("&")
    kept = (
        piece for piece in pieces if piece and not is_tracking(piece.partition("=")[0], host) and not is_session(piece)
    )
    return [_same_escapes(piece.replace("+", "%20"), _SAFE_QUERY) for piece in kept if not _is_amp(piece)]


def _is_amp(piece: str) -> bool:
    return piece.lower() in {"amp", "amp=", "amp=1", "amp=true", "outputtype=amp"}


def _port(parts: UrlParts) -> str:
    return "" if not parts.port or parts.port in {"80", "443"} else f":{parts.port}"


def _path(path: str, *, keep_case: bool) -> str:
    plain = _same_escapes(path, _SAFE_PATH).rstrip("/")
    if "//" in plain:
        plain = re.sub(r"/{2,}", "/", plain)
    if ";jsessionid=" in plain.lower():
        plain = plain[: plain.lower().index(";jsessionid=")]
    if keep_case or plain.islower():
        return plain
    return "/".join(segment if _is_id(segment) else segment.lower() for segment in plain.split("/"))


def _is_id(segment: str) -> bool:
    """Mixed case with digits and no separators: ``1BxiMVs0XRA5``; its case tells it from others."""
    body = segment[1:]
    return (
        segment.isalnum()
        and not body.islower()
        and not segment.isupper()
        and not segment.isalpha()
        and not body.isdigit()
    )


def _is_case_sensitive(host: str) -> bool:
    return host in tables().case_sensitive


def _same_case_where_it_counts(a: str, b: str) -> bool:
    return not _is_case_sensitive(site_host(to_ascii(split(a).host))) or canonical(a) == canonical(b)


def _same_escapes(text: str, safe: str) -> str:
    if text.isascii() and "%" not in text and text.isprintable() and " " not in text:
        return text
    return quote_from_bytes(unquote_to_bytes(text.encode("utf-8", "surrogatepass")), safe=safe)
