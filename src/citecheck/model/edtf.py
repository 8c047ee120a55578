"""Dates as exact as they were printed: the EDTF level 1 strings that citecheck uses.

``2022-03-24``, ``2022-06``, ``2022``, ``2004-21`` (spring; 22 summer, 23 autumn, 24 winter), ``2014-01/2014-02``, and a
trailing ``~`` (approximate) or ``?`` (uncertain). Source: the Extended Date/Time Format, ISO 8601-2:2019, annex A.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?\Z", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season code -> first and last month, northern hemisphere; winter 2004 ends in February 2005."""


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Interval:
    """All days that a date may mean, both ends included; local days of whoever printed it."""

    first: date
    last: date
    precision: Precision


def interval(edtf: str | None) -> Interval | None:
    """Give the days a date may mean, or ``None`` for no date, an open end or an impossible one (30 February)."""
    if edtf is None:
        return None
    if "/" in edtf:
        return _span(edtf)
    match = _FORM.match(edtf)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if year is None or year == 0:
        return None
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if month in _SEASONS:
        return None if day is not None else _season(year, month)
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    if day is None:
        return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Interval(date(year, month, day), date(year, month, day), Precision.DAY)


def day(edtf: str | None) -> date | None:
    """Give the day of a date that is exact to the day, else ``None``."""
    found = interval(edtf)
    return found.first if found is not None and found.precision is Precision.DAY else None


def _season(year: int, code: int) -> Interval:
    first, last = _SEASONS[code]
    end_year = year + (last < first)
    if end_year > date.max.year:
        end_year, last = year, 12
    return Interval(date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1]), Precision.SEASON)


def _span(edtf: str) -> Interval | None:
    left, _, right = edtf.partition("/")
    start, end = (interval(side) if "/" not in side else None for side in (left, right))
    if start is None or end is None or end.last < start.first:
        return None
    return Interval(start.first, end.last, Precision.INTERVAL)
