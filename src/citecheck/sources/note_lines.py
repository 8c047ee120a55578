"""Fields in a note, one a line: ``archive-url: https://…``, as Zotero's "Extra" and citecheck's own writers have them.

CSL-JSON and RIS have no field for a snapshot, a link's state, a quotation or (RIS) an arXiv number; reference managers
carry such things in the note, so that they survive a round trip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):[ \t]*(\S.*)\Z")
_KNOWN = {
    "archiveurl": "archive_url",
    "archivedurl": "archive_url",
    "archivedat": "archive_url",
    "archivedate": "archived",
    "archiveddate": "archived",
    "archivedon": "archived",
    "archived": "archived",
    "urlstatus": "url_status",
    "accessed": "accessed",
    "accessdate": "accessed",
    "translatedtitle": "translated_title",
    "transtitle": "translated_title",
    "quote": "quote",
    "format": "format",
    "pmid": "pmid",
    "arxiv": "arxiv",
    "doi": "doi",
    "isbn": "isbn",
    "issn": "issn",
    "claimsarchive": "claims_archive",
    "outlet": "outlet",
    "published": "published",
    "edition": "edition",
    "csltype": "type",
}
"""Name, folded -> field of the record."""
_ADDRESS = re.compile(r"(?:https?:)?//\S+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A note, taken apart."""

    fields: dict[str, str] = field(default_factory=dict)
    """Field of the record -> value as written."""
    rest: str | None = None


def read_note(note: str | None) -> NoteLines:
    """Take the lines that name a field out of a note; of two for one field the first counts."""
    if note is None:
        return NoteLines()
    fields: dict[str, str] = {}
    rest: list[str] = []
    for line in note.splitlines():
        match = _LINE.match(_without_braces(line.strip()))
        name = _KNOWN.get(match[1].lower().replace("-", "").replace("_", "").replace(" ", "")) if match else None
        if match is None or name is None or name in fields:
            rest.append(line)
        elif name == "archived" and _ADDRESS.match(match[2]):
            fields.setdefault("archive_url", match[2])
        else:
            fields[name] = match[2]
    return NoteLines(fields, "\n".join(rest).strip() or None)


def _without_braces(line: str) -> str:
    """Undo the older spelling of Zotero's "Extra": ``{:PMID: 123}``."""
    return line[2:-1].rstrip() if line.startswith("{:") and line.endswith("}") else line
