"""Addresses as wikitext spells them: entities, ``{{!}}``, external links in brackets."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from citecheck.sources.wikitext.mask import visible

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_CHARACTER_TEMPLATE = re.compile(r"\{\{\s*(!|=|pipe|colon)\s*\}\}", re.IGNORECASE)
_CHARACTERS = {"!": "|", "=": "=", "pipe": "|", "colon": ":"}
_OTHER_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_BRACKETED = re.compile(r"\[((?:https?:|ftp:)?//[^\s\[\]<>\"]+)", re.IGNORECASE)
BARE = re.compile(r"(?:https?|ftp)://[^\s\[\]<>\"{}|\x00]+", re.IGNORECASE)
"""A bare address; MediaWiki ends it at these characters."""
_LINKED = re.compile(
    r"\[((?:https?:|ftp:)?//[^\s\[\]<>\"\x00]++)[ \t\u00a0]*+([^\[\]\n]*(?:\[\[[^\[\]\n]*\]\][^\[\]\n]*)*)\]",
    re.IGNORECASE,
)
_TAIL = ".,;:!?"


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A link out of the wiki: ``text[start:end]``, brackets included."""

    url: str
    label: str
    """As wikitext; empty for a bare address."""
    start: int
    end: int


def address(value: str | None) -> str | None:
    """Read the value of a URL parameter; ``None`` where no address can be read without the wiki."""
    if value is None:
        return None
    text = decoded(visible(value) if "<" in value else value)
    bracketed = _BRACKETED.search(text) if "[" in text else None
    if bracketed is not None:
        return bracketed[1]
    words = text.split(maxsplit=1)
    return words[0] if words else None


def decoded(text: str) -> str:
    """Undo entities that end in a semicolon and character templates; other templates are taken out.

    ``&section`` stays: without the semicolon it is part of a query, as MediaWiki sees it.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    if "{{" in text:
        text = _CHARACTER_TEMPLATE.sub(lambda match: _CHARACTERS[match[1].casefold()], text)
        text = _OTHER_TEMPLATE.sub(" ", text)
    return text


def external_links(text: str) -> list[ExternalLink]:
    """Find ``[url label]`` and bare addresses, in order."""
    found = [ExternalLink(decoded(match[1]), match[2].strip(), *match.span()) for match in _LINKED.finditer(text)]
    if "://" not in text:
        return found
    bare: list[ExternalLink] = []
    position = 0
    for match in BARE.finditer(text):
        while position < len(found) and found[position].end <= match.start():
            position += 1
        if position < len(found) and found[position].start <= match.start():
            continue
        url = trimmed(match.group())
        bare.append(ExternalLink(decoded(url), "", match.start(), match.start() + len(url)))
    return sorted([*found, *bare], key=lambda link: link.start)


def trimmed(url: str) -> str:
    """Cut what ends a sentence off a bare address; a bracket stays when it has its partner."""
    url = url.partition("''")[0]
    return url.rstrip(_TAIL if "(" in url else f"{_TAIL})")
