"""The original address as it stands inside an archive link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from citecheck.links.trailing import without_trailing

_ENCODED_SCHEME = re.compile(r"https?%3A(?:%2F|/)", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>https?|ftp):(?P<slashes>/*)", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r"((?:https?)://[^/?#:@]+):(?:80|443)(?=[/?#]|\Z)", re.IGNORECASE)
"""The availability service of the Wayback Machine adds ``:80``; other ports are the page's own and stay."""
_HOST = re.compile(
    r"[^/?#\s.@]+(?:\.[^/?#\s.@]+)+(?::\d*)?(?:[/?#]|\Z)|localhost\b|\[[0-9a-f:]+\]|[^/?#\s@]*@[^/?#\s]+", re.IGNORECASE
)
_EMPTY_FRAGMENTS = ("#no-access-message", "#")


@dataclass(frozen=True, slots=True)
class Original:
    """The address a capture is of."""

    url: str
    """With a scheme."""
    written: str
    """As it is to stand in a repaired link: the scheme as the link has it, perhaps none."""
    problems: tuple[str, ...]


def read_original(text: str, *, in_query: bool = False) -> Original | None:
    """Read the original of an archive link; ``None`` when it is no address.

    Args:
        text: what stands at its place, to the end of the link.
        in_query: it is a query argument, where it is percent-encoded by right.
    """
    problems: list[str] = []
    written = unquote(text) if in_query else text
    if _ENCODED_SCHEME.match(written):
        written = unquote(written)
        problems.append("original-encoded")
    if "&amp;" in written:
        written = written.replace("&amp;", "&")
        problems.append("html-entity")
    written = _without_tail(written, problems)
    scheme = _SCHEME.match(written)
    if scheme is not None:
        if scheme.group("slashes") != "//":
            written = f"{scheme.group('scheme')}://{written[scheme.end() :]}"
            problems.append("original-scheme")
        without_port = _DEFAULT_PORT.sub(r"\1", written, count=1)
        if without_port != written:
            written = without_port
            problems.append("original-port")
    address = written if scheme is not None else f"http://{written.removeprefix('//')}"
    host = address[address.index("://") + 3 :]
    return Original(address, written, tuple(problems)) if _HOST.match(host) else None


def _without_tail(written: str, problems: list[str]) -> str:
    for fragment in _EMPTY_FRAGMENTS:
        if written.endswith(fragment):
            written = written.removesuffix(fragment)
            problems.append("trailing-fragment")
            break
    bare = without_trailing(written)
    if bare != written:
        problems.append("trailing-punctuation")
    return bare
