"""What the model sees of each token, as short strings (``name=value``).

``FEATURES`` names this version; the model carries the same name (``model.py``), for weights say nothing about features
that they were not made for.
"""

from __future__ import annotations

from citecheck.sources.freetext.crf.chunks import Chunk, chunks
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


def _of_chunks(found: list[Chunk], gaps: tuple[str, ...], seen: Manner) -> list[tuple[bytes, ...]]:
    """Give for each token the features that it shares with the others of its chunk."""
    kinds = [_EDGE, *[chunk.kind for chunk in found], _EDGE]
    last = len(found) - 1
    each: list[tuple[bytes, ...]] = []
    for number, chunk in enumerate(found):
        here = kinds[number + 1]
        gap = gaps[chunk.start]
        shared = (
            f"k={here}".encode(),
            f"k-={kinds[number]},{here}".encode(),
            f"k+={here},{kinds[number + 2]}".encode(),
            f"kg={gap},{here},{gaps[chunk.end]}".encode(),
            f"ke={_near(last - number)},{here}".encode(),
            f"ka={seen.ahead[chunk.end - 1]},{gap},{here}".encode(),
            f"kb={seen.ahead[chunk.end - 1]},{seen.stages[chunk.start]},{gap}".encode(),
        )
        each.extend([shared] * (chunk.end - chunk.start))
    return each


def _near(distance: int) -> str:
    return _NEAR[distance] if distance < len(_NEAR) else "far"


_NEAR = ("0", "1", "2", "3", "4", "5", "6", "6", "8", "8", "8", "8", "12", "12", "12", "12", "12", "12", "12", "12")
