"""The reader of HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from citecheck.model.reference import Document, Format, Origin, Reference, Skipped, Span
from citecheck.sources.html.cs1 import read_visible, with_coins
from citecheck.sources.html.items import further_links, is_robust, read_item, read_robust
from citecheck.sources.html.lists import Item, likely_items, reference_items
from citecheck.sources.html.marked import Marked, marked_citations
from citecheck.sources.html.tree import Element, Tree, parse
from citecheck.sources.html.visible import Visible, visible, visible_between
from citecheck.sources.positions import LineIndex
from citecheck.sources.words import may_cite

_SKIPPED_CHARS = 200
"""Code points of a skipped block that are kept, see ``Skipped.text``."""
_LETTER = re.compile(r"[^\W_]")
_ITEM_ID = re.compile(r"(?:cite_note-(?P<note>.+?)(?:-\d+)?|ref-(?P<ref>.+)|CITEREF(?P<cite>.+))\Z")
_SHORT_NOTE_CHARS = 150
"""Code points of author, year and pages; more are no short footnote."""
_MOST_NOTE_CHARS = 2000
"""Words around citations in one item that are kept as their note; longer ones are running text."""


class HtmlReader:
    """Reads a page; linear in its length, whatever the nesting."""

    format = Format.HTML

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        page = _Page(parse(text), path)
        page.marked()
        page.items(reference_items(page.tree))
        page.robust_links()
        if not page.found:
            page.items(likely_items(page.tree))
        return page.document()


@dataclass(slots=True)
class _Found:
    """A reference, the tokens it covers and the ids by which the page may point to it."""

    reference: Reference
    first: int
    stop: int
    element: Element | None = None
    ids: list[str] = field(default_factory=list)
    uses: list[Span] = field(default_factory=list)


class _Page:
    """One page while it is read."""

    def __init__(self, tree: Tree, path: str) -> None:
        self.tree = tree
        self.found: list[_Found] = []
        self._path = path
        self._lines = LineIndex(tree.text)
        self._skipped: list[Skipped] = []
        self._cited_ids: set[str] = set()

    def marked(self) -> None:
        """Read what the markup marks as citations."""
        for citation in marked_citations(self.tree):
            self._marked(citation)
        self._cited_ids = {name for each in self.found for name in each.ids if name}

    def items(self, items: Sequence[Item]) -> None:
        """Read the items of lists of references; those that hold marked citations only lend them their words."""
        held = sorted(self.found, key=lambda each: each.first)
        ahead = 0
        for item in items:
            while ahead < len(held) and held[ahead].stop <= item.first:
                ahead += 1
            last = ahead
            while last < len(held) and held[last].first < item.stop:
                last += 1
            if last > ahead:
                self._around(item, held[ahead:last])
            else:
                self._item(item)

    def robust_links(self) -> None:
        """Read robust links outside all that was read so far."""
        covered = sorted((each.first, each.stop) for each in self.found)
        ahead = stop = 0
        for element in self.tree.elements:
            while ahead < len(covered) and covered[ahead][1] <= element.first_token:
                ahead += 1
            is_inside = element.first_token < stop or (
                ahead < len(covered) and covered[ahead][0] <= element.first_token
            )
            if is_robust(element) and not is_inside:
                stop = element.last_token
                seed = self._seed(element.start, element.end)
                words = visible(self.tree, element).text
                self._keep(read_robust(element, words, seed, self.tree.text), element.first_token, element.last_token)

    def document(self) -> Document:
        """Give what was found, in order of place."""
        self._link_uses()
        self.found.sort(key=lambda each: each.reference.origin.span.start)
        references = tuple(
            replace(each.reference, uses=tuple(each.uses)) if each.uses else each.reference for each in self.found
        )
        skipped = tuple(sorted(self._skipped, key=lambda each: each.span.start))
        return Document(self._path, Format.HTML, self.tree.text, references, skipped)

    def _marked(self, citation: Marked) -> None:
        shown = visible_between(self.tree, citation.first, citation.stop)
        ids = [] if citation.element is None else [citation.element.get("id")]
        seed = self._seed(citation.start, citation.end, _key(ids))
        reference = read_visible(shown, seed, self.tree.text)
        if citation.coins is not None:
            reference = with_coins(reference, citation.coins)
        kept = self._keep(reference, citation.first, citation.stop)
        kept.element = citation.element
        kept.ids = ids

    def _around(self, item: Item, held: list[_Found]) -> None:
        """Give the words of an item around its marked citations to the first of them."""
        for each in held:
            each.ids.append(item.element.get("id"))
            if each.reference.key is None:
                each.reference = replace(each.reference, key=_key(each.ids))
        elements = [each.element for each in held if each.element is not None]
        if len(elements) < len(held) or held[0].reference.note is not None:
            return
        words = visible_between(self.tree, item.first, item.stop, elements).text.strip(" .,;:^")
        if len(words) <= _MOST_NOTE_CHARS and len(_LETTER.findall(words)) > 1:
            held[0].reference = replace(held[0].reference, note=words)

    def _item(self, item: Item) -> None:
        shown = visible_between(self.tree, item.first, item.stop)
        ids = [item.element.get("id")]
        seed = self._seed(item.element.start, item.end, _key(ids))
        if not _LETTER.search(shown.text):
            self._skip(seed, "list item without words")
            return
        if self._is_short_note(shown):
            return
        reference = read_item(shown, seed, self.tree.text)
        if reference.url is None and reference.archive_url is None and not may_cite(shown.text):
            self._skip(seed, "list item that does not read like a citation")
            return
        self._keep(reference, item.first, item.stop).ids = ids
        for element, url, label, given in further_links(shown, reference):
            further = replace(self._seed(element.start, element.end), type="webpage", url=url, title=label)
            written = replace(given, value=self.tree.text[given.start : given.end])
            self._keep(replace(further, fields=(written,)), element.first_token, element.last_token)

    def _is_short_note(self, shown: Visible) -> bool:
        """Whether an item only points to a citation on this page ("Doe 2005, p. 4"), which then counts it as a use."""
        if len(shown.text) > _SHORT_NOTE_CHARS:
            return False
        targets = [mark.element.get("href") for mark in shown.of("a")]
        return any(target[1:] in self._cited_ids for target in targets if target.startswith("#")) and not any(
            "://" in target for target in targets
        )

    def _link_uses(self) -> None:
        """Note the links inside the page that lead to a reference, from outside it."""
        by_id = {name: each for each in self.found for name in each.ids if name}
        if not by_id:
            return
        for element in self.tree.elements:
            href = element.get("href") if element.name == "a" else ""
            target = by_id.get(href[1:]) if href.startswith("#") else None
            if target is not None and not target.first <= element.first_token < target.stop:
                target.uses.append(self._lines.span(element.start, element.end))

    def _seed(self, start: int, end: int, key: str | None = None) -> Reference:
        origin = Origin(self._path, Format.HTML, self._lines.span(start, end))
        return Reference(origin, self.tree.text[start:end], key)

    def _keep(self, reference: Reference, first: int, stop: int) -> _Found:
        found = _Found(reference, first, stop)
        self.found.append(found)
        return found

    def _skip(self, seed: Reference, reason: str) -> None:
        self._skipped.append(Skipped(seed.origin.span, reason, seed.text[:_SKIPPED_CHARS]))


def _key(ids: list[str]) -> str | None:
    """Give the name that an id of Wikipedia or Pandoc holds; the numbers that they count by are none."""
    for name in ids:
        match = _ITEM_ID.match(name)
        if match is not None:
            key = match["note"] or match["ref"] or match["cite"]
            if key is not None and not key.isdecimal():
                return str(key)
    return None
