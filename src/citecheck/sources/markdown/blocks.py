"""The blocks of a document with exact places: headings, list items, paragraphs, and what is code.

markdown-it-py finds the blocks and gives their lines; offsets are made from these. Its inline parser is not used, since
it gives no places at all: ``inline.py`` finds links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

BLANKED = "\x00"
"""Stands for each code point of code and comments, so that offsets stay true."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))+(?:\[[ xX]\][ \t]+)?")
_BACKTICKS = re.compile(r"`+")
_PARAGRAPH_END = re.compile(r"\n[ \t\r>]*\n")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its section goes on to the next one of its level."""

    level: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """``text[start:end]``: a list item without its marker and the lists inside it, or a paragraph outside lists."""

    start: int
    end: int
    is_item: bool


@dataclass(slots=True)
class Blocks:
    """The blocks of one document, each list in order."""

    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    fences: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of code between fences."""
    indented: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of code by indentation; inside a footnote they are its further paragraphs."""


class Lines:
    """Where the lines of a text begin, as markdown-it counts them."""

    def __init__(self, text: str) -> None:
        """Find all line ends of ``text``."""
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def start(self, line: int) -> int:
        """Give the offset at which a line begins, counted from 0; beyond the last it is the end of the text."""
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def number(self, offset: int) -> int:
        """Give the line of an offset, counted from 0."""
        return bisect_right(self._starts, offset) - 1


def parse_blocks(text: str, lines: Lines, first_line: int) -> Blocks:
    """Find the blocks of a document.

    Args:
        text: The document.
        lines: Its lines.
        first_line: The first line behind the front matter; nothing before it is read.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["block"])
    # "\r" alone ends a line for us, which CommonMark knows as well but markdown-it leaves to its normalisation
    source = _LINE_END.sub("\n", text[lines.start(first_line) :]).replace("\x00", "\ufffd")
    found = Blocks()
    collector = _Collector(text, lines, first_line, found)
    for token in parser.parse(source):
        collector.take(token)
    return found


class _Collector:
    """Goes through the tokens of markdown-it."""

    def __init__(self, text: str, lines: Lines, first_line: int, found: Blocks) -> None:
        self._text = text
        self._lines = lines
        self._first_line = first_line
        self._found = found
        self._items: list[tuple[int, int]] = []
        self._lists = 0
        self._heading: tuple[int, int, int] | None = None

    def take(self, token: Token) -> None:
        bounds = self._bounds(token)
        if token.type == "heading_open":
            self._heading = (int(token.tag[1:]), *bounds)
        elif token.type == "inline" and self._heading is not None:
            level, start, end = self._heading
            self._found.headings.append(Heading(level, token.content, start, end))
            self._heading = None
        elif token.type == "list_item_open":
            self._end_own_part(bounds[0])
            self._items.append(bounds)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self._lists += 1
            self._end_own_part(bounds[0])
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists -= 1
        elif token.type == "list_item_close":
            self._end_own_part(None)
        elif token.type == "paragraph_open" and not self._lists:
            self._keep(*bounds, is_item=False)
        elif token.type == "fence":
            self._found.fences.append(bounds)
        elif token.type == "code_block":
            self._found.indented.append(bounds)

    def _end_own_part(self, end: int | None) -> None:
        """Keep the open item up to where a list inside it begins."""
        if self._items:
            start, stop = self._items.pop()
            self._keep(start, stop if end is None else min(stop, end), is_item=True)

    def _keep(self, start: int, end: int, *, is_item: bool) -> None:
        if is_item:
            marker = _MARKER.match(self._text, start, end)
            start = marker.end() if marker is not None else start
        while end > start and self._text[end - 1] in " \t\r\n":
            end -= 1
        while start < end and self._text[start] in " \t\r\n>":
            start += 1
        if start < end:
            self._found.blocks.append(Block(start, end, is_item))

    def _bounds(self, token: Token) -> tuple[int, int]:
        if token.map is None:
            return 0, 0
        first, last = token.map
        return self._lines.start(first + self._first_line), self._lines.start(last + self._first_line)


def blank(text: str, stretches: list[tuple[int, int]], *, spans: bool = True) -> str:
    """Give ``text`` with stretches, comments and, if asked, code spans blanked; same length, same lines."""
    masked = _blanked(text, sorted(stretches))
    masked = _COMMENT.sub(lambda match: _hide(match.group()), masked)
    return _blanked(masked, list(_code_spans(masked))) if spans else masked


def _blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    if not stretches:
        return text
    pieces: list[str] = []
    position = 0
    for start, end in stretches:
        begin = max(start, position)
        if begin < end:
            pieces += (text[position:begin], _hide(text[begin:end]))
            position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _hide(stretch: str) -> str:
    return re.sub(r"[^\r\n]", BLANKED, stretch)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the code spans: from a run of backticks to the next as long, in the same paragraph."""
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
    if not runs:
        return
    breaks = [match.start() for match in _PARAGRAPH_END.finditer(text)]
    following: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        later = following[end - start]
        while later and later[-1] <= index:
            later.pop()
        if later:
            partner = runs[later[-1]]
            stop = bisect_right(breaks, start)
            if stop == len(breaks) or breaks[stop] >= partner[0]:
                yield start, partner[1]
                index = later[-1] + 1
                continue
        index += 1
