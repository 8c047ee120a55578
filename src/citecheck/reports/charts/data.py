"""What charts are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar."""

    kind: str
    """Class of the style sheet that colours it, and the word for it: ``live``, ``dead``, ``error`` …"""
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One stacked bar or column."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        """The whole length."""
        return sum(segment.number for segment in self.segments)

    def number(self, kind: str) -> int:
        """Give the length of one part, 0 when there is none of the kind."""
        return sum(segment.number for segment in self.segments if segment.kind == kind)

    @property
    def said(self) -> str:
        """The bar in words: ``3 live, 1 dead``."""
        return ", ".join(f"{part.number:,} {part.kind}" for part in self.segments if part.number) or "none"


def bar(label: str, counts: Mapping[str, int]) -> Bar:
    """Make a bar from counts by kind, in their order."""
    return Bar(label, tuple(Segment(kind, number) for kind, number in counts.items()))


def added(label: str, bars: Sequence[Bar]) -> Bar:
    """Add bars of the same kinds up into one."""
    sums: dict[str, int] = {}
    for each in bars:
        for segment in each.segments:
            sums[segment.kind] = sums.get(segment.kind, 0) + segment.number
    return bar(label, sums)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day, or a stretch of days, on a time line."""

    kind: str
    """Class of the style sheet that shapes it: ``published``, ``archived``, ``captured``, ``accessed``."""
    first: date
    last: date
    said: str
    """As it was printed, e.g. ``2004-21``."""
