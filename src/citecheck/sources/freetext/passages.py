"""Words behind a citation: the passage that it quotes, a note of the article, or the title of the next work."""

from __future__ import annotations

import re

from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.piece_kinds import PieceKind
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.places import looks_like_place
from citecheck.sources.freetext.quotes import closing
from citecheck.sources.freetext.sentences import may_be_sentence

ENDING_LABELS = frozenset((Label.ACCESSED, Label.ARCHIVED, Label.VIA))
"""Behind them nothing of a citation follows but the passage that it quotes."""
NAMELIKE = frozenset((PieceKind.NAMES, PieceKind.PLAIN, PieceKind.BODY, PieceKind.PROSE, PieceKind.SIGNED))
_WITH_OUTLET = re.compile(r"[\"”»] [—–-] [A-Z]")
"""``"Title" — Associated Press``."""
_BEHIND_TITLE = (", ", " (in ", " (PDF)")
_YEAR_LAST = re.compile(r"[ (](?:1[5-9]|20)\d\d\)?\Z")
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\]")
_OUTLET_LAST = re.compile(r", [A-Z][\w ]*\Z")
_ABOUT_A_WORK = frozenset(
    (
        PieceKind.BODY,
        PieceKind.DATE,
        PieceKind.PLACE,
        PieceKind.NUMBERS,
        PieceKind.PAGES,
        PieceKind.VOLUME,
        PieceKind.TAIL,
        PieceKind.EDITORS,
    )
)
"""What follows a title."""
_OUTLETS = NAMELIKE - {PieceKind.PROSE} | {PieceKind.PLACE}
_LONG_QUOTE = 30
"""Code points from which a quotation behind an access date is the quoted passage and no title."""
_LONG_SENTENCE = 8
"""Words of a sentence that has no word by which it is known as one."""


def kind_at(pieces: list[Piece], number: int) -> PieceKind | None:
    """Give the kind of a piece, ``None`` behind the last."""
    return pieces[number].kind if number < len(pieces) else None


def starts_next(pieces: list[Piece], number: int) -> bool:
    """Whether a piece begins a reference whatever stands before it."""
    if number >= len(pieces):
        return True
    kind = pieces[number].kind
    if kind is PieceKind.NAMES:
        return number + 1 < len(pieces) and pieces[number + 1].kind is PieceKind.QUOTED
    if kind is PieceKind.DATED_HEAD and kind_at(pieces, number + 1) is PieceKind.TAIL:
        # "Title". teleSUR (28 March 2013). Retrieved 12 November 2013: the outlet with its day.
        return False
    return kind in (PieceKind.QUOTED, PieceKind.DATED_HEAD, PieceKind.SHORT_NOTE)


def is_passage(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether a quotation behind an access date is what the citation quotes, and no title."""
    piece = pieces[number]
    words = text[piece.start + 1 : piece.end]
    following = kind_at(pieces, number + 1)
    if _WITH_OUTLET.search(words):
        return False
    close = closing(text, piece.start)
    if close is not None and text.startswith(_BEHIND_TITLE, close + 1):
        return False
    if not piece.stopped:
        if following in (PieceKind.DATED_HEAD, PieceKind.SHORT_NOTE, PieceKind.QUOTED, PieceKind.NAMES):
            return True
        return piece.end - piece.start >= _LONG_QUOTE and not _says_when(text, pieces, number + 1)
    if words.startswith("..."):
        return True
    about_it = following is PieceKind.TAIL and pieces[number + 1].label is not Label.NOTE
    if words.endswith('."') and may_be_sentence(words) and not about_it:
        return not _says_when(text, pieces, number + 1)
    if text.startswith('".', piece.end - 1):
        # The full stop of the style stands behind the title, and nothing behind a passage.
        return False
    return starts_next(pieces, number + 1) and may_be_sentence(words)


def is_quoted_sentence(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether a quotation behind an identifier is a passage: a sentence, with its own full stop or none."""
    piece = pieces[number]
    if text.startswith('".', piece.end - 1) or not may_be_sentence(text[piece.start + 1 : piece.end]):
        return False
    return is_passage(text, pieces, number)


def _says_when(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether what follows a quotation in a plain note is its outlet with a date: "CNN. 5 May 2016"."""
    if kind_at(pieces, number) not in NAMELIKE:
        return False
    piece = pieces[number]
    return kind_at(pieces, number + 1) is PieceKind.DATE or _YEAR_LAST.search(text, piece.start, piece.end) is not None


def is_title(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether words that read like a sentence are a title: by what follows, or by the outlet with which they end."""
    following = kind_at(pieces, number + 1)
    if following in _ABOUT_A_WORK or (following in NAMELIKE and _is_publisher(text, pieces[number + 1])):
        return True
    if following is PieceKind.NOTE:
        return text[pieces[number + 1].start] == "("
    piece = pieces[number]
    return not piece.stopped and _OUTLET_LAST.search(text, max(piece.start, piece.end - 24), piece.end) is not None


def _is_publisher(text: str, piece: Piece) -> bool:
    """Whether a piece is "London: Penguin"."""
    place, colon, _ = text[piece.start : piece.end].partition(": ")
    return bool(colon) and looks_like_place(place)


def goes_on(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether words behind a sentence of a passage are its next sentence: long, mostly small, with no work behind."""
    words = text[pieces[number].start : pieces[number].end].split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _LONG_SENTENCE and 2 * small > len(words) and not is_title(text, pieces, number)


def has_own_note(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether the number of a note stands behind a sentence: then the article says it, and nobody is quoted."""
    return (
        kind_at(pieces, number + 1) is PieceKind.NOTE and _NOTE_NUMBER.match(text, pieces[number + 1].start) is not None
    )


def is_dated_later(pieces: list[Piece], number: int) -> bool:
    """Whether an access or archive date follows words, perhaps with an outlet between: behind a passage stands none."""
    skip = number + 1 + (kind_at(pieces, number + 1) in (PieceKind.PLAIN, PieceKind.BODY))
    return skip < len(pieces) and pieces[skip].label in ENDING_LABELS


def is_dated_next(pieces: list[Piece], number: int) -> bool:
    """Whether words are a title with an outlet and a date behind them: "Title. Bloomberg News. June 17, 2014"."""
    return kind_at(pieces, number + 1) in NAMELIKE and kind_at(pieces, number + 2) is PieceKind.DATE


def stands_alone(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether a sentence behind an outlet is a note of its own: a passage stands behind a day of access."""
    before, piece = pieces[number - 1], pieces[number]
    if before.kind not in _OUTLETS or not before.stopped or not piece.stopped:
        return False
    return starts_next(pieces, number + 1) and not text.startswith(("But ", "And ", "So "), piece.start)


def is_bare_link(text: str, pieces: list[Piece], number: int) -> bool:
    """Whether a note is an address without a title, which prints as a number: "[1] Archived 7 May 2014 at …"."""
    piece = pieces[number]
    if _NOTE_NUMBER.fullmatch(text, piece.start, piece.end) is None or text[piece.start - 1 : piece.start] != " ":
        return False
    return number + 1 < len(pieces) and pieces[number + 1].label is Label.ARCHIVED


def is_outlet_late(labels: set[Label], pieces: list[Piece], number: int) -> bool:
    """Whether a name stands between the archived copy and the day of access: "Archived from …. MAD TV. Retrieved …"."""
    if Label.ARCHIVED not in labels or Label.ACCESSED in labels or pieces[number].kind is PieceKind.PROSE:
        return False
    return number + 1 < len(pieces) and pieces[number + 1].label is Label.ACCESSED
