"""Runs of tags as stretches of the text: what belongs to a field besides its words.

A field ends with its last word, but for a question mark, a bracket or a quotation mark that was opened inside it, and
the full stop of an abbreviation.
"""

from __future__ import annotations

from typing import NamedTuple

from citecheck.sources.freetext.crf.tags import AUTHOR_TAGS, BEGIN, EDITOR, LABELS, OTHER
from citecheck.sources.freetext.crf.tokens import Tokens

AUTHORS = "a"
"""Name of a run of author tags."""
PLAIN = {tag: tag for tag in (*LABELS, EDITOR, OTHER)} | dict.fromkeys(AUTHOR_TAGS, AUTHORS)
PLAIN |= {tag + BEGIN: name for tag, name in PLAIN.items()}
"""Tag -> name of the run that it belongs to; every tag that a model may give is here."""
_PAIRS = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "‚": "‘"}
_OPENING_OF = {")": "(", "]": "[", "”": "“", "»": "«", "’": "‘"}
_ENDS = "?!"
_MAY_END = frozenset((*_ENDS, *_OPENING_OF, '"', "'", "."))
"""Signs behind the last word of a field that may be of it; behind nearly all fields stands another."""
_MAY_BEGIN = frozenset((*_PAIRS, '"', "'"))
"""Signs before the first word of a field that are of it where they are closed inside."""
_ABBREVIATED = 6
"""Code points that the last word of an abbreviation has fewer than."""
_NEAR = 3


class Run(NamedTuple):
    """Tokens with one tag, ``first`` to before ``stop``; a tuple, for a list of references has thousands."""

    tag: str
    first: int
    stop: int
    confidence: float


def runs(tags: tuple[str, ...], probabilities: tuple[float, ...]) -> list[Run]:
    """Give the runs of equal tags; all tags of authors are one, with "and" between two of them."""
    found: list[Run] = []
    plain = [PLAIN[tag] for tag in tags]
    start = 0
    count = len(plain)
    ends = [at for at in range(1, count) if plain[at] != plain[at - 1]]
    for at in [*ends, count]:
        tag = plain[at - 1]
        if (
            tag == OTHER
            and found
            and at < count
            and at - start <= _NEAR
            and plain[at] == found[-1].tag in (AUTHORS, EDITOR)
        ):
            start = found.pop().first
            continue
        found.append(Run(tag, start, at, sum(probabilities[start:at]) / (at - start)))
        start = at
    return found


def stretch(text: str, tokens: Tokens, run: Run) -> tuple[int, int]:
    """Give where in the text a run begins and ends."""
    start, end = tokens.starts[run.first], tokens.ends[run.stop - 1]
    after = text[end : tokens.starts[run.stop] if run.stop < len(tokens.starts) else len(text)]
    if after.lstrip()[:1] in _MAY_END:
        end, after = _with_closing(text, start, end, after)
    mark = text[start - 1 : start]
    if mark in _MAY_BEGIN and (not run.first or tokens.ends[run.first - 1] < start):
        closing = _PAIRS.get(mark, mark)
        if _closes(text[start:end], mark, closing):
            start -= 1
    if after[:1] == "." and len(tokens.words[run.stop - 1]) < _ABBREVIATED and "." in text[start:end]:
        end += 1
    return start, end


def _with_closing(text: str, start: int, end: int, after: str) -> tuple[int, str]:
    """Take what closes a stretch into it: its end, and what is left of the signs ``after`` it."""
    while (sign := after.lstrip()[:1]) in _MAY_END:
        inside = text[start:end]
        apart = after[0] == " "
        if sign == "." and not apart and after[1:2] in _OPENING_OF:
            sign = after[1]
        opening = _OPENING_OF.get(sign, "")
        opened = bool(opening) and inside.count(opening) > inside.count(sign)
        quoted = sign in "\"'" and inside.count(sign) % 2 == 1 and _opens_inside(inside, sign)
        if not (sign in _ENDS or (not apart and (opened or quoted))):
            break
        taken = after.index(sign) + 1
        end += taken
        after = after[taken:]
    return end, after


def _opens_inside(inside: str, sign: str) -> bool:
    at = inside.rfind(sign)
    return at == 0 or inside[at - 1] in " ([-"


def _closes(inside: str, opening: str, closing: str) -> bool:
    """Whether the first sign of a pair inside is a closing one, so that the opening one before belongs to it."""
    first = inside.find(closing)
    if first < 0 or first == len(inside) - 1:
        return False
    if opening == closing:
        return inside.count(closing) % 2 == 1 and (first + 1 < len(inside) and inside[first + 1] in " ,.:;)-")
    return opening not in inside[:first] and (closing != "’" or inside[first + 1 : first + 2] == " ")
