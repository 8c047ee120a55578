"""Dates of CSL-JSON to EDTF. Source: the CSL-JSON schema 1.0.2, ``date-variable``; CSL 1.1 takes EDTF strings."""

from __future__ import annotations

import re

from citecheck.model.dates import find_dates, read_date
from citecheck.sources.json_items import plain

_ONE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_EDTF = re.compile(rf"{_ONE}(?:/{_ONE})?\Z", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T\d", re.ASCII)
_SEASONS = {"1": 21, "2": 22, "3": 23, "4": 24, "spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
_MOST_PARTS = 3
_FIRST_YEAR, _LAST_YEAR = 1, 9999


def read_csl_date(value: object) -> tuple[str | None, float]:
    """Give an EDTF string and how sure it is: 0.6 when found inside words."""
    if isinstance(value, str | int):
        return written_date(plain(value) or "")
    if not isinstance(value, dict):
        return None, 0.0
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        read = [edtf for part in parts[:2] if (edtf := _from_parts(part)) is not None]
        if read:
            return _joined(read, value), 1.0
    for name in ("raw", "literal", "edtf"):
        if (text := plain(value.get(name))) is not None and (found := written_date(text))[0] is not None:
            return found
    return None, 0.0


def written_date(text: str) -> tuple[str | None, float]:
    """Read a date that somebody wrote out."""
    text = text.strip()
    if _EDTF.match(text):
        return text, 1.0
    if (match := _TIME.match(text)) is not None:
        return match[1], 1.0
    if (read := read_date(text)) is not None:
        return read, 1.0
    found = next(find_dates(text[:500]), None)
    return (found.edtf, 0.6) if found is not None else (None, 0.0)


def _joined(read: list[str], value: dict[object, object]) -> str:
    if len(read) > 1:
        return "/".join(read)
    season = _SEASONS.get(str(value.get("season", "")).strip().lower())
    edtf = f"{read[0]}-{season}" if season is not None and len(read[0]) == len("2004") else read[0]
    return f"{edtf}~" if value.get("circa") else edtf


def _from_parts(parts: object) -> str | None:
    """Read ``[year, month, day]``; figures may be strings, and 0 stands for unknown."""
    if not isinstance(parts, list):
        return None
    figures: list[int] = []
    for part in parts[:_MOST_PARTS]:
        text = plain(part) or ""
        if not (text.isascii() and text.isdecimal()) or int(text) == 0:
            break
        figures.append(int(text))
    if not figures or not _FIRST_YEAR <= figures[0] <= _LAST_YEAR or any(figure > 99 for figure in figures[1:]):  # noqa: PLR2004
        return None
    return "-".join([f"{figures[0]:04}", *(f"{figure:02}" for figure in figures[1:])])
