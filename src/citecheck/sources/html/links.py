"""The links of a citation: which leads to the page, which to its copy, which to a catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.model.reference import SourceField
from citecheck.sources.html.visible import Mark, Visible
from citecheck.sources.snapshots import is_snapshot, original_in

_EXTERNAL = re.compile(r"(?:(?:https?|ftp):)?//[^\s/]", re.IGNORECASE)
_WIKI = re.compile(
    r"(?:https?:)?//(?:[a-z-]+\.)*(?:wiki(?:pedia|media|source|data|books|quote)|wiktionary)\.org/w(?:iki)?/",
    re.IGNORECASE,
)
_CATALOGUE = re.compile(
    r"(?:https?:)?//(?:(?:dx\.)?doi\.org|(?:www\.|search\.)?worldcat\.org|(?:www\.)?ncbi\.nlm\.nih\.gov/p(?:ubmed|mc)|"
    r"pubmed\.ncbi|(?:www\.)?jstor\.org/(?:stable|issn)|arxiv\.org/abs|api\.semanticscholar\.org|lccn\.loc\.gov|"
    r"ui\.adsabs|adsabs\.harvard\.edu/abs|hdl\.handle\.net|(?:www\.)?zbmath|(?:www\.)?ams\.org/mathscinet|openlibrary\.org|"
    r"id\.loc\.gov|citeseerx|(?:www\.)?ssrn\.com|osti\.gov|rfc-editor|biorxiv\.org/content|viaf\.org|d-nb\.info)",
    re.IGNORECASE,
)
"""Where the identifiers behind a citation lead; such a link is the citation's own only when its title carries it."""
_ARCHIVED_WORD = re.compile(
    r"\s*(?:archived|archiviert|archivé|archivado|archiviato|arquivado|архивировано|архів)", re.IGNORECASE
)
_ORIGINAL_WORD = re.compile(
    r"\s*(?:the original|(?:el )?original|l'original|dall'originale|original|o original|vom original)\b", re.IGNORECASE
)
_PHRASE = re.compile(
    r"\b(?:archived|archiviert|archivé|archivad[oa]|archiviato|arquivad[oa]|архив|архів)", re.IGNORECASE
)
"""Says that the link is a copy on purpose; without it, a snapshot is what was cited."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leads out of the page."""

    url: str
    mark: Mark
    start: int
    """Offset of the address as written in the page."""
    end: int


@dataclass(frozen=True, slots=True)
class CitedLinks:
    """The links of one citation, told apart."""

    original: Link | None = None
    archive: Link | None = None
    embedded_original: str | None = None
    """The original that the copy's address holds, where nothing links it."""
    status: str | None = None
    """``live`` or ``dead``, where the way of linking tells; else ``None``."""

    def fields(self, text: str) -> tuple[SourceField, ...]:
        """Give the addresses as the page spells them."""
        named = (("url", self.original), ("archive-url", self.archive))
        return tuple(
            SourceField(name, text[link.start : link.end], link.start, link.end)
            for name, link in named
            if link is not None
        )


def leads_to_catalogue(url: str) -> bool:
    """Whether an address is what an identifier leads to, not one that an author gave."""
    return "#id-name=" in url or _CATALOGUE.match(url) is not None


def external(visible: Visible) -> list[Link]:
    """Give the links that lead out, in order."""
    found: list[Link] = []
    for mark in visible.of("a"):
        href = mark.element.attributes.get("href")
        if href is None:
            continue
        url = href.value.strip()
        is_external = "external" in mark.element.classes() or not _WIKI.match(url)
        if is_external and _EXTERNAL.match(url):
            found.append(Link(url, mark, href.start, href.end))
    return found


def tell_apart(visible: Visible, places: Sequence[tuple[int, int]], *, only_there: bool = False) -> CitedLinks:
    """Tell the links of a citation apart.

    Args:
        visible: The citation.
        places: Where in the visible text its own link may stand, best first: its title, what holds it.
        only_there: Whether a link elsewhere is none of the citation's own.
    """
    links = external(visible)
    on_title = next((link for place in places for link in links if _overlaps(link.mark, place)), None)
    archived = original = None
    for link in links:
        if link is on_title:
            continue
        shown = visible.text[link.mark.start : link.mark.end]
        if archived is None and (is_snapshot(link.url) or _ARCHIVED_WORD.match(shown)):
            archived = link
        elif original is None and _ORIGINAL_WORD.match(shown):
            original = link
    if archived is not None:
        is_live = _ARCHIVED_WORD.match(visible.text[archived.mark.start : archived.mark.end]) is not None
        main = on_title or original or (None if only_there else _first(links, archived))
        return CitedLinks(main, archived, None if main else original_in(archived.url), "live" if is_live else None)
    if original is not None and on_title is not None:
        return CitedLinks(original, on_title, None, "dead")
    main = on_title or original or (None if only_there else _first(links, None))
    if main is not None and is_snapshot(main.url) and _PHRASE.search(visible.text):
        return CitedLinks(None, main, original_in(main.url), None)
    return CitedLinks(main)


def _first(links: list[Link], but: Link | None) -> Link | None:
    """Give the first link that is no copy and leads to no catalogue."""
    for link in links:
        if link is not but and not leads_to_catalogue(link.url) and not is_snapshot(link.url):
            return link
    return None


def _overlaps(mark: Mark, stretch: tuple[int, int]) -> bool:
    return mark.start < stretch[1] and stretch[0] < mark.end
