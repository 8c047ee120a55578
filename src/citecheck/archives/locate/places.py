"""Which site an outlet has, and how its addresses look: from the outlet itself, from the list around, from a table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citecheck.archives.locate.paths import learn_form, sections
from citecheck.archives.locate.words import without_marks
from citecheck.links.archive_links import recognise
from citecheck.links.hosts import registrable_domain, to_ascii, without_www
from citecheck.links.parts import split
from citecheck.model.reference import Reference

_DOMAIN = re.compile(r"(?:https?://)?(?P<host>(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24})/?\Z")
_ARTICLES = re.compile(r"\A(?:the|der|die|das|le|la|les|el|los|il|lo|de|het)\s+")
_NEIGHBOURS_READ = 2_000
"""References of one list from which addresses are learned; our choice."""


@dataclass(frozen=True, slots=True)
class Place:
    """A site on which a work may stand."""

    host: str
    """As addresses spell it, without a port."""
    why: str
    """How we know, for people."""
    forms: tuple[str, ...] = ()
    """Folders of a day as templates, e.g. ``/news/{yyyy}/{mm}/{dd}``."""
    fronts: tuple[str, ...] = ()
    """Paths of fronts of sections."""

    @property
    def domain(self) -> str:
        """The name under which captures of the whole site are filed."""
        bare = without_www(self.host)
        registered = registrable_domain(bare)
        # a part of a site with a name of its own is searched alone: news.example.org, not all of example.org
        return bare if registered is None or bare != registered else registered


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A row of ``outlets.toml``."""

    names: tuple[str, ...]
    hosts: tuple[str, ...]
    forms: tuple[str, ...]
    fronts: tuple[str, ...]


@cache
def outlet_table() -> Mapping[str, OutletRow]:
    """Read the table, by folded name."""
    text = files("citecheck.archives.locate").joinpath("outlets.toml").read_text(encoding="utf-8")
    table: dict[str, OutletRow] = {}
    for row in tomllib.loads(text)["outlet"]:
        entry = OutletRow(
            tuple(row["names"]), tuple(row["hosts"]), tuple(row.get("forms", ())), tuple(row.get("fronts", ()))
        )
        for name in entry.names:
            table.setdefault(fold_outlet(name), entry)
    return table


def fold_outlet(name: str) -> str:
    """Give an outlet's name for comparing: no case, accents, article or punctuation; a place in brackets dropped."""
    plain = without_marks(re.sub(r"\([^()]{0,40}\)", " ", name.casefold()))
    words = " ".join(re.findall(r"[^\W_]+", plain))
    return _ARTICLES.sub("", words)


def places(reference: Reference, neighbours: Sequence[Reference]) -> tuple[Place, ...]:
    """Give the sites to search for a reference, surest first; none when its outlet leads nowhere."""
    found: dict[str, Place] = {}
    for outlet in (reference.outlet, reference.publisher):
        if outlet is None:
            continue
        for place in (*_named(outlet), *_learned(outlet, neighbours), *_tabled(outlet)):
            key = without_www(place.host)
            found[key] = _joined(found[key], place) if key in found else place
    return tuple(found.values())


def _named(outlet: str) -> Iterable[Place]:
    match = _DOMAIN.match(outlet.strip())
    if match is not None and registrable_domain(to_ascii(match["host"])) is not None:
        yield Place(to_ascii(match["host"]), "the outlet is a domain name")


def _learned(outlet: str, neighbours: Sequence[Reference]) -> Iterable[Place]:
    wanted = fold_outlet(outlet)
    paths: dict[str, list[str]] = {}
    for neighbour in neighbours[:_NEIGHBOURS_READ]:
        if not any(
            name is not None and fold_outlet(name) == wanted for name in (neighbour.outlet, neighbour.publisher)
        ):
            continue
        for url in (neighbour.url, neighbour.archive_url):
            parts = split(_original(url)) if url else None
            if parts is not None and parts.scheme in {"http", "https"} and parts.host:
                paths.setdefault(to_ascii(parts.host), []).append(parts.path)
    for host, learned in paths.items():
        forms = dict.fromkeys(form for path in learned if (form := learn_form(path)) is not None)
        yield Place(host, "another reference of the same outlet", tuple(forms), sections(learned))


def _original(url: str) -> str:
    link = recognise(url)
    if link is None:
        return url
    return link.original_url or ""


def _tabled(outlet: str) -> Iterable[Place]:
    row = outlet_table().get(fold_outlet(outlet))
    if row is not None:
        for host in row.hosts:
            yield Place(host, "the table of outlets", row.forms, row.fronts)


def _joined(first: Place, second: Place) -> Place:
    forms = tuple(dict.fromkeys((*first.forms, *second.forms)))
    return Place(first.host, first.why, forms, tuple(dict.fromkeys((*first.fronts, *second.fronts))))
