"""What tests of repairs share: a source in, edits by name, the edited text out."""

from __future__ import annotations

from citecheck.fixes.interface import Fixed, Proposal, Read
from citecheck.fixes.repair import repair
from citecheck.model.finding import Edit, EditKind
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, Format, ReferenceId
from citecheck.sources.catalogue import reader

SNAPSHOT = "https://web.archive.org/web/20190405052849/https://news.example/ferry"


def read(text: str, form: str = "bibtex") -> Document:
    return reader(Format(form)).read(text, "list")


def to_set(reference: str, **values: str) -> tuple[Edit, ...]:
    return tuple(Edit(EditKind.SET, ReferenceId(reference), field, value) for field, value in values.items())


def to_remove(reference: str, field: str) -> tuple[Edit, ...]:
    return (Edit(EditKind.REMOVE_FIELD, ReferenceId(reference), field),)


def to_drop(reference: str, kept: str) -> tuple[Edit, ...]:
    return (Edit(EditKind.REMOVE_REFERENCE, ReferenceId(reference), None, kept),)


def fix(text: str, form: str, *wishes: tuple[Edit, ...]) -> Fixed:
    document = read(text, form)
    return fixed(document, assign_ids([document]), *wishes)


def fixed(document: Document, citations: tuple[Citation, ...], *wishes: tuple[Edit, ...]) -> Fixed:
    proposals = [Proposal(f"rule {number}", edits, number) for number, edits in enumerate(wishes)]
    return repair(document, citations, proposals, reader_of(document))


def reader_of(document: Document) -> Read:
    return lambda text: reader(document.format).read(text, document.path)


def first(text: str, form: str, **values: str) -> Fixed:
    """Set record fields of the first reference."""
    document = read(text, form)
    citations = assign_ids([document])
    return fixed(document, citations, to_set(citations[0].id, **values))


def reasons(result: Fixed) -> list[str]:
    return [item.reason for item in result.refused]
