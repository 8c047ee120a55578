"""The door: the text of one reference in, its labelled parts out."""

from __future__ import annotations

from citecheck.sources.freetext.blanks import ordinary_blanks
from citecheck.sources.freetext.crf.choose import choose
from citecheck.sources.freetext.crf.model import tag
from citecheck.sources.freetext.crf.tokens import LIMIT, tokenise
from citecheck.sources.freetext.interface import Labelled


def label(text: str) -> Labelled:
    """Label one reference, given without list marker; never raises for any text. Offsets are those of ``text``."""
    clean = ordinary_blanks(text[:LIMIT])
    tokens = tokenise(clean)
    if not tokens.words:
        return Labelled((), 0.0)
    return choose(clean, tokens, tag(tokens))
