"""Footnotes: ``[^name]: words`` and the indented paragraphs that go on with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEFINITION = re.compile(r"^[ >]{0,12}\[\^(?P<name>[^\]\[\s\x00]{1,200})\]:[ \t]*", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LAZY_END = re.compile(
    r"[ >]{0,3}(?:#{1,6}\s|```|~~~|\[[^\]\n]{1,200}\]:|(?:[-*_][ \t]*){3,}$|[-*+][ \t]|\d{1,9}[.)][ \t])"
)
_INDENTED = re.compile(r"[ >]{0,12}(?: {4}|\t)[ \t]*\S")


@dataclass(frozen=True, slots=True)
class Footnote:
    """One footnote: ``text[start:end]`` are its words, ``text[begin:end]`` with its name."""

    name: str
    begin: int
    start: int
    end: int


def find_footnotes(masked: str, first: int) -> list[Footnote]:
    """Find the footnotes of a document.

    Args:
        masked: The document with fenced code and comments blanked.
        first: Offset at which the text behind the front matter begins.
    """
    found: list[Footnote] = []
    for match in _DEFINITION.finditer(masked, first):
        if found and match.start() < found[-1].end:
            continue
        end = _end(masked, match.end())
        stretch = masked[match.end() : end]
        stripped = stretch.strip()
        if stripped:
            start = match.end() + stretch.index(stripped)
            found.append(Footnote(match["name"], match.start(), start, start + len(stripped)))
        else:
            found.append(Footnote(match["name"], match.start(), match.end(), match.end()))
    return found


def _end(masked: str, position: int) -> int:
    """Find where a footnote ends: before a line that neither goes on with its paragraph nor is indented."""
    first = _LINE.match(masked, position)
    end = position = first.end() if first is not None else position
    after_blank = False
    while position < len(masked):
        line = _LINE.match(masked, position)
        if line is None:
            break
        text = line.group()
        if not text.strip(" \t\r\n>"):
            after_blank = True
        elif after_blank:
            if not _INDENTED.match(text):
                break
            after_blank, end = False, line.end()
        elif _LAZY_END.match(text):
            break
        else:
            end = line.end()
        position = line.end()
    return end
