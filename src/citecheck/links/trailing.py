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
    while bare and _may_end(bare) and not _ABBREVIATION.search(bare[-16:]):
        bare = bare[:-1]
    return bare or url


def _may_end(bare: str) -> bool:
    """Whether the last character is one that a sentence puts behind an address."""
    last = bare[-1]
    return last in _JUNK or (last == ")" and bare.count(")") > bare.count("(")) or (last == "]" and "[" not in bare)
