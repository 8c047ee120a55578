"""The first stage: documents in, a row for each and one for each of its references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from citecheck.engine.scan.codec import CodecError, pack
from citecheck.engine.scan.layout import Dataset, Table, slice_name
from citecheck.engine.scan.parts import PartWriter, Row
from citecheck.engine.secrets import without_secrets
from citecheck.model.edtf import Precision, interval
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document, UnreadSource

DOCUMENTS_A_SLICE = 1 << 24
"""Numbers of documents: that of the slice times this, plus the place in it."""
_COPIED = (
    *("key", "type", "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived"),
    *("url", "archive_url", "url_status", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue", "pages"),
    *("edition", "language", "text"),
)


def keep_documents(
    dataset: Dataset,
    number: int,
    found: Iterable[Document | UnreadSource],
    passed: Callable[[], Mapping[str, int]],
    check: Callable[[], None],
) -> dict[str, int]:
    """Write the documents of one slice; pages without a reference are only counted.

    Args:
        dataset: Where.
        number: Of the slice.
        found: What was read, one at a time.
        passed: Gives, at the end, what was passed over.
        check: See ``Bench.check``.
    """
    counts = dict.fromkeys(("documents", "without", "unread", "references", "addresses", "lists", "skipped"), 0)
    name = slice_name(number)
    references = PartWriter(dataset.part(Table.REFERENCES, name), Table.REFERENCES)
    documents = PartWriter(dataset.part(Table.DOCUMENTS, name), Table.DOCUMENTS)
    # The part of documents gets its name last: where it stands, the other one does too.
    with documents, references:
        for place, each in enumerate(found):
            check()
            _keep(each, number * DOCUMENTS_A_SLICE + place, (documents, references), counts)
        counts |= passed()
        references.tally(counts)
        documents.tally(counts)
    return counts


def _keep(
    found: Document | UnreadSource, number: int, writers: tuple[PartWriter, PartWriter], counts: dict[str, int]
) -> None:
    documents, references = writers
    place: Row = {"document": number, "slice": number // DOCUMENTS_A_SLICE}
    if isinstance(found, Document):
        document = without_secrets(found)
        counts["skipped"] += len(document.skipped)
        if not document.references:
            counts["without"] += 1
            return
        try:
            raw = pack(document)
        except CodecError as error:
            found = UnreadSource(document.path, str(error))
        else:
            counts["documents"] += 1
            counts["lists"] += document.format == "urls"
            counts["references"] += len(document.references)
            documents.add({**place, **_document_row(document), "raw": raw}, size_bytes=len(raw) + 200)
            for position, citation in enumerate(assign_ids([document])):
                counts["addresses"] += citation.reference.url is not None
                references.add({"document": number, "position": position, **reference_row(citation, document.path)})
            return
    counts["unread"] += 1
    documents.add({**place, "path": found.path, "unread": found.message})


def _document_row(document: Document) -> Row:
    return {
        "path": document.path,
        "format": document.format.value,
        "encoding": document.encoding,
        "characters": len(document.text),
        "references": len(document.references),
        "skipped": len(document.skipped),
    }


def reference_row(citation: Citation, path: str) -> Row:
    """Give the columns of a reference."""
    reference = citation.reference
    span = reference.origin.span
    return {
        **{name: getattr(reference, name) for name in _COPIED},
        "path": path,
        "id": citation.id,
        "line": span.line,
        "column": span.column,
        "start": span.start,
        "end": span.end,
        "authors": [str(name) for name in reference.authors],
        "editors": [str(name) for name in reference.editors],
        "year": year_of(reference.published),
    }


def year_of(edtf: str | None) -> int | None:
    """Give the year of a date that is no interval, as the charts of ``run`` count it."""
    days = interval(edtf)
    if days is None or days.precision is Precision.INTERVAL:
        return None
    first: date = days.first
    return first.year
