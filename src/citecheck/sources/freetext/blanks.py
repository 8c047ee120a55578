"""Blanks of every kind, made ordinary ones; a text keeps its length, so that offsets hold."""

from __future__ import annotations

_NARROW = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0"
_WIDE = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


def ordinary_blanks(text: str) -> str:
    """Put an ordinary blank in the place of every line end, tab and blank of another width."""
    if text.isprintable():
        return text
    for blank in _NARROW if text.isascii() else _NARROW + _WIDE:
        if blank in text:
            text = text.replace(blank, " ")
    return text
