"""A strip of days: when a work was published, archived, captured and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from citecheck.reports.charts.data import Mark
from citecheck.reports.charts.drawing import draw

_EDGE = 1.5
"""Percent of the width left free at both ends, so that no mark is cut."""


@dataclass(frozen=True, slots=True)
class Era:
    """The years that a time line spans, both ends included; the same for all strips that are to be compared."""

    first_year: int
    last_year: int

    def place(self, day: date) -> float:
        """Give the place of a day in percent of the width; days outside lie on the edge."""
        start, end = date(self.first_year, 1, 1).toordinal(), date(self.last_year, 12, 31).toordinal()
        share = (day.toordinal() - start) / (end - start)
        return _EDGE + (100 - 2 * _EDGE) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    x: float
    width: float


def era(marks: Sequence[Mark]) -> Era | None:
    """Give the years that hold all marks, ``None`` without any."""
    if not marks:
        return None
    return Era(min(mark.first.year for mark in marks), max(mark.last.year for mark in marks))


def timeline(marks: Sequence[Mark], within: Era) -> Markup:
    """Draw marks on a strip; a mark that means many days is a bar with its sign in the middle."""
    placed = []
    for mark in marks:
        left, right = within.place(mark.first), within.place(mark.last)
        placed.append(_Placed(mark, (left + right) / 2, right - left))
    return draw("timeline.svg", marks=placed, era=within, edge=_EDGE)


def timeline_signs() -> Markup:
    """Give the signs that time lines point to; a page that holds time lines holds this once."""
    return draw("timeline-signs.svg")
