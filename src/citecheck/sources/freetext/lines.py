"""The lines of a text, and whether they were broken at a margin: then a line's end says nothing.

Text copied out of a letter, a PDF or a terminal has a break wherever the next word would not have fitted. So a line is
"full" when the first word of the next one had no room on it, and one that is not full ends where its author ended it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_LIMIT_LINES = 1_000_000
_TAB = 8
"""Columns of a tab, as terminals have it."""
_NARROWEST, _WIDEST = 50, 130
"""Columns between which a margin is looked for: shorter lines are short references, longer ones were not broken."""
_CARRIES_ON = re.compile(
    r"pp?\.\s?\d|[Vv]ol\.\s|[Nn]os?\.\s?\d|doi:|DOI|ISBN|ISSN|PMID|(?:Retrieved|Archived|Accessed|Available)\s"
    r"|\[(?:Accessed|Online|Internet)|[СC]\.\s\d|№|URL:|[Дд]ата обращения|—\s|\((?:[A-Z][a-z]+ )?\d"
)
"""How no reference begins."""
_PARTICLES = ("http", "www", "de ", "van ", "von ", "al-", "bell hooks", "danah ")
_OPEN_WORD = re.compile(
    r"(?:[,;:–&(/]|(?<!\w)(?:and|of|the|in|for|to|a|an|by|on|with|from|at|et|und|der|die|von|de|la|el|du|und|и|в|на|по|о"
    r"|vol|no|pp|p|eds?|№)\.?)\Z"
)
_NAMES = re.compile(
    r"(?:(?:van|von|de|der|di|da|la|le) ){0,2}[^\W\d_][\w'’-]+(?: [A-Z][\w-]+)?,\s(?:[^\W\d_]\.|[^\W\d_]{2,}[,.;& (])"
    r"|[A-Z][\w ,&'’-]{2,80}\.? \((?:1[5-9]|20)\d\d"
    r"|[^\W\d_][\w'’-]+ [A-Z]{1,3}[,.]\s|(?:[^\W\d_]\.[ -]?){1,3}[^\W\d_][\w'’-]+(?:,| and )|[\"“«]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:)\S+\Z")
_COMPLETE = frozenset('.)]"”»?!。/')


@dataclass(slots=True)
class Line:
    """A line that is not blank; ``text[start:end]`` is what it says."""

    start: int
    end: int
    indent: int
    """Blanks before it."""
    width: int
    """Columns up to its end."""
    after_blank: bool
    """Whether a blank line stands before it."""
    marker_end: int = -1
    """Where the text behind the marker of a list begins; -1 without a marker."""


def read_lines(text: str) -> Iterator[Line]:
    """Go over the lines of a text that say something."""
    last_end = 0
    for number, match in enumerate(_LINE.finditer(text)):
        raw = match.group()
        stripped = raw.strip()
        if not stripped or number > _LIMIT_LINES:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        breaks = text.count("\n", last_end, start) or text.count("\r", last_end, start)
        width = indent + (_TAB - 1) * raw.count("\t", 0, indent) + len(stripped)
        yield Line(start, start + len(stripped), indent, width, breaks > 1)
        last_end = start + len(stripped)


def margin(text: str, lines: Sequence[Line]) -> int | None:
    """Give the column at which the lines of a text were broken, ``None`` where they were not."""
    widths = [line.width for line in lines if text.find(" ", line.start, line.end) >= 0]
    unmarked = [line.width for line in lines if line.marker_end < 0 and text.find(" ", line.start, line.end) >= 0]
    # Somebody who numbers a list by hand pushes its first lines beyond the margin.
    width = max(unmarked if 2 * len(unmarked) >= len(widths) else widths, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(line, after) for line, after in pairwise(lines) if not after.after_blank and after.marker_end < 0]
    full = [(line, after) for line, after in pairs if is_full(text, line, after, width)]
    broken = sum(is_open(text, line, after) or is_address(text, after) for line, after in full)
    if not full or 3 * len(full) < len(pairs) or 3 * broken < len(full):
        return None
    # Lines that had room and still stop in the middle were broken by hand, anywhere.
    early = sum(is_open(text, line, after) for line, after in pairs) - sum(is_open(text, *pair) for pair in full)
    return None if 4 * early > len(pairs) - len(full) else width


def is_unbroken(lines: Sequence[Line]) -> bool:
    """Whether lines are longer than any margin, so that each ends where its author ended it."""
    return max(line.width for line in lines) > _WIDEST


def is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    blank = text.find(" ", following.start, following.end)
    word = (blank if blank >= 0 else following.end) - following.start
    return line.width + 1 + word > width


def is_open(text: str, line: Line, following: Line) -> bool:
    """Whether a line cannot be the end of a reference, or the next not the beginning of one."""
    if carries_on(text, following) or _OPEN_WORD.search(text, max(line.start, line.end - 8), line.end) is not None:
        return True
    if text[line.end - 1] == "-" and text[following.start].islower():
        return True
    return text[following.start].islower() and not text.startswith(_PARTICLES, following.start)


def carries_on(text: str, line: Line) -> bool:
    """Whether a line begins as no reference does: with pages, a volume, a day of access."""
    return _CARRIES_ON.match(text, line.start, line.end) is not None


def is_address(text: str, line: Line) -> bool:
    """Whether a line is an address and nothing else."""
    return _ADDRESS.match(text, line.start, line.end) is not None


def _ends_in_address(text: str, line: Line) -> bool:
    start = max(line.start, text.rfind(" ", line.start, line.end) + 1)
    return _ADDRESS.match(text, start, line.end) is not None


def belongs_together(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether two lines of a text that was broken at a margin are of one reference."""
    if is_open(text, line, following):
        return True
    if not is_full(text, line, following, width):
        return False
    # By chance the last line of a reference is full, too.
    begins = text[following.start]
    if _ends_in_address(text, line) and (begins.isupper() or begins in '"“«'):
        return False
    return text[line.end - 1] not in _COMPLETE or _NAMES.match(text, following.start, following.end) is None
