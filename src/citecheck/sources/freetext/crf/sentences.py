"""Sentences at the end of a title that are of no title: a place, a body, a publisher, a series, a periodical.

The model reads on where the words behind a full stop are long ones that its lists do not know. What a sentence begins
or ends with says what it is, and what is printed behind it: figures follow a periodical, a place a publisher.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.sources.freetext.crf.words import word
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.freetext.interface import Label, Part, first_part

_BEGINS = re.compile(r"[.?!)]['’\"”»“]?\s+(?=[^\W\d_a-z])")
"""Where a sentence of a title ends and another begins."""
_PLACE = re.compile(r"[.?!]\s([^\W\d_a-z][^\W\d_]{2,20})(?:\.(?=\s)|\Z)|(?<=[?!]),\s([^\W\d_a-z][^\W\d_]{2,20})\Z")
"""One word that may be a place: a sentence of its own, or the end behind a question. Not behind any comma: a place
there is as often of the title (``Handel in Bremen, Wien``)."""
_LEAST = 12
"""Code points of a title that stay before what is taken from it, at least."""
_NUMBERS = frozenset((Label.VOLUME, Label.PAGES, Label.ISSUE))
_NUMBERED = 12
"""Code points between a periodical and its numbers, at most: ``, Band, 40``."""
_BODY = re.compile(
    r"(?:\w+)?(?:[Ii]nstitut[eo]?|[Zz]entrum|[Cc]ent(?:re|er)|[Uu]niversit(?:y|ät|é)|[Mm]inisterium|[Mm]inistry)\b"
)
_PUBLISHER = re.compile(r"\b(?:Publish(?:ing House|ers?|ing)|Press|Verlag|Verlagsgesellschaft|Éditions|Editorial)\.?\Z")
_SERIES = re.compile(
    r"(?:\S+-)?(?:[Aa]rbeits|[Dd]iskussions|[Ff]orschungs)?(?:[Mm]aterialien|[Pp]apiere?|[Bb]erichte)\Z|"
    r"(?:\w+ ){0,5}(?:[Ww]orking|[Dd]iscussion|[Rr]esearch|[Oo]ccasional|[Pp]olicy) [Pp]apers?(?: [Ss]eries)?\Z"
)


def without_last_sentence(text: str, parts: Sequence[Part]) -> list[Part]:
    """Give the parts with the last sentence of the title as what it is, where it is none of the title."""
    title = first_part(parts, Label.TITLE)
    if title is None:
        return list(parts)
    sentences = list(_BEGINS.finditer(text, title.start + _LEAST, title.end))
    if not sentences and "?" not in title.value:
        return list(parts)
    labels = {part.label for part in parts}
    if Label.PLACE not in labels:
        for place in _PLACE.finditer(text, title.start + _LEAST, title.end):
            name = place.lastindex or 0
            if "p" in word(place.group(name)).lists:
                keep = place.start() + (text[place.start()] in "?!")
                return _parted(text, parts, title, (keep, *place.span(name)), Label.PLACE)
    if not sentences:
        return list(parts)
    last = sentences[-1]
    label = _kind_of(text, last.end(), title.end, labels, parts)
    if label is None:
        return list(parts)
    keep = last.start() + (text[last.start()] != ".")
    return _parted(text, parts, title, (keep, last.end(), title.end), label)


def _parted(text: str, parts: Sequence[Part], title: Part, cut: tuple[int, int, int], label: Label) -> list[Part]:
    """Give the parts with the title ending where ``cut`` begins, and the rest of ``cut`` as a part of its own."""
    keep, start, end = cut
    rest = Part(label, start, end, single_blanks(text[start:end]), title.confidence)
    shorter = title._replace(end=keep, value=single_blanks(text[title.start : keep]))
    return [shorter, rest, *(part for part in parts if part is not title)]


def _kind_of(text: str, start: int, end: int, labels: set[Label], parts: Sequence[Part]) -> Label | None:
    sentence = text[start:end]
    if Label.OUTLET not in labels:
        behind = [part for part in parts if part.label in _NUMBERS and 0 <= part.start - end <= _NUMBERED]
        if behind and behind[0].label is not Label.ISSUE:
            return Label.OUTLET
        if _SERIES.match(sentence):
            return Label.OUTLET
    if Label.PUBLISHER not in labels and _PUBLISHER.search(sentence):
        return Label.PUBLISHER
    if Label.OUTLET not in labels and _BODY.match(sentence):
        return Label.PUBLISHER if Label.PUBLISHER not in labels else Label.NOTE
    return None
