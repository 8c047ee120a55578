"""What a document says: references, what was skipped, and what was odd in its syntax."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from citecheck.model.names import Name

ReferenceId = NewType("ReferenceId", str)
"""The name of a reference in one audit: its key, ``key~2`` for the second bearer, or author and year."""

NOTHING: Mapping[str, float] = MappingProxyType({})


class Format(StrEnum):
    """The formats that references are read from."""

    TEXT = "text"
    """Text without markup: a pasted article, a reference list, one reference."""
    WIKITEXT = "wikitext"
    """The source of a MediaWiki page: its citation templates, footnotes and bare links."""
    HTML = "html"
    """A saved page: its reference list, COinS and links."""
    BIBTEX = "bibtex"
    """BibTeX and biblatex."""
    CSL_JSON = "csl-json"
    """Items of the Citation Style Language, as Zotero and Pandoc write them."""
    RIS = "ris"
    """Tagged records, as Zotero, EndNote, Mendeley and publishers export them."""
    MARKDOWN = "markdown"
    """Links, footnotes and reference lists of Markdown pages; R Markdown, Quarto and MDX, too."""
    URLS = "urls"
    """One address a line; ``#`` begins a comment."""
    JSONL = "jsonl"
    """citecheck's own records: what ``citecheck parse`` wrote, or an audit."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document: ``text[start:end]`` in code points of the decoded text, line ends untouched."""

    start: int
    end: int
    line: int = 1
    """Line of ``start``, from 1; ``\\n``, ``\\r\\n`` and ``\\r`` each end a line."""
    column: int = 1
    """Column of ``start`` in code points, from 1; a tab is one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a reference stands."""

    path: str
    """As the user named it; ``-`` for standard input."""
    format: Format
    span: Span


@dataclass(frozen=True, slots=True)
class SourceField:
    """A field as the source spells it: the BibTeX field, template parameter or RIS tag."""

    name: str
    """As written, e.g. ``Archive-URL``; compare it folded."""
    value: str
    """As written, without the delimiters around it."""
    start: int
    """Offset of the first character of the value, without delimiters, in the document."""
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as a record. Unknown is ``None``, never ``""``; dates are EDTF level 1 strings."""

    origin: Origin
    text: str
    """As it stands in the source: ``document.text[span.start:span.end]``."""
    key: str | None = None
    """The source's own name for it: BibTeX key, ``<ref name=…>``, CSL id."""
    type: str | None = None
    """A CSL type, e.g. ``article-newspaper``."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str | None = None
    """Of the work cited; for a chapter or an entry, its own."""
    translated_title: str | None = None
    outlet: str | None = None
    """What holds the work: newspaper, website, journal, agency; for a chapter its book."""
    publisher: str | None = None
    published: str | None = None
    accessed: str | None = None
    archived: str | None = None
    """The stated day of the archive copy; the capture's own time stands in its URL."""
    url: str | None = None
    archive_url: str | None = None
    url_status: str | None = None
    """CS1's word: ``live``, ``dead``, ``unfit``, ``usurped``, ``deviated``, ``bot: unknown``."""
    doi: str | None = None
    """Bare, e.g. ``10.1000/182``, spelled as the source has it."""
    isbn: str | None = None
    issn: str | None = None
    pmid: str | None = None
    arxiv: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    edition: str | None = None
    language: str | None = None
    """The name as printed (``Russian``; several: ``French, German``) or the source's code."""
    format: str | None = None
    """``PDF`` and the like."""
    quote: str | None = None
    note: str | None = None
    """Words around the citation that belong to none of the other fields."""
    source_type: str | None = None
    """The source's own word for its kind: ``online`` of ``@online``, ``cite web``, ``JOUR``."""
    claims_archive: bool = False
    """The text says that an archive copy exists ("Archived from the original on …"), with or without a link."""
    fields: tuple[SourceField, ...] = ()
    """All fields of the source in their order, also those that have no place above."""
    confidence: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """Record field -> 0..1; a field that is not named was given as such by the source (1.0)."""
    uses: tuple[Span, ...] = ()
    """Further places that use the same reference, e.g. ``<ref name="x" />``."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A block of the input that is no reference, listed so that nothing is lost."""

    span: Span
    reason: str
    """A sentence fragment for people: ``entry does not close``."""
    text: str
    """Its first 200 characters."""


class RemarkKind(StrEnum):
    """What readers notice about syntax; rules of family SYN turn remarks into findings."""

    UNCLOSED_ENTRY = "unclosed-entry"
    TEXT_OUTSIDE_ENTRY = "text-outside-entry"
    DUPLICATE_FIELD = "duplicate-field"
    UNDEFINED_STRING = "undefined-string"
    MISSING_COMMA = "missing-comma"
    MISSING_KEY = "missing-key"
    MISSING_PARENT = "missing-parent"
    UNKNOWN_TEMPLATE_PARAMETER = "unknown-template-parameter"
    REFERENCE_REDEFINED = "reference-redefined"
    REFERENCE_UNDEFINED = "reference-undefined"
    DECODED_WITH_FALLBACK = "decoded-with-fallback"
    UNDECODABLE = "undecodable"
    UNREADABLE_FIELD = "unreadable-field"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in the syntax of a document."""

    kind: RemarkKind
    span: Span
    detail: str
    """The name, value or encoding in question; hostile text, to be escaped by whoever shows it."""
    key: str | None = None
    """Key of the reference it belongs to, if it belongs to one."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A wish not to hear of a rule, written into a document, the configuration or a baseline."""

    rules: tuple[str, ...]
    """Codes, names or families; empty means all."""
    reason: str | None
    expires: str | None
    """A day, ``2027-01-31``; afterwards the suppression no longer holds and says so."""
    span: Span | None
    """Where it is written; ``None`` when it comes from the configuration."""
    target: Span | None
    """The stretch it covers; ``None`` for the whole file."""
    path: str | None = None
    """File or glob that it covers; ``None`` for all."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read."""

    path: str
    format: Format
    text: str
    """The decoded text, line ends untouched; spans count its code points."""
    references: tuple[Reference, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class UnreadSource:
    """A source that could not be read; the others were."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference with its place in one audit."""

    id: ReferenceId
    source: int
    """Index of its document among the sources of the audit."""
    reference: Reference
