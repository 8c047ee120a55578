"""What kinds of works carry, by CSL type."""

from __future__ import annotations

import re

from citecheck.model.reference import Reference
from citecheck.rules.structure import is_structured

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
LONGEST_NOTE = 100
"""Characters of a note that says no more than author, year or short title, and page; our choice."""
_ENDS_IN_PAGE = re.compile(r"\b(?:pp?|S)\.\s?\d[\d\s,–—-]*f{0,2}\.?\s*\Z")
LONGEST_PAGES = 30
_ONLY_PAGES = re.compile(r"\s*(?:pp?|pgs?|[Ss]s?|fol|ff)\.?\s*\d[\d\s,.–—-]*\Z")
MANY_FIELDS = 5
"""Fields from which a template that we cannot read says more than an address; our choice."""
SIGNED = frozenset({"article-journal", "book", "chapter", "paper-conference", "thesis"})
"""Works that are signed as a rule; news and web pages often are not."""


def is_bare(reference: Reference) -> bool:
    """Tell whether there is nothing but an address, also in fields that have no place in the record."""
    if not reference.url or reference.title or reference.authors or reference.editors:
        return False
    return not reference.outlet and not reference.publisher and len(reference.fields) < MANY_FIELDS


def is_short_note(reference: Reference) -> bool:
    """Tell whether it only points at another reference ("Smith 2005, p. 4."): nothing is missing then."""
    if reference.url or reference.outlet or is_structured(reference):
        return False
    titled = bool(reference.title) and not is_only_pages(reference.title or "")
    return not titled or (len(reference.text) < LONGEST_NOTE and _ENDS_IN_PAGE.search(reference.text) is not None)


def is_only_pages(title: str) -> bool:
    """Tell whether what was taken for a title is the page of a short note: ``p. 4``, ``pp. 268, 279``."""
    return len(title) < LONGEST_PAGES and title[-1:].isdecimal() and _ONLY_PAGES.match(title) is not None


def is_part(reference: Reference) -> bool:
    """Tell whether other entries may hold what this one lacks: ``crossref``, ``xdata`` and their likes."""
    names = (item.name.lower() for item in reference.fields)
    return any(name in {"xdata", "xref", "entryset"} or name.startswith("crossref") for name in names)
