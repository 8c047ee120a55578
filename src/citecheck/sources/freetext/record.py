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
    values: dict[str, str] = {}
    confidence: dict[str, float] = {}
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    notes: list[str] = []
    score = labelled.score
    for part in labelled.parts:
        label = part.label
        name = _FIELDS.get(label)
        if name is not None:
            if name in values:
                continue
            values[name] = intern(part.value) if len(part.value) < _SHORT else part.value
        elif label is Label.AUTHORS:
            name = "authors"
            authors += part.names or read_names(part.value)
        elif label is Label.EDITORS:
            name = "editors"
            editors += part.names or read_names(part.value)
        else:
            if label in _NOTED:
                notes.append(part.value)
            continue
        if name not in confidence:
            confidence[name] = round(part.confidence * score, 3)
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
        title=get("title"),
        translated_title=get("translated_title"),
        outlet=get("outlet"),
        publisher=get("publisher"),
        published=get("published"),
        accessed=get("accessed"),
        archived=get("archived"),
        url=get("url"),
        doi=get("doi"),
        isbn=get("isbn"),
        issn=get("issn"),
        pmid=get("pmid"),
        arxiv=get("arxiv"),
        volume=get("volume"),
        issue=get("issue"),
        pages=get("pages"),
        edition=get("edition"),
        language=get("language"),
        format=get("format"),
        quote=get("quote"),
    )


_SHORT = 40
"""Code points up to which a value is worth being held once only: days, outlets, languages."""
_NOTED = frozenset((Label.NOTE, Label.SERIES))
_FIELDS = {
    label: label.value
    for label in frozenset(Label) - _NOTED - {
        Label.AUTHORS, Label.EDITORS, Label.PLACE, Label.KIND, Label.VIA, Label.IDENTIFIER,
    }
}  # fmt: skip
"""Labels that are fields of the record by themselves, and what these are called there."""
