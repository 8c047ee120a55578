"""What hangs on an element in brackets: ``(in Russian)``, ``(PDF)``, ``(2nd ed.)``, ``(Press release)``, ``[1988]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.model.dates import read_date
from citecheck.sources.freetext.element_words import FORMATS, KINDS
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place

_EDITION = re.compile(
    r".{1,60}\b(?:ed|edn|edition|Aufl|Auflage|edición|edição|édition|изд)\.?\Z|.{0,12}版\Z|(?:revised|illustrated|reprint)\Z",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"(?:in|em|en|auf|на)\s\(?(?P<language>[^\W\d_][\w\s,&()-]{1,80})\Z")
_CJK_LANGUAGE = re.compile(r"[一-鿿]{1,6}[语語文](?:[（(][一-鿿]{1,6}[）)])?\Z|русск\.?\Z|англ\.?\Z")
_YEAR_INSIDE = re.compile(r"[^\[\]]{0,24}\d{4}[^\[\]]{0,8}\Z")
_COLON = re.compile(r"\s?:\s+")
_OPENING = {")": "(", "]": "[", "）": "（"}
_MOST = 8
"""Brackets that are taken off one element."""


@dataclass(slots=True)
class Mark:
    """One bracket: what it is, and the span and value inside it."""

    label: Label
    start: int
    end: int
    value: str


def peel(text: str, start: int, end: int, marks: list[Mark]) -> int:
    """Take brackets that are marks off the end of an element, last first; gives the element's new end."""
    for _ in range(_MOST):
        while end > start and text[end - 1] in " ,":
            end -= 1
        if end <= start or text[end - 1] not in _OPENING:
            break
        opening = opening_of(text, start, end - 1)
        if opening is None or opening <= start:
            break
        found = read_bracket(text, opening, end)
        if not found:
            break
        marks.extend(found)
        end = opening
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def opening_of(text: str, start: int, closing: int) -> int | None:
    """Give the offset of the bracket that the one at ``closing`` closes, heeding brackets between them."""
    close = text[closing]
    mark = _OPENING[close]
    depth = 0
    for offset in range(closing, max(start, closing - 600) - 1, -1):
        character = text[offset]
        if character == close:
            depth += 1
        elif character == mark:
            depth -= 1
            if depth == 0:
                return offset
    return None


def read_bracket(text: str, opening: int, end: int) -> list[Mark]:
    """Say what the bracket ``text[opening:end]`` is; empty when it belongs to the element's own words."""
    begin, stop = opening + 1, end - 1
    inner = text[begin:stop].strip()
    folded = inner.casefold()
    if text[opening] == "[":
        return [Mark(Label.NOTE, begin, stop, inner)] if _YEAR_INSIDE.match(inner) else []
    if folded in FORMATS:
        return [Mark(Label.FORMAT, begin, stop, inner)]
    if folded in KINDS or folded.rsplit(" ", 1)[-1] in {"thesis", "dissertation", "interview"}:
        return [Mark(Label.KIND, begin, stop, inner)]
    if match := _LANGUAGE.match(inner):
        first = begin + match.start("language")
        return [Mark(Label.LANGUAGE, first, stop, language_name(match["language"]))]
    if _CJK_LANGUAGE.match(inner):
        return [Mark(Label.LANGUAGE, begin, stop, inner)]
    if _EDITION.match(inner):
        return [Mark(Label.EDITION, begin, stop, inner)]
    if inner[-4:].isdecimal() and (edtf := read_date(inner)) is not None and len(inner) > 4:  # noqa: PLR2004 - no year alone
        return [Mark(Label.PUBLISHED, begin, stop, edtf)]
    if folded.startswith("published ") and read_date(inner[10:]):
        return [Mark(Label.NOTE, begin, stop, inner)]
    if is_place(inner):
        return [Mark(Label.PLACE, begin, stop, inner)]
    colon = _COLON.search(inner)
    if colon is not None and is_place(inner[: colon.start()]):
        at = text.index(":", begin)
        return [
            Mark(Label.PLACE, begin, at, inner[: colon.start()]),
            Mark(Label.PUBLISHER, text.index(inner[colon.end() :], at), stop, inner[colon.end() :]),
        ]
    return []


def language_name(text: str) -> str:
    """Spell languages as the record has them: ``French, German`` for "French, and German"."""
    parts = re.split(r",?\s+(?:and|e|y|und|et|&)\s+|,\s*", text.strip(" ()"))
    return ", ".join(part.strip() for part in parts if part.strip())
