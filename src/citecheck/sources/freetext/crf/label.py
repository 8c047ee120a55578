"""The door: the text of one reference in, its labelled parts out."""

from __future__ import annotations

from citecheck.sources.freetext.crf.choose import choose
from citecheck.sources.freetext.crf.model import tag
from citecheck.sources.freetext.crf.tokens import tokenise
from citecheck.sources.freetext.interface import Labelled

_ODD_BLANKS = dict.fromkeys((160, 8199, 8201, 8202, 8239, 12288, 9, 10, 11, 12, 13, 133, 8232), " ")


def label(text: str) -> Labelled:
    """Label one reference, given without list marker; never raises for any text. Offsets are those of ``text``."""
    clean = text if text.isascii() and text.isprintable() else text.translate(_ODD_BLANKS)
    tokens = tokenise(clean)
    if not tokens.words:
        return Labelled((), 0.0)
    return choose(clean, tokens, tag(tokens))
