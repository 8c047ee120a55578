"""Dates in the paths of addresses: reading them, and naming the folder of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MON = "|".join(_MONTHS)
_Y, _M, _D = r"(?P<y>(?:19|20)\d{2})", r"(?P<m>0?[1-9]|1[0-2])", r"(?P<d>0?[1-9]|[12]\d|3[01])"
_FORMS = (
    (re.compile(rf"/{_Y}/{_M}/{_D}(?=[/_.-]|\Z)"), "/{yyyy}/{mm}/{dd}"),
    (re.compile(rf"/{_Y}/(?P<mon>{_MON})/{_D}(?=/|\Z)"), "/{yyyy}/{mon}/{dd}"),
    (re.compile(rf"/{_Y}-{_M}/{_D}(?=/|\Z)"), "/{yyyy}-{mm}/{dd}"),
    (re.compile(rf"/{_D}/{_M}/{_Y}(?=/|\Z)"), "/{dd}/{mm}/{yyyy}"),
    (re.compile(rf"/{_Y}-{_M}-{_D}(?=[/_.-]|\Z)"), "/{yyyy}-{mm}-{dd}"),
    (
        re.compile(r"/(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)"),
        "/{yyyy}{mm}{dd}",
    ),
    (re.compile(rf"/{_Y}/{_M}(?=/|\Z)"), "/{yyyy}/{mm}"),
    (re.compile(rf"/{_Y}-{_M}(?=/|\Z)"), "/{yyyy}-{mm}"),
    (re.compile(rf"/{_Y}(?=/|\Z)"), "/{yyyy}"),
)
"""How sites write a day into a path, most exact first, with the template that writes it again."""
_ANYWHERE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[-_]?(?P<m>0[1-9]|1[0-2])[-_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")


def date_in_path(path: str) -> tuple[date, date] | None:
    """Give the first and last day that a path may speak of; ``None`` when it names no date."""
    lowered = path.lower()
    for pattern, _ in _FORMS:
        for found in pattern.finditer(lowered):
            days = _days(found)
            if days is not None:
                return days
    loose = _ANYWHERE.search(lowered)
    return _days(loose) if loose is not None else None


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    groups = found.groupdict()
    year = int(groups["y"])
    month = _MONTHS.index(groups["mon"]) + 1 if groups.get("mon") else int(groups.get("m") or 0)
    day = int(groups.get("d") or 0)
    try:
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if not day:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def learn_form(path: str) -> str | None:
    """Give the folder of a dated path as a template: ``/news/2018/09/04/x`` gives ``/news/{yyyy}/{mm}/{dd}``.

    Month and day without a leading zero give ``{m}`` and ``{d}``.
    """
    lowered = path.lower()
    for pattern, template in _FORMS:
        found = pattern.search(lowered)
        if found is None or _days(found) is None:
            continue
        groups = found.groupdict()
        month = "{m}" if len(groups.get("m") or "") == 1 else "{mm}"
        day = "{d}" if len(groups.get("d") or "") == 1 else "{dd}"
        return lowered[: found.start()] + template.replace("{mm}", month).replace("{dd}", day)
    return None


def fill(form: str, day: date) -> str:
    """Give the folder of a day."""
    values = {
        "yyyy": f"{day.year:04}",
        "mm": f"{day.month:02}",
        "dd": f"{day.day:02}",
        "m": str(day.month),
        "d": str(day.day),
        "mon": _MONTHS[day.month - 1],
    }
    return re.sub(r"\{(yyyy|mm|dd|m|d|mon)\}", lambda found: values[found.group(1)], form)


def names_day(form: str) -> bool:
    """Tell whether a template is exact to the day."""
    return "{dd}" in form or "{d}" in form


def sections(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the folders under which articles stood that may be fronts of sections: no numbers, at most two deep."""
    found: dict[str, None] = {}
    for path in paths:
        parts = [part for part in path.lower().split("/") if part]
        for depth in (1, 2):
            if len(parts) < depth:
                break
            head = "/".join(parts[:depth])
            if depth == len(parts):
                # /news/region-410977 stands under the front /news/region
                head = re.sub(r"[-_]\d{3,}(?:\.\w+)?\Z", "", head)
                if head == "/".join(parts[:depth]) or head.rpartition("/")[2].count("-") > 1:
                    break
            if re.search(r"\d", head):
                break
            found[f"/{head}"] = None
    return tuple(found)
