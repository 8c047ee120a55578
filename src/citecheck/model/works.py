"""Works as registries know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a registry has it."""

    title: str | None = None
    other_titles: tuple[str, ...] = ()
    """Original, short and translated titles, and what holds the work: a citation may bear any of them."""
    authors: tuple[str, ...] = ()
    """``Family, Given``, or the name of a body."""
    published: str | None = None
    """EDTF."""
    outlet: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    """See ``RegistryAnswer.notices``."""
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The registry has it."""

    record: Record
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """The registry answered that it does not have it."""

    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeptWork:
    """What a registry answered, and when; its silence is never kept."""

    asked_at: datetime
    """Aware, UTC."""
    registry: str
    """Its name, for people."""
    answer: Held | Missing
