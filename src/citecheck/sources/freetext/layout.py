"""The lines of a text: which of them make one block, which begin with a list marker, which are headings.

A block is what the author set apart: a numbered item, a bullet, a paragraph, a line. Whether it is a reference is not
decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from citecheck.sources.freetext.lines import (
    Line,
    belongs_together,
    carries_on,
    is_address,
    is_unbroken,
    margin,
    read_lines,
)

_MARKER = re.compile(
    r"[ \t\u00a0]*(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,4})\)(?=\s)|(?P<plain>\d{1,4})[.)](?=[\s\u00a0])"
    r"|(?P<sign>\^|↑)(?:\s*(?:Jump up to:?|[a-z]{1,2}(?:,?(?=\s))))*|(?P<bullet>[•·‣▪◦*–—-])(?=\s))\s*"
)
_HEADING = re.compile(
    r"[\s=#*_\d.]*(?:references?|bibliography|notes(?: and references)?|footnotes|citations|works cited"
    r"|literature(?: cited)?"
    r"|sources|further reading|external links|see also|endnotes|selected bibliography"
    r"|einzelnachweise|literatur(?:verzeichnis)?|quellen"
    r"|weblinks"
    r"|referencias|bibliografía|notas|enlaces externos|références|bibliographie|notes et références|liens externes"
    r"|note|bibliografia|riferimenti|referências|ligações externas|примечания|литература|ссылки|источники|примітки"
    r"|参考文献|參考文獻|参考资料|參考資料|注释|註釋|脚注|出典|外部链接|外部連結|外部リンク|관련항목|참고문헌|각주)"
    r"[\s=:*_]*(?:\[\s*edit\s*\]|\[編集\]|\[编辑\])?\s*\Z",
    re.IGNORECASE,
)
_LONGEST_HEADING = 60
_MOST_MISSING = 5
"""Numbers of a list that may be left out."""
_FEWEST_MARKED = 2
"""Lines with the same kind of marker that make a list."""


class BlockKind(StrEnum):
    """How a block was set apart."""

    ITEM = "item"
    """By a number, a bullet, a ``^``."""
    LINE = "line"
    """One line of several that stand under each other without blank lines, each complete."""
    PARAGRAPH = "paragraph"
    """By blank lines, or the whole text."""
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text without its marker and outer blanks."""

    kind: BlockKind
    start: int
    end: int
    paragraph: int
    """Number of the paragraph it stands in: lines of one paragraph are of one kind."""


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks, in order; every letter is in one of them."""
    lines = list(read_lines(text))
    _find_markers(text, lines)
    width = margin(text, lines)
    found: list[Block] = []
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (line.after_blank or line.marker_end >= 0 or _is_heading(text, line)):
            _close(text, paragraph, found, width)
            paragraph = []
        if _is_heading(text, line):
            found.append(Block(BlockKind.HEADING, line.start, line.end, len(found)))
            continue
        paragraph.append(line)
    if paragraph:
        _close(text, paragraph, found, width)
    return found


def _find_markers(text: str, lines: list[Line]) -> None:
    """Mark the lines that begin with a marker of a kind that begins other lines too; numbers must ascend."""
    kinds: dict[str, list[tuple[Line, int, int]]] = {}
    for line in lines:
        match = _MARKER.match(text, line.start, line.end)
        if match is None or match.end() >= line.end:
            continue
        kind = match.lastgroup or ""
        sign = match[kind] if kind == "bullet" else kind
        number = int(match[kind]) if match[kind].isdecimal() else -1
        kinds.setdefault(sign, []).append((line, match.end(), number))
    for sign, marked in kinds.items():
        if len(marked) < _FEWEST_MARKED:
            continue
        if sign in {"plain", "round"} and not _ascend([number for _, _, number in marked]):
            continue
        last = -1
        for line, end, number in marked:
            if sign == "plain" and last >= 0 and not last < number <= last + _MOST_MISSING:
                # A year or a volume at the beginning of a broken line.
                continue
            line.marker_end, last = end, number


def _ascend(numbers: list[int]) -> bool:
    """Whether numbers mostly go up by one."""
    steps = sum(second == first + 1 for first, second in pairwise(numbers))
    return 2 * steps >= len(numbers) - 1


def _is_heading(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_HEADING and _HEADING.match(text, line.start, line.end) is not None


def _close(text: str, lines: list[Line], found: list[Block], width: int | None) -> None:
    """Turn the lines of one paragraph into blocks."""
    number = len(found)
    first, last = lines[0], lines[-1]
    if first.marker_end >= 0:
        starts = _unmarked_items(text, lines, width)
        stop = starts[0] if starts else len(lines)
        found.append(Block(BlockKind.ITEM, first.marker_end, lines[stop - 1].end, number))
    else:
        starts = [0] if len(lines) == 1 else _item_starts(text, lines, width)
        if len(starts) < _FEWEST_MARKED:
            found.append(Block(BlockKind.PARAGRAPH, first.start, last.end, number))
            return
    for position, begin in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        found.append(Block(BlockKind.LINE, lines[begin].start, lines[end - 1].end, number))


def _unmarked_items(text: str, lines: list[Line], width: int | None) -> list[int]:
    """Give the lines behind a marked one that are items too: of some lists only some lines bear markers."""
    if width is not None:
        return [
            number
            for number in range(1, len(lines))
            if not belongs_together(text, lines[number - 1], lines[number], width)
        ]
    if is_unbroken(lines):
        return [number for number in range(1, len(lines)) if not _adds(text, lines, number)]
    if len(lines) > 1 and all(_is_complete(text, line, following) for line, following in pairwise(lines)):
        return list(range(1, len(lines)))
    return []


def _is_complete(text: str, line: Line, following: Line) -> bool:
    """Whether a line ends like a reference, and the next begins like one."""
    begins = text[following.start]
    if carries_on(text, following) or following.indent > line.indent:
        return False
    return text[line.end - 1] in '.])”"' and (begins.isupper() or begins in '"“[(')


def _item_starts(text: str, lines: list[Line], width: int | None) -> list[int]:
    """Give the lines of a paragraph that begin an item; one at most when it is one stretch of wrapped text."""
    indented = [line.indent > 0 for line in lines]
    if any(indented) and not all(indented):
        # A hanging indent: the lines that go on are set in; or the first line of each item is.
        hanging = not indented[0]
        return [number for number, inside in enumerate(indented) if inside != hanging]
    if width is not None:
        rest = (
            number
            for number in range(1, len(lines))
            if not belongs_together(text, lines[number - 1], lines[number], width)
        )
        return [0, *rest]
    starts = [0, *(number for number in range(1, len(lines)) if not _adds(text, lines, number))]
    open_ends = 0
    for number in starts[1:]:
        last = text[lines[number - 1].end - 1]
        goes_on = text[lines[number].start].islower() and not text.startswith(
            ("http", "www", "de ", "van ", "von "), lines[number].start
        )
        open_ends += goes_on or last in ",;:-–&("
    if 4 * open_ends > len(starts) - 1:
        return []
    closed = sum(text[line.end - 1] in '.)]"”»?!。）/' or text[line.end - 1].isalnum() for line in lines)
    return starts if 4 * closed >= 3 * len(lines) else []


def _adds(text: str, lines: list[Line], number: int) -> bool:
    """Whether a line only adds to the one before it: pages, a day of access, or the address below each title."""
    if carries_on(text, lines[number]):
        return True
    if not is_address(text, lines[number]):
        return False
    addresses = sum(is_address(text, line) for line in lines)
    return not is_address(text, lines[number - 1]) and 2 * addresses >= len(lines) - addresses
