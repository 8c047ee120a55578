"""Which pairs of references are worth comparing: those that share two of their rarest words.

Comparing all pairs of a million references would take years. Two titles of one work share almost all words, so they
share two of the four rarest ones; common words never make a block. Words that occur once in the whole list cannot be
shared and are left out, which also takes slips out of the way. Short titles, in which a slip leaves too little, make
blocks of single words and of author and year as well.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

RAREST = 4
"""Words of a title that make blocks: six pairs."""
BLOCK_LIMIT = 48
"""References of one block that are all compared; larger blocks are cut by first author first. Our choice."""
WINDOW = 6
"""Neighbours that are compared in what is still too large: works of one author with the same rare words."""


SHORT_TITLE_WORDS = 3


def blocks(titles: Sequence[str], cuts: Sequence[str], years: Sequence[str]) -> Iterator[list[int]]:
    """Give groups of indexes that are worth comparing, each in ascending order; a pair may come more than once.

    Args:
        titles: Folded titles; an empty one is in no group.
        cuts: For each title what large groups are cut by: the family name of the first author.
        years: For each title its year of publication, empty where unknown.
    """
    yield from _by_author(titles, cuts, years)
    for group in _groups(_keys(titles), len(titles)):
        if len(group) <= BLOCK_LIMIT:
            yield group
        else:
            yield from _cut(group, titles, cuts)


def _keys(titles: Sequence[str]) -> list[int]:
    """Give ``key * len(titles) + index`` for every pair of rare words of every title, sorted."""
    numbers: dict[str, int] = {}
    seen: Counter[int] = Counter()
    words = array("L")
    starts = array("L", [0])
    for title in titles:
        distinct = [numbers.setdefault(word, len(numbers)) for word in dict.fromkeys(title.split())]
        words.extend(distinct)
        starts.append(len(words))
    seen.update(words)
    rank = array("L", [0]) * len(numbers)
    for position, (word, _) in enumerate(sorted(seen.items(), key=lambda item: (item[1], item[0]))):
        rank[word] = position
    shared = array("B", [0]) * len(numbers)
    for word, count in seen.items():
        shared[word] = count > 1
    width, total = len(numbers) + 1, len(titles)
    keys: list[int] = []
    for index in range(total):
        own = words[starts[index] : starts[index + 1]]
        rare = sorted(rank[word] for word in own if shared[word])[:RAREST]
        if len(own) <= SHORT_TITLE_WORDS:
            keys.extend((one * width + width - 1) * total + index for one in rare)
        for place, one in enumerate(rare):
            keys.extend((one * width + other) * total + index for other in rare[place + 1 :])
    keys.sort()
    return keys


def _by_author(titles: Sequence[str], cuts: Sequence[str], years: Sequence[str]) -> Iterator[list[int]]:
    """Give the short titles of each author in each year: a slip in one of two words leaves no pair to share."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, title in enumerate(titles):
        if title and cuts[index] and years[index] and title.count(" ") < SHORT_TITLE_WORDS:
            groups.setdefault((cuts[index], years[index]), []).append(index)
    for group in groups.values():
        if 1 < len(group) <= BLOCK_LIMIT:
            yield group


def _groups(keys: Sequence[int], total: int) -> Iterator[list[int]]:
    current, group = -1, [0]
    group.clear()
    for packed in keys:
        key, index = divmod(packed, total)
        if key != current:
            if len(group) > 1:
                yield group
            current, group = key, []
        group.append(index)
    if len(group) > 1:
        yield group


def _cut(group: Sequence[int], titles: Sequence[str], cuts: Sequence[str]) -> Iterator[list[int]]:
    parts: dict[str, list[int]] = {}
    for index in group:
        parts.setdefault(cuts[index], []).append(index)
    for part in parts.values():
        if len(part) <= BLOCK_LIMIT:
            if len(part) > 1:
                yield part
            continue
        ordered = sorted(part, key=lambda index: (titles[index], index))
        for place in range(len(ordered) - 1):
            yield sorted(ordered[place : place + WINDOW])
