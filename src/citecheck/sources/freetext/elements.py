"""What an element of the middle of a reference is: a date, pages, a volume, a place, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from citecheck.model.dates import date_at, read_date
from citecheck.sources.freetext.brackets import Mark, peel
from citecheck.sources.freetext.element_words import OTHERS
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.sentences import reads_as_sentence

_PAGE_WORD = r"(?:pp?|PP?|Seiten?|S|с|стр|págs?|pgs?|[Pp]ages?|[Cc]ols?|§+|[Pp]aras?|ff?|[Ss]ec|[Ss]ection|[Ss]heets?)"
_PAGES = re.compile(
    rf"{_PAGE_WORD}(?:\.\s?|\s)(?P<pages>(?:[A-Za-z]{{0,3}}-?\d|[ivxlc]+\b|[IVXLC]+\b)[^\n]{{0,80}})\Z"
    r"|pp?\.\s(?P<any>\S[^\n]{0,60})\Z|(?P<bare>\d+\s?[–-]\s?\d+(?:,\s?\d+(?:[–-]\d+)?)*)\Z|\d+\s?(?:pp?|pages|S|с)\.?\Z"
)
_NUMBER_WORD = r"(?:[Nn]os?|[Nn]rs?|[Ii]ssue|#)"
_VOLUME_WORDS = re.compile(
    r"(?:[Vv]ol(?:ume)?s?|[Bb]d|[Bb]and|[Tt]ome|[Tt]omo)(?:\.\s?|\s)(?P<volume>[\w–-]+)"
    rf"(?:[,.]?\s{_NUMBER_WORD}\.?\s?(?P<issue>[\w/–-]+))?(?:,\s*(?:pp?\.\s?)(?P<pages>[\w–-]+))?\Z"
    rf"|(?:{_NUMBER_WORD}|[Nn]umber)(?:\.\s?|\s)(?P<number>[A-Z]?\d[\w/–.-]*)\Z"
)
_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_VOLUME = re.compile(
    rf"(?:(?P<volume>[A-Z]{{0,2}}\d{{1,5}}[A-Za-z]?(?:[–/-]\d{{1,4}})?|{_ROMAN}|S\d)(?![\w.])\s?)?"
    r"(?:\((?P<issue>[^()]{1,40})\)\s?)?(?::\s?(?P<pages>[A-Za-z]{0,4}[\d.]{1,12}[^:;]{0,70}))?\Z"
)
_VOLUME_AT = re.compile(r"\s(?=[A-Z]{0,2}\d|[IVXLC]+\b|\()|(?=:\s?\w{0,4}\d)")
_FIGURE = re.compile(r"\d")
AFTER_DATE = re.compile(
    r"\s?(?:[,;]\s?(?P<volume>\d{1,4}|第?\d+卷)?\s?(?:\((?P<issue>[^()]{1,20})\))?)?"
    r"(?:[:：]\s?(?P<pages>[A-Za-z]?\d[^\[\]:]{0,40}))?\s?\Z"
)
"""What may stand behind a date in one element: ``2009, 106 (S1): 9971``, ``2007: 304 pages``."""
_FIRST_OF_PAGES = frozenset("pPsSсСcCf§0123456789")
_FIRST_OF_VOLUME = frozenset("VvBbTtNnIi#")
_EDITORS = re.compile(r"(?<![\s,])[\s,]*\(?\b(?:eds?|Eds?|Hrsg|hrsg|editors?|comp|ред)\b\.?\)?\.?\Z")
_NUMBERS_REACH = 140
"""Code points from the end of a name in which volume, issue and pages stand."""


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
    PROSE = "prose"
    """A sentence: a quotation that lost its marks, a note."""


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


def read_element(text: str, start: int, end: int, *, is_title: bool = False) -> Element:
    """Say what the element ``text[start:end]`` is, and take off what hangs on it; a title is a name in any case."""
    marks: list[Mark] = []
    end = peel(text, start, end, marks)
    value = text[start:end]
    if is_title:
        return Element(Kind.NAME, start, end, value, marks)
    first = value[:1]
    if first in '"“«':
        return Element(Kind.PROSE, start, end, value, marks)
    if value in {"undated", "n.d", "s.d", "o.J"}:
        return Element(Kind.OTHERS, start, end, value, marks)
    if (date := _date(value, first)) is not None:
        return Element(Kind.DATE, start, end, date, marks)
    if first.isdecimal() and (dated := _dated_numbers(text, start, end)) is not None:
        dated.marks.extend(marks)
        return dated
    if (number := _number(value, first, start)) is not None:
        number.marks.extend(marks)
        number.end = end
        return number
    if value.startswith(OTHERS):
        return Element(Kind.OTHERS, start, end, value, marks)
    if value.startswith(("In ", "in ")) or value[-1:] in ".)sd":
        editors = _EDITORS.search(value)
        begin = start + (3 if value.startswith(("In ", "in ")) else 0)
        if editors is not None and editors.start() > begin - start:
            kind = Kind.IN if begin > start else Kind.EDITORS
            return Element(kind, begin, start + editors.start(), "", marks)
    if is_place(value):
        return Element(Kind.PLACE, start, end, value, marks)
    if len(value) > 60 and reads_as_sentence(value):  # noqa: PLR2004 - shorter ones are no sentences
        return Element(Kind.PROSE, start, end, value, marks)
    return Element(Kind.NAME, start, end, value, marks)


def _number(value: str, first: str, start: int) -> Element | None:
    """Read pages, volume and issue."""
    if first in _FIRST_OF_PAGES and (match := _PAGES.match(value)):
        pages = match["pages"] or match["any"] or match["bare"] or value
        return Element(Kind.PAGES, start, start, pages)
    if first in _FIRST_OF_VOLUME and (match := _VOLUME_WORDS.match(value)):
        return Element(Kind.VOLUME, start, start, value, [], _spans(match, start))
    if first.isdecimal() or first in "(IVXLCSABDEGHJ:":
        match = _VOLUME.match(value)
        if match and (match["issue"] or match["pages"] or (match["volume"] and first in "0123456789IVXLC")):
            return Element(Kind.VOLUME, start, start, value, [], _spans(match, start))
    return None


def _dated_numbers(text: str, start: int, end: int) -> Element | None:
    """Read ``1986, 28 (4): 316–7``: a date with volume and pages behind it."""
    found = date_at(text, start, end)
    if found is None or found.end >= end or len(found.edtf) < 4:  # noqa: PLR2004 - figures of a year
        return None
    numbers = AFTER_DATE.match(text, found.end, end)
    if numbers is None or not (numbers["volume"] or numbers["issue"] or numbers["pages"]):
        return None
    spans = {name: numbers.span(name) for name, value in numbers.groupdict().items() if value}
    return Element(Kind.DATE, start, found.end, found.edtf, [], spans)


def _date(value: str, first: str) -> str | None:
    if len(value) > 48 or not (first.isdecimal() or first.isupper() or first in "c[("):  # noqa: PLR2004 - longest date
        return None
    if _FIGURE.search(value, max(0, len(value) - 12)) is None:
        return None
    return _read_date(value)


@lru_cache(maxsize=4096)
def _read_date(value: str) -> str | None:
    """Read a date, see ``citecheck.model.dates``; the days of access of one list are few."""
    return read_date(value)


def _spans(match: re.Match[str], offset: int) -> dict[str, tuple[int, int]]:
    return {
        "issue" if name == "number" else name: (offset + match.start(name), offset + match.end(name))
        for name, value in match.groupdict().items()
        if value
    }


def split_volume(text: str, start: int, end: int) -> tuple[int, dict[str, tuple[int, int]]]:
    """Find ``12 (3): 45–67`` or ``: 22`` behind a name; gives where the name ends and the spans of the numbers."""
    low = max(start, end - _NUMBERS_REACH)
    if text.find(":", low, end) < 0 and text.find("(", low, end) < 0:
        return end, {}  # pages stand behind a colon, an issue in brackets
    for match in _VOLUME_AT.finditer(text, low, end):
        begin = match.end()
        if begin <= start:
            continue
        found = _VOLUME.match(text[begin:end])
        if found and (found["pages"] or (found["volume"] and found["issue"])):
            stop = match.start()
            while stop > start and text[stop - 1] in " ,:":
                stop -= 1
            return stop, _spans(found, begin)
    return end, {}
