"""HTML to tags and text with their exact places, in one pass.

A tokenizer of our own, since lxml and html5lib give lines at best, and references need code points. It follows the
HTML standard where pages do; one departure is deliberate: ``<a/>`` closes itself, as authors of XHTML meant.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<other>[!?][^<>]*>)|(?P<slash>/?)(?P<name>[a-zA-Z][^\s/<>]*+)"
    r"(?P<rest>(?:[^\s<>\"'=]++|\s++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+)>)"
)
"""Quotes mean something only behind ``=``; outside them no ``<`` is part of a tag, which keeps the time linear."""
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>][^\s=<>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>][^\s<>]*+)?))?+")
_RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "template", "svg", "math"}
)
"""Elements whose content is skipped as a whole: raw text, and what holds no references."""
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)


class Kind(IntEnum):
    """What a token is."""

    TEXT = 0
    OPEN = 1
    CLOSE = 2
    VOID = 3
    """An element without content: ``<br>``, ``<a/>``."""


@dataclass(slots=True)
class Token:
    """``text[start:end]`` of the page."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag, lower case."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a tag."""

    name: str
    """Lower case."""
    value: str
    """Entities undone."""
    start: int
    """Offset of the value as written in the page, without quotes."""
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Cut a page into tags and text; comments, declarations, scripts and styles are left out."""
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        if match.start() > position:
            yield Token(Kind.TEXT, position, match.start())
        position = match.end()
        name = match["name"]
        if name is None:
            if match["comment"]:
                end = text.find("-->", position)
                position = len(text) if end < 0 else end + 3
            continue
        name = name.lower()
        if match["slash"]:
            yield Token(Kind.CLOSE, match.start(), position, name)
        elif name in VOID or match["rest"].endswith("/"):
            yield Token(Kind.VOID, match.start(), position, name)
        elif name in _RAW:
            position = _end_of_raw(text, name, position)
        else:
            yield Token(Kind.OPEN, match.start(), position, name)
    if position < len(text):
        yield Token(Kind.TEXT, position, len(text))


def attributes(text: str, tag: Token) -> dict[str, Attribute]:
    """Read the attributes of a tag; of a name given twice the first counts, as in browsers."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), tag.end - 1):
        name = match[1].lower()
        if name in found:
            continue
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        start, end = match.span(group) if group else (match.end(), match.end())
        value = text[start:end]
        found[name] = Attribute(name, html.unescape(value) if "&" in value else value, start, end)
    return found


def _end_of_raw(text: str, name: str, position: int) -> int:
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, position)
    return len(text) if closing is None else closing.end()
