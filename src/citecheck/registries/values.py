"""Values out of JSON that others wrote: what is not of the kind expected is not there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<[^<>]{0,500}>")
_FORMULA = re.compile(r"<mml:math\b.{0,20000}?</mml:math>", re.DOTALL)
_LONGEST = 2000
_LAST_MONTH, _LAST_DAY = 12, 31


def inside(value: object, *names: str) -> object:
    """Go down by the names of members; ``None`` where the way ends."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def items(value: object) -> list[object]:
    """Give the items of a list; none for anything else."""
    return value if isinstance(value, list) else []


def text(value: object) -> str | None:
    """Give a string as people read it, without markup; of a list its first item."""
    if isinstance(value, list):
        return next((found for item in value if (found := text(item)) is not None), None)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    plain = value[: 4 * _LONGEST]
    if "<" in plain:
        plain = _TAG.sub("", _FORMULA.sub(" ", plain))
    return " ".join(html.unescape(plain).split())[:_LONGEST] or None


def texts(value: object) -> Iterator[str]:
    """Give all strings of a list, or the one string."""
    for item in value if isinstance(value, list) else [value]:
        found = text(item)
        if found is not None:
            yield found


def from_parts(parts: object) -> str | None:
    """Read ``[2011, 5, 3]``, as Crossref and CSL have dates, as far as it makes sense."""
    figures = [part for part in items(parts) if isinstance(part, int) and not isinstance(part, bool)]
    if not figures or not 1000 <= figures[0] <= 2999:  # noqa: PLR2004 - years of print
        return None
    shown = f"{figures[0]:04}"
    if len(figures) > 1 and 1 <= figures[1] <= _LAST_MONTH:
        shown += f"-{figures[1]:02}"
        if len(figures) > 2 and 1 <= figures[2] <= _LAST_DAY:  # noqa: PLR2004 - year, month, day
            shown += f"-{figures[2]:02}"
    return shown


def turned(name: str) -> str:
    """Give ``Aldous, Jane van`` for ``Jane van Aldous``: particles are not told apart, and need not be."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def person(family: object, given: object, body: object = None) -> str | None:
    """Give ``Family, Given``, or the name of a body."""
    last, first = text(family), text(given)
    if last is None:
        return text(body) or first
    return last if first is None else f"{last}, {first}"
