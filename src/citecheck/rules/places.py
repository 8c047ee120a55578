"""Where in its document a field of a reference stands, so that a finding points at the very value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from citecheck.model.reference import Reference, SourceField, Span

SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title", "ti", "t1", "chapter", "booktitle"),
    "translated_title": ("transtitle",),
    "outlet": (
        *("journal", "journaltitle", "booktitle", "newspaper", "website", "work", "magazine", "containertitle"),
        *("encyclopedia", "periodical", "agency", "maintitle", "eventtitle", "howpublished", "jo", "jf", "t2"),
    ),
    "publisher": ("publisher", "institution", "school", "organization", "pb"),
    "published": ("date", "year", "issued", "month", "py", "da", "y1", "publicationdate"),
    "accessed": ("urldate", "accessdate", "accessed", "lastchecked", "y2", "lastaccessed", "dateaccessed"),
    "archived": ("archivedate", "customarchivedate", "archived"),
    "url": ("url", "ur", "link", "howpublished", "ee", "l1"),
    "archive_url": ("archiveurl", "customarchiveurl", "archivelocation"),
    "url_status": ("urlstatus", "deadurl"),
    "authors": (
        *("author", "authors", "au", "a1", "last", "last1", "author1", "first", "first1", "vauthors"),
        *("authorlast", "authorlast1", "surname", "surname1"),
    ),
    "editors": ("editor", "editors", "ed", "a2", "editorlast", "editor1last", "editor1"),
    "pages": ("pages", "page", "pp", "p", "sp", "at"),
    "volume": ("volume", "vl", "vol"),
    "issue": ("issue", "number", "is", "no"),
    "isbn": ("isbn", "sn"),
    "issn": ("issn", "sn", "eissn"),
    "arxiv": ("arxiv", "eprint"),
    "pmid": ("pmid", "an"),
    "source_type": (),
}
"""Record field -> folded names of source fields that may hold it, the likeliest first; others bear their own name."""
MOST_NAMES = 4_096


@lru_cache(maxsize=4_096)  # few names recur in great number
def fold(name: str) -> str:
    """Give the name of a source field without case and separators: ``Archive-URL`` -> ``archiveurl``."""
    return name.lower().replace("-", "").replace("_", "").replace(" ", "").replace(".", "")


class _Ranks(dict[str, int]):
    """Name of a source field -> its rank among the spellings of one record field, -1 for a name that is none of them.

    Few names recur in great number, so each is folded once; beyond ``MOST_NAMES`` they are not kept.
    """

    def __init__(self, spellings: tuple[str, ...]) -> None:
        super().__init__()
        self._ranks = {spelling: rank for rank, spelling in enumerate(spellings)}

    def __missing__(self, name: str) -> int:
        rank = self._ranks.get(fold(name), -1)
        if len(self) < MOST_NAMES:
            self[name] = rank
        return rank


@lru_cache(maxsize=128)  # one a record field
def _ranks(field: str) -> _Ranks:
    return _Ranks(SPELLINGS.get(field, (field.replace("_", ""),)))


def source_fields(reference: Reference, field: str) -> Iterator[SourceField]:
    """Give the source fields that may hold a record field, the likeliest first."""
    ranks = _ranks(field)
    found = [
        (rank, place, candidate)
        for place, candidate in enumerate(reference.fields)
        if (rank := ranks[candidate.name]) >= 0 and candidate.value.strip()
    ]
    if len(found) > 1:
        found.sort(key=itemgetter(0, 1))
    return (candidate for _, _, candidate in found)


def raw(reference: Reference, field: str) -> str | None:
    """Give the value of a record field as the source writes it, or ``None`` where the source has no such field."""
    return next((candidate.value for candidate in source_fields(reference, field)), None)


def place(reference: Reference, field: str | None = None) -> Span:
    """Give the span of a record field's value, or of the whole reference where the value cannot be pointed at."""
    whole = reference.origin.span
    if field is None:
        return whole
    value = getattr(reference, field, None)
    if value == reference.text:
        return whole
    candidates = list(source_fields(reference, field))
    holding = [candidate for candidate in candidates if isinstance(value, str) and value in candidate.value]
    for candidate in holding or candidates:
        start = candidate.start - whole.start
        if 0 <= start <= candidate.end - whole.start <= len(reference.text):
            return within(reference, start, candidate.end - whole.start)
    if isinstance(value, str) and value and (start := reference.text.find(value)) >= 0:
        return within(reference, start, start + len(value))
    return whole


def within(reference: Reference, start: int, end: int) -> Span:
    """Give the span of ``reference.text[start:end]`` in the document."""
    whole = reference.origin.span
    if start == 0 and end == len(reference.text) == whole.end - whole.start:
        return whole
    before = reference.text[:start].replace("\r\n", "\n\n").replace("\r", "\n")
    # "\r\n" became two characters again, so offsets still hold, and each pair counts as one line end.
    line_ends = before.count("\n") - reference.text.count("\r\n", 0, start)
    last = before.rfind("\n")
    column = whole.column + start if last < 0 else start - last
    return Span(whole.start + start, whole.start + end, whole.line + line_ends, column)
