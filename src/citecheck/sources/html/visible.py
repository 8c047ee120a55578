"""What a reader sees of a stretch of a page: one line of text, and what its markup says of parts of it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.sources.html.tokens import Kind
from citecheck.sources.html.tree import Element, Tree

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u200a\u202f\u3000]+")
_HIDDEN_CLASSES = frozenset(
    [
        "Z3988", "mw-cite-backlink", "mw-editsection", "cs1-maint", "cs1-hidden-error", "cs1-visible-error", "error",
        "citation-comment", "noprint", "reference", "sr-only", "visually-hidden", "mw-ref", "cite-accessibility-label",
        "mw-empty-elt", "languageicon-hidden", "sortkey", "printonly", "Inline-Template", "noviewer",
    ]
)  # fmt: skip
"""Classes of what is no part of a citation's text: Wikipedia's marks and messages, and what only screen readers say."""
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BREAKING = frozenset(
    ["br", "p", "div", "li", "td", "th", "tr", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"]
)
_MARKED = frozenset(["a", "i", "em", "cite", "b", "strong", "span", "q", "bdi", "small", "abbr", "time", "u", "sup"])


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``text[start:end]`` of the visible text that an element makes."""

    element: Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Visible:
    """One line, blanks single, with its marks in order of their opening tags."""

    text: str
    marks: tuple[Mark, ...]

    def of(self, *names: str) -> list[Mark]:
        """Give the marks that elements of these names make."""
        return [mark for mark in self.marks if mark.element.name in names]


def visible(tree: Tree, element: Element) -> Visible:
    """Give what a reader sees of an element; hidden parts of it are left out."""
    return visible_between(tree, element.first_token, element.last_token)


def visible_between(tree: Tree, first: int, stop: int, without: Sequence[Element] = ()) -> Visible:
    """Give what a reader sees of the tokens from ``first`` to before ``stop``.

    Args:
        tree: The page.
        first: Index of the first token.
        stop: Index behind the last one.
        without: Elements that are passed over, in order.
    """
    collector = _Collector(tree)
    for element in without:
        collector.run(first, min(element.first_token, stop))
        first = max(first, element.last_token)
    collector.run(first, stop)
    return collector.done()


def is_hidden(element: Element) -> bool:
    """Whether an element shows nothing that belongs to a citation."""
    if not element.attributes:
        return False
    if "class" in element.attributes and not _HIDDEN_CLASSES.isdisjoint(element.classes()):
        return True
    return "hidden" in element.attributes or _HIDDEN_STYLE.search(element.get("style")) is not None


class _Collector:
    """Collects pieces of text and where elements begin and end in them."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._pieces: list[str] = []
        self._length = 0
        self._ends_blank = True
        self._marks: list[tuple[Element, int, int]] = []
        self._open: list[tuple[Element, int]] = []

    def run(self, first: int, stop: int) -> None:
        """Go over the tokens from ``first`` to before ``stop``."""
        index = first
        while index < stop:
            token = self._tree.tokens[index]
            self._end_marks(index)
            if token.kind is Kind.TEXT:
                self._say(self._tree.text[token.start : token.end])
            elif token.kind is not Kind.CLOSE:
                element = self._tree.by_token[index]
                if is_hidden(element):
                    index = max(element.last_token, index + 1)
                    continue
                if token.name in _BREAKING:
                    self._say(" ")
                if token.name == "q":
                    self._say("“")
                if token.name in _MARKED:
                    self._open.append((element, self._length))
            index += 1
        self._end_marks(stop)
        while self._open:
            self._end_mark()

    def done(self) -> Visible:
        """Give the line without blanks at its ends."""
        text = "".join(self._pieces)
        stripped = text.rstrip()
        marks = sorted(
            (Mark(element, min(start, len(stripped)), min(end, len(stripped))) for element, start, end in self._marks),
            key=lambda mark: mark.element.first_token,
        )
        return Visible(stripped, tuple(marks))

    def _end_marks(self, index: int) -> None:
        while self._open and self._open[-1][0].last_token <= index:
            self._end_mark()

    def _end_mark(self) -> None:
        element, start = self._open.pop()
        if element.name == "q":
            self._say("”")
        self._marks.append((element, start, self._length))

    def _say(self, piece: str) -> None:
        if "&" in piece:
            piece = html.unescape(piece)
        piece = _SPACES.sub(" ", piece).replace("\u00ad", "").replace("\u200b", "")
        if self._ends_blank:
            piece = piece.lstrip(" ")
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)
            self._ends_blank = piece.endswith(" ")
