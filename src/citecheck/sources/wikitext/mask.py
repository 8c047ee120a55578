"""Blank out what MediaWiki does not read as wikitext, at the same length, so that every offset stays true."""

from __future__ import annotations

import html
import re

DROPPED = "\x00"
"""Stands for each code point of a comment: gone from the page."""
KEPT = "\x01"
"""Stands for each code point of literal text, such as what ``<nowiki>`` holds: shown, but it means nothing."""

_OPENING = re.compile(
    r"<(?:!--|(?P<tag>nowiki|pre|code|source|syntaxhighlight|math|chem|templatedata|timeline|score|graph)\b"
    r"(?P<rest>[^<>]*)>)",
    re.IGNORECASE,
)
_IN_VALUE = re.compile(r"<!--.*?(?:-->|\Z)|</?nowiki\s*/?>", re.IGNORECASE | re.DOTALL)
_LITERAL = re.compile(r"<nowiki>(.*?)</nowiki>", re.IGNORECASE | re.DOTALL)


def mask(text: str) -> str:
    """Give ``text`` with comments and literal stretches blanked; same length, same offsets.

    A comment that does not close goes on to the end, as in MediaWiki; a tag that does not close is no tag.
    """
    pieces: list[str] = []
    done = position = 0
    unclosed: set[str] = set()
    while (match := _OPENING.search(text, position)) is not None:
        tag = match["tag"]
        if tag is None:
            end = text.find("-->", match.end())
            stop, filler = (len(text) if end < 0 else end + 3), DROPPED
        else:
            stop, filler = _literal_end(text, match, unclosed), KEPT
        if stop < 0:
            position = match.end()
            continue
        pieces += (text[done : match.start()], filler * (stop - match.start()))
        done = position = stop
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)


def visible(value: str) -> str:
    """Give a stretch of the unmasked text without comments, and with what ``<nowiki>`` holds as plain characters."""
    if "<" not in value:
        return value
    closing = value.lower().rfind("</nowiki")
    if closing >= 0:  # beyond the last end there is nothing to find, and looking would take long
        stop = closing + len("</nowiki>")
        value = _LITERAL.sub(lambda match: _escape(match[1]), value[:stop]) + value[stop:]
    return _IN_VALUE.sub("", value)


def _escape(literal: str) -> str:
    """Spell the characters of wikitext as entities, which are undone when the value has been read."""
    return "".join(f"&#{ord(char)};" if char in "[]{}'|<>=" else char for char in html.unescape(literal))


def _literal_end(text: str, opening: re.Match[str], unclosed: set[str]) -> int:
    """Find where a literal stretch ends; -1 if it never does. Looks for a missing end once a tag, never again."""
    tag = opening["tag"].lower()
    if opening["rest"].endswith("/"):
        return opening.end()
    if tag in unclosed:
        return -1
    closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(text, opening.end())
    if closing is None:
        unclosed.add(tag)
        return -1
    return closing.end()
