"""The end of a reference: access and archive dates, identifiers, addresses, flags.

Each has a key phrase and a value of fixed form, so they are found wherever they stand, and they say where the middle
of the reference (outlet, publisher, pages) ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from citecheck.model.dates import FoundDate, date_at
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.tail_words import ACCESS_PHRASES, ARCHIVE_PHRASES, FLAGS, IDENTIFIERS

_IN_PARENTHESES = r"(?:\s?\((?:[^()]{2,12}|https?://[^()\s]{1,1000})\))?"
"""A format, or the address that stands behind a linked word in a printed page."""
_FIRST = (
    r"[Aa][rcbS]|[RrGgm]e|[VvBbCM]i|[Ll]a|[CcDd]o|[Zz]u|[hf]t|[eEp][I-]|[IJSOC]S|PM|DO|[UM]R|[JR]F|[LON]C|OL|S2|SB|"
    r"CN|NA|Us|Ch|Zb|hd|[Hh]ä|\d|[АаДдПп閲访原オリ失永\[({|]"
)
"""What a key phrase begins with: nearly all words are passed over at their first two letters.

A phrase that is added below or in ``tail_words`` must begin with one of these.
"""
_PHRASE = (
    rf"(?={_FIRST})(?:"
    rf"(?P<archived>[Aa]rchived?{_IN_PARENTHESES}(?:\s(?:copy|version))?\sfrom\s(?:the\s)?original{_IN_PARENTHESES}"
    rf"(?:\s(?:on|dated))?(?!\w)|[Aa]rchived\s(?:on\s)?(?=[\dA-Z])|{ARCHIVE_PHRASES})"
    rf"|(?P<accessed>(?:[Ll]ast\s)?(?:[Rr]etrieved|[Aa]ccessed|[Vv]isited)(?:\son)?(?![\w])|{ACCESS_PHRASES})"
    r"|(?:(?:doi|DOI)(?:\s?:\s?|\s)(?:https?://(?:dx\.)?doi\.org/)?|https?://(?:dx\.|www\.)?doi\.org/)"
    r"(?P<doi>10\.\d{4,9}/\S{1,300})"
    r"|(?:e-?)?ISBN(?:-1[03])?[\s:]*(?P<isbn>[\dXx](?:[\s\-‐–]?[\dXx]){8,16})(?!\d)"
    r"|(?:[eEp]-?)?ISSN[\s:]*(?P<issn>\d{4}[-‐–]?\d{3}[\dXx])"
    r"|PMID[\s:]*(?P<pmid>\d{1,9})(?!\d)"
    r"|ar[xX]iv:\s?(?P<arxiv>[\w.\-/]+\w)(?:v\d+)?(?:\s\[[\w.\-]+\])?"
    rf"|(?:{IDENTIFIERS})"
    r"|(?:[Aa]rchived?(?:\s(?:copy|version))?(?:\s(?:at|here|by))?:?\s)?(?P<url>(?:https?|ftp)://[^\s<>\"”“]{1,2000})"
    r"|(?P<via>(?<=[–-]\s)via\s(?:[^.;]|\.(?=\w)){2,80})"
    rf"|(?P<flag>{FLAGS})"
    r"|(?P<ja_accessed>\d{4}年\d{1,2}月\d{1,2}日閲覧)"
    r")"
)
_BEGIN = """
    Retrieved retrieved Archived archived Accessed accessed Last last Visited visited doi DOI http ftp ISBN ISSN
    eISSN PMID PMC S2CID ar OCLC JSTOR LCCN Bibcode bibcode bioRxiv medRxiv Cite hdl ASIN SSRN OSTI RFC Zbl MR
    JFM SBN OL Usenet URL Consult consult Abger abger Zugriff zugriff Geraad geraad Дата дата Архив архив Провер
    провер Arqui arqui Archi archi Dost dost Häm häm 閲 访 原 オ [ ( { （ |
"""
_BEGINNINGS = tuple(_BEGIN.split())
_KEY = re.compile(rf"[\s.,;:(\[（\"”’'–?!。)]{_PHRASE}")
"""A key phrase with the character before it: the engine looks for that one of few characters much faster than for a
place between two."""
_AT_ARCHIVE = re.compile(
    r",?\s+(?:at|by)\s+(?:the\s+)?(?:Wayback Machine|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}|archive\.\w+)"
)
_AT_ADDRESS = re.compile(r",?\s+(?:at|from)\s+(?=https?://)")
_INACTIVE = re.compile(r"\s\(inactive [^()]{4,30}\)")
_ORIGINAL = re.compile(r"[Oo]riginal|原始|オリジナル|源|原")
_MAX_ITEMS = 400
"""Key phrases of one reference that are looked at; a merged note of fifty citations has 200."""


class TailItem(NamedTuple):
    """A key phrase with its value."""

    label: Label
    start: int
    """Where the phrase begins."""
    end: int
    """Where the value (and what belongs to it) ends."""
    value_start: int
    value_end: int
    value: str


def find_tail(text: str, start: int) -> list[TailItem]:
    """Find what stands at the end of references in ``text[start:]``, in order, none inside another."""
    return list(islice(each_tail(text, start, len(text)), _MAX_ITEMS))


def each_tail(text: str, start: int, end: int) -> Iterator[TailItem]:
    """Go over the key phrases of a whole article, see ``find_tail``."""
    position = start
    match = _at_the_beginning().match(text, start, end) if start == 0 and text.startswith(_BEGINNINGS) else None
    while match is not None or (match := _KEY.search(text, max(position - 1, start), end)) is not None:
        item = _item(text, match)
        if item is not None:
            yield item
        position = max(match.end() if item is None else item.end, match.start() + 2)
        match = None


@cache
def _at_the_beginning() -> re.Pattern[str]:
    """Make the pattern for a text that begins with a key phrase, which few do: it costs 7 ms to compile."""
    return re.compile(_PHRASE)


def _item(text: str, match: re.Match[str]) -> TailItem | None:
    kind = match.lastgroup
    if kind is None:
        return None
    start = match.start() + (match.re is _KEY)
    if kind == "archived":
        return _archived(text, match, start)
    if kind == "accessed":
        return _accessed(text, match, start)
    if kind == "ja_accessed":
        found = date_at(text, start)
        return None if found is None else _dated(Label.ACCESSED, start, match.end(), found)
    if kind == "flag":
        return TailItem(Label.NOTE, start, match.end(), start, match.end(), match["flag"])
    begin, end = match.span(kind)
    label = _LABELS.get(kind, Label.IDENTIFIER)
    if label in (Label.DOI, Label.URL):
        end = begin + len(trimmed(text[begin:end]))
    elif label is Label.VIA:
        begin = text.index("via", begin) + 4
    value = text[begin:end].strip()
    stop = end
    if label is Label.DOI and (inactive := _INACTIVE.match(text, end)):
        stop = inactive.end()
    elif label is Label.ARXIV:
        stop = match.end()
    return TailItem(label, start, stop, begin, end, value)


_LABELS = {
    "doi": Label.DOI, "isbn": Label.ISBN, "issn": Label.ISSN, "pmid": Label.PMID, "arxiv": Label.ARXIV,
    "url": Label.URL, "via": Label.VIA,
}  # fmt: skip


def trimmed(address: str) -> str:
    """Take away what ends the sentence and not the address: full stops, commas, a bracket that it did not open."""
    while address:
        last = address[-1]
        if last in ".,;:!?'’*_。，）」" or (
            last in ")]}" and address.count(last) > address.count({")": "(", "]": "[", "}": "{"}[last])
        ):
            address = address[:-1]
        else:
            break
    return address


def _archived(text: str, match: re.Match[str], start: int) -> TailItem | None:
    """Read "Archived from the original on DATE" and "Archived DATE at the Wayback Machine"."""
    found = date_at(text, match.end())
    phrase = match["archived"]
    if _ORIGINAL.search(phrase):
        if found is None:
            return TailItem(Label.ARCHIVED, start, match.end(), start, match.end(), "")
        at_address = _AT_ADDRESS.match(text, found.end)
        return _dated(Label.ARCHIVED, start, at_address.end() if at_address else found.end, found)
    if found is None:
        return None
    place = _AT_ARCHIVE.match(text, found.end)
    if place is None:
        return _dated(Label.ARCHIVED, start, found.end, found) if phrase[0] not in "Aa" else None
    return _dated(Label.ARCHIVED, start, place.end(), found)


def _accessed(text: str, match: re.Match[str], start: int) -> TailItem | None:
    found = date_at(text, match.end())
    if found is None and text.startswith((":", ","), match.end()):
        found = date_at(text, match.end() + 1)
    if found is None:
        return None
    end = found.end
    if text.startswith(", from ", end):
        end += len(", from")
    return _dated(Label.ACCESSED, start, end, found)


def _dated(label: Label, start: int, end: int, found: FoundDate) -> TailItem:
    return TailItem(label, start, end, found.start, found.end, found.edtf)
