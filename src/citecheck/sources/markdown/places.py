"""Where references stand in a document: link definitions, and the blocks under headings of references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.sources.headings import is_reference_heading
from citecheck.sources.markdown.blocks import Block, Blocks, Heading
from citecheck.sources.markdown.footnotes import Footnote
from citecheck.sources.markdown.inline import DEFINITION, destination, fold_label
from citecheck.sources.markdown.plain import plain


@dataclass(frozen=True, slots=True)
class Definition:
    """``[label]: address "title"``: ``text[start:end]`` is all of it."""

    label: str
    """As written."""
    url: str
    url_start: int
    url_end: int
    title: str | None
    start: int
    end: int


def definitions(masked: str, first: int) -> dict[str, Definition]:
    """Give the link definitions behind ``first`` by their folded labels; of several for one label the first counts."""
    found: dict[str, Definition] = {}
    for match in DEFINITION.finditer(masked, first):
        label = fold_label(match["label"])
        if not label or label.startswith("@"):
            continue
        url, url_start, url_end, title = destination(match)
        start = match.start() + len(match.group()) - len(match.group().lstrip(" >\n"))
        end = match.start() + len(match.group().rstrip())
        found.setdefault(label, Definition(match["label"], url, url_start, url_end, title, start, end))
    return found


def containers(blocks: Blocks, notes: list[Footnote], end: int) -> list[Block]:
    """Give the list items and paragraphs under headings of references, outside footnotes; in order.

    Where a section has lists, its paragraphs introduce them and are no references.
    """
    found: list[Block] = []
    ordered = sorted(blocks.blocks, key=lambda block: block.start)
    position = 0
    for start, stop in _sections(blocks.headings, end):
        while position < len(ordered) and ordered[position].start < start:
            position += 1
        inside: list[Block] = []
        while position < len(ordered) and ordered[position].start < stop:
            inside.append(ordered[position])
            position += 1
        has_items = any(block.is_item for block in inside)
        found += [block for block in inside if block.is_item or not has_items]
    return list(_apart(found, notes))


def _sections(headings: list[Heading], end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches from a heading of references to the next one of its level."""
    index = 0
    while index < len(headings):
        heading = headings[index]
        index += 1
        if is_reference_heading(plain(heading.text)):
            while index < len(headings) and headings[index].level > heading.level:
                index += 1
            yield heading.end, headings[index].start if index < len(headings) else end


def _apart(blocks: list[Block], notes: list[Footnote]) -> Iterator[Block]:
    """Give the blocks that no footnote overlaps, none inside another."""
    ahead = last = 0
    for block in blocks:
        while ahead < len(notes) and notes[ahead].end <= block.start:
            ahead += 1
        is_note = ahead < len(notes) and notes[ahead].begin < block.end
        if not is_note and block.start >= last:
            last = block.end
            yield block
