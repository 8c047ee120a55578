"""Offsets to lines and columns, also in a text of one 50 MB line or of 50 million empty ones."""

from __future__ import annotations

from array import array

from citecheck.model.reference import Span

_CHUNK = 4096
"""Code points between two marks: a look-up counts line ends in one chunk at most, and a mark costs 16 bytes."""


class LineIndex:
    r"""Where the lines of one text begin; ``\n``, ``\r\n`` and ``\r`` each end a line."""

    def __init__(self, text: str) -> None:
        """Pass over ``text`` once."""
        self._text = text
        self._has_return = "\r" in text
        self._lines = array("Q", [1])
        self._starts = array("Q", [0])
        for begin in range(0, len(text) - _CHUNK, _CHUNK):
            end = begin + _CHUNK
            self._lines.append(self._lines[-1] + self._breaks(begin, end))
            self._starts.append(self._line_start(begin, end, self._starts[-1]))

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of ``offset``, both from 1, the column in code points; beyond the end is the end."""
        offset = max(0, min(offset, len(self._text)))
        chunk = min(offset // _CHUNK, len(self._lines) - 1)
        begin = chunk * _CHUNK
        line = self._lines[chunk] + self._breaks(begin, offset)
        return line, offset - self._line_start(begin, offset, self._starts[chunk]) + 1

    def span(self, start: int, end: int) -> Span:
        """Give the span ``text[start:end]`` with line and column of its start."""
        line, column = self.position(start)
        return Span(start, end, line, column)

    def _breaks(self, begin: int, end: int) -> int:
        found = self._text.count("\n", begin, end)
        if self._has_return:
            found += self._text.count("\r", begin, end) - self._text.count("\r\n", begin, end)
            found -= self._is_split(end, begin)
        return found

    def _line_start(self, begin: int, end: int, before: int) -> int:
        found = self._text.rfind("\n", begin, end) + 1
        if self._has_return:
            stop = end - self._is_split(end, begin)
            found = max(found, self._text.rfind("\r", begin, stop) + 1)
        return found or before

    def _is_split(self, end: int, begin: int) -> bool:
        r"""Whether ``end`` falls between the two halves of ``\r\n``, which ends no line before its second half."""
        return begin < end < len(self._text) and self._text[end - 1] == "\r" and self._text[end] == "\n"
