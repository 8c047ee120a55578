"""What the model sees of each token, as short strings (``name=value``).

``FEATURES`` names this version; the model carries the same name (``model.py``), for weights say nothing about features
that they were not made for.
"""

from __future__ import annotations

from itertools import pairwise

from citecheck.sources.freetext.crf.chunks import Chunks, chunks
from citecheck.sources.freetext.crf.manner import Manner, manner
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word

FEATURES = "3"
"""Raise it with every change of what this module, or those it reads, give; train again."""
_EDGE = "|"
"""Stands for what is before the first token and behind the last."""


def features(tokens: Tokens) -> list[list[str | bytes]]:
    """Give the features of each token; in UTF-8 those that many tokens share, so that they are encoded once."""
    words = list(map(word, tokens.words))
    if not words:
        return []
    gaps = tokens.gaps
    seen = manner(words, gaps)
    looks = [_EDGE, *[one.look for one in words], _EDGE]
    # Each pair of looks and each look between its gaps is put together once, and said of the words on both sides.
    beside = [f"{before},{look}" for before, look in pairwise(looks)]
    around = [f"{gap},{look},{after}" for gap, look, after in zip((_EDGE, *gaps), looks, (*gaps, _EDGE), strict=True)]
    told = {stage: f"st={seen.style},{stage}".encode() for stage in set(seen.stages)}
    return [
        [
            *one.own, as_before, as_after, "s-=" + pair, "s+=" + next_pair, "sg=" + here, f"g={gap},{gap_after}",
            f"gb={gap}{blanks},{one.shape}", "g-=" + last, "g+=" + following, f"q={state},{gap}",
            f"yr={stage},{gap},{one.shape}", told[stage], f"p={near},{one.look}", *of_chunk,
        ]
        for (one, as_before, as_after, pair, next_pair, last, here, following, gap, gap_after, blanks, state, stage,
             near, of_chunk) in zip(
            words, [b"w-=|", *[one.as_before for one in words[:-1]]], [*[one.as_after for one in words[1:]], b"w+=|"],
            beside[:-1], beside[1:], around[:-2], around[1:-1], around[2:], gaps[:-1], gaps[1:], tokens.blanks[:-1],
            seen.states, seen.stages, (_NEAR + (_FAR,) * (len(words) - len(_NEAR)))[: len(words)],
            _of_chunks(chunks(words, gaps), gaps, seen),
            strict=True,
        )
    ]  # fmt: skip


def _of_chunks(found: Chunks, gaps: tuple[str, ...], seen: Manner) -> list[tuple[bytes, ...]]:
    """Give for each token the features that it shares with the others of its chunk."""
    kinds, ends = found
    count = len(kinds)
    beside = [f"{before},{kind}" for before, kind in pairwise([_EDGE, *kinds, _EDGE])]
    left = (_NEAR + (_FAR,) * (count - len(_NEAR)))[:count]
    each: list[tuple[bytes, ...]] = []
    start = 0
    for kind, pair, next_pair, end, distance in zip(kinds, beside[:-1], beside[1:], ends, reversed(left), strict=True):
        gap = gaps[start]
        ahead = seen.ahead[end - 1]
        shared = (
            f"k={kind}".encode(),
            f"k-={pair}".encode(),
            f"k+={next_pair}".encode(),
            f"kg={gap},{kind},{gaps[end]}".encode(),
            f"ke={distance},{kind}".encode(),
            f"ka={ahead},{gap},{kind}".encode(),
            f"kb={ahead},{seen.stages[start]},{gap}".encode(),
        )
        each += [shared] * (end - start)
        start = end
    return each


_NEAR = ("0", "1", "2", "3", "4", "5", "6", "6", "8", "8", "8", "8", "12", "12", "12", "12", "12", "12", "12", "12")
"""What a place is called by its distance from the beginning, or that of a chunk by its distance from the end."""
_FAR = "far"
