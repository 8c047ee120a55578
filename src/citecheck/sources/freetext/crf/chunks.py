"""Chunks: the words between two signs of punctuation, each told by one short word what it looks like.

A field nearly always is a row of whole chunks, and what a chunk is shows two chunks further on: the one before a year
and two numbers is a journal. So every token knows its own chunk and its neighbours.
"""

from __future__ import annotations

from typing import NamedTuple

from citecheck.sources.freetext.crf.words import Word

_INSIDE = frozenset(["", "_", "-", "–", "’", "‘", "'", "&", "/", "+"])
"""Gaps that part no chunks."""
_FEW, _SOME, _MANY = 2, 4, 8


class Chunk(NamedTuple):
    """A row of tokens without a sign between them; a tuple, for a list of references has thousands."""

    start: int
    end: int
    kind: str


def chunks(words: list[Word], gaps: tuple[str, ...]) -> list[Chunk]:
    """Cut tokens into chunks; ``gaps`` as in ``Tokens``."""
    found: list[Chunk] = []
    start = 0
    count = len(words)
    for end in range(1, count + 1):
        if end == count or gaps[end] not in _INSIDE:
            found.append(Chunk(start, end, _kind(words[start:end])))
            start = end
    return found


def _kind(words: list[Word]) -> str:
    count = len(words)
    if count == 1:
        return words[0].alone
    sorts = "".join([one.sort for one in words])
    small, figures = sorts.count("a"), sorts.count("1")
    tells = {one.tells for one in words}
    told = "".join(sorted([one[:2] for one in tells]))[:4] if len(tells) > 1 or "" not in tells else ""
    if not small and not figures and count <= _SOME:
        return f"C{told}{_names(''.join([one.listed for one in words]))}"
    size = "2" if count <= _FEW else "4" if count <= _SOME else "8" if count <= _MANY else "9"
    if figures == count:
        return "N" + size
    if figures:
        return f"n{told or size}{'a' if small > 1 else ''}"
    return f"L{size}{told}{'a' if 3 * small >= 2 * count else 'A'}"


def _names(listed: str) -> str:
    if "p" in listed:
        return "p"
    if "." in listed:
        return "i"
    return "n" if "g" in listed or "f" in listed else str(len(listed))
