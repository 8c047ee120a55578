"""A citation in the visible form of Citation Style 1 or 2, helped by its markup.

Italics and links say what plain text cannot: which words are the title and which the periodical. Stand-ins replace both
before the grammar of the free-text reader labels the rest, so that no dot or quotation mark in them misleads it.
"""

from __future__ import annotations

from dataclasses import replace

from citecheck.model.dates import find_dates
from citecheck.model.names import Name
from citecheck.model.reference import Reference
from citecheck.sources.freetext.interface import Label
from citecheck.sources.html.coins import Coins
from citecheck.sources.html.links import leads_to_catalogue, tell_apart
from citecheck.sources.html.visible import Mark, Visible
from citecheck.sources.snapshots import day_in
from citecheck.sources.words import CLOSING, OPENING, Places, label_words, read_placed

_CLASS_TYPES = {
    "web": "webpage", "news": "article-newspaper", "book": "book", "journal": "article-journal",
    "magazine": "article-magazine", "encyclopaedia": "entry-encyclopedia", "conference": "paper-conference",
    "pressrelease": "pamphlet", "arxiv": "article", "biorxiv": "article", "ssrn": "article", "thesis": "thesis",
    "report": "report", "techreport": "report", "audio-visual": "motion_picture", "AV-media-notes": "song",
    "episode": "broadcast", "serial": "broadcast", "podcast": "broadcast", "interview": "interview",
    "speech": "speech", "map": "map", "mailinglist": "post", "newsgroup": "post", "patent": "patent",
    "sign": "graphic", "noticia": "article-newspaper", "libro": "book", "publicación": "article-journal",
    "enciclopedia": "entry-encyclopedia", "periódico": "article-journal", "livro": "book",
}  # fmt: skip
"""Second class of ``cite.citation`` -> CSL type; English, Spanish and Portuguese Wikipedia."""


def read_visible(visible: Visible, seed: Reference, page: str) -> Reference:
    """Read a citation from what a reader sees and its markup.

    Args:
        visible: The citation.
        seed: The reference with its place, text and key.
        page: The source of the page, for the addresses as written.
    """
    text, quote = _without_quote(visible)
    places = places_of(visible, text)
    reference = _labelled(text, places, seed)
    links = tell_apart(
        visible, [place for place in (places.title, places.outlet) if place is not None], only_there=True
    )
    archive_url = links.archive.url if links.archive is not None else None
    url = links.original.url if links.original is not None else links.embedded_original
    return replace(
        reference,
        key=seed.key,
        type=_type(visible) or reference.type,
        accessed=_accessed(visible) or reference.accessed,
        archived=reference.archived or (day_in(archive_url) if archive_url is not None else None),
        url=url or reference.url,
        archive_url=archive_url or reference.archive_url,
        url_status=links.status,
        claims_archive=reference.claims_archive or archive_url is not None,
        quote=quote or reference.quote,
        fields=links.fields(page),
    )


def with_coins(reference: Reference, coins: Coins) -> Reference:
    """Complete a reference by its COinS; where the visible text is sure, it stays as printed."""
    titles = {_fold(value): value for value in (coins.article, coins.book, coins.journal) if value}
    title = reference.title
    if title is None or not any(fold.startswith(_fold(title)[:_ALIKE_CHARS]) for fold in titles):
        title = coins.article or coins.book or title
    outlet = reference.outlet or coins.journal
    if outlet is None and coins.article is not None and coins.book is not None:
        outlet = coins.book if title is not None and _fold(coins.book) != _fold(title) else coins.article
    publisher = coins.publisher or reference.publisher
    if publisher is not None and outlet is not None and _fold(publisher) == _fold(outlet) and not coins.publisher:
        publisher = None
    return replace(
        reference,
        authors=_authors(reference.authors, coins.authors),
        title=title,
        outlet=outlet,
        publisher=publisher,
        published=reference.published or coins.published,
        url=_address(reference.url, coins.url),
        doi=reference.doi or coins.doi,
        isbn=reference.isbn or coins.isbn,
        issn=reference.issn or coins.issn,
        pmid=reference.pmid or coins.pmid,
        arxiv=reference.arxiv or coins.arxiv,
        volume=coins.volume or reference.volume,
        issue=coins.issue or reference.issue,
        pages=coins.pages or reference.pages,
        edition=reference.edition or coins.edition,
    )


def _authors(printed: tuple[Name, ...], known: tuple[Name, ...]) -> tuple[Name, ...]:
    """Take names as printed, cut as the COinS cuts them; names under "et al." are not printed, so they stay out."""
    if not known:
        return printed
    alike = [_fold(_family(mine)) == _fold(_family(theirs)) for mine, theirs in zip(printed, known, strict=False)]
    if printed and all(alike) and len(printed) <= len(known):
        return printed
    if sorted(_fold(_family(name)) for name in printed) == sorted(_fold(_family(name)) for name in known):
        return printed
    return tuple(printed[index] if index < len(alike) and alike[index] else name for index, name in enumerate(known))


def _family(name: Name) -> str:
    return name.family or name.literal or ""


def _address(linked: str | None, known: str | None) -> str | None:
    """Take the address that the title links, unless it leads to a catalogue and the COinS knows a better one."""
    if linked is None or leads_to_catalogue(linked):
        return known or linked
    return linked


_ALIKE_CHARS = 12
"""Letters and figures at the start by which a title is known again; later ones may be damaged."""


def _fold(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def places_of(visible: Visible, text: str) -> Places:
    """Find title and outlet by quotation marks, italics and links."""
    italics = [mark for mark in visible.of("i", "em") if mark.start < mark.end <= len(text)]
    quoted = _quoted_title(visible, text)
    if quoted is not None and not (italics and italics[0].start < quoted[0] and italics[0].end <= quoted[0]):
        outlet = next((mark for mark in italics if mark.start >= quoted[1]), None)
        return Places(quoted, None if outlet is None else _trimmed(text, outlet))
    if italics:
        title = _joined(italics, text)
        return Places(title, None)
    link = next((mark for mark in visible.of("a") if "external" in mark.element.classes()), None)
    if link is not None and link.end <= len(text) and link.start < link.end and "doi" not in text[: link.start][-5:]:
        return Places(_trimmed(text, link))
    return Places()


def _quoted_title(visible: Visible, text: str) -> tuple[int, int] | None:
    """Give the title in quotation marks: a link that has them at both ends, else the first in the text."""
    for mark in visible.of("a"):
        shown = text[mark.start : mark.end].strip()
        if len(shown) > 2 and shown[0] in OPENING and shown[-1] in CLOSING:  # noqa: PLR2004 - the two marks
            start, end = _trimmed(text, mark)
            return start + 1, end - 1
    part = label_words(text).first(Label.TITLE)
    if part is not None and part.start > 0 and text[part.start - 1] in OPENING:
        return part.start, part.end
    return None


def _joined(italics: list[Mark], text: str) -> tuple[int, int]:
    """Give the first italic stretch, with those that follow it directly."""
    start, end = italics[0].start, italics[0].end
    for mark in italics[1:]:
        if mark.start > end and text[end : mark.start].strip(" :"):
            break
        end = max(end, mark.end)
    return _strip(text, start, end)


def _labelled(text: str, places: Places, seed: Reference) -> Reference:
    """Read the words. An outlet is always italic, so what is not is the publisher."""
    reference = read_placed(text, places, seed.origin, seed.text)
    if places.outlet is None:
        reference = replace(reference, outlet=None, publisher=reference.publisher or reference.outlet)
    return reference


def _without_quote(visible: Visible) -> tuple[str, str | None]:
    """Cut off the quotation at the end, which is a ``<q>``."""
    quotes = visible.of("q")
    if not quotes:
        return visible.text, None
    quote = visible.text[quotes[0].start : quotes[-1].end].strip("“” ")
    return visible.text[: quotes[0].start].rstrip(), quote or None


def _accessed(visible: Visible) -> str | None:
    for mark in visible.of("span"):
        if "reference-accessdate" in mark.element.classes():
            found = list(find_dates(visible.text, mark.start, mark.end))
            if found:
                return found[-1].edtf
    return None


def _type(visible: Visible) -> str | None:
    for mark in visible.marks:
        for name in mark.element.get("class").split():
            if name in _CLASS_TYPES:
                return _CLASS_TYPES[name]
        break
    return None


def _trimmed(text: str, mark: Mark) -> tuple[int, int]:
    return _strip(text, mark.start, mark.end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
