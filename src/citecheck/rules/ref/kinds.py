"""What kinds of works carry, by CSL type."""

from __future__ import annotations

from citecheck.model.reference import Format, Reference

STRUCTURED = frozenset({Format.BIBTEX, Format.CSL_JSON, Format.RIS, Format.WIKITEXT, Format.JSONL})
"""Formats that name their fields, so that a missing one is missing and not merely unread."""
WRITTEN = frozenset(
    {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "article",
        "book",
        "chapter",
        "paper-conference",
        "thesis",
    }
    | {"report", "entry-encyclopedia", "entry-dictionary", "review", "review-book", "post-weblog", "webpage"}
)
"""Works with a title of their own; letters, maps, laws and the like are left alone."""
IN_A_CONTAINER = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"})
DATED = frozenset(
    {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "paper-conference",
        "thesis",
        "report",
    }
)
"""Works that are dated as a rule; web pages often are not."""
MANY_FIELDS = 5
"""Fields from which a template that we cannot read says more than an address; our choice."""
SIGNED = frozenset({"article-journal", "book", "chapter", "paper-conference", "thesis"})
"""Works that are signed as a rule; news and web pages often are not."""


def is_structured(reference: Reference) -> bool:
    """Tell whether the source names its fields; on a wiki page only templates do."""
    return reference.origin.format in STRUCTURED and (
        bool(reference.fields) or reference.origin.format is not Format.WIKITEXT
    )


def is_bare(reference: Reference) -> bool:
    """Tell whether there is nothing but an address, also in fields that have no place in the record."""
    if not reference.url or reference.title or reference.authors or reference.editors:
        return False
    return not reference.outlet and not reference.publisher and len(reference.fields) < MANY_FIELDS


def is_short_note(reference: Reference) -> bool:
    """Tell whether it only points at another reference ("Smith 2005, p. 4."): nothing is missing then."""
    return not reference.title and not reference.url and not reference.outlet and not is_structured(reference)


def is_part(reference: Reference) -> bool:
    """Tell whether other entries may hold what this one lacks: ``crossref``, ``xdata`` and their likes."""
    names = (item.name.lower() for item in reference.fields)
    return any(name in {"xdata", "xref", "entryset"} or name.startswith("crossref") for name in names)
