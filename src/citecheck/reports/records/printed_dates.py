"""EDTF dates as Citation Style 1 prints them."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)\Z", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


def printed_date(edtf: str) -> str:
    """Give ``24 March 2022``, ``June 2022``, ``Spring 2004``, ``January–February 2014`` or ``c. 1999``."""
    if "/" not in edtf:
        return _one(edtf)
    first, last = (_parts(side) for side in edtf.split("/", 1))
    if first is None or last is None:
        return edtf
    return _range(first, last)


def _one(edtf: str) -> str:
    parts = _parts(edtf)
    if parts is None:
        return edtf
    text = " ".join(part for part in parts if part)
    return f"c. {text}" if edtf.endswith(("~", "%", "?")) else text


def _parts(edtf: str) -> tuple[str, str, str] | None:
    """Give day, month and year in print, empty where unknown; ``None`` for what is no date."""
    match = _DATE.match(edtf)
    if match is None:
        return None
    year, month, day = match[1], int(match[2] or 0), match[3]
    if month == 0:
        return "", "", year
    name = _SEASONS.get(month) or (_MONTHS[month - 1] if month <= len(_MONTHS) else None)
    return None if name is None else (str(int(day)) if day else "", name, year)


def _range(first: tuple[str, str, str], last: tuple[str, str, str]) -> str:
    """Join two dates, what they share said once: a bare dash within one part, a spaced one between several."""
    (day, month, year), (last_day, last_month, last_year) = first, last
    if year != last_year:
        dash = " – " if month else "–"
        return f"{' '.join(filter(None, first))}{dash}{' '.join(filter(None, last))}"
    if month == last_month and day:
        return f"{day}–{last_day} {month} {year}"
    if day:
        return f"{day} {month} – {last_day} {last_month} {year}"
    return f"{month}–{last_month} {year}" if month else year
