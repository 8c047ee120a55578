"""Lists of references on ordinary pages: what stands under "References" and the like, or in elements made for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from citecheck.sources.headings import is_reference_heading
from citecheck.sources.html.tree import Element, Tree
from citecheck.sources.html.visible import visible, visible_between
from citecheck.sources.words import is_citation_like, label_words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LIST_CLASSES = frozenset(
    [
        "references", "reflist", "reference-list", "ref-list", "csl-bib-body", "bibliography", "footnotes",
        "citation-list", "refbegin", "mw-references-wrap", "bib-references", "article-references",
        "c-article-references", "bibliografia", "literatur", "works-cited", "thebibliography", "biblist",
        "ltx_bibliography", "ltx_biblist",
    ]
)  # fmt: skip
_LIST_IDS = frozenset(["references", "refs", "bibliography", "works-cited", "footnotes", "reference-list", "literatur"])
_LIST_ROLES = frozenset(["doc-bibliography", "doc-endnotes"])
_ITEM_CLASSES = frozenset(["csl-entry", "reference-item", "bib-entry", "ltx_bibitem", "citation-item", "ref-item"])
_ITEM_NAMES = (("li", "dd"), ("p",), ("tr",), ("div",))
"""What items are, the first kind that a list has; ``dt`` holds no more than their numbers."""
_SAMPLE = 40
"""Items at the head of an unmarked list that are looked at, to see whether they cite."""
_SHARE = 0.5
"""Items of a list that must read like citations before an unmarked list is taken for one of references."""
_LISTS = frozenset({"ol", "ul", "dl"})
_NEAR = 4
"""Elements between a list and the item that it stands in."""
_NAVIGATION = frozenset({"nav", "header", "menu", "form", "select", "button"})


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list of references: the tokens from ``first`` to before ``stop``."""

    element: Element
    first: int
    stop: int
    end: int
    """Offset behind the item's own words in the page; a list inside it stands behind that."""


def reference_items(tree: Tree) -> list[Item]:
    """Give the items of all lists of references, in order, none inside another."""
    stretches = [*_under_headings(tree), *_made_for_references(tree)]
    found: dict[int, Item] = {}
    for first, stop in stretches:
        for item in _items(tree, first, stop):
            found.setdefault(item.first, item)
    apart: list[Item] = []
    for item in sorted(found.values(), key=lambda item: item.first):
        if not apart or item.first >= apart[-1].stop:
            apart.append(item)
    return apart


def likely_items(tree: Tree) -> list[Item]:
    """Give the items of unmarked lists that read like citations; for pages on which nothing else was found."""
    found: list[Item] = []
    for items in _lists(tree):
        cites = [is_citation_like(label_words(_words(tree, item))) for item in items[:_SAMPLE]]
        if sum(cites) > _SHARE * len(cites):
            found += items
    return sorted(found, key=lambda item: item.first)


def _lists(tree: Tree) -> list[list[Item]]:
    """Give the lists of a page outside navigation, each with its own items; one pass, for lists may nest deeply."""
    own: dict[int, Element] = {}
    inner: dict[int, Element] = {}
    grouped: dict[int, list[Element]] = {}
    navigation_stop = 0
    for element in tree.elements:
        if element.name in _NAVIGATION:
            navigation_stop = max(navigation_stop, element.last_token)
        elif element.first_token < navigation_stop:
            continue
        elif element.name in _LISTS:
            own[element.first_token] = element
            if (holder := _near_item(element)) is not None:
                inner.setdefault(holder.first_token, element)
        elif element.name in _ITEM_NAMES[0] and element.parent is not None and element.parent.first_token in own:
            grouped.setdefault(element.parent.first_token, []).append(element)
    return [[_item(element, inner.get(element.first_token)) for element in group] for group in grouped.values()]


def _near_item(element: Element) -> Element | None:
    """Give the item that a list stands in, a few elements further out at most."""
    for around in islice(element.ancestors(), _NEAR):
        if around.name in _ITEM_NAMES[0]:
            return around
    return None


def _item(element: Element, inner: Element | None) -> Item:
    if inner is None:
        return Item(element, element.first_token, element.last_token, element.end)
    return Item(element, element.first_token, inner.first_token, inner.start)


def _words(tree: Tree, item: Item) -> str:
    return visible_between(tree, item.first, item.stop).text


def _under_headings(tree: Tree) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens from a heading of references to the next heading of its level."""
    headings = [element for element in tree.elements if element.name in _HEADINGS]
    index = 0
    while index < len(headings):
        heading = headings[index]
        index += 1
        if not is_reference_heading(visible(tree, heading).text):
            continue
        while index < len(headings) and _HEADINGS[headings[index].name] > _HEADINGS[heading.name]:
            index += 1
        yield heading.last_token, headings[index].first_token if index < len(headings) else len(tree.tokens)


def _made_for_references(tree: Tree) -> Iterator[tuple[int, int]]:
    end = 0
    for element in tree.elements:
        if element.first_token < end or not element.attributes:
            continue
        if (
            not _LIST_CLASSES.isdisjoint(element.classes())
            or element.get("id").lower() in _LIST_IDS
            or element.get("role") in _LIST_ROLES
        ) and element.name not in _HEADINGS | {"a": 0, "span": 0, "body": 0, "html": 0}:
            end = element.last_token
            yield element.first_token + 1, element.last_token


def _items(tree: Tree, first: int, stop: int) -> list[Item]:
    """Give the items in a stretch: the elements made for items, else those of the first kind that it has."""
    inside = [
        element
        for index in range(first, min(stop, len(tree.tokens)))
        if (element := tree.by_token.get(index)) is not None and element.last_token <= stop
    ]
    made = [element for element in inside if not _ITEM_CLASSES.isdisjoint(element.classes())]
    if made:
        return _own_parts(made)
    for names in _ITEM_NAMES:
        named = [element for element in inside if element.name in names]
        if named:
            return _own_parts(named)
    return []


def _own_parts(elements: list[Element]) -> list[Item]:
    """Make items of elements; one that holds others ends where the first of them, or the list of it, begins."""
    found: list[Item] = []
    for index, element in enumerate(elements):
        inner: Element | None = None
        if index + 1 < len(elements) and elements[index + 1].first_token < element.last_token:
            inner = elements[index + 1]
            while inner.parent is not None and inner.parent is not element:
                inner = inner.parent
        found.append(_item(element, inner))
    return found
