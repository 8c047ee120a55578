"""One horizontal bar of states, as wide as the place it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from citecheck.reports.charts.data import Bar
from citecheck.reports.charts.drawing import draw


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    x: float
    """Percent of the width, as ``width``."""
    width: float


def stacked(bar: Bar, *, of: int | None = None) -> Markup:
    """Draw a bar.

    Args:
        bar: What to draw.
        of: The number that fills the whole width, so that bars can be held against each other; the bar's own total
            when left out.
    """
    return draw("stacked.svg", bar=bar, pieces=tuple(_pieces(bar, of or bar.total)))


def _pieces(bar: Bar, whole: int) -> Iterator[_Piece]:
    x = 0.0
    for segment in bar.segments:
        width = 100 * segment.number / whole if whole else 0.0
        if width:
            yield _Piece(segment.kind, x, width)
        x += width
