"""Titles in quotation marks: where they stand, they say exactly where the title begins and ends.

The model knows about quotation marks, but a word of a long title that looks like something else can break its run; the
marks cannot be misread so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BEFORE = r"(?:(?<=^)|(?<=[\s,.:;(\])\d/]))"
_AFTER = r"(?=\s*(?:[,.;:()\[\]/]|\d|$|[Ii]n\b|[Ii]n:|[Dd]ans\b|[Ee]n\b|[Ee]m\b|[A-ZÄÖÜ]))"
_MARKS = (
    (r"“([^“”]{4,600})[”“]", "”“"),
    (r"„([^„]{4,600}?)[“”\"]", '“”"'),
    (r"»([^»«]{4,600})«", "«"),
    (r"«([^«»]{4,600})»", "»"),
    (r'"([^"]{4,600})"', '"'),
    (r"‘([^‘]{4,600}?)’(?![^\W\d_])", "’"),
    (r"'([^\n]{4,600}?)(?<!\s)'(?![^\W\d_])", "'"),
    (r"''([^\n]{4,600}?)''", "'"),
    (r"``([^\n]{4,600}?)''", "'"),
)
"""Each manner of quotation with its closing marks."""
_QUOTED = tuple((marks.split("(")[0], closing, re.compile(_BEFORE + marks + _AFTER)) for marks, closing in _MARKS)
"""The opening mark of each manner, the marks that close it, and its form."""
_TRAILING = " ,.;:"


class Quoted(NamedTuple):
    """A stretch between quotation marks, without them and without the stop before the closing one."""

    start: int
    end: int
    outer_end: int
    """Behind the closing mark."""


def quoted_stretches(text: str) -> list[Quoted]:
    """Find what stands in quotation marks and could be a title, in order; none over another."""
    found: list[Quoted] = []
    for opening, closing, pattern in _QUOTED:
        first = text.find(opening)
        if first < 0 or not any(mark in text[first + 1 :] for mark in closing):
            continue
        for match in pattern.finditer(text):
            start, end = match.span(1)
            while end > start and text[end - 1] in _TRAILING:
                end -= 1
            while start < end and text[start] == " ":
                start += 1
            if not any(start < other.end and other.start < end for other in found) and end > start:
                found.append(Quoted(start, end, match.end()))
    return found if len(found) < 2 else sorted(found, key=lambda one: one.start)  # noqa: PLR2004 - nothing to sort


def exact_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Set the ends of a title to the quotation marks that it stands in, if it stands in any.

    A title that begins with a quoted word is left alone, and so is one that has a quotation inside.
    """
    for one in quoted_stretches(text):
        overlap = min(end, one.end) - max(start, one.start)
        if overlap <= 0:
            continue
        begins = abs(start - one.start) <= 2  # noqa: PLR2004 - the mark itself, and a blank
        inside = one.start <= start and 2 * overlap >= end - start
        long = one.end - one.start >= _LEAST or 2 * overlap >= end - start
        cuts = end > one.outer_end and _ENDS.match(text, one.outer_end) is None
        if not cuts and ((begins and long) or (inside and overlap >= _LEAST)):
            return one.start, one.end
    return start, end


_ENDS = re.compile(r"\s*(?:[,.;]|$|[Ii]n\b)|(?<=[,.;?!].)\s")
"""What shows that a title is over with its quotation; anything else may be the rest of the title."""
_LEAST = 12
"""Code points of a quotation that may settle a title against the model."""
