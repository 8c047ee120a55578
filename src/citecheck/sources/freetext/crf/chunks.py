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


class Chunks(NamedTuple):
    """The rows of tokens without a sign between them, in order."""

    kinds: list[str]
    ends: list[int]
    """The token behind the last of each; the first begins with token 0, every other where the one before it ends."""


def chunks(words: list[Word], gaps: tuple[str, ...]) -> Chunks:
    """Cut tokens into chunks; ``gaps`` as in ``Tokens``."""
    count = len(words)
    ends = [at for at in range(1, count) if gaps[at] not in _INSIDE]
    ends.append(count)
    sorts = "".join([one.sort for one in words])
    listed = "".join([one.listed for one in words])
    tells = [one.tells for one in words]
    kinds: list[str] = []
    start = 0
    for end in ends:
        if end - start == 1:
            kinds.append(words[start].alone)
        else:
            kinds.append(_kind(sorts[start:end], listed[start:end], set(tells[start:end])))
        start = end
    return Chunks(kinds, ends)


def _kind(sorts: str, listed: str, tells: set[str]) -> str:
    """Say what a chunk of several words looks like: their sorts and lists, one sign a word, and what keywords tell."""
    count = len(sorts)
    small, figures = sorts.count("a"), sorts.count("1")
    told = "".join(sorted([one[:2] for one in tells]))[:4] if len(tells) > 1 or "" not in tells else ""
    if not small and not figures and count <= _SOME:
        return f"C{told}{_names(listed)}"
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
