"""Chunks: the words between two signs of punctuation, each told by one short word what it looks like.

A field nearly always is a row of whole chunks, and what a chunk is shows two chunks further on: the one before a year
and two numbers is a journal. So every token knows its own chunk and its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.sources.freetext.crf.words import Word

_INSIDE = frozenset(["", "_", "-", "–", "’", "‘", "'", "&", "/", "+"])
"""Gaps that part no chunks."""
_FEW, _SOME, _MANY = 2, 4, 8
_TELLING = frozenset(
    [
        "in",
        "ed",
        "vol",
        "no",
        "pp",
        "edn",
        "acc",
        "arch",
        "the",
        "rep",
        "proc",
        "pub",
        "jour",
        "org",
        "doi",
        "id",
        "ser",
    ]
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A row of tokens without a sign between them."""

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
    first = words[0]
    shape = first.shape
    count = len(words)
    if count == 1:
        if first.keyword and first.keyword[0] != "f":
            return first.keyword if shape[0] != "A" else "^" + first.keyword
        return _ONE.get(shape, shape + first.lists[:1])
    small = figures = 0
    keywords: set[str] = set()
    for one in words:
        sort = one.shape[0]
        if sort == "a":
            small += 1
        elif sort in "dym":
            figures += 1
        if one.keyword in _TELLING:
            keywords.add(one.keyword)
    told = "".join(sorted(key[0] + key[1] for key in keywords))[:4] if keywords else ""
    size = "2" if count <= _FEW else "4" if count <= _SOME else "8" if count <= _MANY else "9"
    if not small and not figures and count <= _SOME:
        listed = "".join(one.lists[:1] or "-" if len(one.shape) > 1 else "." for one in words)
        return f"C{told}{_names(listed)}"
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


_ONE = {
    "A": "I",
    "AI": "I",
    "y": "Y",
    "ya": "Y",
    "d1": "D",
    "d2": "D",
    "d3": "D",
    "d4": "D4",
    "d5": "D5",
}
