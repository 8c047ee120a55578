"""What the model sees of each token, as short strings (``name=value``).

``FEATURES`` names this version; the model carries the same name (``model.py``), for weights say nothing about features
that they were not made for.
"""

from __future__ import annotations

from citecheck.sources.freetext.crf.chunks import Chunk, chunks
from citecheck.sources.freetext.crf.manner import Manner, manner
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word

FEATURES = "2"
"""Raise it with every change of this module or of those it reads; train again."""
_EDGE = "|"
"""Stands for what is before the first token and behind the last."""


def features(tokens: Tokens) -> list[list[str]]:
    """Give the features of each token."""
    words = [word(text) for text in tokens.words]
    count = len(words)
    if not count:
        return []
    gaps = tokens.gaps
    found = chunks(words, gaps)
    seen = manner(words, gaps)
    shared = _of_chunks(found, gaps, seen)
    looks = [_EDGE, *[one.look for one in words], _EDGE]
    befores = [f"w-={_EDGE}", *[one.as_before for one in words]]
    afters = [*[one.as_after for one in words[1:]], f"w+={_EDGE}"]
    begins = [_EDGE, *gaps[:-1]]
    ends = [*gaps[2:], _EDGE]
    near = [*_NEAR[:count], *["far"] * (count - len(_NEAR))]
    stage, told = None, ""
    rows: list[list[str]] = []
    for at, one in enumerate(words):
        look, shape = one.look, one.shape
        gap, gap_after = gaps[at], gaps[at + 1]
        before, after = looks[at], looks[at + 2]
        if seen.stages[at] != stage:
            stage = seen.stages[at]
            told = f"st={seen.style},{stage}"
        rows.append(
            [
                *one.own,
                befores[at],
                afters[at],
                f"s-={before},{look}",
                f"s+={look},{after}",
                f"s3={shape},{before},{after}",
                f"sg={gap},{look},{gap_after}",
                f"g={gap},{gap_after}",
                f"gb={gap}{tokens.blanks[at]},{shape}",
                f"g-={begins[at]},{before},{gap}",
                f"g+={gap_after},{after},{ends[at]}",
                f"q={seen.states[at]},{gap}",
                f"yr={stage},{gap},{shape}",
                told,
                f"p={near[at]},{look}",
                f"e={near[count - at - 1]},{look}",
                *shared[at],
            ]
        )
    return rows


def _of_chunks(found: list[Chunk], gaps: tuple[str, ...], seen: Manner) -> list[tuple[str, ...]]:
    """Give for each token the features that it shares with the others of its chunk."""
    kinds = [_EDGE, *[chunk.kind for chunk in found], _EDGE]
    last = len(found) - 1
    each: list[tuple[str, ...]] = []
    for number, chunk in enumerate(found):
        here = kinds[number + 1]
        gap = gaps[chunk.start]
        shared = (
            f"k={here}",
            f"k-={kinds[number]},{here}",
            f"k+={here},{kinds[number + 2]}",
            f"kg={gap},{here},{gaps[chunk.end]}",
            f"kp={seen.stops},{gap},{here}",
            f"ks={seen.style},{_near(number)}",
            f"ke={_near(last - number)},{here}",
        )
        each.extend([shared] * (chunk.end - chunk.start))
    return each


def _near(distance: int) -> str:
    return _NEAR[distance] if distance < len(_NEAR) else "far"


_NEAR = ("0", "1", "2", "3", "4", "5", "6", "6", "8", "8", "8", "8", "12", "12", "12", "12", "12", "12", "12", "12")
