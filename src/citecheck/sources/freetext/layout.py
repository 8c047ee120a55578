"""The lines of a text: which of them make one block, which begin with a list marker, which are headings.

A block is what the author set apart: a numbered item, a bullet, a paragraph, a line. Whether it is a reference is not
decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
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
_FEWEST_MARKED = 2
"""Lines with the same kind of marker that make a list."""
_LIMIT_LINES = 1_000_000


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


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indent: int
    after_blank: bool
    marker_end: int = -1
    """Where the text behind the marker begins; -1 without a marker."""


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks, in order; every letter is in one of them."""
    lines = list(_lines(text))
    _find_markers(text, lines)
    found: list[Block] = []
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and (line.after_blank or line.marker_end >= 0 or _is_heading(text, line)):
            _close(text, paragraph, found)
            paragraph = []
        if _is_heading(text, line):
            found.append(Block(BlockKind.HEADING, line.start, line.end, len(found)))
            continue
        paragraph.append(line)
    if paragraph:
        _close(text, paragraph, found)
    return found


def _lines(text: str) -> Iterator[_Line]:
    last_end = 0
    for number, match in enumerate(_LINE.finditer(text)):
        raw = match.group()
        stripped = raw.strip()
        if not stripped or number > _LIMIT_LINES:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        breaks = text.count("\n", last_end, start) or text.count("\r", last_end, start)
        yield _Line(start, start + len(stripped), indent, breaks > 1)
        last_end = start + len(stripped)


def _find_markers(text: str, lines: list[_Line]) -> None:
    """Mark the lines that begin with a marker of a kind that begins other lines too; numbers must ascend."""
    kinds: dict[str, list[tuple[_Line, int, int]]] = {}
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
        for line, end, _ in marked:
            line.marker_end = end


def _ascend(numbers: list[int]) -> bool:
    """Whether numbers mostly go up by one."""
    steps = sum(second == first + 1 for first, second in pairwise(numbers))
    return 2 * steps >= len(numbers) - 1


def _is_heading(text: str, line: _Line) -> bool:
    return line.end - line.start <= _LONGEST_HEADING and _HEADING.match(text, line.start, line.end) is not None


def _close(text: str, lines: list[_Line], found: list[Block]) -> None:
    """Turn the lines of one paragraph into blocks."""
    number = len(found)
    first, last = lines[0], lines[-1]
    if first.marker_end >= 0:
        if len(lines) > 1 and all(_is_complete(text, line, following) for line, following in pairwise(lines)):
            # Lines of a list of which only some bear markers.
            found.append(Block(BlockKind.ITEM, first.marker_end, first.end, number))
            found.extend(Block(BlockKind.LINE, line.start, line.end, number) for line in lines[1:])
        else:
            found.append(Block(BlockKind.ITEM, first.marker_end, last.end, number))
        return
    if len(lines) == 1:
        found.append(Block(BlockKind.PARAGRAPH, first.start, last.end, number))
        return
    starts = _item_starts(text, lines)
    if not starts:
        found.append(Block(BlockKind.PARAGRAPH, first.start, last.end, number))
        return
    for position, begin in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        found.append(Block(BlockKind.LINE, lines[begin].start, lines[end - 1].end, number))


def _is_complete(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line ends like a reference, and the next begins like one."""
    begins = text[following.start]
    return text[line.end - 1] in '.])”"' and (begins.isupper() or begins in '"“[(') and following.indent <= line.indent


def _item_starts(text: str, lines: list[_Line]) -> list[int]:
    """Give the lines of a paragraph that begin an item; empty when it is one stretch of wrapped text."""
    indented = [line.indent > 0 for line in lines]
    if any(indented) and not all(indented):
        # A hanging indent: the lines that go on are set in; or the first line of each item is.
        hanging = not indented[0]
        return [number for number, inside in enumerate(indented) if inside != hanging]
    open_ends = 0
    for line, following in pairwise(lines):
        last = text[line.end - 1]
        goes_on = text[following.start].islower() and not text.startswith(
            ("http", "www", "de ", "van ", "von "), following.start
        )
        open_ends += goes_on or last in ",;:-–&("
    if 4 * open_ends > len(lines) - 1:
        return []
    closed = sum(text[line.end - 1] in '.)]"”»?!。）/' or text[line.end - 1].isalnum() for line in lines)
    return list(range(len(lines))) if 4 * closed >= 3 * len(lines) else []
