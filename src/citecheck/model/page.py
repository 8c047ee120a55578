"""What a page says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Page:
    """Metadata read from the bytes of a page; every text is the page's own and hostile."""

    title: str | None = None
    """Of ``<title>``, or of a PDF's document information; white space folded, at most 500 characters."""
    og_title: str | None = None
    headline: str | None = None
    """JSON-LD headline, or ``citation_title``."""
    headings: tuple[str, ...] = ()
    """``h1`` and then ``h2`` texts that were within the bytes read, at most 10."""
    site_name: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """EDTF, as exact as the page gives it."""
    modified: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    """BCP 47 tag of ``<html lang>`` or ``Content-Language``."""
    description: str | None = None
    content_type: str | None = None
    """Media type without parameters, lower case."""
    visible_chars: int | None = None
    """Length of the visible text; ``None`` when the page was cut before its body ended."""
    is_html: bool = False
    is_complete: bool = False
    """The whole body was read."""
    text: str | None = None
    """The visible text, bounded; kept only where a comparison needs it."""


class Likeness(StrEnum):
    """How well a page agrees with the citation, field by field."""

    MATCH = "match"
    NEAR = "near"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class PageComparison:
    """A page held against its citation."""

    title: Likeness = Likeness.CANNOT_TELL
    outlet: Likeness = Likeness.CANNOT_TELL
    authors: Likeness = Likeness.CANNOT_TELL
    published: Likeness = Likeness.CANNOT_TELL
    title_score: float | None = None
    """0..1; ``None`` when there was nothing to compare."""
    page_title: str | None = None
    """The page's title that was found closest to the cited one."""


NOTHING_COMPARED = PageComparison()
"""What there is to say of a bare address, in one object: a list may hold a hundred thousand of them."""
