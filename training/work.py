"""What is known of a work before any style prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of work that styles print in ways of their own."""

    ARTICLE = "article"
    NEWS = "news"
    BOOK = "book"
    CHAPTER = "chapter"
    PROCEEDINGS = "proceedings"
    THESIS = "thesis"
    REPORT = "report"
    WEB = "web"
    PREPRINT = "preprint"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs: a person, or with ``given`` empty a body."""

    family: str
    given: str = ""
    particle: str = ""
    """``von``, ``van der``; printed before the family name, or behind the given one."""
    suffix: str = ""
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """One work; what is not known is empty."""

    kind: Kind
    language: str
    title: str
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    outlet: str = ""
    """Periodical, book or proceedings that holds it."""
    short_outlet: str = ""
    series: str = ""
    number: str = ""
    """Number in the series."""
    publisher: str = ""
    place: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    edition: int = 0
    doi: str = ""
    url: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    arxiv: str = ""
    translated_title: str = ""
    translator: Person | None = None
    event_place: str = ""
    extra: tuple[str, ...] = field(default=())
