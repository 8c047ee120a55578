"""Short footnotes: ``{{sfn|Smith|Jones|2005|p=4}}`` points to the reference of Smith and Jones, 2005."""

from __future__ import annotations

import re

from citecheck.model.reference import Reference, SourceField
from citecheck.sources.wikitext.plain import plain

_YEAR = re.compile(r"(?<!\d)(\d{4}[a-z]?)(?![\w])|\b(n\.d\.)")
_TARGET = re.compile(r"\{\{\s*(?:sfnref|harvid|SfnRef)\s*\|([^{}]*)\}\}", re.IGNORECASE)
_PART = re.compile(r"(\d+)(?:a(\d+)|(y))$")
_LONGEST_NOTE = 150
"""Code points of names, year and pages; more are no short footnote."""
_MOST_NAMES = 4
"""CITEREF anchors hold the first four names (Module:Footnotes, 2024)."""


def targets_of_note(fields: tuple[SourceField, ...]) -> list[str]:
    """Give what a short footnote points to, e.g. ``Smith Jones 2005``; several for ``{{sfnm}}``. ``fold_anchor`` it."""
    bare = [plain(each.value) for each in fields if each.name.isdecimal()]
    if sum(map(len, bare)) > _LONGEST_NOTE:
        return []  # {{cita|words}} shows a quotation on some wikis
    if bare:
        return [" ".join(bare[: _MOST_NAMES + 1])]
    grouped: dict[str, tuple[list[str], list[str]]] = {}
    for each in fields:
        match = _PART.match(each.name)
        if match is not None and each.value:
            names, years = grouped.setdefault(match[1], ([], []))
            (years if match[3] else names).append(plain(each.value))
    if grouped:
        return [" ".join((*names[:_MOST_NAMES], *years)) for names, years in grouped.values()]
    last = [plain(each.value) for each in fields if each.name.casefold().rstrip("0123456789") == "last"]
    year = [plain(each.value) for each in fields if each.name.casefold() in {"year", "date"}]
    return [" ".join((*last[:_MOST_NAMES], *year))] if last or year else []


def anchor_of(reference: Reference) -> str | None:
    """Give the anchor of a reference: the one it sets with ``ref=``, else names and year; ``None`` without either."""
    printed_year = None
    for each in reference.fields:
        name = each.name.casefold()
        if name == "ref" and each.value and each.value.casefold() not in {"harv", "none"}:
            match = _TARGET.search(each.value)
            if match is not None:
                return fold_anchor("".join(part.strip() for part in match[1].split("|")))
            return fold_anchor(plain(each.value).removeprefix("CITEREF"))
        if name in {"date", "year", "año", "anno", "ano", "année", "jahr", "datum", "год"} and printed_year is None:
            match = _YEAR.search(each.value)
            printed_year = match.group() if match is not None else None
    people = reference.authors or reference.editors
    names = [name.family or name.literal or "" for name in people[:_MOST_NAMES]]
    year = printed_year or (reference.published or "")[:4]
    return fold_anchor("".join(names) + year) if names else None


def fold_anchor(anchor: str) -> str:
    """Spell an anchor so that those that differ in spaces or case only are the same."""
    return "".join(anchor.replace("_", " ").split()).casefold()
