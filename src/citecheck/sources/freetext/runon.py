"""A run-on list cut into references: no line ends, no numbers, only the order in which the style puts things.

Goes over the pieces once, keeping in mind what the present reference already has: after an access date nothing of the
same reference follows but its notes; a quoted title after a quoted title is the next work; a name before a quoted title
is its author.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.pieces import Piece, PieceKind

_ENDING_LABELS = frozenset((Label.ACCESSED, Label.ARCHIVED, Label.VIA))


@dataclass(slots=True)
class _Open:
    """What the reference that is being read already has."""

    kinds: list[PieceKind] = field(default_factory=list)
    labels: set[Label] = field(default_factory=set)
    names_after_title: int = 0
    has_title: bool = False
    has_head: bool = False

    def take(self, piece: Piece) -> None:
        kind = piece.kind
        if kind is PieceKind.TAIL and piece.label is not None:
            self.labels.add(piece.label)
        if kind is PieceKind.QUOTED:
            self.has_title = True
        elif kind in (PieceKind.DATED_HEAD, PieceKind.NAMES) and not self.kinds:
            self.has_head = True
        elif kind in (PieceKind.PLAIN, PieceKind.NAMES, PieceKind.PROSE):
            if self.has_title:
                self.names_after_title += 1
            else:
                self.has_title = True
        self.kinds.append(kind)


def group(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Group pieces into references; gives index ranges ``[first, last)`` that cover all pieces."""
    groups: list[tuple[int, int]] = []
    begin = 0
    current = _Open()
    for number, piece in enumerate(pieces):
        if number > begin and _begins(current, pieces, number):
            groups.append((begin, number))
            begin = number
            current = _Open()
        current.take(piece)
    if begin < len(pieces):
        groups.append((begin, len(pieces)))
    return groups


def _begins(current: _Open, pieces: list[Piece], number: int) -> bool:
    """Whether the piece begins the next reference."""
    piece = pieces[number]
    before = pieces[number - 1]
    match piece.kind:
        case PieceKind.TAIL | PieceKind.PAGES | PieceKind.VOLUME | PieceKind.DATE | PieceKind.PLACE:
            return False
        case PieceKind.SHORT_NOTE:
            return True
        case PieceKind.DATED_HEAD:
            return True
        case PieceKind.QUOTED:
            return current.has_title
        case PieceKind.NAMES | PieceKind.PLAIN | PieceKind.PROSE:
            return _name_begins(current, pieces, number, before)


def _name_begins(current: _Open, pieces: list[Piece], number: int, before: Piece) -> bool:
    piece = pieces[number]
    following = pieces[number + 1].kind if number + 1 < len(pieces) else None
    if before.kind is PieceKind.SHORT_NOTE:
        return True
    if before.kind is PieceKind.TAIL:
        return before.label is not Label.NOTE or bool(current.labels & _ENDING_LABELS)
    if before.kind is PieceKind.PAGES:
        return True
    if piece.kind is PieceKind.PROSE:
        return before.kind is not PieceKind.PROSE
    if before.kind is PieceKind.DATE and current.has_title:
        return True
    if before.kind is PieceKind.VOLUME and current.has_title and current.has_head:
        return True
    if following is PieceKind.QUOTED and current.has_title:
        return piece.kind is PieceKind.NAMES or current.names_after_title > 0
    return current.names_after_title > 2  # noqa: PLR2004 - outlet and publisher
