"""A strip of days: when a work was published, archived, captured and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from citecheck.reports.charts.data import Mark
from citecheck.reports.charts.drawing import draw

_MARGIN = 0.06
"""Share of the stretch that is left free at both ends, so that no mark is cut."""
_LEAST_MARGIN = timedelta(days=10)
_YEARS_ARE_ENOUGH = timedelta(days=3 * 365)
"""Stretches longer than this are labelled by years, shorter ones by months."""


@dataclass(frozen=True, slots=True)
class Era:
    """The days that a strip spans, both ends included."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Give the place of a day in percent of the width; days outside lie on the edge."""
        share = (day.toordinal() - self.first.toordinal()) / (self.last.toordinal() - self.first.toordinal())
        return 100 * min(max(share, 0.0), 1.0)

    @property
    def labels(self) -> tuple[str, str]:
        """What to write at both ends."""
        if self.last - self.first > _YEARS_ARE_ENOUGH:
            return str(self.first.year), str(self.last.year)
        return f"{self.first.year}-{self.first.month:02}", f"{self.last.year}-{self.last.month:02}"


def era(marks: Sequence[Mark]) -> Era | None:
    """Give a stretch that holds all marks with some room around them, ``None`` without any."""
    if not marks:
        return None
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    margin = max((last - first) * _MARGIN, _LEAST_MARGIN)
    return Era(first - min(margin, first - date.min), last + min(margin, date.max - last))


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    x: float
    width: float


def timeline(marks: Sequence[Mark], within: Era) -> Markup:
    """Draw marks on a strip; a mark that means many days is a bar with its sign in the middle."""
    placed = []
    for mark in marks:
        left, right = within.place(mark.first), within.place(mark.last)
        placed.append(_Placed(mark, (left + right) / 2, right - left))
    return draw("timeline.svg", marks=placed, era=within)


def timeline_signs() -> Markup:
    """Give the signs that time lines point to; a page that holds time lines holds this once."""
    return draw("timeline-signs.svg")
