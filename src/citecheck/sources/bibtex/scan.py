"""Cut the text of a ``.bib`` file into blocks, and go on after a broken one.

BibTeX reads an ``@`` anywhere; biber takes ``%`` for a comment; editors put every entry at the start of a line. The
cutter accepts all three, and uses the third to recover: an entry that has not closed when the next one begins at the
start of a line is broken, and ends there. Every piece of text is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from citecheck.sources.bibtex.blocks import Aside, Block, Entry, StringDefinition, Unreadable
from citecheck.sources.bibtex.entry import EntryReader, Manner

_BLOCK = re.compile(r"@[ \t]*+([A-Za-z][\w:+-]*+)\s*+([{(])")
_CERTAIN = (
    r"@[ \t]*+(?:(?i:comment|preamble)\s*+[{(]|[A-Za-z][\w:+-]*+\s*+[{(]\s*+[^\s=,{}\"]*+\s*+"
    r"(?:[,=}]|[^\s=,{}\"]++\s*+=))"
)
_AT_LINE_START = re.compile(r"(?:^|(?<=\r))[ \t]*+(?=" + _CERTAIN + ")", re.MULTILINE)
_ANYWHERE = re.compile(_CERTAIN)
_WORDS = re.compile(r"\w")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_LOOK_BACK = 200
"""Code points searched for the ``%`` that makes a line a comment: indentation is shorter."""
_MANNERS = (Manner(), Manner(braces_can_be_escaped=True, comments_can_close=True))
"""How an entry is read, and how it is read again when it did not close."""
_RETRY_BUDGET = 5_000_000
_RETRY_LENGTHS = 50
"""Code points, and lengths of the file, that may be read in vain in search of entries inside broken stretches, so that
a file in one line recovers, and a hostile one does not take quadratic time: a second or two."""


def cut(text: str) -> Iterator[Block]:
    """Give the blocks of ``text`` in order; comment lines and white space between them are left out."""
    return _Cutter(text).blocks()


class _Cutter:
    """One pass over one file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = [match.end() for match in _AT_LINE_START.finditer(text)]
        self._comment_may_be_long = True
        self._read_in_vain = 0

    def blocks(self) -> Iterator[Block]:
        done = position = 0
        while (match := _BLOCK.search(self._text, position)) is not None:
            if self._is_comment_line(match.start()):
                position = match.end()
                continue
            yield from self._outside(done, match.start())
            for block in self._block(match):
                yield block
                done = position = block.end
        yield from self._outside(done, len(self._text))

    def _limit(self, start: int) -> int:
        """Where the next block certainly begins."""
        following = bisect_right(self._line_starts, start)
        return self._line_starts[following] if following < len(self._line_starts) else len(self._text)

    def _block(self, match: re.Match[str]) -> Iterator[Block]:
        limit = self._limit(match.start())
        while (block := self._whole(match, limit)) is None:
            self._read_in_vain += limit - match.start()
            if self._read_in_vain > min(_RETRY_BUDGET, _RETRY_LENGTHS * len(self._text)):
                break
            inner = _ANYWHERE.search(self._text, match.end(), limit)
            again = _BLOCK.match(self._text, inner.start()) if inner else None
            if again is None:
                break
            yield self._broken(match, again.start())
            match = again
        yield block or self._broken(match, limit)

    def _whole(self, match: re.Match[str], limit: int) -> Block | None:
        kind = match[1].lower()
        if kind == "comment":
            return self._comment(match, limit)
        for manner in _MANNERS:
            reader = EntryReader(self._text, match.end(), limit, closing="}" if match[2] == "{" else ")", manner=manner)
            if kind == "string":
                if (field := reader.definition()) is not None:
                    return StringDefinition(match.start(), reader.position, field)
            elif kind == "preamble":
                if reader.expression() is not None and reader.closes():
                    return Aside(kind, match.start(), reader.position)
            elif (read := reader.entry()) is not None:
                key, fields, oddities = read
                return Entry(match[1], key, match.start(), reader.position, fields, oddities)
        return None

    def _comment(self, match: re.Match[str], limit: int) -> Block | None:
        """Read to the closing brace, over whole entries if need be; but only once to the end of the file in vain."""
        stop = len(self._text) if self._comment_may_be_long else limit
        reader = EntryReader(self._text, match.end(), stop, closing="}" if match[2] == "{" else ")")
        if reader.skip_to_close():
            return Aside("comment", match.start(), reader.position)
        self._comment_may_be_long = False
        return None

    def _broken(self, match: re.Match[str], end: int) -> Unreadable:
        end = match.start() + len(self._text[match.start() : end].rstrip())
        kind = match[1].lower()
        if kind in {"comment", "preamble", "string"}:
            return Unreadable(f"@{kind} does not close", match.start(), end, is_entry=False)
        key = EntryReader(self._text, match.end(), end, closing="}" if match[2] == "{" else ")").key()
        return Unreadable("entry does not close", match.start(), end, key)

    def _is_comment_line(self, at: int) -> bool:
        before = self._text[max(0, at - _LOOK_BACK) : at]
        lines = _LINE_BREAK.split(before)
        return (len(lines) > 1 or at <= _LOOK_BACK) and lines[-1].lstrip().startswith("%")

    def _outside(self, start: int, end: int) -> Iterator[Block]:
        """Give what stands between two blocks, if it is more than comment lines."""
        if end - start <= 2:  # noqa: PLR2004 - a line end: nearly always, so it is worth asking first
            return
        first = last = -1
        for line_start, line_end in _lines(self._text, start, end):
            line = self._text[line_start:line_end].strip()
            if line and line[0] != "%" and not line.lower().startswith("@comment") and _WORDS.search(line):
                first = line_start if first < 0 else first
                last = line_end
        if first >= 0:
            stretch = self._text[first:last]
            first += len(stretch) - len(stretch.lstrip())
            yield Unreadable("text outside entries", first, first + len(stretch.strip()), is_entry=False)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE_BREAK.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
