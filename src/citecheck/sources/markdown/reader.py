"""The reader of Markdown."""

from __future__ import annotations

from citecheck.model.reference import Document, Format
from citecheck.sources.markdown.blocks import Lines, blank, parse_blocks
from citecheck.sources.markdown.footnotes import Footnote, find_footnotes
from citecheck.sources.markdown.front_matter import read_front_matter
from citecheck.sources.markdown.inline import find_inlines
from citecheck.sources.markdown.page import Page, Source
from citecheck.sources.markdown.places import containers, definitions
from citecheck.sources.positions import LineIndex


class MarkdownReader:
    """Reads a document; linear in its length, whatever the nesting."""

    format = Format.MARKDOWN

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        lines = LineIndex(text)
        front = read_front_matter(text, path, lines)
        rows = Lines(text)
        blocks = parse_blocks(text, rows, rows.number(front.end))
        notes = find_footnotes(blank(text, blocks.fences, spans=False), front.end)
        code = [*blocks.fences, *_outside(blocks.indented, notes), (0, front.end)]
        masked = blank(text, code)
        source = Source(text, masked, path, lines)
        page = Page(source, find_inlines(masked), definitions(masked, front.end))
        page.front_matter(front)
        page.footnotes(notes)
        page.containers(containers(blocks, notes, len(text)))
        page.loose_links()
        page.definitions()
        page.citations(front)
        return page.document()


def _outside(stretches: list[tuple[int, int]], notes: list[Footnote]) -> list[tuple[int, int]]:
    """Give the stretches that lie in no footnote, both in order."""
    found: list[tuple[int, int]] = []
    ahead = 0
    for start, end in stretches:
        while ahead < len(notes) and notes[ahead].end <= start:
            ahead += 1
        if ahead == len(notes) or notes[ahead].begin >= end:
            found.append((start, end))
    return found
