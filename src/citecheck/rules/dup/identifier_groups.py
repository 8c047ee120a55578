"""Parts a group of references with one identifier by what they cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from citecheck.rules.dup.likeness import titles_alike
from citecheck.rules.dup.signature import Signature

_HARDLY_ALIKE = 55.0
"""Share of common words, 0..100, below which two titles with one identifier are of two works; our choice."""


def of_one_work(indexes: Sequence[int], folded: Mapping[int, Signature], *, is_of_whole: bool) -> Iterator[list[int]]:
    """Give the parts of two and more references that may be one work.

    Args:
        indexes: References with one identifier.
        folded: Their signatures.
        is_of_whole: The identifier names a whole (ISBN), so that its chapters and pages share it by right.
    """
    parts: list[list[int]] = []
    for index in indexes:
        for part in parts:
            if _may_be_one(folded[part[0]], folded[index], is_of_whole=is_of_whole):
                part.append(index)
                break
        else:
            parts.append([index])
    yield from (part for part in parts if len(part) > 1)


def _may_be_one(one: Signature, other: Signature, *, is_of_whole: bool) -> bool:
    if is_of_whole and (one.first_page != other.first_page or one.kind != other.kind):
        return False
    if one.volume and other.volume and one.volume != other.volume:
        return False
    return not titles_differ(one, other, strict=is_of_whole)


def titles_differ(one: Signature, other: Signature, *, strict: bool = False) -> bool:
    """Tell whether two titles are clearly of two works; a missing one is not."""
    if not one.title or not other.title:
        return False
    if strict:
        return not titles_alike(one, other, strict=False)
    if one.main == other.main or one.title.startswith(other.main) or other.title.startswith(one.main):
        return False
    return bool(fuzz.token_set_ratio(one.title, other.title) < _HARDLY_ALIKE)
