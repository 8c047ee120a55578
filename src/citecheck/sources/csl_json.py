"""CSL-JSON, as Zotero, Pandoc and Crossref write it, to references.

``custom.archive-url`` and ``custom.archive-date`` hold the snapshot, for CSL has no field of its own; an address in
``archive_location`` or ``archive``, and lines of the note, are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from citecheck.model.names import Name
from citecheck.model.reference import NOTHING, Document, Format, Origin, Reference, Skipped, SourceField
from citecheck.sources.csl_dates import read_csl_date, written_date
from citecheck.sources.csl_types import CSL_TYPES
from citecheck.sources.json_items import Broken, Item, items, nested, plain
from citecheck.sources.note_lines import NoteLines, read_note
from citecheck.sources.positions import LineIndex

_EXCERPT = 200
_ADDRESS = re.compile(r"(?:https?:)?//\S+\Z", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:\s*)((?:\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|jats:\w+)\b[^<>]{0,200}>", re.IGNORECASE)
_CROSSREF_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "monograph": "book",
    "edited-book": "book",
    "reference-entry": "entry-encyclopedia",
}
"""Crossref's words for kinds, which its JSON has in place of CSL's."""


class CslJsonReader:
    """Reads CSL-JSON; see ``sources.interface.Reader``."""

    format = Format.CSL_JSON

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        index = LineIndex(text)
        references: list[Reference] = []
        skipped: list[Skipped] = []
        for found in items(text):
            span = index.span(found.start, found.end)
            if isinstance(found, Broken):
                skipped.append(Skipped(span, found.reason, text[found.start : found.end][:_EXCERPT]))
            else:
                origin = Origin(path, Format.CSL_JSON, span)
                references.append(
                    _Builder(found, text[found.start : found.end], _source_fields(text, found)).build(origin)
                )
        return Document(path, Format.CSL_JSON, text, tuple(references), tuple(skipped))


def _source_fields(text: str, item: Item) -> tuple[SourceField, ...]:
    """Give all members, those of ``custom`` as ``custom.archive-url`` and the like."""
    fields: list[SourceField] = []
    for member in item.members:
        inner = nested(text, member) if member.name == "custom" else ()
        fields.extend(SourceField(f"custom.{m.name}", text[m.start : m.end], m.start, m.end) for m in inner)
        if not inner:
            fields.append(SourceField(member.name, text[member.start : member.end], member.start, member.end))
    return tuple(fields)


class _Builder:
    """One item on its way to a record."""

    def __init__(self, item: Item, text: str, fields: tuple[SourceField, ...]) -> None:
        self._text = text
        self._fields = fields
        self._key = item.key
        self._values = {member.name: member.value for member in item.members}
        custom = self._values.get("custom")
        self._custom: Mapping[str, object] = custom if isinstance(custom, dict) else {}
        self._note: NoteLines = read_note(self._string("note"))
        self._confidence: dict[str, float] = {}

    def build(self, origin: Origin) -> Reference:
        kind = self._string("type")
        archive_url, archived = self._archive_url(), self._date("archived", "archive-date", self._custom)
        return Reference(
            origin=origin,
            text=self._text,
            key=self._string("id", "citation-key") or self._key,
            type=self._type(kind),
            authors=_people(self._values.get("author")),
            editors=_people(self._values.get("editor")),
            title=self._markup_free("title"),
            translated_title=self._extra("translated-title", "translated_title"),
            outlet=self._markup_free("container-title") or self._note.fields.get("outlet"),
            publisher=self._string("publisher"),
            published=self._date("published", "issued", self._values),
            accessed=self._date("accessed", "accessed", self._values),
            archived=archived,
            url=self._string("URL", "url"),
            archive_url=archive_url,
            url_status=self._extra("url-status", "url_status"),
            doi=self._doi(),
            isbn=self._string("ISBN") or self._note.fields.get("isbn"),
            issn=self._string("ISSN") or self._note.fields.get("issn"),
            pmid=self._string("PMID") or self._note.fields.get("pmid"),
            arxiv=self._arxiv(),
            volume=self._string("volume"),
            issue=self._string("issue"),
            pages=self._string("page", "article-number"),
            edition=self._string("edition") or self._note.fields.get("edition"),
            language=self._string("language"),
            format=self._extra("format", "format"),
            quote=self._extra("quote", "quote"),
            note=self._note.rest,
            source_type=kind,
            claims_archive=bool(archive_url or archived or self._extra("claims-archive", "claims_archive")),
            fields=self._fields,
            confidence=MappingProxyType(self._confidence) if self._confidence else NOTHING,
        )

    def _string(self, *names: str) -> str | None:
        return _first(self._values.get(name) for name in names)

    def _type(self, kind: str | None) -> str | None:
        given = self._note.fields.get("type") or kind
        if given is None or given in CSL_TYPES:
            return given
        return _CROSSREF_TYPES.get(given)

    def _extra(self, custom: str, field: str) -> str | None:
        """Give what CSL has no field for: from ``custom``, else from a line of the note."""
        return plain(self._custom.get(custom)) or self._note.fields.get(field)

    def _markup_free(self, name: str) -> str | None:
        """Give a text without the few HTML tags that CSL allows in it."""
        value = self._string(name)
        return (_TAG.sub("", value).strip() or None) if value is not None and "<" in value else value

    def _date(self, field: str, name: str, values: Mapping[str, object]) -> str | None:
        edtf, sureness = read_csl_date(values.get(name))
        if edtf is None and field in self._note.fields:
            edtf, sureness = written_date(self._note.fields[field])
        if edtf is not None and sureness < 1:
            self._confidence[field] = sureness
        return edtf

    def _archive_url(self) -> str | None:
        given = plain(self._custom.get("archive-url")) or self._note.fields.get("archive_url")
        if given is not None:
            return given
        candidates = (self._string("archive_location"), self._string("archive"))
        return next((value for value in candidates if value and _ADDRESS.match(value)), None)

    def _doi(self) -> str | None:
        doi = self._string("DOI", "doi") or self._note.fields.get("doi")
        if doi is None:
            return None
        match = _DOI_PREFIX.match(doi)
        return (doi[match.end() :] if match else doi).strip() or None

    def _arxiv(self) -> str | None:
        given = self._extra("arxiv", "arxiv")
        if given is not None:
            return given.removeprefix("arXiv:").strip()
        if (self._string("archive") or "").lower() == "arxiv" and (place := self._string("archive_location")):
            return place.removeprefix("arXiv:")
        match = _ARXIV.match(self._string("number") or "")
        return match[1] if match is not None else None


def _first(values: Iterable[object]) -> str | None:
    """Give the first value that says something; Crossref has lists where CSL has strings."""
    for value in values:
        candidates = value if isinstance(value, list) else [value]
        for candidate in candidates:
            if (text := plain(candidate)) is not None:
                return text
    return None


def _people(value: object) -> tuple[Name, ...]:
    """Read CSL names; particles go before the family, suffixes behind the given name."""
    if not isinstance(value, list):
        value = [value]
    return tuple(name for person in value if (name := _person(person)) is not None)


def _person(person: object) -> Name | None:
    if not isinstance(person, dict):
        text = plain(person)
        return Name(literal=text) if text is not None else None
    parts = {str(name): text for name, value in person.items() if (text := plain(value)) is not None}
    if (literal := parts.get("literal") or parts.get("name")) is not None:
        return Name(literal=literal)
    particles = [parts.get("dropping-particle"), parts.get("non-dropping-particle")]
    family = " ".join(filter(None, [*particles, parts.get("family")]))
    given = " ".join(filter(None, [parts.get("given"), parts.get("suffix")]))
    if not family:
        return Name(literal=given) if given else None
    return Name(family=family, given=given or None)
