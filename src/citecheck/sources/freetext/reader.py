"""Text in, document out: blocks, pieces, groups, labels, records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from citecheck.model.reference import Document, Format, Origin, Reference, Skipped
from citecheck.sources.freetext import grammar, handover, other_styles
from citecheck.sources.freetext.archive_copies import with_archive_copy
from citecheck.sources.freetext.blanks import ordinary_blanks
from citecheck.sources.freetext.inline import behind_marker, marked_starts
from citecheck.sources.freetext.interface import DATES, Label, Labelled
from citecheck.sources.freetext.judgement import Verdict, is_single, judge, list_start
from citecheck.sources.freetext.layout import Block, BlockKind, blocks
from citecheck.sources.freetext.pieces import Piece, cut_pieces
from citecheck.sources.freetext.record import to_reference
from citecheck.sources.freetext.runon import group
from citecheck.sources.positions import LineIndex

_ANY_DATE = DATES | {Label.DOI, Label.ISBN, Label.PMID, Label.ARXIV}
_SHORT = 700
"""Code points up to which a block is first tried as one reference."""
_LIKELY, _CERTAIN = 0.85, 0.97
"""Scores of the grammar that settle that a line, and that a paragraph, is one reference."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SKIPPED_LENGTH = 200
_STRETCH = 1_000_000
"""Code points that are cut at once: the pieces of a line of 50 MB would take half a gigabyte."""
_LONG_LINE = 4
"""A line so many times as long as the middle one of its paragraph is looked into for several references."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the text: a reference, or what was skipped and why."""

    start: int
    end: int
    skipped: str | None = None
    labelled: Labelled | None = None
    """What the grammar makes of it, where it was asked already."""
    doubtful: bool = False
    """Skipped only because it says nothing, or says it in a sentence; a reference where most of its neighbours are."""


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

        def reference(found: _Found) -> Reference:
            span = index.span(found.start, found.end)
            labelled = self._settle(clean[found.start : found.end], found.labelled)
            return with_archive_copy(
                to_reference(labelled, text[found.start : found.end], Origin(path, Format.TEXT, span))
            )

        # A reference is made as soon as it is found, so that no labelling is kept longer than it is needed.
        parts = [reference(found) if found.skipped is None else found for found in _find(text, clean)]
        if _neighbours_are_references(parts):
            parts = [reference(part) if isinstance(part, _Found) and part.doubtful else part for part in parts]
        references = tuple(part for part in parts if isinstance(part, Reference))
        skipped = tuple(
            Skipped(index.span(part.start, part.end), part.skipped or "", text[part.start : part.end][:_SKIPPED_LENGTH])
            for part in parts
            if isinstance(part, _Found)
        )
        return Document(path, Format.TEXT, text, references, skipped)


def _find(text: str, clean: str) -> Iterator[_Found]:
    """Go over a text and tell references from the rest, in order."""
    laid_out = blocks(text)
    lines = sorted(block.end - block.start for block in laid_out if block.kind in (BlockKind.LINE, BlockKind.ITEM))
    usual = lines[len(lines) // 2] if lines else 0
    in_list = False
    for block in laid_out:
        length = block.end - block.start
        if block.kind is BlockKind.HEADING:
            in_list = True
            yield _Found(block.start, block.end, "heading")
        elif block.kind is BlockKind.ITEM and in_list and length <= _LONG_LINE * usual:
            yield _Found(block.start, block.end)
        elif length <= _SHORT and (one := _one(clean, block)).skipped is None:
            yield one
        elif block.kind is BlockKind.PARAGRAPH or length > _LONG_LINE * usual:
            yield from _in_paragraph(clean, block, alone=len(laid_out) == 1)
        else:
            found = _judged(block, judge(clean, cut_pieces(clean, block.start, block.end)))
            if found.skipped and _YEAR.search(clean, block.start, block.end):
                # A title that reads like a sentence, between other references.
                found = replace(found, doubtful=True)
            yield replace(one, skipped=None) if length <= _SHORT and found.skipped is None else found


def _one(clean: str, block: Block) -> _Found:
    """Label a block as one reference; skipped unless the CS1 grammar accounts for all of it, so that it is one."""
    start = behind_marker(clean, block.start, block.end)
    if other_styles.is_surely_other(clean[start : block.end]):
        return _Found(start, block.end, "not certain")
    labelled = grammar.label(clean[start : block.end])
    labels = {part.label for part in labelled.parts}
    enough = _CERTAIN if block.kind is BlockKind.PARAGRAPH else _LIKELY
    is_whole = labelled.score >= enough and Label.TITLE in labels and not labels.isdisjoint(_ANY_DATE)
    return _Found(start, block.end, None if is_whole else "not certain", labelled)


def _judged(block: Block, verdict: Verdict) -> _Found:
    match verdict:
        case Verdict.REFERENCE:
            return _Found(block.start, block.end)
        case Verdict.PLAIN:
            return _Found(block.start, block.end, "nothing of a citation", doubtful=True)
        case Verdict.PROSE:
            return _Found(block.start, block.end, "reads as prose")


def _neighbours_are_references(parts: list[Reference | _Found]) -> bool:
    """Whether most of what was found are references, so that a few words among them are one too."""
    others = [part for part in parts if isinstance(part, _Found)]
    if not any(part.doubtful for part in others):
        return False
    sure = len(parts) - len(others)
    return sure > 2 * sum(not part.doubtful for part in others) and 2 * sure >= len(parts)


def _in_paragraph(clean: str, block: Block, *, alone: bool) -> Iterator[_Found]:
    """Find references in a stretch without line ends that mean anything."""
    markers = marked_starts(clean, block.start, block.end)
    if markers and _mostly_references(clean, markers, block.end):
        if any(map(str.isalnum, clean[block.start : markers[0][0]])):
            yield _Found(block.start, _trim(clean, block.start, markers[0][0]), "reads as prose")
        for number, (_, begin) in enumerate(markers):
            stop = markers[number + 1][0] if number + 1 < len(markers) else block.end
            if begin < (stop := _trim(clean, begin, stop)):
                yield _Found(begin, stop)
        return
    if block.end - block.start > 2 * _STRETCH:
        yield from _by_stretches(clean, block)
        return
    pieces = cut_pieces(clean, block.start, block.end)
    if not pieces:
        yield _Found(block.start, block.end, "no words")
        return
    groups = group(clean, pieces)
    if is_single(pieces, groups):
        found = _judged(block, judge(clean, pieces, alone=alone))
        yield found if found.skipped else _Found(behind_marker(clean, block.start, block.end), block.end)
        return
    yield from _run_on(clean, block, pieces, groups)


def _by_stretches(clean: str, block: Block) -> Iterator[_Found]:
    """Cut a very long paragraph stretch by stretch; the last reference of each is cut again with the next one."""
    start, in_list = block.start, False
    while start < block.end:
        stop = min(block.end, start + _STRETCH)
        pieces = cut_pieces(clean, start, stop)
        first = 0 if in_list else list_start(clean, pieces)
        listed = pieces[first:]
        begins = listed[0].start if listed else stop
        if first > 0 or not pieces:
            yield _Found(start, _trim(clean, start, begins), "reads as prose" if pieces else "no words")
        groups = group(clean, listed)
        in_list = in_list or len(groups) > 1
        again = listed[groups[-1][0]].start if len(groups) > 1 and stop < block.end else max(stop, begins)
        if len(groups) == 1:
            again = max(again, listed[-1].end)
            yield _judged(Block(block.kind, begins, again, block.paragraph), judge(clean, listed))
        else:
            for begin, end in groups if again >= stop else groups[:-1]:
                after = listed[end].start if end < len(listed) else again
                yield _Found(listed[begin].start, _trim(clean, listed[begin].start, after))
        start = again


def _mostly_references(clean: str, markers: list[tuple[int, int]], end: int) -> bool:
    """Whether what stands behind the markers are references, and the marks no signs of something else."""
    stops = [*(start for start, _ in markers[1:]), end]
    good = sum(
        judge(clean, cut_pieces(clean, begin, stop)) is Verdict.REFERENCE
        for (_, begin), stop in zip(markers, stops, strict=True)
    )
    return 2 * good > len(markers)


def _run_on(clean: str, block: Block, pieces: list[Piece], groups: list[tuple[int, int]]) -> Iterator[_Found]:
    first = list_start(clean, pieces)
    if first > 0:
        stop = pieces[first].start if first < len(pieces) else block.end
        yield _Found(block.start, _trim(clean, block.start, stop), "reads as prose")
    listed = pieces[first:]
    for begin, end in groups if first == 0 else group(clean, listed):
        start = listed[begin].start
        stop = listed[end].start if end < len(listed) else block.end
        yield _Found(start, _trim(clean, start, stop))


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ^•*":
        end -= 1
    return end
