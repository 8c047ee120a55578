"""What the model sees of each token, as short strings (``name=value``).

``FEATURES`` names this version; the model carries the same name (``model.py``), for weights say nothing about features
that they were not made for.
"""

from __future__ import annotations

from citecheck.sources.freetext.crf.chunks import chunks
from citecheck.sources.freetext.crf.manner import manner
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word

FEATURES = "1"
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
    rows: list[list[str]] = []
    looks = [_EDGE, _EDGE, *[one.look for one in words], _EDGE, _EDGE]
    before_each = [f"w-={_EDGE}", *[one.as_before for one in words]]
    after_each = [*[one.as_after for one in words[1:]], f"w+={_EDGE}"]
    kinds = [_EDGE, _EDGE, *[chunk.kind for chunk in found], _EDGE, _EDGE]
    style = seen.style
    for number, chunk in enumerate(found):
        before, here, after = kinds[number + 1], kinds[number + 2], kinds[number + 3]
        shared = [
            f"k={here}",
            f"k-={before},{here}",
            f"k+={here},{after}",
            f"kg={gaps[chunk.start]},{here},{gaps[chunk.end]}",
            f"kp={seen.stops},{gaps[chunk.start]},{here}",
            f"k4={here},{after},{kinds[number + 4]}",
            f"kn={_near(number)},{here}",
            f"ks={style},{_near(number)}",
            f"ke={_near(len(found) - number - 1)},{here}",
        ]
        for at in range(chunk.start, chunk.end):
            one = words[at]
            look = one.look
            gap, gap_after = gaps[at], gaps[at + 1]
            state = seen.states[at]
            rows.append(
                [
                    *one.own,
                    before_each[at],
                    after_each[at],
                    f"s-={looks[at + 1]},{look}",
                    f"s+={look},{looks[at + 3]}",
                    f"s3={one.shape},{looks[at + 1]},{looks[at + 3]}",
                    f"sg={gap},{look},{gap_after}",
                    f"g={gap},{gap_after}",
                    f"gb={gap}{tokens.blanks[at]},{one.shape}",
                    f"g-={gaps[at - 1] if at else '|'},{looks[at + 1]},{gap}",
                    f"g+={gap_after},{looks[at + 3]},{gaps[at + 2] if at + 1 < count else '|'}",
                    f"q={state},{gap}",
                    f"sx={seen.stops},{gap},{gap_after},{one.shape}",
                    f"yr={seen.stages[at]},{gap},{one.shape}",
                    f"st={style},{seen.stages[at]}",
                    f"p={_near(at)},{look}",
                    f"e={_near(count - at - 1)},{look}",
                    *shared,
                ]
            )
    return rows


def _near(distance: int) -> str:
    return _NEAR[distance] if distance < len(_NEAR) else "far"


_NEAR = ("0", "1", "2", "3", "4", "5", "6", "6", "8", "8", "8", "8", "12", "12", "12", "12", "12", "12", "12", "12")
