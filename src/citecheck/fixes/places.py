"""Where in a source the value of a record field stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citecheck.errors import FixError
from citecheck.fixes.interface import Splice
from citecheck.model.dates import read_date
from citecheck.model.finding import Edit
from citecheck.model.reference import Reference, SourceField

DATES = frozenset({"published", "accessed", "archived"})
"""Record fields that hold a date."""
BARE = frozenset({"doi"})
"""Record fields that readers free of what stands around them, and that are to stand bare in a field of their own."""
_SEPARATORS = str.maketrans("", "", "-_ ")


def fold(name: str) -> str:
    """Spell the name of a source field as it is compared: ``Archive-URL`` and ``archive_url`` are ``archiveurl``."""
    return name.casefold().translate(_SEPARATORS)


def value_of(reference: Reference, field: str) -> str | None:
    """Give the value of a record field that is a string or nothing."""
    value = getattr(reference, field, None)
    return value if isinstance(value, str) else None


def holder(reference: Reference, field: str, names: Sequence[str]) -> SourceField | None:
    """Give the source field in which the value of a record field stands.

    Args:
        reference: The reference.
        field: Name of the record field.
        names: Folded names of source fields that may hold it, those first that readers ask first.
    """
    candidates = list(_named(reference, names))
    old = value_of(reference, field)
    if old is None:
        return candidates[0] if candidates else None
    holding = [candidate for candidate in candidates if says(candidate.value, field, old)]
    if holding or candidates:
        return (holding or candidates)[0]
    return next((each for each in reference.fields if old in each.value), None)


def says(raw: str, field: str, value: str) -> bool:
    """Whether a value as written is that of the record, or holds it."""
    if field in DATES:
        return raw.strip() == value or read_date(raw) == value
    return value in raw


def _named(reference: Reference, names: Sequence[str]) -> Iterator[SourceField]:
    for name in names:
        for candidate in reference.fields:
            if fold(candidate.name) == name and candidate.value.strip():
                yield candidate


def news(reference: Reference, edits: Iterable[Edit]) -> dict[str, str]:
    """Give the values that a reference in words does not have yet: record field -> value."""
    wanted = {edit.field or "": edit.value or "" for edit in edits}
    return {field: value for field, value in wanted.items() if value_of(reference, field) != value}


def same_list(text: str, one: Reference, other: Reference, heading: str) -> bool:
    """Whether no heading stands between two references; ``heading`` is what a line of one begins with."""
    first, second = sorted((one.origin.span, other.origin.span), key=lambda span: span.start)
    between = text[first.end : second.start].replace("\r", "\n")
    return f"\n{heading}" not in between


def in_text(reference: Reference, field: str, value: str) -> Splice:
    """Give the change of a value that stands word for word, and once, in the text of its reference.

    Raises:
        FixError: It does not, or there is no value yet and no place for one.
    """
    old = value_of(reference, field)
    if old is None:
        raise FixError(f"running text has no place for the {field.replace('_', ' ')}")
    if not old or reference.text.find(old) != reference.text.rfind(old) or old not in reference.text:
        raise FixError(f"the {field.replace('_', ' ')} does not stand word for word, and once, in the text")
    start = reference.origin.span.start + reference.text.index(old)
    return Splice(start, start + len(old), value)
