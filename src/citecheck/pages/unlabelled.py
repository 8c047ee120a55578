"""Guess the old character set of a page that names none and is not UTF-8, by the frequencies of letters.

A wrong guess would spoil a page in some Western set, so only sets are tried in which such a text would be nearly all
high bytes: Cyrillic, and the East Asian ones.
"""

from __future__ import annotations

import re

_SAMPLE_BYTES = 8_192
_LEAST_HIGH_BYTES = 12
_HIGH_SHARE = 0.3
"""Of the letters of a text in a Latin script fewer have accents; in Czech one of six. Our choice."""
_TAIL_BYTES = 4
_MARKUP = re.compile(rb"<(?:script|style)\b[^<]{0,4000}</|<[^>]{0,2000}>", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуыьяію")
"""The most frequent small letters of Russian and Ukrainian make up five of six letters."""
_EAST_ASIAN = {
    "cp932": re.compile("[\u3041-\u30ff]"),
    "euc_jp": re.compile("[\u3041-\u30ff]"),
    "cp949": re.compile("[\uac00-\ud7a3]"),
    "gb18030": re.compile("[的一是不了在人有我他这中大来上国和]"),
    "big5hkscs": re.compile("[的一是不了在人有我他這中大來上國和]"),
}
"""Codec -> characters without which no text of some length in its language does."""
_COMMON_SHARE = {"cp932": 0.25, "euc_jp": 0.25, "cp949": 0.5, "gb18030": 0.03, "big5hkscs": 0.03}
_CYRILLIC_SHARE = 0.6


def guess_codec(body: bytes) -> str | None:
    """Give Python's name of the set a page without a declaration is in, ``None`` when that cannot be told."""
    text = _MARKUP.sub(b" ", body[:_SAMPLE_BYTES])
    high = len(_HIGH.findall(text))
    if high < _LEAST_HIGH_BYTES or high < _HIGH_SHARE * (high + len(_LETTER.findall(text))):
        return None
    scores = {codec: _east_asian(text, codec) for codec in _EAST_ASIAN}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= 1:
        return best
    shares = {codec: _cyrillic(text, codec) for codec in _CYRILLIC}
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares[best] >= _CYRILLIC_SHARE else None


def _east_asian(text: bytes, codec: str) -> float:
    """How many times the share of telling characters reaches what its language has; 0 when the bytes do not fit."""
    decoded = _strictly(text, codec)
    if decoded is None:
        return 0.0
    beyond = sum(character > "\x7f" for character in decoded)
    return len(_EAST_ASIAN[codec].findall(decoded)) / beyond / _COMMON_SHARE[codec] if beyond else 0.0


def _cyrillic(text: bytes, codec: str) -> float:
    decoded = text.decode(codec, "replace")
    beyond = [character for character in decoded if character > "\x7f"]
    return sum(character in _COMMON_CYRILLIC for character in beyond) / len(beyond) if beyond else 0.0


def _strictly(text: bytes, codec: str) -> str | None:
    try:
        return text.decode(codec)
    except UnicodeDecodeError as error:
        return text[: error.start].decode(codec) if error.start >= len(text) - _TAIL_BYTES else None
