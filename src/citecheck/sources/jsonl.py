"""citecheck's own records to references: what ``citecheck parse --to jsonl`` or ``--to json`` wrote, or an audit.

The record is taken as it stands. Its place is now in this file, so ``origin``, ``text``, ``fields`` and ``uses`` are
those of the line that holds it; the id that it had serves as its key only if the source gave it none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citecheck.model.names import Name
from citecheck.model.reference import NOTHING, Document, Format, Origin, Reference, Skipped, SourceField
from citecheck.sources.json_items import Broken, Item, items, plain
from citecheck.sources.positions import LineIndex

_PLAIN = (
    *("key", "type", "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived", "url"),
    *("archive_url", "url_status", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue", "pages", "edition"),
    *("language", "format", "quote", "note", "source_type"),
)
_EXCERPT = 200


class JsonlReader:
    """Reads records as citecheck writes them; see ``sources.interface.Reader``."""

    format = Format.JSONL

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        index = LineIndex(text)
        references: list[Reference] = []
        skipped: list[Skipped] = []
        for found in items(text):
            span = index.span(found.start, found.end)
            stretch = text[found.start : found.end]
            if isinstance(found, Broken):
                skipped.append(Skipped(span, found.reason, stretch[:_EXCERPT]))
                continue
            fields = tuple(SourceField(m.name, text[m.start : m.end], m.start, m.end) for m in found.members)
            references.append(_reference(found, Origin(path, Format.JSONL, span), stretch, fields))
        return Document(path, Format.JSONL, text, tuple(references), tuple(skipped))


def _reference(item: Item, origin: Origin, text: str, fields: tuple[SourceField, ...]) -> Reference:
    return Reference(
        origin=origin,
        text=text,
        authors=_people(item.value("authors")),
        editors=_people(item.value("editors")),
        claims_archive=item.value("claims_archive") is True,
        fields=fields,
        uses=(),
        confidence=_confidence(item.value("confidence")),
        **{name: plain(item.value(name)) for name in _PLAIN},
    )


def _people(value: object) -> tuple[Name, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(name for person in value if (name := _person(person)) is not None)


def _person(person: object) -> Name | None:
    """Read a name: an object, or ``Family, Given`` as a string, as people type it."""
    if isinstance(person, dict):
        family, given, literal = (plain(person.get(part)) for part in ("family", "given", "literal"))
        if literal is not None:
            return Name(literal=literal)
        return Name(family, given) if family is not None else None
    text = plain(person)
    if text is None:
        return None
    family, comma, given = text.partition(",")
    return Name(family.strip(), given.strip() or None) if comma and family.strip() else Name(literal=text)


def _confidence(value: object) -> Mapping[str, float]:
    if not isinstance(value, dict):
        return NOTHING
    read = {str(name): float(sure) for name, sure in value.items() if isinstance(sure, int | float) and 0 <= sure <= 1}
    return MappingProxyType(read) if read else NOTHING
