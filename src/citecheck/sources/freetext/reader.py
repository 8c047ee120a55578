"""Text in, document out."""

from __future__ import annotations

from citecheck.model.reference import Document, Format, Origin, Reference
from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.pieces import Piece, PieceKind, cut_pieces
from citecheck.sources.freetext.record import to_reference
from citecheck.sources.freetext.runon import group
from citecheck.sources.positions import LineIndex

_BLANKS = dict.fromkeys((160, 8199, 8201, 8202, 8239, 12288, 9, 10, 11, 12, 13, 133), " ")


class FreetextReader:
    """Reads references from text without markup."""

    format = Format.TEXT

    def read(self, text: str, path: str) -> Document:
        """See ``citecheck.sources.interface.Reader.read``."""
        index = LineIndex(text)
        clean = text.translate(_BLANKS)
        pieces = cut_pieces(clean)
        first = list_start(clean, pieces)
        pieces = pieces[first:]
        references: list[Reference] = []
        for begin, end in group(clean, pieces):
            start, stop = pieces[begin].start, _end(clean, pieces, end)
            origin = Origin(path, Format.TEXT, index.span(start, stop))
            body = text[start:stop]
            references.append(to_reference(grammar.label(body), body, origin))
        return Document(path, Format.TEXT, text, tuple(references))


def _end(text: str, pieces: list[Piece], end: int) -> int:
    limit = pieces[end].start if end < len(pieces) else len(text)
    while limit > 0 and text[limit - 1] == " ":
        limit -= 1
    return limit


_WEIGHT = {
    PieceKind.DATED_HEAD: 2.0, PieceKind.QUOTED: 0.5, PieceKind.NAMES: 0.5, PieceKind.SHORT_NOTE: 2.0,
    PieceKind.DATE: 1.0,
    PieceKind.PAGES: 1.0, PieceKind.NUMBERS: 1.0, PieceKind.EDITORS: 0.5, PieceKind.SIGNED: 0.5, PieceKind.VOLUME: 0.5, PieceKind.PLACE: 0.5, PieceKind.TAIL: 3.0, PieceKind.PROSE: -1.5,
    PieceKind.PLAIN: 0.1, PieceKind.NOTE: 0.0, PieceKind.BODY: 0.0,
}  # fmt: skip


def list_start(text: str, pieces: list[Piece]) -> int:
    """Give the index of the piece with which the list begins: where the sum of what speaks for a list is greatest."""
    best, total, first = 0.0, 0.0, len(pieces)
    for number in range(len(pieces) - 1, -1, -1):
        total += _weight(text, pieces[number])
        if total >= best:
            best, first = total, number
    while first + 1 < len(pieces) and _weight(text, pieces[first]) < 0:
        first += 1
    return first


def _weight(text: str, piece: Piece) -> float:
    if piece.kind in (PieceKind.PLAIN, PieceKind.NOTE):
        words = text[piece.start : piece.end].split()
        small = sum(word[0].islower() for word in words)
        if len(words) > 5 and 2 * small >= len(words):
            return -1.0
    return _WEIGHT[piece.kind]
