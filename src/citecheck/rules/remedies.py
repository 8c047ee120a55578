"""Repairs, tersely."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from citecheck.model.finding import Applicability, Edit, EditKind, Remedy
from citecheck.model.reference import Citation


@lru_cache(maxsize=256)
def advice(text: str) -> Remedy:
    """Give a repair in words only; a rule says the same of a hundred thousand references, in one object."""
    return Remedy(text, Applicability.DISPLAY)


def write(citation: Citation, text: str, values: Mapping[str, str | None], *, safe: bool = False) -> Remedy:
    """Give a repair that writes record fields; a value of ``None`` takes the field away.

    Args:
        citation: The reference to edit.
        text: The instruction, with the values in it.
        values: Record field -> value.
        safe: Whether it keeps what the reference says, so that it may be applied unseen.
    """
    edits = tuple(
        Edit(EditKind.REMOVE_FIELD, citation.id, field)
        if value is None
        else Edit(EditKind.SET, citation.id, field, value)
        for field, value in values.items()
    )
    return Remedy(text, Applicability.SAFE if safe else Applicability.UNSAFE, edits)


def drop(citation: Citation, kept: Citation, text: str, *, safe: bool = False) -> Remedy:
    """Give a repair that takes a whole reference out and points its uses to another."""
    edit = Edit(EditKind.REMOVE_REFERENCE, citation.id, value=kept.id)
    return Remedy(text, Applicability.SAFE if safe else Applicability.UNSAFE, (edit,))
