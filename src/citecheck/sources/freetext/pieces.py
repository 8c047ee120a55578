"""A run-on text cut into pieces: what stands between full stops, with quotations and key phrases kept whole.

The list of references is then a row of pieces, and only the beginning of a piece can be the beginning of a reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.sources.freetext.cutting import breaks
from citecheck.sources.freetext.inside import (
    LANGUAGE_AT_END,
    LEADING_WORDS,
    ends_in_day,
    ends_inside,
    names_inside,
    trailing_name,
)
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.piece_kinds import PieceKind, kind_of
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.tail import each_tail
from citecheck.sources.name_words import GIVEN_NAMES, PARTICLES
from citecheck.sources.names import name_evidence

_BREAK = re.compile(r"[.!?。]\s+|(?:^|(?<=[\s.]))[\"“«„](?=\S)|(?<=[\]\d)])[\"“](?=\w)")
_ENDED_INSIDE = frozenset(['."', '?"', '!"', '…"', ".”", "?”", "!”", ".»"])
_WORDS = re.compile(r"[^ .,;:)\]]")
_YEAR_FIRST = re.compile(r"(?:1[5-9]|20)\d\d(?= [A-Z])")
_PUBLISHER = re.compile(r"\bPress\b|\bPublish|: [A-Z]")
_VANCOUVER_NAME = re.compile(r"(?P<family>[A-Z][\w'’-]+) [A-Z]{1,3}\Z")
_NAMES_GO_ON = PARTICLES | {"et", "and"}
_TWO_WORDS = 60
"""Code points that two words have at most."""
_LETTER = re.compile(r"[^\W_]")
_AFTER_TITLE = re.compile(r"(?:\s[\[(][^\[\]()]{1,200}[\])]){0,3}\.\s(?:[A-Z\"]|-\s|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b)")

_YEAR_LAST = re.compile(r", (?:1[5-9]|20)\d\d\Z")
_YEAR_IN_BRACKETS = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")
_NAMES_LENGTH = 200
_DOMAIN_BEHIND = re.compile(r"\.\s(?:[a-z\d-]+\.){1,3}[a-z]{2,4}\.\s")


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
    opens: bool = False
    """Whether it begins a reference for certain: it was cut from words before it that no full stop ends."""


def cut_pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Cut ``text[start:end]`` (ordinary blanks only) into pieces, in order; every letter is in one of them."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    position = start
    for item in each_tail(text, start, end):
        if item.start < position:
            continue
        position = _cut_gap(text, position, item.start, pieces)
        if item.start < position:
            continue
        pieces.append(Piece(PieceKind.TAIL, item.start, item.end, item.label, text.startswith(".", item.end)))
        position = item.end
    _cut_gap(text, position, end, pieces)
    return pieces


def _cut_gap(text: str, start: int, end: int, pieces: list[Piece]) -> int:
    """Cut what stands between two key phrases; gives where it ended: later where a quotation does."""
    begin = position = start
    while True:
        match = _BREAK.search(text, position, end)
        if match is None:
            break
        place = match.start()
        if text[place] in '"“«„':
            stop = closing(text, place)
            if stop is None or not (_WORDS.search(text, begin, place) is None or _parts_from(text, begin, place, stop)):
                position = match.end() if stop is None or stop > end else stop + 1
                if position > begin and text[position - 2] == "." and _stands_alone(text, position):
                    # Somebody's words, with their full stop, inside a sentence that ends with them.
                    _append(text, begin, position, pieces)
                    begin = position
                continue
            _append(text, begin, place, pieces)
            begin, position = place, stop + 1
            end = max(end, position)
            if _stands_alone(text, stop + 1):
                _append(text, begin, stop + 1, pieces)
                begin = position
            continue
        mark = text[place]
        if not (
            (breaks(text, begin, place, match.end(), end) and not _goes_on_with_year(text, begin, place, match.end()))
            or _ends_name(text, begin, place, match.end())
            if mark in ".。"
            else not text[match.end() : match.end() + 1].islower()
        ):
            position = match.end()
            continue
        _append(text, begin, place + (mark in "!?"), pieces)
        begin = position = match.end()
    if begin < end:
        _append(text, begin, end, pieces)
    return end


def _goes_on_with_year(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether a year in brackets stands behind the full stop of a name: "Salzmann, Zdeněk. (1993) Language"."""
    if _YEAR_IN_BRACKETS.match(text, after) is None or dot - begin > _NAMES_LENGTH:
        return False
    return name_evidence(text[begin:dot]) >= 0.5  # noqa: PLR2004 - see name_evidence


def _ends_name(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the stop behind an initial ends a Vancouver name: "Abood S. Quality of care", where a title begins."""
    found = _VANCOUVER_NAME.match(text, begin, dot)
    if found is None or found["family"].casefold() in GIVEN_NAMES:
        return False
    words = text[after : after + _TWO_WORDS].split(" ", 2)
    return len(words) > 1 and words[0].isalpha() and words[1][:1].islower() and words[1] not in _NAMES_GO_ON


def _parts_from(text: str, begin: int, quote: int, stop: int) -> bool:
    """Whether a quotation is parted from the words before it, and is no word of theirs in quotation marks."""
    last = quote
    while last > begin and text[last - 1] == " ":
        last -= 1
    if (
        text[last - 1] in ".:"
        or ends_in_day(text, begin, last)
        or LANGUAGE_AT_END.search(text[max(begin, last - 12) : last])
    ):
        return True
    if _YEAR_LAST.search(text, max(begin, last - 6), last) and text.startswith((",", "."), stop + 1):
        return True
    if text[last - 1] == ",":
        return text.startswith((",", ".", " ("), stop + 1) or text[stop - 1] == ","
    # A quoted title with a full stop behind it stands at the beginning of a reference or behind a full stop.
    if _AFTER_TITLE.match(text, stop + 1) is None:
        return False
    if _DOMAIN_BEHIND.match(text, stop + 1) is not None:
        return True
    word = text[max(begin, text.rfind(" ", begin, last) + 1) : last]
    return word.casefold() not in LEADING_WORDS and (" " in text[quote:stop] or not word.islower())


def _stands_alone(text: str, after: int) -> bool:
    """Whether nothing ties what follows a closing mark to the quotation: a blank, then a capital or another mark."""
    following = text[after : after + 2]
    return len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1] in '"“')  # noqa: PLR2004


def _append(text: str, begin: int, end: int, pieces: list[Piece]) -> None:
    """Add ``text[begin:end]``, cut where a date or the names of the next reference follow without a full stop."""
    stopped = text.startswith((".", ","), end) or text[max(begin, end - 2) : end] in _ENDED_INSIDE
    while begin < end and text[begin] in " .,;:)]–-*•^":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        stopped = stopped or text[end - 1] in ",;"
        end -= 1
    while begin < end and text[end - 1] == ".":
        end -= 1
        stopped = True
    if begin >= end or _LETTER.search(text, begin, end) is None:
        return
    opens = False
    if pieces and pieces[-1].stopped and (year := _YEAR_FIRST.match(text, begin, end)):
        before = pieces[-1]
        is_words = before.kind in (PieceKind.BODY, PieceKind.PLAIN)
        if before.kind is PieceKind.PLACE or (is_words and _PUBLISHER.search(text, before.start, before.end)):
            pieces.append(Piece(PieceKind.DATE, begin, year.end(), None, stopped=False))
            begin, opens = year.end() + 1, True
    first = names_inside(text, begin, end) if text.find("(", begin, end + 1) > 0 else None
    for stop in ends_inside(text, begin, end if first is None else first - 1):
        pieces.append(Piece(kind_of(text[begin:stop]), begin, stop, None, stopped=False, opens=opens))
        begin, opens = stop + 1, True
    if first is not None:
        stop = first - 1
        while stop > begin and text[stop - 1] in " ,;":
            stop -= 1
        if stop > begin:
            pieces.append(Piece(kind_of(text[begin:stop]), begin, stop, None, stopped=False, opens=opens))
        begin, opens = first, True
    if text.startswith((' "', '. "', "“"), end) and (first := trailing_name(text, begin, end)) is not None:
        pieces.append(Piece(kind_of(text[begin:first].rstrip()), begin, first - 1, None, stopped=False, opens=opens))
        begin, opens = first, True
    pieces.append(Piece(kind_of(text[begin:end]), begin, end, None, stopped, opens))
