"""Records as CSV for spreadsheets: one row a reference."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from citecheck.model.ids import assign_ids
from citecheck.model.reference import Citation, Document
from citecheck.reports.inert import commanding_nothing, disarmed

_PLAIN = (
    *("type", "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived", "url"),
    *("archive_url", "url_status", "doi", "isbn", "issn", "pmid", "arxiv", "volume", "issue", "pages", "edition"),
    *("language", "format", "quote", "note"),
)
COLUMNS = ("id", "path", "line", "authors", "editors", *_PLAIN, "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes Excel, LibreOffice or Google Sheets take a cell for a formula (OWASP, "CSV Injection")."""


class CsvWriter:
    """Writes CSV as RFC 4180 has it; several names are separated by semicolons."""

    name = "csv"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        sheet = StringIO(newline="")
        rows = csv.writer(sheet)
        rows.writerow(COLUMNS)
        rows.writerows([_calculating_nothing(cell) for cell in _row(citation)] for citation in assign_ids(documents))
        return sheet.getvalue()


def _row(citation: Citation) -> list[str]:
    reference = citation.reference
    origin = reference.origin
    names = ["; ".join(map(str, people)) for people in (reference.authors, reference.editors)]
    plain = [getattr(reference, name) or "" for name in _PLAIN]
    return [citation.id, origin.path, str(origin.span.line), *names, *plain, reference.text]


def _calculating_nothing(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate; it shows the rest as text."""
    cell = commanding_nothing(disarmed(cell))
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
