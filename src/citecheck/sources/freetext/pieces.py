"""A run-on text cut into pieces: what stands between full stops, with quotations and key phrases kept whole.

The list of references is then a row of pieces, and only the beginning of a piece can be the beginning of a reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.dates import read_date
from citecheck.sources.freetext.element_words import NO_BREAK
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.tail import find_tail
from citecheck.sources.names import name_evidence

_BREAK = re.compile(r"[.!?。]\s+|(?:^|(?<=[\s.]))[\"“«„](?=\S)|(?<=[\]\d])[\"“](?=\w)")
_DATED_HEAD = re.compile(r"\s\((?P<date>[^()]{0,28}\d{4}[^()]{0,28}|n\.\s?d\.)\)")
_SHORT_NOTE = re.compile(
    r"(?:[Ss]ee (?:also )?)?(?:[A-Z][\w'’-]+|[a-z]{2,3})"
    r"(?:,? (?:&|and|et al\.?,?|[A-Z][\w'’.-]*|de|van|von|der|of)){0,7},? "
    r"\(?(?:\d{4}[a-z]?(?:, \d{4})*)\)?(?:[,:] ?(?:pp?\.|[Cc]h\.|chapter|[Aa]ppendix|§|vol\.|\d)[^\n]{0,80})?\Z"
    r"|[A-Z][\w'’-]+(?:(?:,| and| &)+ [A-Z][\w'’-]+){0,3}, pp?\. ?[\d–, -]+\Z"
)
_PAGES = re.compile(r"(?:pp?|PP?|pgs?)\.\s?[\dA-Zivx][\w–, -]{0,40}\Z")
_VOLUME = re.compile(r"(?:[Vv]ol\. |[Nn]os?\. |\d{1,4} \(|\d{1,4}: ?\w|\d{1,4}\Z|[IVXLC]+\Z|[A-Z]?\d{1,4} ?\()")
_LIMIT_WORDS = 14
"""More words than this in one piece are no name of an outlet or publisher."""


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
    """Whether a full stop stands behind it."""


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
    begin = start
    position = start
    while True:
        match = _BREAK.search(text, position, end)
        if match is None:
            break
        mark = match.group()[0]
        if mark in '"“«„':
            quote = match.start()
            stop = closing(text, quote)
            if stop is None:
                position = match.end()
                continue
            if _add(text, begin, quote, pieces) or text[begin:quote].strip(" .,;:)]") == "":
                begin = quote
            position = stop + 1
            end = max(end, position)
            continue
        if not _is_break(text, begin, match.start()):
            position = match.end()
            continue
        stop = match.start() + (mark in "!?")
        _append(text, begin, stop, pieces)
        begin = position = match.end()
    if begin < end:
        _append(text, begin, end, pieces)
    return end


def _add(text: str, begin: int, quote: int, pieces: list[Piece]) -> bool:
    """Make a piece of what stands before a quotation when a full stop, comma or colon parts them."""
    stop = quote
    while stop > begin and text[stop - 1] == " ":
        stop -= 1
    if stop <= begin or text[stop - 1] not in ".,:]":
        return False
    _append(text, begin, stop, pieces)
    return True


def _is_break(text: str, begin: int, dot: int) -> bool:
    if text[dot] != ".":
        return text[dot] == "。" or (dot + 2 < len(text) and not text[dot + 2].islower())
    word = text[max(begin, text.rfind(" ", begin, dot) + 1) : dot].lstrip("([\"“'")
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isalpha() and last.isupper():
        return False
    return word.casefold() not in NO_BREAK


def _append(text: str, begin: int, end: int, pieces: list[Piece]) -> None:
    stopped = text.startswith(".", end)
    while begin < end and text[begin] in " .,;:)]–-":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        end -= 1
    while begin < end and text[end - 1] == ".":
        end -= 1
        stopped = True
    if begin < end and any(character.isalnum() for character in text[begin:end]):
        pieces.append(Piece(_kind(text, begin, end), begin, end, None, stopped))


def _kind(text: str, begin: int, end: int) -> PieceKind:
    value = text[begin:end]
    first = value[0]
    if first in '"“«„':
        return PieceKind.QUOTED
    if len(value) < 48 and (first.isdecimal() or first.isupper() or first == "c") and read_date(value):  # noqa: PLR2004
        return PieceKind.DATE
    if _PAGES.match(value):
        return PieceKind.PAGES
    if (first.isdecimal() or first in "VvNnIXLC") and _VOLUME.match(value):
        return PieceKind.VOLUME
    if len(value) < 160 and _SHORT_NOTE.match(value):  # noqa: PLR2004 - longest short footnote
        return PieceKind.SHORT_NOTE
    if value[-1] == ")" or ") [" in value or ")," in value or ") " in value:
        for match in _DATED_HEAD.finditer(value):
            if read_date(match["date"]) is None and not match["date"].startswith("n"):
                continue
            if _heads(value[: match.start()]):
                return PieceKind.DATED_HEAD
            break
    words = value.split()
    if len(words) <= _LIMIT_WORDS and is_place(value):
        return PieceKind.PLACE
    if name_evidence(value) >= 0.7:  # noqa: PLR2004 - see name_evidence
        return PieceKind.NAMES
    if len(words) > 7 and _reads_as_sentence(words):  # noqa: PLR2004 - shorter ones are titles
        return PieceKind.PROSE
    return PieceKind.PLAIN


def _heads(line: str) -> bool:
    return bool(line) and '"' not in line and (name_evidence(line) >= 0.4 or len(line.split()) <= 8)  # noqa: PLR2004


_SENTENCE_WORDS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "he",
        "she",
        "they",
        "it",
        "that",
        "which",
        "who",
        "this",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "not",
        "but",
        "also",
        "can",
        "may",
        "could",
        "would",
        "will",
        "did",
        "does",
        "do",
        "there",
        "when",
        "while",
        "because",
    ]
)


def _reads_as_sentence(words: list[str]) -> bool:
    """Whether words make a sentence: verbs and pronouns, and few capitals."""
    small = sum(word[:1].islower() for word in words)
    return 2 * small > len(words) and any(word.casefold() in _SENTENCE_WORDS for word in words)
