"""Text in, document out: blocks, pieces, groups, labels, records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from citecheck.model.reference import Document, Format, Origin, Reference, Skipped
from citecheck.sources.freetext import grammar, handover, other_styles
from citecheck.sources.freetext.archive_copies import with_archive_copy
from citecheck.sources.freetext.blanks import ordinary_blanks
from citecheck.sources.freetext.inline import behind_marker
from citecheck.sources.freetext.interface import DATES, Label, Labelled
from citecheck.sources.freetext.judgement import judge
from citecheck.sources.freetext.layout import Block, BlockKind, blocks
from citecheck.sources.freetext.paragraphs import Found, in_paragraph, judged
from citecheck.sources.freetext.pieces import cut_pieces
from citecheck.sources.freetext.record import to_reference
from citecheck.sources.positions import LineIndex

_ANY_DATE = DATES | {Label.DOI, Label.ISBN, Label.PMID, Label.ARXIV}
_SHORT = 700
"""Code points up to which a block is first tried as one reference."""
_LIKELY, _CERTAIN = 0.85, 0.97
"""Scores of the grammar that settle that a line, and that a paragraph, is one reference."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SKIPPED_LENGTH = 200
_LONG_LINE = 4
"""A line so many times as long as the middle one of its paragraph is looked into for several references."""


Settle = Callable[[str, Labelled | None], Labelled]
"""Labels the text of a reference, given what the grammar made of it; see ``handover.settle``."""


class FreetextReader:
    """Reads references from text without markup."""

    format = Format.TEXT

    def __init__(self, settle: Settle = handover.settle) -> None:
        """Label with the CS1 grammar and the field, or with what is handed in."""
        self._settle = settle

    def read(self, text: str, path: str) -> Document:
        """See ``citecheck.sources.interface.Reader.read``."""
        index = LineIndex(text)
        clean = ordinary_blanks(text)

        def reference(found: Found) -> Reference:
            span = index.span(found.start, found.end)
            labelled = self._settle(clean[found.start : found.end], found.labelled)
            return with_archive_copy(
                to_reference(labelled, text[found.start : found.end], Origin(path, Format.TEXT, span))
            )

        # A reference is made as soon as it is found, so that no labelling is kept longer than it is needed.
        parts = [reference(found) if found.skipped is None else found for found in _find(text, clean)]
        if _neighbours_are_references(parts):
            parts = [reference(part) if isinstance(part, Found) and part.doubtful else part for part in parts]
        references = tuple(part for part in parts if isinstance(part, Reference))
        skipped = tuple(
            Skipped(index.span(part.start, part.end), part.skipped or "", text[part.start : part.end][:_SKIPPED_LENGTH])
            for part in parts
            if isinstance(part, Found)
        )
        return Document(path, Format.TEXT, text, references, skipped)


def _find(text: str, clean: str) -> Iterator[Found]:
    """Go over a text and tell references from the rest, in order."""
    laid_out = blocks(text)
    lines = sorted(block.end - block.start for block in laid_out if block.kind in (BlockKind.LINE, BlockKind.ITEM))
    usual = lines[len(lines) // 2] if lines else 0
    in_list = False
    for block in laid_out:
        length = block.end - block.start
        if block.kind is BlockKind.HEADING:
            in_list = True
            yield Found(block.start, block.end, "heading")
        elif block.kind is BlockKind.ITEM and in_list and length <= _LONG_LINE * usual:
            yield Found(block.start, block.end)
        elif length <= _SHORT and (one := _one(clean, block)).skipped is None:
            yield one
        elif block.kind is BlockKind.PARAGRAPH or length > _LONG_LINE * usual:
            yield from in_paragraph(clean, block, alone=len(laid_out) == 1)
        else:
            found = judged(block, judge(clean, cut_pieces(clean, block.start, block.end)))
            if found.skipped and _YEAR.search(clean, block.start, block.end):
                # A title that reads like a sentence, between other references.
                found = replace(found, doubtful=True)
            yield replace(one, skipped=None) if length <= _SHORT and found.skipped is None else found


def _one(clean: str, block: Block) -> Found:
    """Label a block as one reference; skipped unless the CS1 grammar accounts for all of it, so that it is one."""
    start = behind_marker(clean, block.start, block.end)
    if other_styles.is_surely_other(clean[start : block.end]):
        return Found(start, block.end, "not certain")
    labelled = grammar.label(clean[start : block.end])
    labels = {part.label for part in labelled.parts}
    enough = _CERTAIN if block.kind is BlockKind.PARAGRAPH else _LIKELY
    is_whole = labelled.score >= enough and Label.TITLE in labels and not labels.isdisjoint(_ANY_DATE)
    return Found(start, block.end, None if is_whole else "not certain", labelled)


def _neighbours_are_references(parts: list[Reference | Found]) -> bool:
    """Whether most of what was found are references, so that a few words among them are one too."""
    others = [part for part in parts if isinstance(part, Found)]
    if not any(part.doubtful for part in others):
        return False
    sure = len(parts) - len(others)
    return sure > 2 * sum(not part.doubtful for part in others) and 2 * sure >= len(parts)
