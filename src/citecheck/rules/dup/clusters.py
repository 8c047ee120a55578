"""Pairs joined to clusters, and what the copies in one disagree about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citecheck.model.reference import Citation
from citecheck.rules.wording import listed, shown

COMPARED = {
    "title": "title",
    "outlet": "outlet",
    "publisher": "publisher",
    "published": "date",
    "accessed": "access date",
    "archived": "archive date",
    "url": "address",
    "archive_url": "archive link",
    "doi": "DOI",
    "isbn": "ISBN",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "edition": "edition",
}
"""Record field -> its name for people, in the order in which conflicts are told."""
_MOST_VALUES = 3


class Clusters:
    """Disjoint sets of indexes (union by size, path halving)."""

    def __init__(self, size: int) -> None:
        """Begin with ``size`` sets of one."""
        self._parents = list(range(size))
        self._members: dict[int, list[int]] = {}

    def root(self, index: int) -> int:
        """Give the index that stands for a set."""
        parents = self._parents
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        if len(self.members(first)) < len(self.members(second)):
            first, second = second, first
        self._parents[second] = first
        self._members[first] = [*self.members(first), *self._members.pop(second, [second])]

    def members(self, index: int) -> list[int]:
        """Give the indexes of the set that ``index`` is in."""
        root = self.root(index)
        return self._members.get(root, [root])

    def joined(self) -> list[list[int]]:
        """Give the sets of two and more, each ascending, in the order of their first members."""
        return sorted(sorted(members) for members in self._members.values())


def conflicts(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Give, in words, the fields in which copies of one work have different values: ``pages: 5–9, 6``."""
    found = []
    for field, name in COMPARED.items():
        values = dict.fromkeys(
            " ".join(value.split())
            for citation in citations
            if (value := getattr(citation.reference, field)) is not None
        )
        if len({value.casefold() for value in values}) > 1:
            found.append(f"{name}: {listed([shown(value, 60) for value in values], most=_MOST_VALUES)}")
    return tuple(found)


def names(citations: Iterable[Citation]) -> str:
    """Give the ids of references in words."""
    return listed([shown(str(citation.id), 60) for citation in citations], most=6)


def differing(citations: Sequence[Citation]) -> str:
    """Give a sentence on the conflicts between copies, with a space before it; empty without any."""
    found = conflicts(citations)
    return f" They differ in {listed([text.partition(':')[0] for text in found])}." if found else ""
