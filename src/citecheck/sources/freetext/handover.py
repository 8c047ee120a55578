"""Who reads a reference: the CS1 grammar, or where it is at a loss or another style shows, the random field.

The grammar is asked first and nearly always enough for CS1; only then is the model loaded. It is asked too where the
grammar found a place for every word but the manner is not that of CS1 (``Müller, A./Maier, B. (2003): Titel``): there
the grammar's parts are words put into the wrong boxes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.interface import HAND_OVER, Label, Labelled, combine

_YEAR = r"\((?:1[5-9]|20)\d\d[a-z]?\)"
_OTHER_MANNER = re.compile(
    rf"[^\W\d_]{{4,}}\. {_YEAR}\.|"
    rf"[^\W\d_.]\s?/\s?[^\W\d_][^\"“();]{{2,90}}{_YEAR}|"
    rf"^[^;()]{{2,90}},\s[^,;()]{{1,30}}\s(?:&|und|and)\s[^();]{{2,60}}{_YEAR}|"
    rf"{_YEAR}\s?:|"
    r"\b[Ii]n: |\b[Ii]n [A-Z][^\"“]{2,60}\([Ee]ds?\.\)|u\.\s?a\.|\bH(?:rs)?g\.|\ba\.\s?a\.\s?O|"
    r"^[A-Z]\. ?[A-Z][^,\"“]{1,40}, ‘"
)
"""Signs near the beginning that CS1 never prints."""
_HEAD = 240
"""Code points in which such signs are looked for."""
_OF_CS1 = frozenset((Label.ACCESSED, Label.ARCHIVED, Label.ISBN, Label.IDENTIFIER))
_UNSURE = 0.5
"""Score that a grammar's reading keeps where the manner is another; below that of any sensible reading of the field."""


def label(text: str) -> Labelled:
    """Label one reference, given without list marker; never raises."""
    return settle(text, None)


def settle(text: str, first: Labelled | None) -> Labelled:
    """Label one reference of which the grammar's labelling is perhaps known already; never raises."""
    by_grammar = grammar.label(text) if first is None else first
    if by_grammar.score < HAND_OVER:
        return combine(by_grammar, _by_field(text))
    if _is_other_manner(text, by_grammar):
        return combine(replace(by_grammar, score=_UNSURE), _by_field(text))
    return by_grammar


def _by_field(text: str) -> Labelled:
    from citecheck.sources.freetext.crf.label import label as by_field

    return by_field(text)


def _is_other_manner(text: str, labelled: Labelled) -> bool:
    if any(part.label in _OF_CS1 for part in labelled.parts):
        return False
    return _OTHER_MANNER.search(text, 0, _HEAD) is not None
