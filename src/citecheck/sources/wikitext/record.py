"""A citation template to the fields of a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citecheck.model.dates import read_date
from citecheck.model.reference import Reference
from citecheck.sources.snapshots import day_in, is_snapshot
from citecheck.sources.wikitext import people
from citecheck.sources.wikitext.addresses import address
from citecheck.sources.wikitext.arguments import Arguments
from citecheck.sources.wikitext.vocabulary import Kind

_STATUSES = frozenset({"live", "dead", "unfit", "usurped", "deviated", "bot: unknown"})
_YES = frozenset(
    ["yes", "y", "true", "1", "sí", "si", "s", "sim", "ja", "j", "oui", "o", "да", "так", "是", "sì", "dead", "tak"]
)
_NO = frozenset(["no", "n", "false", "0", "não", "nao", "nein", "non", "нет", "ні", "否", "live", "nee", "nie"])
_PERIODICAL_TYPES = frozenset(
    ["webpage", "article-newspaper", "article-journal", "article-magazine", "article", "post", "pamphlet"]
)
"""Types whose title is quoted and whose ``chapter`` means nothing."""
_DOI = re.compile(r"^(?:(?:https?:)?//(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_TIME = re.compile(r"\d{8,14}\Z", re.ASCII)
_SCRIPT_CODE = re.compile(r"^[a-z]{2,3}(?:-[a-z]+)?:\s*", re.IGNORECASE)
_BY_POSITION = {"cite doi": "doi", "cite pmid": "pmid", "cite arxiv": "arxiv", "cite isbn": "isbn"}


@dataclass(frozen=True, slots=True)
class _Titles:
    title: str | None
    translated: str | None
    outlet: str | None
    is_part: bool


def read_citation(given: Arguments, kind: Kind, name: str, seed: Reference) -> Reference:
    """Fill a reference from a citation template.

    Args:
        given: The template's parameters.
        kind: What kind of template it is.
        name: Its name as written, first letter in lower case.
        seed: The reference with its place, text and key.
    """
    titles = _titles(given, kind)
    outlet, publisher = titles.outlet, given.text("publisher")
    agency = given.text("agency")
    if agency is not None and publisher is None:
        outlet, publisher = (agency, None) if outlet is None else (outlet, agency)
    archive_url = address(given.raw("archive-url"))
    return Reference(
        origin=seed.origin,
        text=seed.text,
        key=seed.key,
        type=_type(given, kind, is_part=titles.is_part),
        authors=people.authors(given),
        editors=people.editors(given),
        title=titles.title,
        translated_title=titles.translated,
        outlet=outlet,
        publisher=publisher,
        published=_published(given),
        accessed=_accessed(given),
        archived=_date(given.text("archive-date")),
        url=address(given.raw("url")) or address(given.raw("chapter-url")),
        archive_url=archive_url,
        url_status=_status(given),
        doi=_bare_doi(given.text("doi") or _positional(given, name, "doi")),
        isbn=given.text("isbn") or _positional(given, name, "isbn"),
        issn=given.text("issn"),
        pmid=given.text("pmid") or _positional(given, name, "pmid"),
        arxiv=given.text("arxiv") or _positional(given, name, "arxiv"),
        volume=given.text("volume"),
        issue=given.text("issue"),
        pages=given.text("pages") or given.text("page") or given.text("at"),
        edition=given.text("edition"),
        language=given.text("language"),
        format=given.text("format"),
        quote=given.text("quote"),
        source_type=name,
        claims_archive=archive_url is not None or given.raw("archive-date") is not None,
        fields=tuple(given.fields),
    )


def read_webarchive(given: Arguments, seed: Reference) -> Reference:
    """Fill a reference from ``{{webarchive}}`` standing alone: the snapshot is all that is known."""
    url = address(given.raw("url")) or address(given.raw("archive-url")) or address(given.bare(1))
    original = None
    if url is not None and not is_snapshot(url):
        url, original = _wayback(url, given), url
    return Reference(
        origin=seed.origin,
        text=seed.text,
        key=seed.key,
        type="webpage",
        title=given.text("title"),
        archived=_date(given.text("date") or given.text("archive-date")) or day_in(url or ""),
        url=original,
        archive_url=url,
        source_type="webarchive",
        claims_archive=True,
        fields=tuple(given.fields),
    )


def _wayback(original: str, given: Arguments) -> str | None:
    """Spell the snapshot as older templates do, from the original and the time in figures; ``None`` without it."""
    for each in given.fields:
        if each.name.casefold() in {"date", "wayback", "2"} and _TIME.match(each.value):
            return f"https://web.archive.org/web/{each.value}/{original}"
    return None


def with_snapshot(reference: Reference, given: Arguments) -> Reference:
    """Add the snapshot that a ``{{webarchive}}`` after a reference names, unless it has one."""
    snapshot = read_webarchive(given, reference)
    if reference.archive_url is not None or snapshot.archive_url is None:
        return reference
    archived = snapshot.archived or reference.archived
    return replace(reference, archive_url=snapshot.archive_url, archived=archived, claims_archive=True)


def _titles(given: Arguments, kind: Kind) -> _Titles:
    """Tell the work cited from what holds it; a chapter's book is its outlet."""
    title = given.text("title")
    if title == "none":  # CS1's word for "show no title"
        title = None
    title = title or _scripted(given, "script-title")
    if title is not None and (subtitle := given.text("subtitle")):
        title = f"{title.rstrip(' .:')}: {subtitle}"
    part = given.text("chapter") or _scripted(given, "script-chapter")
    work = given.text("work") or _scripted(given, "script-work")
    container = given.text("container")
    translated = given.text("trans-title")
    is_periodical = kind.csl_type in _PERIODICAL_TYPES or (kind.csl_type == "document" and work is not None)
    if part is not None and (title is not None or container is not None) and not is_periodical:
        return _Titles(part, given.text("trans-chapter"), container if title is None else title, is_part=True)
    if title is None:
        title, translated = part, given.text("trans-chapter") or translated
    outlet = work or container
    if outlet is None and kind.csl_type == "broadcast":
        outlet = given.text("series")
    return _Titles(title, translated, outlet, is_part=container is not None)


def _scripted(given: Arguments, canonical: str) -> str | None:
    """Give a title in another script, without the language code before it (``ru:Заглавие``)."""
    value = given.text(canonical)
    return None if value is None else _SCRIPT_CODE.sub("", value) or None


def _type(given: Arguments, kind: Kind, *, is_part: bool) -> str:
    if kind.csl_type == "book" and is_part:
        return "chapter"
    if kind.csl_type != "document":
        return kind.csl_type
    if is_part:
        return "chapter"
    names = {each.name.casefold() for each in given.fields if each.value}
    if "journal" in names or "periodical" in names:
        return "article-journal"
    if "newspaper" in names:
        return "article-newspaper"
    if "magazine" in names:
        return "article-magazine"
    if names & {"website", "work"} or ("url" in names and not names & {"isbn", "publisher"}):
        return "webpage"
    return "book" if names & {"isbn", "publisher", "edition"} else "document"


def _published(given: Arguments) -> str | None:
    printed, year = given.text("date"), given.text("year")
    month, day = given.text("month"), given.text("day")
    if printed is not None:
        found = _date(printed) or (_date(f"{printed} {year}") if year else None)
        if found is not None:
            return found
    if year is not None:
        if month is not None:
            parts = (day, month, year) if not month.isdecimal() else (year, month, day)
            joined = ("-" if month.isdecimal() else " ").join(part.zfill(2) for part in parts if part)
            return _date(joined) or _date(year)
        return _date(year)
    return _date(given.text("publication-date"))


def _accessed(given: Arguments) -> str | None:
    whole = given.text("access-date")
    if whole is not None:
        return _date(whole)
    year = given.text("access-year")
    if year is None:
        return None
    return _date(" ".join(part for part in (given.text("access-day"), given.text("access-month"), year) if part))


def _date(printed: str | None) -> str | None:
    return None if printed is None else read_date(printed)


def _status(given: Arguments) -> str | None:
    """Give the state of the URL in CS1's present words; older words and other wikis' are mapped."""
    status = given.text("url-status")
    if status is not None and (folded := status.casefold()) in _STATUSES:
        return folded
    for canonical in ("dead-url", "url-status", "offline"):
        value = (given.text(canonical) or "").casefold()
        if value in _STATUSES:
            return value
        if value in _YES:
            return "dead"
        if value in _NO:
            return "live"
    return "dead" if given.raw("dead-on") is not None else None


def _bare_doi(value: str | None) -> str | None:
    return None if value is None else _DOI.sub("", value).strip() or None


def _positional(given: Arguments, name: str, canonical: str) -> str | None:
    """Give the identifier of ``{{cite doi|10.1000/182}}``, which has no name."""
    return given.bare(1) if _BY_POSITION.get(name.casefold()) == canonical else None
