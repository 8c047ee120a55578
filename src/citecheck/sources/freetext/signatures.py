"""Words behind a finished part of a reference: the name of whoever wrote the next work, or a title."""

from __future__ import annotations

import re

from citecheck.sources.freetext.piece_kinds import PieceKind
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.places import is_place, looks_like_place
from citecheck.sources.name_words import GIVEN_NAMES

_INVERTED = re.compile(r"[A-Z][\w'’-]+, (?P<given>[A-Z][a-z]+)(?: [A-Z]\.?)?\Z")
_NAME_AND_YEAR = re.compile(r"[A-Z][\w'’-]+ (?:1[5-9]|20)\d\d[a-z]?\Z")
_SUBTITLE_WORDS = 3
_BODY_WORDS = 12
_HEAD_WORDS = 7
"""Words before a quoted title that can be the name of whoever signed it."""


def is_turned_round(text: str, piece: Piece) -> bool:
    """Whether a piece is one name turned round and nothing else, with a given name that is known."""
    inverted = _INVERTED.match(text, piece.start, piece.end)
    known = inverted is not None and inverted["given"].casefold() in GIVEN_NAMES
    return known and not is_place(text[piece.start : piece.end])


def is_author_or_book(text: str, piece: Piece, *, behind_outlet: bool) -> bool:
    """Whether a name behind a quoted title is somebody's, turned round, or a title with a subtitle behind an outlet."""
    if is_turned_round(text, piece):
        return True
    words = text[piece.start : piece.end]
    before, colon, after = words.partition(": ")
    if not colon or not words[0].isalpha() or not behind_outlet or looks_like_place(before):
        return False
    return len(before.split()) > 1 and len(after.split()) >= _SUBTITLE_WORDS


def is_long_title(text: str, piece: Piece) -> bool:
    """Whether words with a full stop before a quotation are a title by themselves, and no name of who signed it."""
    words = text[piece.start : piece.end].split()
    most = _BODY_WORDS if piece.kind is PieceKind.BODY else _HEAD_WORDS
    few = len(words) <= most and 2 * sum(word[0].islower() for word in words[1:]) <= len(words)
    return piece.kind in (PieceKind.PLAIN, PieceKind.BODY) and not few


def is_name_and_year(text: str, piece: Piece) -> bool:
    """Whether a piece is "Vanderbilt 2012": a short footnote, for the author of a title stands without a year."""
    return _NAME_AND_YEAR.match(text, piece.start, piece.end) is not None


def lists_names(value: str) -> bool:
    """Whether names are several, parted by semicolons: no outlet and no publisher looks so."""
    return ";" in value and ":" not in value and not value.startswith("In ")
