"""The date fields of BibTeX and biblatex to EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citecheck.model.dates import find_dates, read_date
from citecheck.sources.bibtex.latex import decode
from citecheck.sources.bibtex.values import first

_ONE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_EDTF = re.compile(rf"({_ONE})(?:T[\d:.Z+-]+)?(?:/(?:({_ONE})(?:T[\d:.Z+-]+)?|(?:\.\.|open|unknown)?))?\Z", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?\Z", re.ASCII)
_FIGURES = re.compile(r"\d{1,2}\Z", re.ASCII)
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_LAST_MONTH = 12


def published(values: Mapping[str, str]) -> tuple[str | None, float]:
    """Give the date of a work and how sure it is: 1 as given as such, 0.6 when found inside a longer value."""
    if (value := first(values, "date")) is not None and (found := any_date(value))[0] is not None:
        return found
    year = first(values, "year")
    if year is None:
        return None, 0.0
    year = decode(year)
    month, day = first(values, "month"), first(values, "day")
    if month is not None and (exact := _with_month(year, decode(month), decode(day) if day else None)):
        return exact, 1.0
    return (year, 1.0) if _YEAR.match(year) else any_date(year)


def any_date(value: str) -> tuple[str | None, float]:
    """Read a date field: EDTF as biblatex has it, else a printed date, else the first date in the value."""
    if (match := _EDTF.match(value.strip())) is not None:  # before decoding, for which ``~`` is a space
        return (f"{match[1]}/{match[2]}" if match[2] else match[1]), 1.0
    text = decode(value)
    if (match := _LOOSE.match(text)) is not None and int(match[2]) <= _LAST_MONTH:
        day = f"-{int(match[3]):02}" if match[3] else ""
        return f"{match[1]}-{int(match[2]):02}{day}", 1.0
    if (read := read_date(text)) is not None:
        return read, 1.0
    found = next(find_dates(text[:500]), None)
    return (found.edtf, 0.6) if found is not None else (None, 0.0)


def _with_month(year: str, month: str, day: str | None) -> str | None:
    """Join ``month`` (a name, figures, or with a day in it: ``May 5``, ``5 May``, ``July/August``) and ``year``."""
    if _FIGURES.match(month):
        if not _YEAR.match(year):
            return None
        days = f"-{int(day):02}" if day is not None and _FIGURES.match(day) else ""
        return f"{year}-{int(month):02}{days}"
    rows = [f"{month} {year}", f"{month}, {year}"]
    if day is not None:
        rows.insert(0, f"{day} {month} {year}")
    for row in rows:
        if (read := read_date(row)) is not None:
            return read
    return None
