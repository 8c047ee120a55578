"""Fields of an entry to a record: the names that BibTeX and biblatex define, and those met in the wild."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from citecheck.model.reference import NOTHING, Origin, Reference, SourceField
from citecheck.sources.bibtex.asides import Asides, read_asides
from citecheck.sources.bibtex.dates import any_date, published
from citecheck.sources.bibtex.latex import decode, verbatim
from citecheck.sources.bibtex.people import read_people
from citecheck.sources.bibtex.values import first
from citecheck.sources.csl_types import of_bibtex

_ACCESSED = (
    "urldate", "accessed", "accessdate", "dateaccessed", "lastaccessed", "lastaccess", "lastchecked", "lastvisited",
    "visited", "retrieved", "accessedon", "urlaccessdate", "urlaccessed", "dateretrieved", "datevisited", "viewed",
    "retrievaldate", "zugriff", "abrufdatum",
)  # fmt: skip
_ARCHIVED = (
    "archivedate", "archiveddate", "archivaldate", "datearchived", "urlarchivedate", "archiveurldate", "waybackdate",
    "snapshotdate", "mementodate", "archivedon",
)  # fmt: skip
_ARCHIVE_URL = (
    "archiveurl", "archivedurl", "urlarchive", "urlarchived", "archivalurl", "archivelink", "waybackurl", "wayback",
    "waybackmachine", "mementourl", "memento", "snapshoturl", "snapshot", "permaurl", "permacc",
)  # fmt: skip
_ARCHIVE_OF_EITHER_KIND = ("archived", "archive")
"""Hold an address, a day or just a word, as people like."""
_STATUS = ("urlstatus", "deadurl", "linkstatus")
_URL = ("url", "link", "weburl", "uri", "www", "ee", "bdskurl1", "website")
_OUTLET = (
    "journaltitle", "journal", "newspaper", "magazine", "periodical", "fulljournal", "publicationtitle",
    "containertitle",
)  # fmt: skip
_SITE = ("websitetitle", "sitename", "site", "blogtitle", "work")
_TRANSLATED = ("translatedtitle", "titletranslation", "transtitle", "titletranslated", "englishtitle")
_ASIDES = ("note", "howpublished", "addendum", "urlnote")
_ON_THE_WEB = frozenset(["webpage", "post-weblog", "post", None])
_PARTS_OF_BOOKS = frozenset(["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"])
"""Types whose ``booktitle`` holds them, though it be called as they are; in others it is the title again."""
_NUMBERED_ISSUES = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "periodical", "article", "review", "review-book"]
)
"""Types whose ``number`` is that of an issue; elsewhere it is of a report or a series."""
_DOI_PREFIX = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|https?://[^/\s]+/(?=10\.\d)|doi\s*:?\s*", re.IGNORECASE
)
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:\\url\s*\{)?\s*(?:https?:)?//\S", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([^\[\]]+)\]\Z")
_YES = {"yes": "dead", "true": "dead", "y": "dead", "no": "live", "false": "live"}
"""What the old ``deadurl`` says in the words of today."""
_LIKELY = 0.6
_GUESSED = 0.5


@dataclass(frozen=True, slots=True)
class EntrySource:
    """What an entry is beside its values."""

    origin: Origin
    text: str
    type: str
    key: str | None
    fields: tuple[SourceField, ...]


def build(source: EntrySource, values: Mapping[str, str]) -> Reference:
    """Make the record of one entry.

    Args:
        source: Where and what the entry is.
        values: Its fields in LaTeX by folded name, those it inherits among them.
    """
    return _Builder(source, values).build()


class _Builder:
    """One entry on its way to a record; ``confidence`` collects what was found rather than given."""

    def __init__(self, source: EntrySource, values: Mapping[str, str]) -> None:
        self._source = source
        self._values = values
        self._confidence: dict[str, float] = {}
        subtype = values.get("entrysubtype")
        self._type = of_bibtex(source.type, decode(subtype) if subtype else None)
        self._asides = Asides()

    def build(self) -> Reference:
        values = self._values
        hidden = [value for name in _ASIDES if (value := first(values, name))]
        self._asides = read_asides(hidden) if hidden else self._asides
        date, sureness = published(values)
        if date is not None and sureness < 1:
            self._confidence["published"] = sureness
        title, outlet, publisher = self._title(), *self._outlet_and_publisher()
        archive_url, archived = self._archive()
        arxiv, pmid = self._eprint()
        return Reference(
            origin=self._source.origin,
            text=self._source.text,
            key=self._source.key,
            type=self._type,
            authors=read_people(first(values, "author", "authors") or ""),
            editors=read_people(first(values, "editor", "editors") or ""),
            title=title,
            translated_title=self._translated_title(),
            outlet=outlet,
            publisher=publisher,
            published=date,
            accessed=self._accessed(),
            archived=archived,
            url=self._url(),
            archive_url=archive_url,
            url_status=self._status(),
            doi=self._doi(),
            isbn=self._text("isbn"),
            issn=self._text("issn"),
            pmid=pmid,
            arxiv=arxiv,
            volume=self._text("volume"),
            issue=self._issue(),
            pages=self._text("pages", "page"),
            edition=self._text("edition"),
            language=self._text("language", "langid"),
            format=self._text("format", "filetype"),
            quote=self._text("quote", "quotation"),
            note=self._note(),
            source_type=self._source.type,
            claims_archive=self._claims_archive(archive_url, archived),
            fields=self._source.fields,
            confidence=MappingProxyType(self._confidence) if self._confidence else NOTHING,
        )

    def _text(self, *names: str) -> str | None:
        value = first(self._values, *names)
        return (decode(value) or None) if value is not None else None

    def _address(self, *names: str) -> str | None:
        value = first(self._values, *names)
        return (verbatim(value) or None) if value is not None else None

    def _with_subtitle(self, *names: str, subtitle: str) -> str | None:
        main, sub = self._text(*names), self._text(subtitle)
        if main is None or sub is None:
            return main or sub
        return f"{main}{' ' if main[-1] in '?!.:' else ': '}{sub}"

    def _title(self) -> str | None:
        title = self._with_subtitle("title", subtitle="subtitle")
        return title or self._with_subtitle("booktitle", "maintitle", "issuetitle", subtitle="booksubtitle")

    def _translated_title(self) -> str | None:
        if (given := self._text(*_TRANSLATED)) is not None:
            return given
        addition = self._text("titleaddon")
        match = _BRACKETED.match(addition) if addition else None
        if match is not None:
            self._confidence["translated_title"] = _LIKELY
        return match[1] if match is not None else None

    def _outlet_and_publisher(self) -> tuple[str | None, str | None]:
        outlet = self._with_subtitle(*_OUTLET, subtitle="journalsubtitle")
        if outlet is None and first(self._values, "title"):
            booktitle = self._with_subtitle("booktitle", subtitle="booksubtitle")
            outlet = booktitle if self._type in _PARTS_OF_BOOKS or booktitle != self._title() else None
        outlet = outlet or self._text("eventtitle", *_SITE)
        website = first(self._values, "website")
        if outlet is None and website and not _ADDRESS.match(website):
            outlet = decode(website)
        publisher = self._text("publisher", "institution", "school", "university")
        organization = self._text("organization", "organisation")
        if outlet is None and self._type in _ON_THE_WEB:
            outlet, organization = organization, None
        if outlet is None and self._type in _ON_THE_WEB and (outlet := self._how_published()) is not None:
            self._confidence["outlet"] = _GUESSED
        return outlet, publisher or organization

    def _how_published(self) -> str | None:
        value = first(self._values, "howpublished")
        return read_asides([value]).rest if value is not None else None

    def _accessed(self) -> str | None:
        return self._day("accessed", _ACCESSED, self._asides.accessed)

    def _day(self, field: str, names: tuple[str, ...], aside: str | None) -> str | None:
        value = first(self._values, *names)
        if value is not None:
            date, sureness = any_date(value)
            if date is not None:
                if sureness < 1:
                    self._confidence[field] = sureness
                return date
        if aside is not None:
            self._confidence[field] = _LIKELY
        return aside

    def _archive(self) -> tuple[str | None, str | None]:
        url = self._address(*_ARCHIVE_URL)
        day = self._day("archived", _ARCHIVED, self._asides.archived)
        for name in _ARCHIVE_OF_EITHER_KIND:
            value = first(self._values, name)
            if value is not None and _ADDRESS.match(value):
                url = url or verbatim(value)
            elif value is not None and day is None and name == "archived":
                day = any_date(value)[0]
        if url is None and self._asides.archive_url is not None:
            url = self._asides.archive_url
            self._confidence["archive_url"] = _LIKELY
        return url, day

    def _claims_archive(self, archive_url: str | None, archived: str | None) -> bool:
        claimed = self._text("archived") not in {None, "no", "false"}
        return archive_url is not None or archived is not None or claimed or self._asides.claims_archive

    def _url(self) -> str | None:
        if (given := self._address("url")) is not None:
            return given
        for name in _URL[1:]:
            value = first(self._values, name)
            if value is not None and _ADDRESS.match(value):
                return verbatim(value)
        if self._asides.url is not None:
            self._confidence["url"] = _LIKELY
        return self._asides.url

    def _status(self) -> str | None:
        status = self._text(*_STATUS)
        return _YES.get(status.lower(), status) if status is not None else None

    def _doi(self) -> str | None:
        doi = self._address("doi")
        if doi is None:
            return None
        match = _DOI_PREFIX.match(doi)
        return (doi[match.end() :] if match else doi).strip() or None

    def _eprint(self) -> tuple[str | None, str | None]:
        """Give arXiv number and PubMed id."""
        arxiv, pmid = self._address("arxiv", "arxivid"), self._address("pmid")
        eprint = self._address("eprint")
        kind = (self._text("eprinttype", "archiveprefix") or "").lower()
        if eprint is not None and arxiv is None and (kind == "arxiv" or (not kind and _ARXIV.match(eprint))):
            arxiv = eprint
        if eprint is not None and pmid is None and kind in {"pubmed", "pmid"}:
            pmid = eprint
        if arxiv is None and (journal := first(self._values, "journal", "journaltitle")) is not None:
            arxiv = read_asides([journal]).arxiv if "arxiv" in journal.lower() else None
        arxiv = arxiv or self._asides.arxiv
        match = _ARXIV.match(arxiv) if arxiv else None
        return (match[1] if match else arxiv), pmid

    def _issue(self) -> str | None:
        if (number := self._text("number")) is not None and self._type in _NUMBERED_ISSUES:
            return number
        return self._text("issue")

    def _note(self) -> str | None:
        """Give the words that no other field took; those of ``howpublished`` may have become the outlet."""
        values = [value for name in ("note", "addendum") if (value := first(self._values, name))]
        if "outlet" not in self._confidence and (how := first(self._values, "howpublished")):
            values.append(how)
        return read_asides(values).rest if values else None
