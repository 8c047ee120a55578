"""Markers inside a line: ``[1] … [2] …`` or ``^ … ^ …`` of a list whose line ends were lost."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:(?<=\s)|^)\[(?P<number>\d{1,4})\]\s+(?=\S)")
_SIGN = re.compile(r"(?:(?<=\s)|^)[\^↑]\s+(?:(?:Jump up to:?|[a-z](?=\s))\s+)*(?=\S)")
_LEADING = re.compile(r"(?:\[\d{1,4}\]|\d{1,3}\.(?=\s+[^\s\d])|[\^↑•](?:\s(?:Jump up to:?|[a-z])(?=\s))*)\s+(?=\S)")
_FEWEST = 2


def marked_starts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the markers of a list inside one line: where each begins, and where the text behind it begins.

    Numbers in brackets count when they ascend by one; the last such row is taken, for prose before the list may hold
    numbers of notes too. Empty when there is no such list.
    """
    signs = [match.span() for match in _SIGN.finditer(text, start, end)]
    if len(signs) >= _FEWEST:
        return signs
    row: list[tuple[int, int]] = []
    expected = -1
    for match in _NUMBER.finditer(text, start, end):
        number = int(match["number"])
        if number == expected:
            row.append(match.span())
        elif number <= 1 or not row:
            row = [match.span()]
        else:
            continue
        expected = number + 1
    return row if len(row) >= _FEWEST else []


def behind_marker(text: str, start: int, end: int) -> int:
    """Give where the words of one reference begin that still bears its marker: ``[12] Smith``, ``^ a b Smith``."""
    match = _LEADING.match(text, start, end)
    return start if match is None else match.end()
