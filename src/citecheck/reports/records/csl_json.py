"""Records as CSL-JSON; what CSL has no field for goes to ``custom``, above all the snapshot."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from citecheck.model.ids import assign_ids
from citecheck.model.names import Name
from citecheck.model.reference import Citation, Document
from citecheck.reports.inert import spelled, writable

_PLAIN = {
    "title": "title",
    "container-title": "outlet",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "edition": "edition",
    "language": "language",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "URL": "url",
    "note": "note",
}
"""CSL variable -> field of the record."""
_CUSTOM = {
    "archive-url": "archive_url",
    "archive-date": "archived",
    "url-status": "url_status",
    "translated-title": "translated_title",
    "arxiv": "arxiv",
    "format": "format",
    "quote": "quote",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)\Z", re.ASCII)
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_MONTHS = 12


class CslJsonWriter:
    """Writes one array; every item has ``id`` and ``type``, as the schema wants."""

    name = "csl-json"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        items = [_item(citation) for citation in assign_ids(documents)]
        return spelled(msgspec.json.format(msgspec.json.encode(items), indent=2).decode()) + "\n"


def _item(citation: Citation) -> dict[str, object]:
    reference = citation.reference
    item: dict[str, object] = {"id": writable(citation.id), "type": reference.type or "document"}
    people = {"author": reference.authors, "editor": reference.editors}
    item |= {role: [_person(name) for name in names] for role, names in people.items() if names}
    item |= {name: writable(value) for name, field in _PLAIN.items() if (value := getattr(reference, field))}
    dates = {"issued": reference.published, "accessed": reference.accessed}
    item |= {name: _date(edtf) for name, edtf in dates.items() if edtf}
    custom = {name: writable(value) for name, field in _CUSTOM.items() if (value := getattr(reference, field))}
    if reference.claims_archive and not (reference.archive_url or reference.archived):
        custom["claims-archive"] = "yes"
    return item | ({"custom": custom} if custom else {})


def _person(name: Name) -> dict[str, str]:
    if name.literal is not None:
        return {"literal": writable(name.literal)}
    parts = {"family": name.family, "given": name.given}
    return {part: writable(value) for part, value in parts.items() if value}


def _date(edtf: str) -> dict[str, object]:
    """Give ``date-parts`` where they can say it, else the EDTF string as ``raw``."""
    matches = [_DATE.match(side) for side in edtf.split("/")]
    sides = [parts for match in matches if match is not None and (parts := _parts(match)) is not None]
    if len(sides) != len(matches) or (len(sides) > 1 and "~" in edtf):
        season = _season(matches[0]) if len(matches) == 1 and matches[0] is not None else None
        return season or {"raw": edtf}
    date: dict[str, object] = {"date-parts": sides}
    return date | ({"circa": True} if edtf.endswith("~") else {})


def _parts(match: re.Match[str]) -> list[int] | None:
    """Give year, month and day; ``None`` for a season and for what cannot be one."""
    parts = [int(part) for part in match.groups()[:3] if part]
    is_date = len(parts) == 1 or 1 <= parts[1] <= _MONTHS
    return parts if is_date and 0 not in parts else None


def _season(match: re.Match[str]) -> dict[str, object] | None:
    season = _SEASONS.get(int(match[2] or 0))
    if season is None or match[3] or match[4]:
        return None
    return {"date-parts": [[int(match[1])]], "season": season}
