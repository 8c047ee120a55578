"""Records as JSON, the same as in the JSON of an audit: one object, or one line a reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from citecheck.model.ids import assign_ids
from citecheck.model.reference import Document, Format
from citecheck.reports.inert import spelled, writable
from citecheck.reports.json_v1.references import ReferenceV1, SkippedV1

SCHEMA = "citecheck/references/1"
_ALWAYS = frozenset(["source", "authors", "editors"])
"""Members that are there even when they are 0 or empty."""


class JsonWriter:
    """One object with ``schema``, ``references`` and ``skipped``; what is not known is left out."""

    name = "json"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        skipped = [
            {"path": document.path, **msgspec.to_builtins(SkippedV1.of(block))}
            for document in documents
            for block in document.skipped
        ]
        whole = {"schema": SCHEMA, "references": list(_records(documents)), "skipped": skipped}
        return spelled(msgspec.json.format(msgspec.json.encode(_clean(whole)), indent=2).decode()) + "\n"


class JsonLinesWriter:
    """One line a reference."""

    name = "jsonl"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        return "".join(spelled(msgspec.json.encode(_clean(record)).decode()) + "\n" for record in _records(documents))


def _records(documents: Sequence[Document]) -> Iterator[dict[str, object]]:
    for citation in assign_ids(documents):
        record: dict[str, object] = msgspec.to_builtins(ReferenceV1.of(citation))
        if citation.reference.origin.format is Format.JSONL:
            del record["text"]  # it is a record itself, and would grow with each copy
        yield {name: value for name, value in record.items() if value or name in _ALWAYS}


def _clean(value: object) -> object:
    """Replace half surrogate pairs, which JSON in UTF-8 cannot hold, wherever they hide."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value
