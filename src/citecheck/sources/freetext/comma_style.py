"""Notes whose elements are parted by commas (CS2, and much that is typed by hand): there a full stop ends the note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.sources.freetext.piece_kinds import PieceKind
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.quotes import closing

_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?|\d{1,2} [A-Z][a-z]{2,8}\.? )?(?:1[5-9]|20)\d\d)"
_WHOLE_DAY = r"[a-z)] (?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8}\.? )(?:1[5-9]|20)\d\d"
_PAGES_LAST = r"(?:pp?\.|[Pp]ages?:?) ?\d+(?:[–-]\d+)?"
_DATE_LAST = re.compile(
    rf"(?:(?<![–—-])(?:, |[( ]){_DAY}\)|[,;] {_DAY}(?:, {_PAGES_LAST})?|{_WHOLE_DAY}|, {_PAGES_LAST})\Z"
)
_INITIAL = re.compile(r"(?<![^\W\d_])[A-Z]\.(?!\w)")
_INITIALS_ONLY = re.compile(r", [A-Z]{3,8}\Z")
"""Whoever publishes, and nobody's given name."""
_REACH = 60
"""Code points in which a date and pages at the end stand."""
_FEWEST = 5
"""Quoted titles with a comma behind them that make an article one of comma style."""
_MOST_STOPS = 2
"""So many times as many quoted titles with a full stop behind them may there be."""
_WORDS = frozenset((PieceKind.PLAIN, PieceKind.BODY, PieceKind.PROSE, PieceKind.SIGNED))
_WITH_TITLE = _WORDS | {PieceKind.QUOTED}


def is_comma_style(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether quoted titles of an article have a comma behind them, often enough to go by."""
    commas = stops = 0
    for piece in pieces:
        if piece.kind is PieceKind.QUOTED and (end := closing(text, piece.start)) is not None:
            commas += text.startswith(",", end + 1)
            stops += text.startswith(".", end + 1)
    return commas >= _FEWEST and stops <= _MOST_STOPS * commas


def _is_no_author(text: str, piece: Piece) -> bool:
    """Whether what looks like a name turned round is a title with its outlet: "Directive (PDF), USCG"."""
    if piece.kind is not PieceKind.NAMES:
        return False
    return _INITIALS_ONLY.search(text, piece.start, piece.end) is not None


def ends_note(text: str, piece: Piece, *, alone: bool, comma_style: bool) -> bool:
    """Whether a note ends with the full stop behind a piece.

    So it is behind "Title, Outlet, 5 May 2010", which holds all there is to say, behind the "Publisher, 2010" of a
    title, behind "retrieved 5 May 2010" with a small letter, and in an article of comma style behind all that has a
    comma in it.

    Args:
        text: The whole text.
        piece: The piece before the full stop.
        alone: It is all of the note so far.
        comma_style: The article is of comma style.
    """
    if not text.startswith(".", piece.end):
        return False
    if piece.kind is PieceKind.TAIL:
        return text.startswith(("retrieved ", "archived from "), piece.start)
    if piece.kind not in _WITH_TITLE and not (comma_style and _is_no_author(text, piece)):
        return False
    behind = closing(text, piece.start) if piece.kind is PieceKind.QUOTED else None
    begin = piece.start if behind is None else behind
    if comma_style and (
        text.startswith(", ", begin + 1) if behind is not None else text.find(", ", begin, piece.end) > 0
    ):
        return True
    if _DATE_LAST.search(text, max(begin, piece.end - _REACH), piece.end) is None:
        return False
    if not alone and text.find("; ", begin, piece.end) > 0:
        return True
    return text.count(",", begin, piece.end) > alone and _INITIAL.search(text, piece.start, piece.end) is None
