"""Records as a biblatex file: ``date``, ``urldate``, ``archiveurl``, ``archivedate``, ``urlstatus`` and all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.model.ids import assign_ids
from citecheck.model.names import Name
from citecheck.model.reference import Citation, Document, Reference, ReferenceId
from citecheck.reports.inert import disarmed
from citecheck.reports.records.latex import escaped, escaped_address

_ENTRIES = {
    "article": ("article", "article"),
    "article-journal": ("article", None),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "book": ("book", None),
    "chapter": ("incollection", None),
    "dataset": ("dataset", None),
    "entry-encyclopedia": ("inreference", None),
    "graphic": ("artwork", None),
    "hearing": ("hearing", None),
    "interview": ("interview", None),
    "legal_case": ("jurisdiction", None),
    "legislation": ("legislation", None),
    "manuscript": ("unpublished", None),
    "map": ("map", None),
    "motion_picture": ("movie", None),
    "pamphlet": ("booklet", None),
    "paper-conference": ("inproceedings", None),
    "patent": ("patent", None),
    "performance": ("performance", None),
    "periodical": ("periodical", None),
    "personal_communication": ("letter", None),
    "report": ("report", None),
    "review": ("review", None),
    "software": ("software", None),
    "song": ("audio", None),
    "standard": ("standard", None),
    "thesis": ("thesis", None),
    "webpage": ("online", None),
}
"""CSL type -> entry type and ``entrysubtype``; any other type is a ``@misc`` whose subtype is the CSL type."""
_ON_THE_WEB = frozenset(["webpage", "post-weblog", "post", None])
"""Types whose outlet is a site, which biblatex calls ``organization``."""
_HELD_IN_BOOKS = frozenset(["incollection", "inproceedings", "inreference"])
_WITH_INSTITUTION = frozenset(["report", "thesis"])
_NUMBERED_ISSUES = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "periodical", "article", "review", "review-book"]
)
_NO_KEY = re.compile(r"[\s,{}()%#\\\"'=~^$&\x00-\x1f]+")
_SEPARATOR = re.compile(r"\band\b|[,;{}]", re.IGNORECASE)
_FIRST_ALONE = re.compile(r"[^\s,{}]+\Z")


class BibtexWriter:
    """Writes biblatex entries; each key once, case aside."""

    name = "bibtex"

    def write(self, documents: Sequence[Document]) -> str:
        """See ``RecordWriter.write``."""
        citations = assign_ids(documents)
        keys = _Keys(citations)
        entries = (_entry(citation.reference, keys.take(citation)) for citation in citations)
        return disarmed("\n".join(entries))


class _Keys:
    """The keys of one file; BibTeX takes ``Ball2022`` and ``ball2022`` for one, and the first bearer keeps it."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._kept: dict[str, ReferenceId] = {}
        for citation in citations:
            if _legal(citation.id) == citation.reference.key == citation.id:
                self._kept.setdefault(citation.id.casefold(), citation.id)
        self._given: set[str] = set()
        self._asked: dict[str, int] = {}

    def take(self, citation: Citation) -> str:
        wanted = _legal(citation.id)
        key, number = wanted, self._asked.get(wanted, 1)
        while key.casefold() in self._given or self._kept.get(key.casefold(), citation.id) != citation.id:
            number += 1
            key = f"{wanted}-{number}"
        self._asked[wanted] = number
        self._given.add(key.casefold())
        return key


def _legal(wanted: str) -> str:
    """Give a name without what BibTeX and biber refuse in keys; ``Ball2022~2`` becomes ``Ball2022-2``."""
    return _NO_KEY.sub("-", wanted).strip("-@") or "reference"


def _entry(reference: Reference, key: str) -> str:
    kind, _ = _kind(reference)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference))
    return f"@{kind}{{{key},\n{lines}}}\n"


def _kind(reference: Reference) -> tuple[str, str | None]:
    if reference.type is None:
        return "misc", None
    return _ENTRIES.get(reference.type, ("misc", reference.type))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give names and values, ready to stand between braces; nothing for what is not known."""
    kind, subtype = _kind(reference)
    plain = {
        "entrysubtype": subtype,
        "title": reference.title,
        "translatedtitle": reference.translated_title,
        _outlet_field(reference, kind): reference.outlet,
        "institution" if kind in _WITH_INSTITUTION else "publisher": reference.publisher,
        "date": None,
        "volume": reference.volume,
        "number" if reference.type in _NUMBERED_ISSUES else "issue": reference.issue,
        "pages": None,
        "edition": reference.edition,
        "language": reference.language,
        "isbn": reference.isbn,
        "issn": reference.issn,
        "urlstatus": reference.url_status,
        "format": reference.format,
        "quote": reference.quote,
        "note": reference.note,
    }
    raw = {
        "author": _people(reference.authors),
        "editor": _people(reference.editors),
        "date": reference.published,
        "pages": escaped(reference.pages.replace("–", "\x00")).replace("\x00", "--") if reference.pages else None,
        "doi": _address(reference.doi),
        "eprint": _address(reference.arxiv),
        "eprinttype": "arxiv" if reference.arxiv else None,
        "pmid": _address(reference.pmid),
        "url": _address(reference.url),
        "urldate": reference.accessed,
        "archiveurl": _address(reference.archive_url),
        "archivedate": reference.archived,
        "archived": "yes" if _only_claims(reference) else None,
    }
    values = {name: escaped(value) for name, value in plain.items() if value}
    values |= {name: value for name, value in raw.items() if value}
    for name in (*("author", "editor"), *plain, *raw):
        if name in values:
            yield name, values.pop(name)


def _outlet_field(reference: Reference, kind: str) -> str:
    if reference.type in _ON_THE_WEB:
        return "organization"
    return "booktitle" if kind in _HELD_IN_BOOKS and reference.title else "journaltitle"


def _only_claims(reference: Reference) -> bool:
    return reference.claims_archive and reference.archive_url is None and reference.archived is None


def _address(value: str | None) -> str | None:
    return escaped_address(value) if value else None


def _people(names: Sequence[Name]) -> str:
    return " and ".join(_person(name) for name in names)


def _person(name: Name) -> str:
    if name.literal is not None or name.family is None:
        return f"{{{escaped(name.literal or name.given or '')}}}"
    family = _protected(name.family)
    if name.given is None:
        return family if _FIRST_ALONE.match(name.family) and name.family.lower() != "others" else f"{family},"
    return f"{family}, {_protected(name.given)}"


def _protected(part: str) -> str:
    """Put braces around a part of a name that BibTeX would cut."""
    return f"{{{escaped(part)}}}" if _SEPARATOR.search(part) else escaped(part)
