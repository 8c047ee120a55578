"""The ways in which web archives write a time into a link, brought to ``YYYYMMDDhhmmss``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from citecheck.model.capture import Capture

FULL_DIGITS = 14
FIRST_YEAR = 1996
"""The Internet Archive began to capture pages in May 1996; nobody did before."""
_PLACEHOLDERS = ("18990101", "19000101", "19010101", "19700101", "00010101", "00000000")
"""Zero dates of spreadsheets, databases and Unix that bots have written (WaybackMedic, 2020-02)."""
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WEBCITE_YEARS = range(2003, 2020)
"""WebCite took captures from 2003 to July 2019."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_time(digits: str) -> datetime | None:
    """Read 14 digits as a time, UTC; ``None`` for fewer, more, or a month 14."""
    if len(digits) != FULL_DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return datetime(
            int(digits[:4]),
            int(digits[4:6]),
            int(digits[6:8]),
            int(digits[8:10]),
            int(digits[10:12]),
            int(digits[12:]),
            tzinfo=UTC,
        )
    except ValueError:
        return None


def to_digits(moment: datetime) -> str:
    """Write a time as 14 digits, UTC; years before 1000 get their zeros."""
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%d%H%M%S}"


def fault(digits: str) -> str | None:
    """Name what keeps 1..14 digits from being a time of capture; ``None`` when nothing does.

    ``long-timestamp``, ``placeholder-timestamp``, ``before-1996``, ``impossible-timestamp``; that only part of a time
    is given is no fault here, and whether it lies in the future the clock must say.
    """
    if len(digits) > FULL_DIGITS:
        return "long-timestamp"
    if digits.startswith(_PLACEHOLDERS):
        return "placeholder-timestamp"
    if len(digits) < 4:  # noqa: PLR2004 - a year
        return None
    if to_time(_padded(digits)) is None:
        return "impossible-timestamp"
    return "before-1996" if int(digits[:4]) < FIRST_YEAR else None


def _padded(digits: str) -> str:
    """The first second of what the digits name; a lone first digit of a month, day, hour … gets its least partner."""
    least = "00000101000000"
    padded = digits + least[len(digits) :]
    if len(digits) in (5, 7) and digits[-1] != "0":
        padded = digits + "0" + least[len(digits) + 1 :]
    return padded


def from_dotted(text: str) -> str:
    """Turn ``2012.12.09-212901`` (archive.today) into digits."""
    return re.sub(r"[.\-]", "", text)


def from_dashed(text: str) -> str:
    """Turn ``20120727-0512`` (Pandora) into digits: 12, since it has no seconds."""
    return text.replace("-", "")


def from_lettered(text: str) -> str | None:
    """Turn ``S2000-Dec-5`` (Pandora) into 8 digits."""
    year, month, day = text[1:].split("-")
    return f"{year}{_MONTHS.index(month) + 1:02}{int(day):02}" if month in _MONTHS else None


def from_micros(number: int) -> str | None:
    """Turn WebCite's microseconds since 1970 into digits; ``None`` outside the years in which it took captures."""
    try:
        moment = _EPOCH + timedelta(microseconds=number)
    except OverflowError:
        return None
    return to_digits(moment) if moment.year in _WEBCITE_YEARS else None


def from_base62(text: str) -> str | None:
    """Turn WebCite's id of 9 characters, which is the same number in base 62, into digits."""
    number = 0
    for character in text:
        number = number * len(_BASE62) + _BASE62.index(character)
    return from_micros(number)


def from_date(text: str) -> str | None:
    """Turn the ``date=`` of a WebCite query (``2012-06-01+21:40:03``) into digits, as many as it gives."""
    found = re.match(
        r"(\d{4})-(\d{2})-(\d{2})(?:[+ T]|%20)?(?:(\d{2})(?::|%3[Aa])(\d{2})(?:(?::|%3[Aa])(\d{2}))?)?", text
    )
    return "".join(part for part in found.groups() if part) if found else None


def nearness_s(capture: Capture, wanted: datetime) -> float:
    """Give the seconds between a capture and a wanted time."""
    moment = to_time(capture.timestamp)
    return abs((moment - wanted).total_seconds()) if moment is not None else float("inf")
