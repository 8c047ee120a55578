"""References in a stretch of text without line ends that mean anything: a paragraph, or a whole pasted article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.sources.freetext.habits import cut_twice
from citecheck.sources.freetext.inline import behind_marker, marked_starts
from citecheck.sources.freetext.interface import Labelled
from citecheck.sources.freetext.judgement import Verdict, is_single, judge, list_start
from citecheck.sources.freetext.layout import Block
from citecheck.sources.freetext.pieces import Piece, cut_pieces
from citecheck.sources.freetext.runon import group

STRETCH = 1_000_000
"""Code points that are cut at once: the pieces of a line of 50 MB would take half a gigabyte."""
_UNSETTLED = 20_000
"""Code points before the end of a stretch that are cut again with the next one: the longest reference has as many."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text: a reference, or what was skipped and why."""

    start: int
    end: int
    skipped: str | None = None
    labelled: Labelled | None = None
    """What the grammar makes of it, where it was asked already."""
    doubtful: bool = False
    """Skipped only because it says nothing, or says it in a sentence; a reference where most of its neighbours are."""


def judged(block: Block, verdict: Verdict) -> Found:
    """Give what a block is by its verdict."""
    match verdict:
        case Verdict.REFERENCE:
            return Found(block.start, block.end)
        case Verdict.PLAIN:
            return Found(block.start, block.end, "nothing of a citation", doubtful=True)
        case Verdict.PROSE:
            return Found(block.start, block.end, "reads as prose")


def in_paragraph(clean: str, block: Block, *, alone: bool) -> Iterator[Found]:
    """Find references in a stretch without line ends that mean anything."""
    markers = marked_starts(clean, block.start, block.end)
    if markers and _mostly_references(clean, markers, block.end):
        if any(map(str.isalnum, clean[block.start : markers[0][0]])):
            yield Found(block.start, _trim(clean, block.start, markers[0][0]), "reads as prose")
        for number, (_, begin) in enumerate(markers):
            stop = markers[number + 1][0] if number + 1 < len(markers) else block.end
            if begin < (stop := _trim(clean, begin, stop)):
                yield Found(begin, stop)
        return
    if block.end - block.start > 2 * STRETCH:
        yield from by_stretches(clean, block)
        return
    pieces = cut_pieces(clean, block.start, block.end)
    if not pieces:
        yield Found(block.start, block.end, "no words")
        return
    groups = group(clean, pieces)
    if is_single(pieces, groups):
        found = judged(block, judge(clean, pieces, alone=alone))
        yield found if found.skipped else Found(behind_marker(clean, block.start, block.end), block.end)
        return
    yield from _run_on(clean, block, pieces)


def by_stretches(clean: str, block: Block, length: int = STRETCH) -> Iterator[Found]:
    """Cut a very long paragraph stretch by stretch, as it would be cut whole.

    A stretch stops anywhere, so what is cut near its end is cut by chance: the next stretch begins where the last
    reference ended that stands well before it.

    Args:
        clean: The whole text, with ordinary blanks.
        block: The paragraph.
        length: Of a stretch, in code points; a reference longer than a quarter of it may be parted.
    """
    start, in_list = block.start, False
    while start < block.end:
        stop = min(block.end, start + length)
        pieces = cut_pieces(clean, start, stop)
        first = 0 if in_list else list_start(clean, pieces)
        listed = pieces[first:]
        begins = listed[0].start if listed else stop
        if first > 0 or not pieces:
            yield Found(start, _trim(clean, start, begins), "reads as prose" if pieces else "no words")
        listed, groups = cut_twice(clean, listed)
        in_list = in_list or len(groups) > 1
        if len(groups) == 1:
            start = max(stop, listed[-1].end)
            yield judged(Block(block.kind, begins, start, block.paragraph), judge(clean, listed))
            continue
        settled = groups if stop >= block.end else _settled(listed, groups, stop - min(_UNSETTLED, length // 4))
        start = listed[settled[-1][1]].start if settled and settled[-1][1] < len(listed) else max(stop, begins)
        for begin, end in settled:
            after = listed[end].start if end < len(listed) else start
            yield Found(listed[begin].start, _trim(clean, listed[begin].start, after))


def _settled(listed: list[Piece], groups: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Leave out the last of several groups, and all that end behind a limit; one is kept in any case."""
    kept = next((number for number, (_, end) in enumerate(groups[:-1]) if listed[end].start > limit), len(groups) - 1)
    return groups[: max(kept, 1)]


def _mostly_references(clean: str, markers: list[tuple[int, int]], end: int) -> bool:
    """Whether what stands behind the markers are references, and the marks no signs of something else."""
    stops = [*(start for start, _ in markers[1:]), end]
    good = sum(
        judge(clean, cut_pieces(clean, begin, stop)) is Verdict.REFERENCE
        for (_, begin), stop in zip(markers, stops, strict=True)
    )
    return 2 * good > len(markers)


def _run_on(clean: str, block: Block, pieces: list[Piece]) -> Iterator[Found]:
    first = list_start(clean, pieces)
    if first > 0:
        stop = pieces[first].start if first < len(pieces) else block.end
        yield Found(block.start, _trim(clean, block.start, stop), "reads as prose")
    listed, groups = cut_twice(clean, pieces[first:])
    for begin, end in groups:
        start = listed[begin].start
        stop = listed[end].start if end < len(listed) else block.end
        yield Found(start, _trim(clean, start, stop))


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ^•*":
        end -= 1
    return end
