"""The tags of one RIS record to a record. Source: the RIS specification of Reference Manager, 2011 revision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from citecheck.model.dates import find_dates, read_date
from citecheck.model.names import Name
from citecheck.model.reference import NOTHING, Origin, Reference, SourceField
from citecheck.sources.csl_dates import written_date
from citecheck.sources.csl_types import CSL_TYPES, FROM_RIS
from citecheck.sources.note_lines import NoteLines, read_note
from citecheck.sources.snapshots import is_snapshot

_AUTHORS = ("AU", "A1")
_EDITORS = ("ED", "A2", "A3")
_TITLES = ("TI", "T1", "CT")
_OUTLETS = ("JF", "JO", "T2", "BT", "JA", "J2", "J1")
_BOOKS = frozenset(["BOOK", "WHOLE", "EDBOOK", "EBOOK", "THES", "RPRT", "SER"])
"""Types whose ``T2`` is a series or a department, and whose ``BT`` is the title."""
_LINKS = ("UR", "LK", "L1", "L2", "L3", "L4", "AV")
_ADDRESS = re.compile(r"(?:(?:https?|ftp):)?//\S+", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{4})(?:[/-](\d{1,2}|)(?:[/-](\d{1,2}|))?)?(?:/([^/]*))?/?\Z", re.ASCII)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID\s*:?\s*)?(\d{1,8})(?:\s*\[pmid\])?\Z", re.IGNORECASE)
_YEAR_LENGTH, _ISSN_LENGTH = 4, 8
_BLANKS = re.compile(r"\s+")


def build(origin: Origin, text: str, fields: Sequence[SourceField]) -> Reference:
    """Make the record.

    Args:
        origin: Where it stands.
        text: As it stands there.
        fields: Its tags in order, ``TY`` first.
    """
    return _Builder(text, tuple(fields)).build(origin)


class _Builder:
    """One record on its way."""

    def __init__(self, text: str, fields: tuple[SourceField, ...]) -> None:
        self._text = text
        self._fields = fields
        self._values: dict[str, list[str]] = {}
        for field in fields:
            if value := _BLANKS.sub(" ", field.value).strip():
                self._values.setdefault(field.name, []).append(value)
        notes = [field.value.strip() for field in fields if field.name in {"N1", "RN"}]
        self._note: NoteLines = read_note("\n".join(note for note in notes if note) or None)
        self._confidence: dict[str, float] = {}

    def build(self, origin: Origin) -> Reference:
        kind = self._first("TY")
        url, archive_url = self._links()
        archived = self._noted_day("archived")
        isbn, issn = self._numbers()
        return Reference(
            origin=origin,
            text=self._text,
            key=self._first("ID"),
            type=self._type(kind),
            authors=self._people(_AUTHORS),
            editors=self._people(_EDITORS),
            title=self._first(*_TITLES) or (self._first("BT") if kind in _BOOKS else None),
            translated_title=self._first("TT") or self._noted("translated_title"),
            outlet=self._noted("outlet") or (None if kind in _BOOKS else self._first(*_OUTLETS)),
            publisher=self._first("PB"),
            published=self._noted_day("published") or self._published(),
            accessed=self._noted_day("accessed") or self._day("accessed", self._first("Y2")),
            archived=archived,
            url=url,
            archive_url=archive_url,
            url_status=self._noted("url_status"),
            doi=self._doi(),
            isbn=isbn,
            issn=issn,
            pmid=self._pmid(),
            arxiv=self._noted("arxiv"),
            volume=self._first("VL"),
            issue=self._first("IS", "CP"),
            pages=self._pages(),
            edition=self._first("ET") or self._noted("edition"),
            language=self._first("LA"),
            format=self._noted("format"),
            quote=self._noted("quote"),
            note=self._note.rest,
            source_type=kind,
            claims_archive=bool(archive_url or archived or self._noted("claims_archive")),
            fields=self._fields,
            confidence=MappingProxyType(self._confidence) if self._confidence else NOTHING,
        )

    def _first(self, *tags: str) -> str | None:
        return next((self._values[tag][0] for tag in tags if tag in self._values), None)

    def _noted(self, field: str) -> str | None:
        return self._note.fields.get(field)

    def _noted_day(self, field: str) -> str | None:
        value = self._noted(field)
        edtf, sureness = written_date(value) if value is not None else (None, 1.0)
        if edtf is not None and sureness < 1:
            self._confidence[field] = sureness
        return edtf

    def _type(self, kind: str | None) -> str | None:
        noted = self._noted("type")
        return noted if noted in CSL_TYPES else FROM_RIS.get((kind or "").upper())

    def _people(self, tags: Sequence[str]) -> tuple[Name, ...]:
        """Read ``Family, Given, Suffix``; a name without a comma is a body's or a pen name."""
        return tuple(_person(value) for tag in tags for value in self._values.get(tag, ()))

    def _published(self) -> str | None:
        """Give the most exact of the dates that agree on the year; ``PY`` decides which year it is."""
        dates = [date for tag in ("PY", "Y1", "DA") if (date := self._day("published", self._first(tag)))]
        if not dates:
            return None
        return max((date for date in dates if date[:_YEAR_LENGTH] == dates[0][:_YEAR_LENGTH]), key=len)

    def _day(self, field: str, value: str | None) -> str | None:
        if value is None:
            return None
        match = _SLASHED.match(value)
        if match is not None:
            return _from_slashes(match)
        edtf, sureness = written_date(value)
        if edtf is not None and sureness < 1:
            self._confidence[field] = sureness
        return edtf

    def _links(self) -> tuple[str | None, str | None]:
        """Give the address and that of the snapshot; files on the exporter's own disk are neither."""
        candidates = [part for tag in _LINKS for value in self._values.get(tag, ()) for part in _addresses(value)]
        archive_url = self._noted("archive_url")
        if len(candidates) > 1 or archive_url is None:
            found = next((url for url in candidates[1:] if is_snapshot(url)), None)
            archive_url = archive_url or found
        given = self._first("UR")
        url = next((url for url in candidates if url != archive_url), None)
        return url or (given if given != archive_url else None), archive_url

    def _numbers(self) -> tuple[str | None, str | None]:
        """Tell ISBN and ISSN, which share the tag ``SN``, by their length."""
        isbn, issn = self._noted("isbn"), self._noted("issn")
        for value in self._values.get("SN", ()):
            digits = sum(character.isdecimal() or character in "xX" for character in value)
            if digits == _ISSN_LENGTH:
                issn = issn or value
            else:
                isbn = isbn or value
        return isbn, issn

    def _doi(self) -> str | None:
        doi = self._first("DO") or self._noted("doi")
        if doi is None:
            return None
        match = _DOI_PREFIX.match(doi)
        return (doi[match.end() :] if match else doi).strip() or None

    def _pmid(self) -> str | None:
        if (noted := self._noted("pmid")) is not None:
            return noted
        base = (self._first("DB", "DP") or "").lower()
        match = _PMID.match(self._first("AN") or "")
        return match[1] if match is not None and ("pubmed" in base or "medline" in base) else None

    def _pages(self) -> str | None:
        first, last = self._first("SP"), self._first("EP")
        if first is not None and last is not None and last not in first:
            return f"{first}–{last}"
        return first or last


def _person(value: str) -> Name:
    if ",," in value:  # EndNote's way of writing a body whose name has commas
        return Name(literal=value.replace(",,", ",", 1))
    family, comma, given = value.partition(",")
    if not comma or not family.strip():
        return Name(literal=value)
    given = " ".join(part.strip() for part in given.split(",") if part.strip())
    return Name(family.strip(), given or None)


def _from_slashes(match: re.Match[str]) -> str | None:
    """Read ``2020/03/24/`` and ``2020///Spring``."""
    year, month, day, other = match.groups()
    if not month and other:
        joined = read_date(f"{other} {year}") or next((found.edtf for found in find_dates(f"{other} {year}")), None)
        return joined or year
    parts = [year, *(f"{int(part):02}" for part in (month, day if month else None) if part)]
    return "-".join(parts)


def _addresses(value: str) -> list[str]:
    """Give the addresses in a value; several are separated by semicolons or spaces."""
    found = _ADDRESS.findall(value.replace(";http", " http"))
    return [address.rstrip(";") for address in found] if value.lstrip().startswith(("http", "ftp", "//")) else []
