"""A labelled text as a record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from types import MappingProxyType

from citecheck.model.names import Name
from citecheck.model.reference import Origin, Reference
from citecheck.sources.freetext.interface import Label, Labelled
from citecheck.sources.names import read_names


@lru_cache(maxsize=2048)
def _shared(confidence: tuple[tuple[str, float], ...]) -> Mapping[str, float]:
    """Make a mapping that nobody can change; most references of a document have one of a few."""
    return MappingProxyType(dict(confidence))


def to_reference(labelled: Labelled, text: str, origin: Origin) -> Reference:
    """Make the record of one labelled reference; ``text`` is the reference as it stands in the source."""
    values: dict[Label, str] = {}
    confidence: dict[str, float] = {}
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    notes: list[str] = []
    score = labelled.score
    for part in labelled.parts:
        label = part.label
        if label in _FIELDS:
            if label in values:
                continue
            values[label] = intern(part.value) if len(part.value) < _SHORT else part.value
        elif label is Label.AUTHORS:
            authors += part.names or read_names(part.value)
        elif label is Label.EDITORS:
            editors += part.names or read_names(part.value)
        else:
            if label in _NOTED:
                notes.append(part.value)
            continue
        confidence.setdefault(_NAMES[label], round(part.confidence * score, 3))
    get = values.get
    return Reference(
        origin=origin,
        text=text,
        type=labelled.csl_type,
        authors=authors,
        editors=editors,
        note="; ".join(notes) or None,
        claims_archive=labelled.claims_archive,
        confidence=_shared(tuple(confidence.items())),
        title=get(Label.TITLE),
        translated_title=get(Label.TRANSLATED_TITLE),
        outlet=get(Label.OUTLET),
        publisher=get(Label.PUBLISHER),
        published=get(Label.PUBLISHED),
        accessed=get(Label.ACCESSED),
        archived=get(Label.ARCHIVED),
        url=get(Label.URL),
        doi=get(Label.DOI),
        isbn=get(Label.ISBN),
        issn=get(Label.ISSN),
        pmid=get(Label.PMID),
        arxiv=get(Label.ARXIV),
        volume=get(Label.VOLUME),
        issue=get(Label.ISSUE),
        pages=get(Label.PAGES),
        edition=get(Label.EDITION),
        language=get(Label.LANGUAGE),
        format=get(Label.FORMAT),
        quote=get(Label.QUOTE),
    )


_NAMES = {label: label.value for label in Label}
"""What a label is called in the record, looked up once."""
_SHORT = 40
"""Code points up to which a value is worth being held once only: days, outlets, languages."""
_NOTED = frozenset((Label.NOTE, Label.SERIES))
_FIELDS = frozenset(Label) - _NOTED - {
    Label.AUTHORS, Label.EDITORS, Label.PLACE, Label.KIND, Label.VIA, Label.IDENTIFIER,
}  # fmt: skip
"""Labels that are fields of the record by themselves."""
