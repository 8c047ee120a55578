"""Punctuation of the sentence around an address that was taken for its end."""

from __future__ import annotations

import re

_JUNK = ".,;:'\"»”’<>"
_ABBREVIATION = re.compile(
    r"(?:[_/ .,(+-]|%20)(?:[^\W\d_]|inc|jr|sr|ltd|llc|co|corp|bros|st|dr|mr|mrs|ms|no|vol|ph\.?d|esq|etc|al|pty|plc"
    r"|cie|vs|mt|ft)\.\Z",
    re.IGNORECASE,
)
"""Names of pages that end with a point of their own: ``/wiki/Orrery_Inc.``, ``/wiki/John_Doe_Jr.``, ``/U.S.``."""


def without_trailing(url: str) -> str:
    """Take off what belongs to the sentence: points, commas, quotation marks, brackets that were never opened."""
    bare = url
    while bare:
        if _ABBREVIATION.search(bare[-16:]):
            break
        last = bare[-1]
        if last in _JUNK or (last == ")" and bare.count(")") > bare.count("(")) or (last == "]" and "[" not in bare):
            bare = bare[:-1]
        else:
            break
    return bare or url
