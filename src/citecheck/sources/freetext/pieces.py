"""A run-on text cut into pieces: what stands between full stops, with quotations and key phrases kept whole.

The list of references is then a row of pieces, and only the beginning of a piece can be the beginning of a reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.dates import read_date
from citecheck.sources.freetext.cutting import breaks
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.sentences import reads_as_sentence
from citecheck.sources.freetext.tail import find_tail
from citecheck.sources.names import is_body, name_evidence

_BREAK = re.compile(r"[.!?。]\s+|(?:^|(?<=[\s.]))[\"“«„](?=\S)|(?<=[\]\d)])[\"“](?=\w)")
_DATED_HEAD = re.compile(r"\s\((?P<date>[^()]{0,28}\d{4}[^()]{0,28}|n\.\s?d\.)\)")
_FAMILY = r"(?:(?:van|von|de|der|den|di|da|la|le|el|al) ){0,2}+(?=[\w'’-]*[a-z])[A-Z][\w'’-]*+"
_UNIT = rf"{_FAMILY},\s[A-Z][\w.'’-]*+(?:\s[A-Z][\w.'’-]*+){{0,3}}+(?:,\sJr\.?)?+"
_INITIALED = rf"{_FAMILY}(?:\s(?=[\w'’-]*[a-z])[A-Z][\w'’-]*+)?+\s[A-Z]{{1,3}}(?![\w.])"
# Possessive throughout: a list of two hundred names that no date follows must not be tried in every way.
_HEAD_INSIDE = re.compile(rf"(?<=\s){_UNIT}(?:(?:;\s|\s&\s|,?\sand\s){_UNIT})*+(?:;?\set\sal\.?)?+(?=\s\()")
_INITIALED_INSIDE = re.compile(rf"(?<=\s){_INITIALED}(?:,\s{_INITIALED})*+(?:,\set\sal\.?)?+(?=\s\()")
_SHORT_NOTE = re.compile(
    r"(?:[Ss]ee (?:also )?)?(?:[A-Z][\w'’-]+|[a-z]{2,3})"
    r"(?:,? (?:&|and|et al\.?,?|[A-Z][\w'’.-]*|de|van|von|der|of)){0,7},? "
    r"(?:\(?\d{4}[a-z]?(?:, \d{4})*\)?[,:] ?(?:pp?\.|[Cc]h\.|chapter|[Aa]ppendix|§|vol\.|\d)[^\n]{0,80}|\d{4}[a-z]?)\Z"
    r"|[A-Z][\w'’-]+(?:(?:,| and| &)+ [A-Z][\w'’-]+){0,3}, pp?\. ?[\d–, -]+\Z"
)
_PAGES = re.compile(r"(?:pp?|PP?|pgs?)\.\s?[\dA-Zivx§][\w–, §.-]{0,40}\Z")
_VOLUME = re.compile(
    r"(?:[Vv]ol\. |[Nn]os?\. |Season |Episode )|(?:[A-Z]?\d{1,4}[A-Z]?|[IVXLC]+)(?: \([^()]{1,20}\))?(?:: ?[\w–, -]+)?\Z"
    r"|[A-Z][\w .&]{1,60}: ?[A-Z]?\d+(?:[–-][A-Z]?\d+)?\Z|[A-Z][\w .&]{1,60} \(\d{4}\): ?\d+(?:[–-]\d+)?\Z"
)
_HEAD_REACH = 400
"""Code points before the end of a piece in which names that are not at its beginning begin."""
_SHORT = 160
"""Code points of the longest short footnote."""


class PieceKind(StrEnum):
    """What a piece of a run-on list looks like."""

    DATED_HEAD = "dated-head"
    """Names with a date in brackets: nothing else begins so many references."""
    QUOTED = "quoted"
    NAMES = "names"
    SHORT_NOTE = "short-note"
    """``Smith 2005, p. 4``."""
    DATE = "date"
    PAGES = "pages"
    VOLUME = "volume"
    PLACE = "place"
    TAIL = "tail"
    """A key phrase with its value: accessed, archived, identifier, flag."""
    NOTE = "note"
    """In brackets or with a small letter: it goes on with what is before it."""
    BODY = "body"
    """The name of a body: an outlet or publisher, hardly an author or a title."""
    PROSE = "prose"
    PLAIN = "plain"


@dataclass(slots=True)
class Piece:
    """A stretch of the text up to the next full stop that ends something."""

    kind: PieceKind
    start: int
    end: int
    label: Label | None = None
    """Of a tail piece."""
    stopped: bool = True
    """Whether a full stop (or the like) stands behind it."""


def cut_pieces(text: str) -> list[Piece]:
    """Cut a text with ordinary blanks only into pieces, in order; every letter and figure is in one of them."""
    pieces: list[Piece] = []
    position = 0
    for item in find_tail(text, 0):
        if item.start < position:
            continue
        position = _cut_gap(text, position, item.start, pieces)
        if item.start < position:
            continue
        pieces.append(Piece(PieceKind.TAIL, item.start, item.end, item.label, text.startswith(".", item.end)))
        position = item.end
    _cut_gap(text, position, len(text), pieces)
    return pieces


def _cut_gap(text: str, start: int, end: int, pieces: list[Piece]) -> int:
    """Cut what stands between two key phrases; gives where it ended: later where a quotation does."""
    begin = position = start
    while True:
        match = _BREAK.search(text, position, end)
        if match is None:
            break
        place = match.start()
        if text[place] in "\"“«„":
            stop = closing(text, place)
            if stop is None or not (text[begin:place].strip(" .,;:)]") == "" or _parts_from(text, begin, place, stop)):
                position = match.end() if stop is None or stop > end else stop + 1
                continue
            _append(text, begin, place, pieces)
            begin, position = place, stop + 1
            end = max(end, position)
            if _stands_alone(text, stop + 1):
                _append(text, begin, stop + 1, pieces)
                begin = position
            continue
        mark = text[place]
        if not (breaks(text, begin, place, match.end(), end) if mark in ".。" else not text[match.end()].islower()):
            position = match.end()
            continue
        _append(text, begin, place + (mark in "!?"), pieces)
        begin = position = match.end()
    if begin < end:
        _append(text, begin, end, pieces)
    return end


def _parts_from(text: str, begin: int, quote: int, stop: int) -> bool:
    """Whether a quotation is parted from the words before it, and is no word of theirs in quotation marks."""
    last = quote
    while last > begin and text[last - 1] == " ":
        last -= 1
    if text[last - 1] in ".:]":
        return True
    if text[last - 1] == ",":
        return text.startswith((",", ".", " ("), stop + 1) or text[stop - 1] == ","
    # A quoted title with a full stop behind it stands at the beginning of a reference or behind a full stop.
    return text[stop + 1 : stop + 3] == ". " and " " in text[quote:stop] and text[stop + 3 : stop + 4].isupper()


def _stands_alone(text: str, after: int) -> bool:
    """Whether nothing ties what follows a closing mark to the quotation: a blank, then a capital or another mark."""
    following = text[after : after + 2]
    return len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1] in "\"“")  # noqa: PLR2004


def _append(text: str, begin: int, end: int, pieces: list[Piece]) -> None:
    stopped = text.startswith((".", ","), end)
    while begin < end and text[begin] in " .,;:)]–-":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        stopped = stopped or text[end - 1] in ",;"
        end -= 1
    while begin < end and text[end - 1] == ".":
        end -= 1
        stopped = True
    if begin >= end or not any(map(str.isalnum, text[begin:end])):
        return
    kind = _kind(text[begin:end])
    if kind is PieceKind.DATED_HEAD and (first := _names_inside(text, begin, end)) is not None:
        before = text[begin:first].rstrip(" ,;")
        pieces.append(Piece(_kind(before), begin, begin + len(before), None, stopped=False))
        begin = first
    pieces.append(Piece(kind, begin, end, None, stopped))


def _names_inside(text: str, begin: int, end: int) -> int | None:
    """Give where the names before a bracketed date begin, when other words stand before them; else ``None``."""
    low = max(begin, end - _HEAD_REACH)
    found = _HEAD_INSIDE.search(text, low, end + 1) or _INITIALED_INSIDE.search(text, low, end + 1)
    if found is None or found.start() <= begin + 1 or text[found.start() - 2] in ",;&":
        return None
    before = text[begin : found.start()].rstrip()
    if ";" in before or before.endswith((" and", " &")) or not any(map(str.isalnum, before)):
        return None
    return None if name_evidence(text[begin : found.end()]) >= 0.5 else found.start()  # noqa: PLR2004


def _kind(value: str) -> PieceKind:
    first = value[0]
    if first in "\"“«„":
        return PieceKind.QUOTED
    if len(value) < 48 and (first.isdecimal() or first.isupper() or first == "c") and read_date(value):  # noqa: PLR2004
        return PieceKind.DATE
    if _PAGES.match(value):
        return PieceKind.PAGES
    if len(value) < 100 and (first.isdecimal() or first.isupper()) and _VOLUME.match(value):  # noqa: PLR2004
        return PieceKind.VOLUME
    if ")" in value[-2:] and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    if first == "(" or (first.islower() and first.isascii() and " " in value and "." not in value.split(" ", 1)[0]):
        return PieceKind.NOTE
    if len(value) < _SHORT and _SHORT_NOTE.match(value):
        return PieceKind.SHORT_NOTE
    if ")" in value and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    return _words_kind(value)


def _is_dated_head(value: str) -> bool:
    """Whether a piece begins with names and a date in brackets."""
    for match in _DATED_HEAD.finditer(value):
        if read_date(match["date"]) is not None or match["date"].startswith("n"):
            return not value.startswith(":", match.end()) and _heads(value[: match.start()])
    return False


def _words_kind(value: str) -> PieceKind:
    if len(value) < 80 and is_place(value):  # noqa: PLR2004 - longer than four cities
        return PieceKind.PLACE
    evidence = name_evidence(value)
    if evidence >= 0.7 or (evidence >= 0.5 and "," in value and not is_body(value)):  # noqa: PLR2004 - see name_evidence
        return PieceKind.NAMES
    if reads_as_sentence(value):
        return PieceKind.PROSE
    return PieceKind.BODY if len(value) < _SHORT and is_body(value) else PieceKind.PLAIN


def _heads(line: str) -> bool:
    return bool(line) and '"' not in line and (name_evidence(line) >= 0.4 or len(line.split()) <= 8)  # noqa: PLR2004
