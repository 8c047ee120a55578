"""The middle of a reference, cut into elements, each with its kind: a date, pages, a volume, a place, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from citecheck.model.dates import read_date
from citecheck.sources.freetext.element_words import FORMATS, KEEPS_STOP, KINDS, NO_BREAK, OTHERS
from citecheck.sources.freetext.places import is_place

_STOP = re.compile(r"\.(?:\s+|$)|[()\[\]]")
_COMMA = re.compile(r",\s+|[()\[\]]")
_PAGES = re.compile(
    r"(?:pp?|PP?|S|Seiten?|с|стр|págs?|pgs?|pages?|Pages?|cols?|col|§+|paras?|ff?|sec|Section|Sheet|str|s)\.?\s?"
    r"(?P<pages>(?:[A-Za-z]{0,3}\d|[ivxlc]+\b|[IVXLC]+\b)[^\n]{0,80})\Z|(?P<bare>\d+\s?[–-]\s?\d+(?:,\s?\d+(?:[–-]\d+)?)*)\Z|\d+\s?pp?\Z"
)
_VOLUME_WORDS = re.compile(
    r"(?:[Vv]ol(?:ume)?s?|[Bb]d|[Bb]and|[Tt]ome|vol)\.?\s?(?P<volume>[\w–-]+)(?:[,.]?\s(?:[Nn]os?|[Nn]r|[Ii]ssue|#)\.?\s?(?P<issue>[\w/–-]+))?(?:,\s*(?:pp?\.\s?)(?P<pages>[\w–-]+))?\Z"
    r"|(?:[Nn]os?|[Nn]r|[Ii]ssue|[Nn]umber)\.?\s?(?P<number>[\w/–.-]+)\Z"
)
_VOLUME = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<volume>[A-Z]{0,2}\d{1,5}[A-Za-z]?(?:[–/-]\d{1,4})?|[IVXLCDM]{1,8}|S\d)(?![\w.])\s?)?"
    r"(?:\((?P<issue>[^()]{1,40})\)\s?)?(?::\s?(?P<pages>[A-Za-z]{0,4}[\d.]{1,12}[^:;]{0,70}))?\Z"
)
_EDITION = re.compile(
    r"(?:.{1,60}\s)?(?:ed|edn|edition|rev|Aufl|Auflage|edición|edição|édition|изд|ed\. rev)\.?\Z|.{0,12}版\Z",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"(?:in|em|en|in het|auf)\s(?P<language>[^\W\d_][\w\s,&()-]{1,80})\Z")
_CJK_LANGUAGE = re.compile(r"[一-鿿（）()]{1,12}[语語文](?:[（(][一-鿿]{1,6}[）)])?\Z|[一-鿿]{2,6}语|[一-鿿]{1,5}語")
_EDITOR_MARK = re.compile(r"[\s,]*\(?\b(?:eds?|Eds?|Hrsg|hrsg|editors?|comp|ред)\b\.?\)?\.?\Z")
_BRACKETED_YEAR = re.compile(r"\[[^\[\]]{0,12}\d{4}[^\[\]]{0,4}\]\Z")
_LIMIT = 400
"""Elements of one reference that are looked at."""


class Kind(StrEnum):
    """What an element of the middle is."""

    NAME = "name"
    """A title, outlet, series or publisher: its place in the row says which."""
    DATE = "date"
    PAGES = "pages"
    VOLUME = "volume"
    PLACE = "place"
    EDITORS = "editors"
    IN = "in"
    """"In Smith, J. (ed.)": the book follows."""
    OTHERS = "others"


@dataclass(slots=True)
class Mark:
    """What hangs on an element in brackets: ``(in Russian)``, ``(PDF)``, ``(2nd ed.)``."""

    kind: str
    start: int
    end: int
    value: str


@dataclass(slots=True)
class Element:
    """A stretch between two separators, without what hangs on it."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    """For dates EDTF, for pages and editors the bare value."""
    marks: list[Mark] = field(default_factory=list)
    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of volume elements: ``volume``, ``issue``, ``pages`` -> span."""


def cut(text: str, start: int, end: int, *, commas: bool) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` at full stops (or commas) outside brackets; spans without the separator and blanks."""
    spans = _cut(text, start, end, commas=commas, heed_brackets=True)
    return spans if spans is not None else _cut(text, start, end, commas=commas, heed_brackets=False) or []


def _cut(text: str, start: int, end: int, *, commas: bool, heed_brackets: bool) -> list[tuple[int, int]] | None:
    spans: list[tuple[int, int]] = []
    depth = 0
    begin = start
    for match in (_COMMA if commas else _STOP).finditer(text, start, end):
        mark = text[match.start()]
        if mark in "([":
            depth += heed_brackets
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and (commas or _breaks(text, begin, match.start(), match.end(), end)):
            stop = match.start()
            if not commas and _last_word(text, begin, stop).casefold() in KEEPS_STOP:
                stop += 1
            _append(spans, text, begin, stop)
            begin = match.end()
            if len(spans) >= _LIMIT:
                break
    if depth and heed_brackets:
        return None
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin] in " .,;":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        end -= 1
    if begin < end:
        spans.append((begin, end))


def _last_word(text: str, begin: int, end: int) -> str:
    return text[max(begin, text.rfind(" ", begin, end) + 1) : end].lstrip("([\"“'")


def _breaks(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Whether the full stop at ``dot`` ends an element: not after initials and abbreviations."""
    if after >= end:
        return True
    word = _last_word(text, begin, dot)
    if not word:
        return True
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isalpha() and last.isupper():
        following = text[after]
        return following.isdecimal() or text.startswith(("pp. ", "p. ", "Vol. "), after)
    return word.casefold() not in NO_BREAK or text.startswith(("pp. ", "p. "), after)


def read_element(text: str, start: int, end: int, *, peel: bool = True) -> Element:
    """Say what the element ``text[start:end]`` is, and take off what hangs on it."""
    marks: list[Mark] = []
    if peel:
        end = _peel(text, start, end, marks)
    value = text[start:end]
    first = value[:1]
    if (date := _date(value, first)) is not None:
        return Element(Kind.DATE, start, end, date, marks)
    if match := _PAGES.match(value):
        pages = match["pages"] or match["bare"] or value
        return Element(Kind.PAGES, start, end, pages, marks)
    if match := _VOLUME_WORDS.match(value):
        return Element(Kind.VOLUME, start, end, value, marks, _spans(match, start, {"number": "issue"}))
    if first.isdecimal() or first in "(IVXLCDMS:":
        match = _VOLUME.match(value)
        if match and (match["volume"] or match["issue"] or match["pages"]):
            return Element(Kind.VOLUME, start, end, value, marks, _spans(match, start, {}))
    if value.startswith(OTHERS):
        return Element(Kind.OTHERS, start, end, value, marks)
    if (editors := _EDITOR_MARK.search(value)) and editors.start() > 0:
        begin = start + (3 if value.startswith(("In ", "in ")) else 0)
        kind = Kind.IN if begin > start else Kind.EDITORS
        return Element(kind, begin, start + editors.start(), text[begin : start + editors.start()], marks)
    if is_place(value):
        return Element(Kind.PLACE, start, end, value, marks)
    return Element(Kind.NAME, start, end, value, marks)


def _date(value: str, first: str) -> str | None:
    if len(value) > 48 or not (first.isdecimal() or first.isupper() or first in "c[("):  # noqa: PLR2004 - longest date
        return None
    if not any(character.isdecimal() for character in value[-12:]):
        return None
    return read_date(value)


def _spans(match: re.Match[str], offset: int, renamed: dict[str, str]) -> dict[str, tuple[int, int]]:
    return {
        renamed.get(name, name): (offset + match.start(name), offset + match.end(name))
        for name, value in match.groupdict().items()
        if value
    }


def split_volume(text: str, element: Element) -> tuple[int, dict[str, tuple[int, int]]]:
    """Find ``12 (3): 45–67`` or ``: 22`` behind a name; gives where the name ends and the spans of the numbers."""
    value = text[element.start : element.end]
    for match in re.finditer(r"\s(?=[A-Z]{0,2}\d|[IVXLCDM]+\b|\()|(?=:\s?\w{0,4}\d)", value[-140:]):
        begin = match.end() + max(0, len(value) - 140)
        found = _VOLUME.match(value[begin:])
        if found and (found["pages"] or (found["volume"] and found["issue"])):
            if begin == 0:
                break
            return element.start + begin, _spans(found, element.start + begin, {})
    return element.end, {}


def _peel(text: str, start: int, end: int, marks: list[Mark]) -> int:
    """Take bracketed marks off the end of an element, last first; gives the new end."""
    for _ in range(8):
        while end > start and text[end - 1] in " ,":
            end -= 1
        last = text[end - 1 : end]
        if last not in ")])）]":
            break
        opening = text.rfind({")": "(", "]": "[", "）": "（"}[last], start, end)
        if opening <= start:
            break
        mark = _mark(text[opening:end], opening)
        if mark is None:
            break
        marks.append(mark)
        end = opening
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _mark(bracketed: str, opening: int) -> Mark | None:
    """Say what a bracket that hangs on an element is; ``None`` when it belongs to the element's own words."""
    inner = bracketed[1:-1].strip()
    begin, end = opening + 1, opening + len(bracketed) - 1
    folded = inner.casefold()
    if bracketed[0] == "[":
        return Mark("original", begin, end, inner) if _BRACKETED_YEAR.match(bracketed) else None
    if folded in FORMATS:
        return Mark("format", begin, end, inner)
    if folded in KINDS:
        return Mark("kind", begin, end, inner)
    if match := _LANGUAGE.match(inner):
        return Mark("language", begin + match.start("language"), end, language_name(match["language"]))
    if _CJK_LANGUAGE.fullmatch(inner):
        return Mark("language", begin, end, inner)
    if _EDITION.match(inner):
        return Mark("edition", begin, end, inner)
    return None


def language_name(text: str) -> str:
    """Spell languages as the record has them: ``French, German`` for "French, and German"."""
    return ", ".join(part.strip() for part in re.split(r",?\s+(?:and|e|y|und|et|&)\s+|,\s*", text) if part.strip())
