"""Dates as the source writes them, beside what the reader made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.model.edtf import interval
from citecheck.model.reference import Reference
from citecheck.rules.places import fold, source_fields
from citecheck.rules.structure import is_structured

DATE_FIELDS = {"published": "publication date", "accessed": "access date", "archived": "archive date"}
"""Record field -> its name for people."""
WORDS_FOR_NO_DATE = frozenset(
    {
        "n.d",
        "nd",
        "n d",
        "no date",
        "undated",
        "s.d",
        "sd",
        "s.a",
        "o.j",
        "oj",
        "o. j",
        "in press",
        "forthcoming",
        "to appear",
    }
    | {
        "submitted",
        "accepted",
        "in preparation",
        "unpublished",
        "present",
        "ongoing",
        "various",
        "?",
        "n/a",
        "unknown",
        "----",
    }
    | {"im druck", "no prelo", "à paraître", "in print", "epub", "early access", "-", "–", "ms", "manuscript", "draft"}
)
"""Folded: what people write in place of a date that is not there."""
_NUMERIC = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date field that has a value in the source."""

    field: str
    """Record field."""
    written: str
    """As in the source."""
    read: str | None
    """EDTF, as the reader understood it."""

    @property
    def is_impossible(self) -> bool:
        """Whether it is written as numbers that name no day: ``2021-13-45``, ``2021-02-30``."""
        return bool(self.impossible)

    @property
    def impossible(self) -> str:
        """What is impossible, as written or as read from several fields; empty when nothing is."""
        found = _NUMERIC.match(self.written.strip())
        if found is not None:
            year, month, day = found.groups()
            edtf = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
            if interval(edtf) is None:
                return self.written
        return self.read if self.read is not None and interval(self.read) is None else ""


def written_dates(reference: Reference, *, unread: bool = False) -> Iterator[WrittenDate]:
    """Give the dates of a reference, each once, with the field that states it most fully.

    Args:
        reference: Whose.
        unread: Only those that the reader could not read.
    """
    for field in DATE_FIELDS:
        read = getattr(reference, field)
        if unread and read is not None:
            continue
        stated = next(
            (item.value for item in source_fields(reference, field) if fold(item.name) not in {"month", "day"}), None
        )
        if stated is not None or read is not None:
            yield WrittenDate(field, stated if stated is not None else read, read)


def is_doubtful(reference: Reference) -> bool:
    """Tell whether the access date was taken from prose and is a bare year or a span of days: rather something else."""
    accessed = reference.accessed
    return accessed is not None and not is_structured(reference) and ("/" in accessed or accessed.isdecimal())
