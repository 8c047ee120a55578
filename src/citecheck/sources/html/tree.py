"""Tags to elements: which tag ends where, with the ends that HTML lets authors leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from citecheck.sources.html.tokens import Attribute, Kind, Token, attributes, tokens

_MAX_DEPTH = 512
"""Open elements at most, as in browsers' parsers; deeper ones are treated as if they had no content."""
_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
_ENDED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dd": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "dt": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "a": (frozenset({"a"}), _BLOCKS),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
"""An opening tag -> the elements that it ends, and those beyond which it ends none."""


@dataclass(slots=True)
class Element:
    """One element of a page: ``text[start:end]`` with its tags, ``text[inner_start:inner_end]`` without."""

    name: str
    start: int
    inner_start: int
    inner_end: int
    end: int
    parent: Element | None
    first_token: int
    """Index of its opening tag among the tokens."""
    last_token: int
    """Index behind its last token."""
    attributes: dict[str, Attribute] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Give the value of an attribute, ``""`` without it."""
        attribute = self.attributes.get(name)
        return "" if attribute is None else attribute.value

    def classes(self) -> frozenset[str]:
        """Give the names in ``class``."""
        return frozenset(self.get("class").split())

    def ancestors(self) -> Iterator[Element]:
        """Give the elements around, innermost first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


@dataclass(slots=True)
class Tree:
    """A page."""

    text: str
    tokens: list[Token]
    elements: list[Element]
    """In order of their opening tags; void ones too."""
    by_token: dict[int, Element]


def parse(text: str) -> Tree:
    """Parse a page; linear in its length, whatever the nesting."""
    builder = _Builder(text)
    for token in tokens(text):
        builder.take(token)
    return builder.done()


class _Builder:
    """The stack of open elements."""

    def __init__(self, text: str) -> None:
        self._tree = Tree(text, [], [], {})
        self._stack: list[Element] = []
        self._open: Counter[str] = Counter()

    def take(self, token: Token) -> None:
        """Take the next token."""
        index = len(self._tree.tokens)
        self._tree.tokens.append(token)
        if token.kind is Kind.CLOSE:
            self._close(token, index)
        elif token.kind is not Kind.TEXT:
            self._imply_ends(token, index)
            self._open_element(token, index)

    def done(self) -> Tree:
        """Close what is open and give the tree."""
        while self._stack:
            self._pop(len(self._tree.text), len(self._tree.text), len(self._tree.tokens))
        return self._tree

    def _open_element(self, token: Token, index: int) -> None:
        parent = self._stack[-1] if self._stack else None
        element = Element(token.name, token.start, token.end, token.end, token.end, parent, index, index + 1)
        if token.end - token.start > len(token.name) + 2:
            element.attributes = attributes(self._tree.text, token)
        self._tree.elements.append(element)
        self._tree.by_token[index] = element
        if token.kind is Kind.OPEN and len(self._stack) < _MAX_DEPTH:
            self._stack.append(element)
            self._open[token.name] += 1

    def _close(self, token: Token, index: int) -> None:
        if not self._open[token.name]:
            return
        while self._stack[-1].name != token.name:
            self._pop(token.start, token.start, index)
        self._pop(token.start, token.end, index + 1)

    def _pop(self, inner_end: int, end: int, last_token: int) -> None:
        element = self._stack.pop()
        self._open[element.name] -= 1
        element.inner_end, element.end, element.last_token = inner_end, end, last_token

    def _imply_ends(self, token: Token, index: int) -> None:
        """End what an opening tag ends without saying so."""
        if token.name in _BLOCKS and self._open["p"]:
            self._end_within(token, index, frozenset({"p"}), frozenset({"table", "td", "th", "button", "li"}))
        if token.name in _ENDED_BY:
            ended, stoppers = _ENDED_BY[token.name]
            if any(self._open[name] for name in ended):
                self._end_within(token, index, ended, stoppers)

    def _end_within(self, token: Token, index: int, ended: frozenset[str], stoppers: frozenset[str]) -> None:
        depth = None
        for position in range(len(self._stack) - 1, -1, -1):
            if self._stack[position].name in stoppers:
                break
            if self._stack[position].name in ended:
                depth = position
        if depth is not None:
            while len(self._stack) > depth:
                self._pop(token.start, token.start, index)
