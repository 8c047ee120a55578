"""Where a title ends: what a run of words that the model took for one must lose or may still take in.

Rules of print, not of words: a double slash parts a title from what holds it, and a day at the end is that of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citecheck.model.month_names import month_table
from citecheck.sources.freetext.crf.spans import Run
from citecheck.sources.freetext.crf.tokens import Tokens

_NUMBERS = frozenset(("v", "n", "p", "arx", "doi", "u"))
_IMPRINT = frozenset(("pl", "pb"))
_WORD = re.compile(r"[^\W\d_]{2}|[\u2e80-\u9fff]")
_HOLDER = re.compile(r"\s+//\s*[^\W\d_]")
_LEAST = 4
"""Code points of a title before what holds it, at least."""
_HOLDERS = (
    (("//",), _HOLDER),
    (
        ("Vortrag", "Referat", "presented", "Talk", "Lecture"),
        re.compile(
            r"(?<=[.?!])\s(?=(?:Vortrag|Referat|(?:Paper|Poster) presented|Talk given|Lecture)\s"
            r"(?:at|in|auf|beim|im|an|to)\b)"
        ),
    ),
    (
        (" by", " von", " par"),
        re.compile(
            r"[.,;]?\s[(\[]?(?:[Tt]ranslated|[Ee]dited|[Tt]rans\.|[Ee]d\.|[Ii]llustrated|"
            r"[Üü]bersetzt|[Hh]erausgegeben|[Hh]rsg\.|[Tt]raduit) (?:by|von|par)\b"
        ),
    ),
    ((". (", ", ("), re.compile(r"[.,]\s\([^()]{3,80}? \d{1,4}\)\.?\Z")),
)
"""What announces what holds a title, where it was spoken, who edited or translated it, its series.

Before each form what a title holds in which it can occur: a look for a plain word takes a tenth of the time.
"""
_LATE_DATE = re.compile(
    r"(?:,? vom| v\.) \d{1,2}\. ?(?:\d{1,2}\.|[^\W\d_]{3,9}) ?\d{4}\Z|"
    r",? (?P<month>[^\W\d_]{3,9}) (?:\d{1,2} ?[-–] ?\d{1,2}|\d{4})\Z"
)
_DAY_NEXT = re.compile(r",? vom\Z")
"""What announces the day of a statute or letter, which stands behind the title."""
_SHORTEST = 12
"""Code points that a title must keep when a date is cut from its end."""


def book_alone(found: list[Run]) -> list[Run]:
    """Take the book out of the runs as the title where no part of it is cited, and no periodical holds it.

    A "periodical" without numbers but with a place or publisher is a book: ``M. Muster, Homers Wörter, Basel 1950``.
    """
    tags = {run.tag for run in found}
    if "j" in tags and ("c" in tags or not _is_book(found)):
        return []
    at = next((number for number, run in enumerate(found) if run.tag in ("c", "j")), None)
    return [] if at is None else [found.pop(at)]


def with_year(found: list[Run], tokens: Tokens, title: Run) -> Run:
    """Take the year into a title that ends with one: ``(2007): Klassen im Maschinenbau 2007``.

    The date of the work stands before the title then. The run of the year is taken from ``found``.
    """
    if tokens.gaps[title.stop] != "_":
        return title
    at = next((number for number, run in enumerate(found) if run.first == title.stop), None)
    if at is None or found[at].tag != "d":
        return title
    year = found[at]
    dated_before = any(run.tag == "d" and run.stop <= title.first for run in found)
    if not dated_before or year.stop - year.first != 1:
        return title
    found.pop(at)
    return Run("t", title.first, year.stop, title.confidence)


def _is_book(found: Sequence[Run]) -> bool:
    tags = {run.tag for run in found}
    return tags.isdisjoint(_NUMBERS) and not tags.isdisjoint(_IMPRINT)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut what is of no title from the end of one; ``None`` where no word is left, so that it is none."""
    title = text[start:end]
    if _WORD.search(title) is None:
        return None
    for hints, holder in _HOLDERS:
        if any(hint in title for hint in hints) and (match := holder.search(title, _LEAST)) is not None:
            end = start + match.start()
            title = text[start:end]
    if "(" in title or "[" in title:
        end = closed(text, start, end)
        title = text[start:end]
    date = _LATE_DATE.search(title) if title[-1:].isdecimal() else None
    if date is not None and date.start() >= _SHORTEST and _is_date(date):
        end = start + date.start()
    day = _DAY_NEXT.search(text, start, end) if text.endswith("vom", start, end) else None
    if day is not None and day.start() > start:
        end = day.start()
    return start, end


def closed(text: str, start: int, end: int) -> int:
    """Give the end of a title behind the bracket that was opened in it, if it is closed near by."""
    for opening, closing in ("()", "[]"):
        title = text[start:end]
        if title.count(opening) == title.count(closing) + 1 and title.rfind(opening) > title.rfind(closing):
            at = text.find(closing, end, end + _BRACKETED)
            if at >= 0 and opening not in text[end:at]:
                end = at + 1
    return end


_BRACKETED = 80
"""Code points from the words of a title to the end of its bracket, at most."""


@cache
def _months() -> frozenset[str]:
    return frozenset(month_table())


def _is_date(match: re.Match[str]) -> bool:
    month = match.group("month")
    if month is None:
        return True
    return month.casefold() in _months() and (match.group().startswith(",") or not match.group()[-4:].isdecimal())
