"""Where a quotation ends, with quotations inside it, marks left open, and marks used for inches."""

from __future__ import annotations

import re
from itertools import islice

OPENING = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‘": "’", "‟": "”", "”": "”"}
"""Opening mark -> closing mark; ``„`` is closed by ``“`` in German and by ``”`` in Polish."""
_AFTER_CLOSING = frozenset(" .,;:)]?!\n\t…。、（([")
_MARKS = re.compile("[" + re.escape("".join(sorted({*OPENING, *OPENING.values()} - {'"'}))) + "]")
_DATED_OUTLET = re.compile(r"[A-Z][\w .&'’-]{1,40}, (?:[A-Z][a-z]+ )?\d")
_MOST_MARKS = 60
"""Marks that are looked at before a quotation is given up: text of nothing but marks must not take for ever."""
_SCAN_LIMIT = 4_000
"""Code points in which a title ends; the longest title of a Wikipedia citation that was seen has about 600."""


def opening_at(text: str, position: int) -> str | None:
    """Give the closing mark for an opening one at ``position``, ``None`` where there is none."""
    return OPENING.get(text[position : position + 1])


def closing(text: str, position: int) -> int | None:
    """Give the offset of the mark that closes the one at ``position``, ``None`` where it stays open.

    A straight mark opens where a blank or a bracket stands before it, and closes where a blank or punctuation follows.
    Where the marks do not add up, the first one with an end of sentence behind it is taken.
    """
    mark = text[position]
    if mark == '"':
        return _straight(text, position)
    close = OPENING.get(mark)
    return None if close is None else _paired(text, position, mark, close)


def _paired(text: str, position: int, mark: str, close: str) -> int | None:
    """Close a mark that has a shape of its own for closing."""
    stop = min(len(text), position + _SCAN_LIMIT)
    closers = {close, "”"} if mark == "„" else {close}
    depth = 0
    for match in islice(_MARKS.finditer(text, position, stop), _MOST_MARKS):
        character = match.group()
        if character in closers and match.start() > position:
            if mark == "‘" and not _ends_word(text, match.start()):
                continue
            depth -= 1
            if depth <= 0:
                return match.start()
        elif character == mark:
            depth += 1
    found = text.find(close, position + 1, stop)
    if found < 0 and mark in "“‟":
        found = text.find('"', position + 1, stop)
    return found if found >= 0 else None


def _straight(text: str, position: int) -> int | None:
    """Close a straight mark, which looks the same at both ends."""
    stop = min(len(text), position + _SCAN_LIMIT)
    depth = 1
    weak: int | None = None
    fallback: int | None = None
    offset = position
    for _ in range(_MOST_MARKS):
        offset = text.find('"', offset + 1, stop)
        if offset < 0:
            break
        before, after = text[offset - 1], text[offset + 1 : offset + 2]
        if _opens(before, after, at_start=offset == position + 1):
            if weak is not None:
                return weak
            depth += 1
            continue
        if after and after not in _AFTER_CLOSING and after != '"':
            if depth == 1 and before.islower() and _DATED_OUTLET.match(text, offset + 1):
                # ``transplants"USA Today, March 6, 2001``: the blank was forgotten.
                return offset
            continue
        if depth == 1 and after == " " and text[offset + 2 : offset + 3].isalnum():
            # "12" Vinyl": the mark may mean inches; another one may still close.
            weak = offset if weak is None else weak
            continue
        depth -= 1
        if depth <= 0:
            return offset
        if (
            fallback is None
            and text[offset + 1 : offset + 3] in {". ", ".", ", "}
            and _begins_element(text, offset + 3)
        ):
            fallback = offset
    return weak if weak is not None else fallback


def _opens(before: str, after: str, *, at_start: bool) -> bool:
    if at_start:
        return bool(after) and not after.isspace() and after not in ".,"
    return (before.isspace() or before in "([—–/") and bool(after) and not after.isspace() and after not in ".,;:)"


def _begins_element(text: str, position: int) -> bool:
    character = text[position : position + 1]
    return not character or character.isupper() or character.isdecimal()


def _ends_word(text: str, offset: int) -> bool:
    after = text[offset + 1 : offset + 2]
    return not after or after in _AFTER_CLOSING
