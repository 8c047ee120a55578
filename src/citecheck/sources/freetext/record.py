"""A labelled text as a record."""

from __future__ import annotations

from types import MappingProxyType

from citecheck.model.names import Name
from citecheck.model.reference import Origin, Reference
from citecheck.sources.freetext.interface import Label, Labelled
from citecheck.sources.names import read_names


def to_reference(labelled: Labelled, text: str, origin: Origin) -> Reference:
    """Make the record of one labelled reference; ``text`` is the reference as it stands in the source."""
    values: dict[Label, str] = {}
    confidence: dict[str, float] = {}
    authors: list[Name] = []
    editors: list[Name] = []
    notes: list[str] = []
    for part in labelled.parts:
        if part.label is Label.AUTHORS:
            authors.extend(part.names or read_names(part.value))
        elif part.label is Label.EDITORS:
            editors.extend(part.names or read_names(part.value))
        elif part.label in (Label.NOTE, Label.SERIES):
            notes.append(part.value)
            continue
        elif part.label not in _SILENT and part.label not in values:
            values[part.label] = part.value
        else:
            continue
        confidence.setdefault(part.label.value, round(part.confidence * labelled.score, 3))
    return Reference(
        origin=origin,
        text=text,
        type=labelled.csl_type,
        authors=tuple(authors),
        editors=tuple(editors),
        note="; ".join(notes) or None,
        claims_archive=labelled.claims_archive,
        confidence=MappingProxyType(confidence),
        title=values.get(Label.TITLE),
        translated_title=values.get(Label.TRANSLATED_TITLE),
        outlet=values.get(Label.OUTLET),
        publisher=values.get(Label.PUBLISHER),
        published=values.get(Label.PUBLISHED),
        accessed=values.get(Label.ACCESSED),
        archived=values.get(Label.ARCHIVED),
        url=values.get(Label.URL),
        doi=values.get(Label.DOI),
        isbn=values.get(Label.ISBN),
        issn=values.get(Label.ISSN),
        pmid=values.get(Label.PMID),
        arxiv=values.get(Label.ARXIV),
        volume=values.get(Label.VOLUME),
        issue=values.get(Label.ISSUE),
        pages=values.get(Label.PAGES),
        edition=values.get(Label.EDITION),
        language=values.get(Label.LANGUAGE),
        format=values.get(Label.FORMAT),
        quote=values.get(Label.QUOTE),
    )


_SILENT = frozenset((Label.PLACE, Label.KIND, Label.VIA, Label.IDENTIFIER))
