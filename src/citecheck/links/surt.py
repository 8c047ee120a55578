"""The key under which web archives file an address: Sort-friendly URI Reordering Transform (SURT).

Two addresses with one key lead to the same list of captures. The key folds the case of the path, so on hosts whose
ids differ by case alone it is necessary for "the same page" but not sufficient. Tests hold it against the Internet
Archive's own package, whose licence keeps it out of this one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote_from_bytes, unquote_to_bytes

from citecheck.links.parts import DEFAULT_PORTS, split

_KEPT = 1_024
"""Keys remembered; one address is held against several."""
_WWW = re.compile(r"www\d*\.")
_SCHEMES = re.compile(r"(?:https?://)+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_HOST_AND_PORT = re.compile(r"[A-Za-z0-9.\-]+:\d")
"""What looks like a scheme but is a host with its port: ``example.org:8080/x``."""
_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""What the key leaves as it is: all printable ASCII but ``%``, ``#`` and the space."""
_DECODING_ROUNDS = 8
"""``%252525…`` is hostile beyond this; real double encoding needs two rounds."""
_SESSION_PATH = re.compile(
    rb"\A(.*/)(?:\((?:[a-z]\([0-9a-z]{24}\)){1,8}\)/|\([0-9a-z]{24}\)/)([^?]+\.aspx.*)\Z", re.DOTALL
)
"""ASP.NET puts the visitor's session into the path in brackets."""
_SESSION_ARGUMENTS = (
    re.compile(rb"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}(?:&|\Z)"),
    re.compile(rb"aspsessionid[a-z]{8}=[a-z]{24}(?:&|\Z)"),
    re.compile(rb"cfid=[^&]+&cftoken=[^&]+(?:&|\Z)"),
)


@lru_cache(maxsize=_KEPT)
def surt(url: str) -> str:
    """Give the key, e.g. ``org,example)/path?a=1``; of anything that is not http(s), a key of the same shape."""
    text = re.sub(r"[\t\r\n]", "", url.strip())
    if not _SCHEME.match(text) or _HOST_AND_PORT.match(text):
        text = "http://" + text.removeprefix("//")
    text = _SCHEMES.sub(lambda match: _last_scheme(match.group()), text, count=1) if _SCHEMES.match(text) else text
    parts = split(text)
    host = _host(parts.host)
    port = "" if not parts.port or (parts.scheme, parts.port) in DEFAULT_PORTS else f":{parts.port}"
    key = f"{','.join(reversed(host.split('.')))}{port}){_path(parts.path)}"
    query = _query(parts.query) if parts.query else ""
    return f"{key}?{query}" if query else key


def _last_scheme(run: str) -> str:
    return run[run.rfind("http") :]


def _host(host: str) -> str:
    from citecheck.links.hosts import to_ascii

    plain = to_ascii(_decoded(host).decode("utf-8", "replace")).replace("..", ".").strip(".")
    return _WWW.sub("", plain, count=1) if _WWW.match(plain) else plain


def _path(path: str) -> str:
    kept: list[bytes] = []
    segments = _decoded(path).split(b"/")[1:]
    for segment in segments:
        if segment == b".." and kept:
            kept.pop()
        elif segment != b".":
            kept.append(segment)
    last = kept[-1] if kept else b""
    whole = b"/" + b"".join(segment + b"/" for segment in kept[:-1] if segment) + last
    lowered = quote_from_bytes(whole, safe=_SAFE).lower().encode()
    session = _SESSION_PATH.match(lowered)
    if session is not None:
        lowered = session.group(1) + session.group(2)
    text = lowered.decode()
    return text[:-1] if len(text) > 1 and text.endswith("/") else text


def _query(query: str) -> str:
    text = quote_from_bytes(_decoded(query), safe=_SAFE).lower().encode()
    for pattern in _SESSION_ARGUMENTS:
        text = pattern.sub(b"", text, count=1)
    arguments = sorted(tuple(part.split(b"=", 1)) for part in text.split(b"&"))
    return b"&".join(b"=".join(argument) for argument in arguments).decode()


def _decoded(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    for _ in range(_DECODING_ROUNDS):
        plain = unquote_to_bytes(data)
        if plain == data:
            break
        data = plain
    return data
