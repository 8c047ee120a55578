"""What the model sees of each token, as short strings (``name=value``).

``FEATURES`` names this version; the model carries the same name (``model.py``), for weights say nothing about features
that they were not made for.
"""

from __future__ import annotations

from citecheck.sources.freetext.crf.chunks import Chunks, chunks
from citecheck.sources.freetext.crf.manner import Manner, manner
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word

FEATURES = "3"
"""Raise it with every change of this module or of those it reads; train again."""
_EDGE = "|"
"""Stands for what is before the first token and behind the last."""


def features(tokens: Tokens) -> list[list[str | bytes]]:
    """Give the features of each token; in UTF-8 those that many tokens share, so that they are encoded once."""
    words = [word(text) for text in tokens.words]
    if not words:
        return []
    gaps = tokens.gaps
    seen = manner(words, gaps)
    looks = [one.look for one in words]
    told = {stage: f"st={seen.style},{stage}".encode() for stage in set(seen.stages)}
    return [
        [
            *one.own,
            as_before,
            as_after,
            f"s-={before},{look}",
            f"s+={look},{after}",
            f"sg={gap},{look},{gap_after}",
            f"g={gap},{gap_after}",
            f"gb={gap}{blanks},{one.shape}",
            f"g-={begin},{before},{gap}",
            f"g+={gap_after},{after},{end}",
            f"q={state},{gap}",
            f"yr={stage},{gap},{one.shape}",
            told[stage],
            f"p={near},{look}",
            *of_chunk,
        ]
        for (one, as_before, as_after, before, look, after, begin, gap, gap_after, end, blanks, state, stage, near,
             of_chunk) in zip(
            words,
            [b"w-=|", *[one.as_before for one in words[:-1]]],
            [*[one.as_after for one in words[1:]], b"w+=|"],
            [_EDGE, *looks[:-1]],
            looks,
            [*looks[1:], _EDGE],
            (_EDGE, *gaps[:-2]),
            gaps[:-1],
            gaps[1:],
            (*gaps[2:], _EDGE),
            tokens.blanks[:-1],
            seen.states,
            seen.stages,
            (_NEAR + ("far",) * (len(words) - len(_NEAR)))[: len(words)],
            _of_chunks(chunks(words, gaps), gaps, seen),
            strict=True,
        )
    ]  # fmt: skip


def _of_chunks(found: Chunks, gaps: tuple[str, ...], seen: Manner) -> list[tuple[bytes, ...]]:
    """Give for each token the features that it shares with the others of its chunk."""
    kinds, ends = found
    starts = [0, *ends[:-1]]
    count = len(kinds)
    left = (_NEAR + ("far",) * (count - len(_NEAR)))[:count]
    each: list[tuple[bytes, ...]] = []
    stages, aheads = seen.stages, seen.ahead
    for here, before, after, start, end, distance in zip(
        kinds, [_EDGE, *kinds[:-1]], [*kinds[1:], _EDGE], starts, ends, reversed(left), strict=True
    ):
        gap = gaps[start]
        ahead = aheads[end - 1]
        shared = (
            f"k={here}".encode(),
            f"k-={before},{here}".encode(),
            f"k+={here},{after}".encode(),
            f"kg={gap},{here},{gaps[end]}".encode(),
            f"ke={distance},{here}".encode(),
            f"ka={ahead},{gap},{here}".encode(),
            f"kb={ahead},{stages[start]},{gap}".encode(),
        )
        each += [shared] * (end - start)
    return each


_NEAR = ("0", "1", "2", "3", "4", "5", "6", "6", "8", "8", "8", "8", "12", "12", "12", "12", "12", "12", "12", "12")
