"""Documents and references on the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from citecheck.model.names import Name
from citecheck.model.reference import (
    NOTHING,
    Citation,
    Document,
    Format,
    Origin,
    Reference,
    ReferenceId,
    Remark,
    RemarkKind,
    Skipped,
    SourceField,
    Span,
    Suppression,
)
from citecheck.reports.json_v1.base import Wire

Edtf = Annotated[str, Meta(description="A date as exact as printed: an EDTF level 1 string, e.g. 2022-03.")]


class SpanV1(Wire):
    """A stretch of a source, in code points of its decoded text; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int

    @classmethod
    def of(cls, span: Span) -> SpanV1:
        """Make it from the model."""
        return cls(start=span.start, end=span.end, line=span.line, column=span.column)

    def model(self) -> Span:
        """Give it as the model has it."""
        return Span(self.start, self.end, self.line, self.column)


class SuppressionV1(Wire):
    """A wish not to hear of a rule."""

    rules: tuple[str, ...]
    reason: str | None
    expires: str | None
    span: SpanV1 | None
    target: SpanV1 | None
    path: str | None

    def model(self) -> Suppression:
        """Give it as the model has it."""
        return Suppression(self.rules, self.reason, self.expires, _span(self.span), _span(self.target), self.path)


class SkippedV1(Wire):
    """A block of a source that is no reference."""

    line: int
    reason: str
    text: str
    span: SpanV1 | None = None

    @classmethod
    def of(cls, skipped: Skipped) -> SkippedV1:
        """Make it from the model."""
        return cls(line=skipped.span.line, reason=skipped.reason, text=skipped.text, span=SpanV1.of(skipped.span))

    def model(self) -> Skipped:
        """Give it as the model has it."""
        return Skipped(_span(self.span) or Span(0, 0, self.line), self.reason, self.text)


class RemarkV1(Wire):
    """Something odd in the syntax of a source."""

    kind: RemarkKind
    span: SpanV1
    detail: str
    key: str | None = None

    def model(self) -> Remark:
        """Give it as the model has it."""
        return Remark(self.kind, self.span.model(), self.detail, self.key)


class SourceV1(Wire):
    """One source."""

    path: str
    format: Format
    references: Annotated[int, Meta(description="How many it holds.")]
    skipped: tuple[SkippedV1, ...]
    encoding: str = "utf-8"
    remarks: tuple[RemarkV1, ...] = ()
    suppressions: tuple[SuppressionV1, ...] = ()

    @classmethod
    def of(cls, document: Document) -> SourceV1:
        """Make it from the model; the text of the source is not kept."""
        return cls(
            path=document.path,
            format=document.format,
            references=len(document.references),
            skipped=tuple(SkippedV1.of(skipped) for skipped in document.skipped),
            encoding=document.encoding,
            remarks=tuple(RemarkV1.like(remark) for remark in document.remarks),
            suppressions=tuple(SuppressionV1.like(wish) for wish in document.suppressions),
        )

    def model(self, references: Sequence[Reference]) -> Document:
        """Give it as the model has it, with its references and an empty text."""
        return Document(
            path=self.path,
            format=self.format,
            text="",
            references=tuple(references),
            skipped=tuple(skipped.model() for skipped in self.skipped),
            remarks=tuple(remark.model() for remark in self.remarks),
            suppressions=tuple(wish.model() for wish in self.suppressions),
            encoding=self.encoding,
        )


class NameV1(Wire):
    """A person as ``family`` and ``given``, or anything else that signs as ``literal``."""

    family: str | UnsetType | None = UNSET
    given: str | UnsetType | None = UNSET
    literal: str | UnsetType = UNSET

    @classmethod
    def of(cls, name: Name) -> NameV1:
        """Make it from the model."""
        if name.literal is not None:
            return cls(literal=name.literal)
        return cls(family=name.family, given=name.given)

    def model(self) -> Name:
        """Give it as the model has it."""
        return Name(self.family or None, self.given or None, self.literal or None)


class OriginV1(Wire):
    """Where a reference stands."""

    path: str
    format: Format
    start: int
    end: int
    line: int
    column: int

    @classmethod
    def of(cls, origin: Origin) -> OriginV1:
        """Make it from the model."""
        span = origin.span
        return cls(
            path=origin.path,
            format=origin.format,
            start=span.start,
            end=span.end,
            line=span.line,
            column=span.column,
        )

    def model(self) -> Origin:
        """Give it as the model has it."""
        return Origin(self.path, self.format, Span(self.start, self.end, self.line, self.column))


class SourceFieldV1(Wire):
    """A field as the source spells it, with the place of its value."""

    name: str
    value: str
    start: int
    end: int


class ReferenceV1(Wire):
    """One reference as a record. What is not known is null."""

    id: Annotated[str, Meta(description="Its name in this audit: the source's key, or author and year.")]
    source: Annotated[int, Meta(description="Index into sources.")]
    span: SpanV1
    key: str | None
    type: Annotated[str | None, Meta(description="A CSL type.")]
    authors: tuple[NameV1, ...]
    editors: tuple[NameV1, ...]
    title: str | None
    translated_title: str | None
    outlet: Annotated[str | None, Meta(description="What holds the work: newspaper, website, journal, book.")]
    publisher: str | None
    published: Edtf | None
    accessed: Edtf | None
    archived: Edtf | None
    url: str | None
    archive_url: str | None
    url_status: str | None
    doi: str | None
    isbn: str | None
    issn: str | None
    pmid: str | None
    arxiv: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    edition: str | None
    language: str | None
    format: str | None
    quote: str | None
    text: Annotated[str, Meta(description="As it stands in the source.")]
    origin: OriginV1
    note: str | None = None
    source_type: str | None = None
    claims_archive: bool = False
    fields: tuple[SourceFieldV1, ...] = ()
    confidence: Annotated[dict[str, float], Meta(description="Field -> 0..1 for fields that had to be guessed.")] = (
        msgspec.field(default_factory=dict)
    )
    uses: Annotated[tuple[SpanV1, ...], Meta(description="Further places that use the same reference.")] = ()

    @classmethod
    def of(cls, citation: Citation) -> ReferenceV1:
        """Make it from the model."""
        reference = citation.reference
        plain = dict(zip(PLAIN_FIELDS, _plain(reference), strict=True))
        return cls(
            id=citation.id,
            source=citation.source,
            span=SpanV1.of(reference.origin.span),
            origin=OriginV1.of(reference.origin),
            authors=tuple(map(NameV1.of, reference.authors)),
            editors=tuple(map(NameV1.of, reference.editors)),
            claims_archive=reference.claims_archive,
            fields=tuple(map(SourceFieldV1.like, reference.fields)),
            confidence=dict(reference.confidence),
            uses=tuple(map(SpanV1.of, reference.uses)),
            **plain,
        )

    def model(self) -> Citation:
        """Give it as the model has it."""
        reference = Reference(
            origin=self.origin.model(),
            authors=tuple(name.model() for name in self.authors),
            editors=tuple(name.model() for name in self.editors),
            claims_archive=self.claims_archive,
            fields=tuple(SourceField(field.name, field.value, field.start, field.end) for field in self.fields),
            confidence=_frozen(self.confidence),
            uses=tuple(span.model() for span in self.uses),
            **{name: getattr(self, name) for name in PLAIN_FIELDS},
        )
        return Citation(ReferenceId(self.id), self.source, reference)


PLAIN_FIELDS = (
    *("key", "type", "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived"),
    *("url", "archive_url", "url_status", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue", "pages"),
    *("edition", "language", "format", "quote", "text", "note", "source_type"),
)
"""Fields of a record that are the same string, or nothing, on both sides."""
_plain = attrgetter(*PLAIN_FIELDS)


def _span(span: SpanV1 | None) -> Span | None:
    return None if span is None else span.model()


def _frozen(confidence: Mapping[str, float]) -> Mapping[str, float]:
    return MappingProxyType(dict(confidence)) if confidence else NOTHING
