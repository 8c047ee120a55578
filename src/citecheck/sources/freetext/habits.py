"""What an article's own list says of its notes: cut once, learned from, and cut again where the first look saw nothing.

Plain notes often have no full stop, and nothing in their form tells where one ends ("Rob Pike, Less is more Rob Pike,
Generating code"). But lists repeat themselves: who is cited once is cited again, a note of the first column stands
again in the third, and two equal lines stand under each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck.sources.freetext.cutting import last_word
from citecheck.sources.freetext.inside import LEADING_WORDS
from citecheck.sources.freetext.piece_kinds import PieceKind, kind_of
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.runon import group
from citecheck.sources.name_words import GIVEN_NAMES

_SIGNATURE = re.compile(r"(?:[A-Z][\w.'’-]{0,40} ){1,3}[A-Z][\w'’-]{1,40}(?=, )")
"""``Rob Pike``, ``John Graham-Cumming``, ``The Go Authors`` before a comma."""
_NAME_AND_YEAR = re.compile(r"(?P<name>[A-Z][\w'’-]+) (?P<year>(?:1[5-9]|20)\d\d)[a-z]?\Z")
_HEAD = re.compile(r"(?P<name>[A-Z][\w'’-]+)[ ,][^()]{0,200}\([^()]{0,24}?(?P<year>(?:1[5-9]|20)\d\d)")
_NAME = r"(?<![\w'’-])(?:(?:[Dd]e|[Vv]an|[Vv]on|al) )?[A-Z][\w'’-]{1,40}+"
_ONE_WORK = (
    rf"{_NAME}(?: Jr\.)?(?:, {_NAME}){{0,3}}+(?:,? (?:&|and) {_NAME}| et al\.)?+"
    r" (?:1[5-9]|20)\d\d[a-z]?(?:, pp?\. ?[\d–-]+(?:, ?[\d–-]+)*+)?+"
)
_ROW = re.compile(rf"{_ONE_WORK}(?: {_ONE_WORK})++")
"""Short footnotes without full stops, nothing between them: "Sanyal 2008 Anon 2004"."""
_WORK = re.compile(_ONE_WORK)
_POINTER = re.compile(r"(?P<names>[A-Z][^\d()]{1,60}?),? (?:\(?(?:1[5-9]|20)\d\d|pp?\.)")
_LOCATOR = r"(?:,? \(?(?:1[5-9]|20)\d\d[a-z]?\)?,? (?:pp?|ch)\.|, pp?\.) ?\d"
_FEWEST = 2
"""References that begin so, before anything is made of it."""
_MOST = 200
"""Names that are looked for: with more, one expression of all of them would be slow."""
_SHORTEST, _LONGEST = 20, 300
"""Code points of a note that is known again."""
_WORDY = frozenset((PieceKind.PLAIN, PieceKind.BODY, PieceKind.PROSE, PieceKind.SIGNED, PieceKind.NAMES))
_CUTTABLE = _WORDY | {PieceKind.QUOTED}
_TWICE = re.compile(r"(?<=[\s–-])(?P<line>[A-Z]\S{0,40}(?: \S{1,40}){1,7})(?: (?P=line)(?!\S))+")
"""The same words again at once: two lines that read alike."""
_ENDS_OF_NAMES = re.compile(r"[\w)\]\"”]")


@dataclass(frozen=True, slots=True)
class _Habits:
    """What was learned from the references that were cut."""

    signatures: re.Pattern[str] | None
    """Who begins several references."""
    notes: frozenset[str]
    """Notes of one piece, to be known where they stand again."""
    heads: frozenset[tuple[str, str]]
    """Family name and year of works with a date behind the names, "Vanderbilt" and "2012"."""
    pointers: re.Pattern[str] | None
    """Beginnings of short footnotes, "Warren, p. " or "Donald (1996)": who is pointed to more than once."""


def cut_twice(text: str, pieces: list[Piece]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """Group pieces into references as ``group`` does, then again with what the list itself shows.

    Gives the pieces, some of them cut further, and index ranges into them.
    """
    groups = group(text, pieces)
    habits = _learn(text, pieces, groups)
    begins = {begin for begin, _ in groups}
    again: list[Piece] = []
    for number, piece in enumerate(pieces):
        again.extend(_recut(text, piece, habits, begins=number in begins))
    return (pieces, groups) if again == pieces else (again, group(text, again))


def _learn(text: str, pieces: Sequence[Piece], groups: Sequence[tuple[int, int]]) -> _Habits:
    signatures: Counter[str] = Counter()
    pointers: Counter[str] = Counter()
    notes: set[str] = set()
    heads = {
        (match["name"], match["year"])
        for piece in pieces
        if piece.kind is PieceKind.DATED_HEAD and (match := _HEAD.match(text, piece.start, piece.end))
    }
    for begin, end in groups:
        first = pieces[begin]
        is_pointer = first.kind is PieceKind.SHORT_NOTE and not first.opens
        if is_pointer and (match := _POINTER.match(text, first.start, first.end)):
            pointers[match["names"]] += 1
        if first.kind in _WORDY and (match := _SIGNATURE.match(text, first.start, first.end)):
            signatures[match.group()] += 1
        for piece in pieces[begin:end]:
            if piece.kind in _WORDY and piece.kind is not PieceKind.PROSE:
                signatures.update(_signed_inside(text, piece))
        if end == begin + 1 and first.kind in _WORDY and _SHORTEST <= first.end - first.start <= _LONGEST:
            notes.add(text[first.start : first.end])
    return _Habits(_any_of(signatures, ", "), frozenset(notes), frozenset(heads), _any_of(pointers, _LOCATOR))


def _signed_inside(text: str, piece: Piece) -> Iterator[str]:
    """Give names before a comma to which no word leads: "usage and internals The Go Authors, "."""
    for found in _SIGNATURE.finditer(text, piece.start + 1, piece.end):
        before = last_word(text, piece.start, found.start() - 1)
        names = found.group()
        likely = names.startswith("The ") or names.split(" ", 1)[0].casefold() in GIVEN_NAMES
        if likely and before.isalpha() and before.islower() and before not in LEADING_WORDS:
            yield names


def _any_of(names: Counter[str], behind: str) -> re.Pattern[str] | None:
    """Make an expression for the names that occur more than once, with what must stand behind them."""
    known = [name for name, count in names.most_common(_MOST) if count >= _FEWEST and not is_place(name)]
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, known))}){behind}") if known else None


def _recut(text: str, piece: Piece, habits: _Habits, *, begins: bool) -> Iterator[Piece]:
    """Cut a piece where a reference begins inside it, or let it begin one itself."""
    if piece.kind is PieceKind.TAIL:
        yield piece
        return
    if piece.kind in _WORDY and not begins and _is_known(text, piece, habits):
        piece = replace(piece, opens=True)
    dated = _NAME_AND_YEAR.match(text, piece.start, piece.end) if piece.kind is PieceKind.PLAIN else None
    if dated is not None and (dated["name"], dated["year"]) in habits.heads:
        yield replace(piece, kind=PieceKind.SHORT_NOTE)
        return
    stops = sorted({stop for stop in _ends(text, piece, habits) if piece.start < stop < piece.end})
    begin, opens = piece.start, piece.opens
    for stop in stops:
        yield Piece(kind_of(text[begin:stop]), begin, stop, None, stopped=False, opens=opens)
        begin, opens = stop + 1, True
    yield replace(piece, kind=kind_of(text[begin : piece.end]), start=begin, opens=opens) if stops else piece


def _is_known(text: str, piece: Piece, habits: _Habits) -> bool:
    """Whether a piece is a note that stands alone elsewhere, or begins with who begins others."""
    if text[piece.start : piece.end] in habits.notes:
        return True
    return habits.signatures is not None and habits.signatures.match(text, piece.start, piece.end) is not None


def _ends(text: str, piece: Piece, habits: _Habits) -> Iterator[int]:
    """Give the blanks inside a piece before which a note ends."""
    begin = piece.start
    if piece.kind is PieceKind.QUOTED:
        close = closing(text, begin)
        begin = piece.end if close is None else close
    if habits.pointers is not None and piece.kind is not PieceKind.SHORT_NOTE:
        for found in habits.pointers.finditer(text, begin + 1, piece.end):
            if _may_end(text, begin, found.start() - 1):
                yield found.start() - 1
    if piece.kind not in _CUTTABLE:
        return
    if habits.signatures is not None:
        for found in habits.signatures.finditer(text, begin, piece.end):
            if found.start() > begin + 1 and _may_end(text, begin, found.start() - 1):
                yield found.start() - 1
    for row in _ROW.finditer(text, begin, piece.end):
        if row.start() == piece.start or (row.start() > begin + 1 and _may_end(text, begin, row.start() - 1)):
            works = [work.start() - 1 for work in _WORK.finditer(text, row.start(), row.end())]
            yield from works
            yield row.end()
    for twice in _TWICE.finditer(text, begin, piece.end):
        line = len(twice["line"])
        yield from range(twice.start() + line, twice.end() + 1, line + 1)


def _may_end(text: str, begin: int, blank: int) -> bool:
    """Whether the words before a name can be the end of a note: no comma, no "by", no "and"."""
    if _ENDS_OF_NAMES.match(text, blank - 1) is None:
        return False
    return last_word(text, begin, blank).casefold() not in LEADING_WORDS
