"""All writers of records; a writer is imported when it is first asked for, so that start-up is light."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from citecheck.reports.records.interface import RecordWriter

_ROOM = "citecheck.reports.records"
WRITERS: dict[str, tuple[str, str]] = {
    "json": (f"{_ROOM}.json", "JsonWriter"),
    "jsonl": (f"{_ROOM}.json", "JsonLinesWriter"),
    "bibtex": (f"{_ROOM}.bibtex", "BibtexWriter"),
    "csl-json": (f"{_ROOM}.csl_json", "CslJsonWriter"),
    "ris": (f"{_ROOM}.ris", "RisWriter"),
    "csv": (f"{_ROOM}.csv", "CsvWriter"),
    "text": (f"{_ROOM}.text", "TextWriter"),
}
"""The word for ``--to`` -> module and class. A new format is one line here and one writer."""


def writer(name: str) -> RecordWriter | None:
    """Give the writer of a format, ``None`` when there is none."""
    found = WRITERS.get(name.strip().lower())
    if found is None:
        return None
    module, cls = found
    return cast("RecordWriter", getattr(import_module(module), cls)())
