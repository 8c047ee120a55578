"""How values stand in messages: short, on one line, dates as people write them in data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

LONGEST_QUOTE = 90
"""Characters of a value that a message shows; our choice, about one line of a terminal."""
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def quoted(value: str, limit: int = LONGEST_QUOTE) -> str:
    """Give a value in quotation marks, white space folded, cut in the middle when long.

    The value is hostile text: whoever shows the message escapes it for its medium.
    """
    return f"“{shown(value, limit)}”"


def shown(value: str, limit: int = LONGEST_QUOTE) -> str:
    """Give a value without marks, white space folded, cut in the middle when long."""
    folded = " ".join(value[: limit * 20].split())
    if len(folded) <= limit:
        return folded
    head = limit * 2 // 3
    return f"{folded[:head]}…{folded[-(limit - head - 1) :]}"


def day_of(moment: date | datetime) -> str:
    """Give the day as ``2022-03-26``."""
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Give ``one day``, ``3 days`` → ``three days``, ``14 days``."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{_SPELLED[number] if 0 <= number < len(_SPELLED) else f'{number:,}'} {word}"


def span_of_days(days: int) -> str:
    """Give a length of time for people: ``12 days``, ``five months``, ``nine years``."""
    if days < 60:  # noqa: PLR2004 - two months: days are still graspable
        return counted(days, "day")
    if 360 <= days <= 370:  # noqa: PLR2004 - a wrong year is the usual slip
        return "one year"
    if days < 730:  # noqa: PLR2004 - two years
        return counted(round(days / 30.44), "month")
    return counted(int(days / 365.25), "year")


def listed(items: Sequence[str], *, most: int = 5) -> str:
    """Give ``a``, ``a and b``, ``a, b and c``, and how many more."""
    kept = list(items[:most])
    if len(items) > most:
        kept.append(f"{len(items) - most:,} more")
    if len(kept) <= 1:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} and {kept[-1]}"


def name_list(ids: Iterable[object]) -> str:
    """Give ids of references as a list in words."""
    return listed([shown(str(item), 60) for item in ids])
