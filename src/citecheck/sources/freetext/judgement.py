"""Is this stretch a reference, one or several, or prose?"""

from __future__ import annotations

import re
from enum import StrEnum

from citecheck.sources.freetext.piece_kinds import PieceKind
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.sentences import may_be_sentence, prose_share

_WEIGHT = {
    PieceKind.DATED_HEAD: 2.0,
    PieceKind.QUOTED: 0.5,
    PieceKind.NAMES: 0.5,
    PieceKind.SHORT_NOTE: 2.0,
    PieceKind.DATE: 1.0,
    PieceKind.PAGES: 1.0,
    PieceKind.NUMBERS: 1.0,
    PieceKind.EDITORS: 0.5,
    PieceKind.SIGNED: 0.5,
    PieceKind.VOLUME: 0.5,
    PieceKind.PLACE: 0.5,
    PieceKind.TAIL: 3.0,
    PieceKind.PROSE: -1.5,
    PieceKind.PLAIN: 0.1,
    PieceKind.NOTE: 0.0,
    PieceKind.BODY: 0.0,
}
"""What a piece says for a list (above nought) or for prose (below); set by trial on articles with known lists."""
_LONGEST_ALONE = 500
"""Code points of a text that somebody asks about as one reference."""
_FEW = 2
_EVENT_WORDS = 10
_PAST = re.compile(r"[a-z]{2,}[^e]ed\Z")
_PROSE_WORDS = 5


class Verdict(StrEnum):
    """What a stretch is taken for."""

    REFERENCE = "reference"
    PLAIN = "plain"
    """A few words that say nothing: a reference where its neighbours are."""
    PROSE = "prose"


_LONGEST_SINGLE = 20_000
"""Code points of the longest single reference; what is longer is cut in any case."""


def list_start(text: str, pieces: list[Piece]) -> int:
    """Give the index of the piece with which the list begins: where the sum of what speaks for a list is greatest."""
    best, total, first = 0.0, 0.0, len(pieces)
    for number in range(len(pieces) - 1, -1, -1):
        total += _weight(text, pieces[number])
        if total >= best:
            best, first = total, number
    while first + 1 < len(pieces) and _weight(text, pieces[first]) < 0:
        first += 1
    if 0 < first < len(pieces) - 1 and _lacks_title(pieces, first):
        first -= 1
    while first + 1 < len(pieces) and _tells_of_an_event(text, pieces[first]):
        first += 1
    if first <= _FEW and all(piece.kind is not PieceKind.PROSE for piece in pieces[:first]):
        # No article before it: the list begins with a title that looks like half a sentence.
        return 0
    return first


def _tells_of_an_event(text: str, piece: Piece) -> bool:
    """Whether words before a list are the last sentence of the article, known by its past tense alone."""
    if piece.kind not in (PieceKind.PLAIN, PieceKind.BODY) or not piece.stopped:
        return False
    words = text[piece.start : piece.end].split()
    small = [word for word in words if word[0].islower()]
    return len(words) >= _EVENT_WORDS and 3 * len(small) >= len(words) and any(map(_PAST.match, small))


def _lacks_title(pieces: list[Piece], first: int) -> bool:
    """Whether the list would begin with "IAAF (2009). Retrieved …", to which the piece before it is the title."""
    return pieces[first].kind is PieceKind.DATED_HEAD and pieces[first + 1].kind is PieceKind.TAIL


def _weight(text: str, piece: Piece) -> float:
    if piece.kind in (PieceKind.PLAIN, PieceKind.NOTE):
        words = text[piece.start : piece.end].split()
        small = sum(word[0].islower() for word in words)
        if len(words) > _PROSE_WORDS and 2 * small >= len(words):
            return -1.0
    return _WEIGHT[piece.kind]


def is_single(pieces: list[Piece], groups: list[tuple[int, int]]) -> bool:
    """Whether pieces are one reference however they might be cut: at most one group could stand alone."""
    if len(groups) == 1:
        return True
    if pieces[-1].end - pieces[0].start > _LONGEST_SINGLE:
        return False
    notes = sum(pieces[begin].kind is PieceKind.SHORT_NOTE for begin, _ in groups)
    alone = sum(_stands_alone(pieces[begin:end]) for begin, end in groups)
    # "Biochemistry 2009, 48, pp. 6932–6939" looks like a short note; two of them are no chance.
    return alone + (notes if notes > 1 else 0) < 2  # noqa: PLR2004 - several means two


def _stands_alone(pieces: list[Piece]) -> bool:
    """Whether a group has what only a whole citation has: a title with a date, an access date or an identifier."""
    kinds = {piece.kind for piece in pieces}
    if PieceKind.SHORT_NOTE in kinds:
        return False
    if len(pieces) < 2 or pieces[0].kind is PieceKind.TAIL:  # noqa: PLR2004 - a title, and something about it
        return pieces[0].kind is PieceKind.QUOTED and pieces[0].stopped
    if len(pieces) > 2 and kinds & {PieceKind.NUMBERS, PieceKind.PAGES}:  # noqa: PLR2004 - and authors
        return True
    return PieceKind.QUOTED in kinds or PieceKind.DATED_HEAD in kinds or PieceKind.TAIL in kinds


def judge(text: str, pieces: list[Piece], *, alone: bool = False) -> Verdict:
    """Say whether a stretch that is one reference at most is one; a text that is nothing else has the doubt."""
    if not pieces:
        return Verdict.PROSE
    kinds = {piece.kind for piece in pieces}
    if kinds & {PieceKind.TAIL, PieceKind.SHORT_NOTE}:
        return Verdict.REFERENCE
    whole = text[pieces[0].start : pieces[-1].end]
    share = prose_share(whole)
    has_figures = _FIGURE.search(whole) is not None
    doubt = has_figures and share < _SHARE_OF_CERTAIN_PROSE
    if alone and len(whole) < _LONGEST_ALONE and (doubt or not may_be_sentence(whole)):
        return Verdict.REFERENCE if has_figures or kinds & _TELLING or _PARTED.search(whole) else Verdict.PLAIN
    if share >= _SHARE_OF_PROSE:
        is_one = kinds & _TELLING != set() and sum(_weight(text, piece) for piece in pieces) > 0
        return Verdict.REFERENCE if is_one else Verdict.PROSE
    if share >= _SHARE_OF_PROSE / 2 and not kinds & _TELLING and may_be_sentence(whole):
        return Verdict.PROSE
    if has_figures or PieceKind.QUOTED in kinds or len(pieces) > 1:
        return Verdict.REFERENCE
    return Verdict.PLAIN


_FIGURE = re.compile(r"\d")
_PARTED = re.compile(r"[.,;:|。，《「]\s*(?=[^\W\d_])(?![a-z])|\s[-–—]\s")
"""What parts author, title and outlet from each other: "Darwin, On the Origin of Species" and not "hello"."""
_TELLING = frozenset(
    (
        PieceKind.DATED_HEAD,
        PieceKind.DATE,
        PieceKind.PAGES,
        PieceKind.NUMBERS,
        PieceKind.QUOTED,
        PieceKind.NAMES,
        PieceKind.SIGNED,
    )
)
_SHARE_OF_CERTAIN_PROSE = 0.2
_SHARE_OF_PROSE = 0.12
"""Share of sentence words above which a stretch reads as prose; references stay below 0.1 nearly always."""
