"""Dates as pages give them for machines, turned into EDTF: as exact as given, never more."""

from __future__ import annotations

import re
from datetime import UTC, date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(?P<year>[12]\d{3})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?:[T\s]|\Z)", re.ASCII)
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{0,6}Z?|\d{6})?\Z", re.ASCII)
_LONGEST_CHARS = 60
_MILLISECONDS_FROM = 10**11
_OLDEST_EPOCH_S = 631_152_000
"""1990; a smaller number is no time of the web."""


def edtf_of(value: str | None) -> str | None:
    """Read ``2022-03-24T09:00:00Z``, ``2022/3/24``, ``20220324``, ``2022-03``, an RFC 2822 date or seconds since 1970.

    The day is the one the page prints, in the page's own time zone. Anything else, and impossible days, give ``None``.
    """
    if not value:
        return None
    text = value.strip()[:_LONGEST_CHARS]
    match = _ISO.match(text) or _COMPACT.match(text)
    if match is not None:
        return _edtf(match["year"], match["month"], match["day"])
    if text.isdecimal() and text.isascii():
        return _epoch(int(text))
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _edtf(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None  # noqa: PLR2004 - months of a year
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _epoch(number: int) -> str | None:
    from datetime import datetime

    seconds = number // 1000 if number >= _MILLISECONDS_FROM else number
    if seconds < _OLDEST_EPOCH_S:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
