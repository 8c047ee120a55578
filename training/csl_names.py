"""Lists of names as CSL prints them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from training.bylines import Byline, print_names
from training.pieces import Piece

if TYPE_CHECKING:
    from training.csl import Entry, Result
    from training.work import Person

_NS = "{http://purl.org/net/xbiblio/csl}"
_ALL = 99
_PAIR = 2


def print_csl_names(entry: Entry, node: ET.Element) -> Result:
    """Print a ``names`` node, or what stands in its place."""
    from training.csl import Result

    pieces: list[Piece] = []
    for variable in node.get("variable", "").split():
        people = entry.values.names.get(variable, ())
        if not people:
            continue
        if pieces:
            pieces.append(Piece(node.get("delimiter", ", ")))
        pieces.extend(_one_list(entry, node, variable, people))
    if pieces:
        return Result(pieces, asked=True, found=True)
    substitute = node.find(f"{_NS}substitute")
    for child in substitute if substitute is not None else ():
        if child.tag == f"{_NS}names" and child.find(f"{_NS}name") is None:
            merged = ET.Element(node.tag, {**node.attrib, "variable": child.get("variable", "")})
            merged.extend(part for part in node if part.tag != f"{_NS}substitute")
            child = merged  # noqa: PLW2901 - the shorthand of CSL: names in a substitute look like those they stand for
        result = entry.node(child)
        if result.pieces:
            return Result(result.pieces, asked=True, found=True)
    return Result([], asked=True)


def _one_list(entry: Entry, node: ET.Element, variable: str, people: tuple[Person, ...]) -> list[Piece]:
    name = node.find(f"{_NS}name")
    own = name.attrib if name is not None else {}
    options = {**entry.style.options, **own}
    editors = variable != "author"
    if options.get("form") == "count":
        return []
    pieces = print_names(people, _byline(entry, options, len(people)), editors=editors)
    if name is not None:
        pieces = [Piece(name.get("prefix", "")), *pieces, Piece(name.get("suffix", ""))]
    label = node.find(f"{_NS}label")
    if label is None:
        return pieces
    term = entry.term(variable, label.get("form", "long"), plural=len(people) > 1)
    if not term:
        return pieces
    printed = entry.dressed(label, [Piece(term)])
    children = [child.tag for child in node]
    before = name is not None and children.index(f"{_NS}label") < children.index(f"{_NS}name")
    return (
        [*printed, *pieces]
        if before or (label.get("form", "").startswith("verb") and name is None)
        else [*pieces, *printed]
    )


def _byline(entry: Entry, options: dict[str, str], count: int) -> Byline:
    order = {"all": "family", "first": "first"}.get(options.get("name-as-sort-order", ""), "given")
    mark = options.get("initialize-with")
    given = "full" if mark is None or options.get("initialize") == "false" else _initials(mark)
    delimiter = options.get("delimiter", options.get("name-delimiter", ", "))
    conjunction = options.get("and")
    last = delimiter
    if conjunction:
        word = "&" if conjunction == "symbol" else entry.term("and")
        precedes = options.get("delimiter-precedes-last", "contextual")
        comma = (
            precedes == "always"
            or (precedes == "contextual" and count > _PAIR)
            or (precedes == "after-inverted-name" and order == "family")
        )
        last = f"{delimiter.rstrip()} {word} " if comma else f" {word} "
    least = int(options.get("et-al-min", "0") or 0)
    shown = int(options.get("et-al-use-first", "1") or 1)
    most = shown if least and count >= least else _ALL
    return Byline(order, given, options.get("sort-separator", ", "), delimiter, last, most, entry.term("et-al"))


def _initials(mark: str) -> str:
    match mark:
        case ". ":
            return "J. A."
        case ".":
            return "J.A."
        case " ":
            return "J A"
        case "":
            return "JA"
        case _:
            return "J. A."
