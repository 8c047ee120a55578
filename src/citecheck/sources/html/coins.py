"""COinS: a reference as an OpenURL in the ``title`` of ``<span class="Z3988">``.

Source: the COinS specification, ocoins.info (2005), and NISO Z39.88-2004. What Wikipedia's modules write into it has
changed: templates of 2012-2014 put the title of a chapter into ``rft.btitle`` or leave it out.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from urllib.parse import parse_qsl

from citecheck.model.dates import read_date
from citecheck.model.names import Name
from citecheck.sources.html.links import leads_to_catalogue
from citecheck.sources.names import is_body, is_initials

_MOST_PAIRS = 4000
"""Pairs that are read; the longest author lists in physics have some 5,000 names."""
_ID_PREFIXES = {"info:doi/": "doi", "info:pmid/": "pmid", "info:arxiv/": "arxiv", "urn:isbn:": "isbn"}


@dataclass(frozen=True, slots=True)
class Coins:
    """What one COinS says; ``None`` and empty where it is silent."""

    genre: str | None = None
    authors: tuple[Name, ...] = ()
    article: str | None = None
    """``rft.atitle``."""
    journal: str | None = None
    book: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    """Of ``rft_id`` and the like: the original, also where the text no longer links it."""
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    pmid: str | None = None
    arxiv: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    edition: str | None = None


def read_coins(title: str) -> Coins:
    """Read the OpenURL of a COinS, entities undone; what is no pair is passed over."""
    pairs = [(name, _clean(value)) for name, value in parse_qsl(title[:_LIMIT])[:_MOST_PAIRS]]
    first: dict[str, str] = {}
    for name, value in pairs:
        if value:
            first.setdefault(name, value)
    ids = _identifiers([value for name, value in pairs if name == "rft_id"])
    return Coins(
        genre=first.get("rft.genre"),
        authors=_authors(pairs, first),
        article=first.get("rft.atitle"),
        journal=first.get("rft.jtitle") or first.get("rft.stitle"),
        book=first.get("rft.btitle") or first.get("rft.title"),
        published=read_date(first["rft.date"]) if "rft.date" in first else None,
        publisher=first.get("rft.pub"),
        url=ids.get("url"),
        doi=ids.get("doi"),
        isbn=first.get("rft.isbn") or ids.get("isbn"),
        issn=first.get("rft.issn"),
        pmid=ids.get("pmid"),
        arxiv=ids.get("arxiv"),
        volume=first.get("rft.volume"),
        issue=first.get("rft.issue"),
        pages=first.get("rft.pages") or _span(first),
        edition=first.get("rft.edition"),
    )


_LIMIT = 500_000
"""Code points of a COinS that are read."""


def _clean(value: str) -> str:
    """Undo what some modules leave in: entities escaped twice, italics of wikitext."""
    if "&" in value:
        value = html.unescape(value)
    return " ".join(value.replace("''", "").replace("\ufeff", "").split())


def _span(first: dict[str, str]) -> str | None:
    start, end = first.get("rft.spage"), first.get("rft.epage")
    return f"{start}–{end}" if start and end else start


def _identifiers(values: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        lowered = value.lower()
        for prefix, name in _ID_PREFIXES.items():
            if lowered.startswith(prefix):
                found.setdefault(name, value[len(prefix) :])
        if lowered.startswith(("http://", "https://", "ftp://", "//")) and not leads_to_catalogue(lowered):
            found.setdefault("url", value.strip())
    return found


def _authors(pairs: list[tuple[str, str]], first: dict[str, str]) -> tuple[Name, ...]:
    """Give the authors in order: the first in parts, the others whole."""
    names: list[Name] = []
    if (family := first.get("rft.aulast")) is not None:
        given = first.get("rft.aufirst") or first.get("rft.auinit")
        names.append(Name(family=family, given=given) if given else _whole(family))
    for name, value in pairs:
        if name != "rft.au" or not value:
            continue
        author = _whole(value)
        if author not in names[:1]:
            names.append(author)
    if not names and (body := first.get("rft.aucorp") or first.get("rft.inst")):
        names.append(Name(literal=body))
    return tuple(names)


def _whole(value: str) -> Name:
    family, comma, given = value.partition(", ")
    if comma and given and not is_body(value) and "," not in given.replace(", Jr", ""):
        return Name(family=family, given=given)
    words = value.rsplit(" ", 1)
    if len(words) > 1 and is_initials(words[1]) and not is_body(value):
        return Name(family=words[0], given=words[1])
    return Name(literal=value)
