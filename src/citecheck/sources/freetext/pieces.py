"""A run-on text cut into pieces: what stands between full stops, with quotations and key phrases kept whole.

The list of references is then a row of pieces, and only the beginning of a piece can be the beginning of a reference.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.dates import read_date
from citecheck.sources.freetext.cutting import breaks
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.sentences import may_be_sentence
from citecheck.sources.freetext.tail import each_tail
from citecheck.sources.name_words import GIVEN_NAMES, PARTICLES
from citecheck.sources.names import is_body, name_evidence

_BREAK = re.compile(r"[.!?。]\s+|(?:^|(?<=[\s.]))[\"“«„](?=\S)|(?<=[\]\d)])[\"“](?=\w)")
_DATED_HEAD = re.compile(r"\s\((?P<date>[^()]{0,28}\d{4}[^()]{0,28}|n\.\s?d\.)\)")
_FAMILY = r"(?:(?:van|von|de|der|den|di|da|la|le|el|al) ){0,2}+(?=[\w'’-]*[a-z])[A-Z][\w'’-]*+"
_UNIT = rf"{_FAMILY},\s[A-Z][\w.'’-]*+(?:\s[A-Z][\w.'’-]*+){{0,3}}+(?:,\sJr\.?)?+"
_INITIALED = rf"{_FAMILY}(?:\s(?=[\w'’-]*[a-z])[A-Z][\w'’-]*+)?+\s[A-Z]{{1,3}}(?![\w.])"
# Possessive throughout: a list of two hundred names that no date follows must not be tried in every way.
_HEAD_INSIDE = re.compile(rf"(?<=\s){_UNIT}(?:(?:;\s|\s&\s|,?\sand\s){_UNIT})*+(?:;?\set\sal\.?)?+(?=\s\()")
_INITIALED_INSIDE = re.compile(rf"(?<=\s){_INITIALED}(?:,\s{_INITIALED})*+(?:,\set\sal\.?)?+(?=\s\()")
_SIGNED = (
    r"(?:[Ss]ee (?:also )?)?(?:(?:van|von|de|der|di|da|la|le|el|al) ){0,2}[A-Z][\w'’-]+"
    r"(?:,? (?:&|and|et al\.?,?|[A-Z][\w'’.-]*|de|van|von|der|of)){0,7}"
)
_LOCATOR = r"(?:pp?\.|[Cc]h\.|[Cc]hapters?|[Aa]ppendix|§|vol\.|\d)"
_SHORT_NOTE = re.compile(
    rf"{_SIGNED},? \(?(?P<year>\d{{4}})[a-z]?(?:, \d{{4}})*\)?[,:] ?{_LOCATOR}[^\n]{{0,80}}\Z"
    r"|[A-Z][\w'’-]+(?:(?:(?:,| and| &)+ [A-Z][\w'’-]+){1,3}| et al\.?),? (?P<bare>\d{4})[a-z]?\Z"
    r"|[A-Z][\w'’-]+(?:(?:,| and| &)+ [A-Z][\w'’-]+){0,3}, pp?\. ?[\d–, -]+\Z"
)
_UNNAMED = re.compile(r"[a-z]+(?: [a-z]+)? \([^()]*\d{4}[^()]*\)\Z")
_PAGES = re.compile(r"(?:pp?|PP?|pgs?)\.\s?(?:[A-Z]{0,3}-?\d|[ivxlc]+\b|§)[\w–, §.-]{0,40}(?: \([^()]{2,30}\))?\Z")
_VOLUME = re.compile(r"(?:[Vv]ol\. |[Nn]os?\. |Season |Episode )|(?:[A-Z]?\d{1,4}[A-Z]?|[IVXLC]+)(?: \([^()]{1,20}\))?\Z")
_NUMBERS = re.compile(
    r"(?:[A-Z]?\d{1,4}[A-Z]?|[IVXLC]+)(?: \([^()]{1,20}\))?: ?[\w–, -]+\Z"
    r"|[A-Z][\w .&]{1,60}(?: \(\d{4}\))?: ?[A-Z]?\d+(?:[–-][A-Z]?\d+)?\Z"
)
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )\d{4}(?= [A-Z])")
_LANGUAGES = (
    "Spanish|Portuguese|German|French|Italian|Dutch|Russian|Polish|Swedish|Norwegian|Danish|Finnish|Czech|Hungarian|Greek|"
    "Turkish|Japanese|Chinese|Korean|Arabic|Hebrew|Ukrainian|Romanian|Catalan|Croatian|Serbian|Bulgarian|PDF"
)
_LANGUAGE_END = re.compile(rf"\((?:{_LANGUAGES})\)(?=\s[A-Z])|\[\d{{1,3}}\](?=\s[A-Z])")
_LANGUAGE = re.compile(rf"(?:\((?:{_LANGUAGES})\)|\[\d{{1,3}}\])\Z")
_PAGE_END = re.compile(r"\bpp?\.\s\d+(?:[–-]\d+)?(?:, \d+(?:[–-]\d+)?)*(?=\s[A-Z][\w'’.-]*[ ,])")
_SIGNED_INSIDE = re.compile(
    r"(?<=[\w)\]] )(?P<given>[A-Z][a-z]+) (?:[A-Z]\. ){0,2}[A-Z][a-z]+(?:-[A-Z][a-z]+)?, (?=[A-Z][\w'’]+ )"
)
_SIGNED_NOTE = re.compile(
    r"(?P<given>[A-Z][a-z]+)(?: [A-Z]\.){0,2} [A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: & [A-Z][a-z]+ [A-Z][a-z]+)?, (?=[A-Z\"“])"
)
_AFTER_TITLE = re.compile(r"\.\s(?:[A-Z\"]|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b)")
LEADING_WORDS = frozenset(["of", "by", "and", "with", "in", "for", "from", "to", "at", "on", "&", "the", "a", "as", "see",
                           "is", "are", "was", "called", "term", "word", "named", "titled", "says", "said", "an", "or"])
"""Words after which a quotation, or somebody's name, still belongs to what is said."""
_WORD = re.compile(r"[^\s]+")
_REPETITION_LENGTH = 120
_FEWEST_REPETITIONS = 3
_EDITED = re.compile(r"(?:\(eds?\.?\)?|,? eds?)\.?\Z")
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
    NUMBERS = "numbers"
    """Volume and pages: the end of an article in a journal."""
    EDITORS = "editors"
    PLACE = "place"
    TAIL = "tail"
    """A key phrase with its value: accessed, archived, identifier, flag."""
    NOTE = "note"
    """In brackets or with a small letter: it goes on with what is before it."""
    BODY = "body"
    """The name of a body: an outlet or publisher, hardly an author or a title."""
    SIGNED = "signed"
    """``John Smith, Title``: a plain note with its author."""
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
    opens: bool = False
    """Whether it begins a reference for certain: it was cut from words before it that no full stop ends."""


def cut_pieces(text: str) -> list[Piece]:
    """Cut a text with ordinary blanks only into pieces, in order; every letter and figure is in one of them."""
    pieces: list[Piece] = []
    position = 0
    for item in each_tail(text, 0):
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
    if text[last - 1] in ".:" or _LANGUAGE.search(text[max(begin, last - 12) : last]):
        return True
    if text[last - 1] == ",":
        return text.startswith((",", ".", " ("), stop + 1) or text[stop - 1] == ","
    # A quoted title with a full stop behind it stands at the beginning of a reference or behind a full stop.
    if _AFTER_TITLE.match(text, stop + 1) is None:
        return False
    word = text[max(begin, text.rfind(" ", begin, last) + 1) : last]
    return word.casefold() not in LEADING_WORDS and (" " in text[quote:stop] or not word.islower())


def _stands_alone(text: str, after: int) -> bool:
    """Whether nothing ties what follows a closing mark to the quotation: a blank, then a capital or another mark."""
    following = text[after : after + 2]
    return len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1] in "\"“")  # noqa: PLR2004


def _append(text: str, begin: int, end: int, pieces: list[Piece]) -> None:
    """Add ``text[begin:end]``, cut where a date or the names of the next reference follow without a full stop."""
    stopped = text.startswith((".", ","), end)
    while begin < end and text[begin] in " .,;:)]–-*•^":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        stopped = stopped or text[end - 1] in ",;"
        end -= 1
    while begin < end and text[end - 1] == ".":
        end -= 1
        stopped = True
    if begin >= end or not any(map(str.isalnum, text[begin:end])):
        return
    opens = False
    if text[begin] not in "\"“«„(":
        for stop in sorted((*_ends_inside(text, begin, end), *_repeated(text, begin, end))):
            if stop > begin:
                pieces.append(Piece(_kind(text[begin:stop]), begin, stop, None, stopped=False, opens=opens))
                begin, opens = stop + 1, True
    if text.find("(", begin, end + 1) > 0 and (first := _names_inside(text, begin, end)) is not None:
        stop = first - 1
        while stop > begin and text[stop - 1] in " ,;":
            stop -= 1
        pieces.append(Piece(_kind(text[begin:stop]), begin, stop, None, stopped=False, opens=opens))
        begin, opens = first, True
    pieces.append(Piece(_kind(text[begin:end]), begin, end, None, stopped, opens))


def _ends_inside(text: str, begin: int, end: int) -> list[int]:
    """Give where plain notes end that no full stop ends: after a day, after "(Spanish)", before "John Smith, Title"."""
    stops = [found.end() for found in _DAY.finditer(text, begin, end)]
    stops.extend(found.end() for found in _LANGUAGE_END.finditer(text, begin, end))
    stops.extend(found.end() for found in _PAGE_END.finditer(text, begin, end))
    is_signed = _SIGNED_NOTE.match(text, begin, end) is not None
    for found in _SIGNED_INSIDE.finditer(text, begin, end):
        before = text[max(begin, found.start() - 20) : found.start()].rsplit(" ", 1)[-1]
        known = is_signed or found["given"].casefold() in GIVEN_NAMES
        if known and found.start() > begin and before.casefold() not in LEADING_WORDS:
            stops.append(found.start() - 1)
    return stops


def _repeated(text: str, begin: int, end: int) -> list[int]:
    """Give where notes of one pattern follow each other: "Situation report 7, WHO Situation report 8, WHO …"."""
    if end - begin < _REPETITION_LENGTH:
        return []
    words = [match.span() for match in _WORD.finditer(text, begin, end)]
    openers: dict[str, list[int]] = {}
    for (start, _), _, (_, stop) in zip(words, words[1:], words[2:], strict=False):
        if text[start].isupper() and start > begin:
            openers.setdefault(text[start:stop].casefold(), []).append(start)
    for places in openers.values():
        if len(places) < _FEWEST_REPETITIONS:
            continue
        enders = Counter(text[text.rfind(" ", begin, place - 1) + 1 : place - 1] for place in places)
        ender, count = enders.most_common(1)[0]
        if 2 * count >= len(places) and ender[:1].isupper():
            pattern = re.compile(rf"(?<=,\s){re.escape(ender)}(?=\s[A-Z])")
            return [match.end() for match in pattern.finditer(text, begin, end)]
    return []


def _names_inside(text: str, begin: int, end: int) -> int | None:
    """Give where the names before a bracketed date begin, when other words stand before them; else ``None``."""
    for dated in _DATED_HEAD.finditer(text, begin, end + 1):
        if read_date(dated["date"]) is None:
            continue
        low = max(begin, dated.start() - _HEAD_REACH)
        stop = dated.start() + 2
        found = _HEAD_INSIDE.search(text, low, stop) or _INITIALED_INSIDE.search(text, low, stop)
        if found is None or found.start() <= begin + 1 or text[found.start() - 2] in ",;&":
            return None
        before = text[begin : found.start()].rstrip()
        if before[-1:].isdecimal():
            return found.start()
        if ";" in before or before.endswith((" and", " &", "In", " in")):
            return None
        if any(map(str.isdecimal, before)) or name_evidence(text[begin : found.end()]) < 0.5:  # noqa: PLR2004
            return found.start()
        return None
    return None


def _kind(value: str) -> PieceKind:
    first = value[0]
    if first in "\"“«„":
        return PieceKind.QUOTED
    if len(value) < 48 and (first.isdecimal() or first.isupper() or first == "c") and read_date(value):  # noqa: PLR2004
        return PieceKind.DATE
    if _PAGES.match(value):
        return PieceKind.PAGES
    if len(value) < 100 and (first.isdecimal() or first.isupper()):  # noqa: PLR2004 - longer than any volume
        if _NUMBERS.match(value):
            return PieceKind.NUMBERS
        if _VOLUME.match(value):
            return PieceKind.VOLUME
    word = value.split(" ", 1)[0]
    if first.islower() and " " in value and word.isalpha() and word.islower() and word not in PARTICLES and not _UNNAMED.match(value):
        return PieceKind.NOTE
    if value[-1] == ")" and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    if first in "(&" or (first.islower() and first.isascii() and " " in value and "." not in value.split(" ", 1)[0]):
        return PieceKind.NOTE
    if value.startswith(("Note:", "Page ", "Pages ", "Translated by", "Video available")):
        return PieceKind.NOTE
    if len(value) < _SHORT and _SHORT_NOTE.match(value):
        return PieceKind.SHORT_NOTE
    if ")" in value and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    signed = _SIGNED_NOTE.match(value)
    if signed is not None and signed["given"].casefold() in GIVEN_NAMES and len(value) > signed.end() + 4:
        return PieceKind.SIGNED
    if _EDITED.search(value) and len(value.split()) < 30:  # noqa: PLR2004 - words of ten names
        return PieceKind.EDITORS
    return _words_kind(value)


def _is_dated_head(value: str) -> bool:
    """Whether a piece begins with names and a date in brackets."""
    for match in _DATED_HEAD.finditer(value):
        if read_date(match["date"]) is not None or match["date"].startswith("n"):
            return not value.startswith(":", match.end()) and _heads(value[: match.start()])
    return False


def short_note_key(value: str) -> tuple[str, int] | None:
    """Give first name and year of ``Smith 2005, p. 4``; ``None`` where it has no year."""
    match = _SHORT_NOTE.match(value)
    year = match and (match["year"] or match["bare"])
    return (value.split()[0].strip(","), int(year)) if year else None


def _words_kind(value: str) -> PieceKind:
    if len(value) < 80 and is_place(value):  # noqa: PLR2004 - longer than four cities
        return PieceKind.PLACE
    evidence = name_evidence(value)
    if evidence >= 0.7 or (evidence >= 0.5 and "," in value and not is_body(value)):  # noqa: PLR2004 - see name_evidence
        return PieceKind.NAMES
    if may_be_sentence(value):
        return PieceKind.PROSE
    return PieceKind.BODY if len(value) < _SHORT and is_body(value) else PieceKind.PLAIN


def _heads(line: str) -> bool:
    if not line or '"' in line:
        return False
    words = line.count(" ") + 1
    return words <= 8 or name_evidence(line) >= 0.4 or (words <= 20 and is_body(line) and line[0].isupper())  # noqa: PLR2004
