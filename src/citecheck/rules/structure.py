"""Whether a source names the fields of its references, or they were read from prose."""

from __future__ import annotations

from citecheck.model.reference import Format, Reference

STRUCTURED = frozenset({Format.BIBTEX, Format.CSL_JSON, Format.RIS, Format.WIKITEXT, Format.JSONL})
"""Formats that name their fields, so that a missing one is missing and not merely unread."""


def is_structured(reference: Reference) -> bool:
    """Tell whether the source names its fields; on a wiki page only templates do."""
    form = reference.origin.format
    if form is Format.WIKITEXT:
        return reference.source_type is not None and bool(reference.fields)
    return form in STRUCTURED
