"""One item of a list of references, or one robust link, to a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citecheck.model.dates import read_date
from citecheck.model.reference import Reference, SourceField
from citecheck.sources.html.links import external, leads_to_catalogue, tell_apart
from citecheck.sources.html.tree import Element
from citecheck.sources.html.visible import Visible
from citecheck.sources.snapshots import day_in, is_snapshot
from citecheck.sources.words import read_linked

_MARKER = re.compile(
    r"(?:[\^↑]\s*(?:[a-z]{1,2}\s+)*|\[\d{1,4}\]\s*|\(\d{1,4}\)\s+|\d{1,4}[.)]\s+|[•·▪*–-]\s+|Jump up( to)?:?\s*)+"
)
_QUOTES = "\"“”«»„'‘’ "
_SENTENCE_END = " .,;"
_TITLE_WORDS = 2
"""Words of a link's text from which on it may be a title; one word is a name of the site, "link" or "PDF"."""
_URL_LIKE = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def read_item(visible: Visible, seed: Reference, page: str) -> Reference:
    """Read an item of a list of references: its words and its links.

    Args:
        visible: The item.
        seed: The reference with its place, text and key.
        page: The source of the page, for the addresses as written.
    """
    marker = _MARKER.match(visible.text)
    words = visible.text[marker.end() :] if marker is not None else visible.text
    links = tell_apart(visible, ())
    archive_url = links.archive.url if links.archive is not None else None
    main = links.original
    label = visible.text[main.mark.start : main.mark.end].strip(_QUOTES + _SENTENCE_END) if main is not None else ""
    linked = replace(
        seed,
        type="webpage" if main is not None else None,
        title=label if _can_be_title(label) else None,
        url=main.url if main is not None else links.embedded_original,
        archive_url=archive_url,
        archived=day_in(archive_url) if archive_url is not None else None,
        claims_archive=archive_url is not None,
        fields=links.fields(page),
    )
    italics = [visible.text[mark.start : mark.end] for mark in visible.of("i", "em", "cite")]
    reference = replace(read_linked(words, linked, italics), url_status=links.status)
    return _with_robust(reference, [mark.element for mark in visible.of("a")])


def further_links(visible: Visible, reference: Reference) -> Iterator[tuple[Element, str, str, SourceField]]:
    """Give the links of an item beyond its own: element, address, text and address as written."""
    own = {field.start for field in reference.fields}
    for link in external(visible):
        if link.start in own or leads_to_catalogue(link.url) or is_snapshot(link.url):
            continue
        label = visible.text[link.mark.start : link.mark.end].strip(_QUOTES + _SENTENCE_END)
        if _can_be_title(label):
            yield link.mark.element, link.url, label, SourceField("url", "", link.start, link.end)


def is_robust(element: Element) -> bool:
    """Whether a link carries the attributes of Robust Links (robustlinks.mementoweb.org, revision of March 2025)."""
    return element.name == "a" and not {"data-originalurl", "data-versionurl"}.isdisjoint(element.attributes)


def read_robust(element: Element, words: str, seed: Reference, page: str) -> Reference:
    """Read a robust link that stands in running text."""
    title = words.strip(_QUOTES) or None
    return _with_robust(replace(seed, type="webpage", title=title), [element], page)


def _with_robust(reference: Reference, links: list[Element], page: str | None = None) -> Reference:
    """Take the addresses and the day that the first robust link among ``links`` gives."""
    robust = next((element for element in links if is_robust(element)), None)
    if robust is None:
        return reference
    href = robust.get("href")
    version = robust.get("data-versionurl") or (href if is_snapshot(href) else "")
    original = robust.get("data-originalurl") or (href if href != version else "")
    fields = list(reference.fields)
    if page is not None:
        for name, attribute in (("url", "data-originalurl"), ("archive-url", "data-versionurl"), ("href", "href")):
            given = robust.attributes.get(attribute)
            if given is not None:
                fields.append(SourceField(name, page[given.start : given.end], given.start, given.end))
    return replace(
        reference,
        url=original or reference.url,
        archive_url=version or reference.archive_url,
        archived=_day(robust.get("data-versiondate")) or reference.archived,
        claims_archive=True,
        fields=tuple(fields),
    )


def _day(written: str) -> str | None:
    """Read the day of a date, a time stamp of 14 figures, or ISO 8601."""
    match = _DAY.match(written.strip())
    return read_date("-".join(match.groups())) if match is not None else read_date(written)


def _can_be_title(label: str) -> bool:
    return len(label.split()) >= _TITLE_WORDS and _URL_LIKE.match(label) is None
