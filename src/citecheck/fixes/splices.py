"""Changes of a text: in order, together, and only where they do not touch each other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from citecheck.errors import FixError
from citecheck.fixes.interface import Splice


def in_order(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Sort changes by place and take the same change only once; insertions at one place keep their order.

    Raises:
        FixError: Two of them change the same stretch in different ways.
    """
    seen: set[Splice] = set()
    kept: list[Splice] = []
    for splice in splices:
        if splice.start < splice.end:
            if splice in seen:
                continue
            seen.add(splice)
        kept.append(splice)
    kept.sort(key=lambda splice: (splice.start, splice.end > splice.start))
    for before, after in pairwise(kept):
        if after.start < before.end:
            raise FixError("it would change a stretch that another repair changes too")
    return tuple(kept)


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Carry out changes that are in order."""
    pieces: list[str] = []
    position = 0
    for start, end, replacement in splices:
        pieces += (text[position:start], replacement)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def shortest(text: str, splice: Splice) -> Splice:
    """Leave out of a change what stays the same at its ends."""
    before, after = text[splice.start : splice.end], splice.replacement
    lead = _common(before, after)
    trail = _common(before[lead:][::-1], after[lead:][::-1])
    return Splice(splice.start + lead, splice.end - trail, after[lead : len(after) - trail])


def _common(first: str, second: str) -> int:
    """Count the characters in which two texts agree from their beginning."""
    limit = min(len(first), len(second))
    return next((index for index in range(limit) if first[index] != second[index]), limit)


class Claims:
    """The stretches that changes of a text have taken up so far."""

    def __init__(self) -> None:
        """Begin with nothing taken up."""
        self._sorted: list[Splice] = []

    def check(self, splices: Iterable[Splice], *, instead_of: Sequence[Splice] = ()) -> None:
        """Make sure that changes touch no other change, but for those that they replace.

        Raises:
            FixError: One of them does.
        """
        for splice in splices:
            at = bisect_left(self._sorted, splice)
            near = self._sorted[max(0, at - 2) : at + 2]
            if any(_clash(splice, other) and other not in instead_of for other in near):
                raise FixError("it would change a stretch that another repair changes too")

    def take(self, splices: Iterable[Splice], *, instead_of: Sequence[Splice] = ()) -> None:
        """Take up the stretches of changes, in place of others."""
        for splice in instead_of:
            at = bisect_left(self._sorted, splice)
            if self._sorted[at : at + 1] == [splice]:
                del self._sorted[at]
        for splice in splices:
            insort(self._sorted, splice)


def _clash(one: Splice, other: Splice) -> bool:
    if one == other:
        return False
    return one.start < other.end and other.start < one.end
