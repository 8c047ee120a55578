"""A reference as tokens: words and numbers, with the punctuation between them as gaps.

Punctuation is no token of its own: what parts two words (", ", "): ", ".,") says most about where a field ends, and as
a property of the words beside it the model sees two words further to each side for the same work. Blanks are left out
of gaps, for texts taken from PDF files have them at random (``Phys .Rev .D``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_JOINS = r"[-‐‑'’ʼ¨´`\u00ad\u0300-\u036f]"
_TOKEN = re.compile(
    r"((?=[^\W_])(?:"
    r"https?://[^\s<>\"“”]+|ftp://[^\s<>\"“”]+|www\.[^\s<>\"“”,;]+|10\.\d{4,9}/[^\s<>\"“”\[]+|"
    r"\d\d\d\d[a-z](?![^\W_])|"
    rf"[^\W\d_]++(?!{_JOINS})|[^\W\d_]+(?:{_JOINS}{{1,2}}[^\W\d_]+)*|"
    r"\d+(?:[A-Za-zÀ-ÿа-я]{1,2}(?![^\W_]))?"
    r"))"
)
"""A word, in a group of its own: a text that is split by it comes out as gap, word, gap, … by one call.

What cannot begin one is passed over at once, and a word without hyphen or apostrophe is read by the simpler form, which
takes a fifth of the time off.
"""
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zà-öø-ÿ]{4}.)(?=[a-zà-öø-ÿ])")
"""The beginning of a word that lost the blank before it (``tidesNucl``); names such as ``McDonald`` are not parted."""
_TRAILING = ".,;:!?)]}'’»›>"
"""Punctuation that ends a sentence rather than an address at whose end it stands."""
LIMIT = 20_000
"""Code points of a reference that are looked at; the same bound as that of the grammar."""
_LONGEST_GAP = 4
_LONGEST_READ = 200
"""Code points of a gap that are looked at."""
_CACHED = 4096
"""Gaps that are kept; a list of references has some hundred different ones."""


class Tokens(NamedTuple):
    """The words of a text with what stands between them; all tuples but ``gaps`` are of one length."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    """One more than words: the gap before each word, and the one behind the last; blanks left out, quotation marks made
    plain, at most four signs; ``_`` where only blanks stand, empty where nothing does."""
    blanks: tuple[str, ...]
    """For each gap, whether it begins (``b``) and ends (``a``) with a blank."""


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens; of a longer one than ``LIMIT`` only the beginning."""
    text = text[:LIMIT]
    pieces = _TOKEN.split(text)
    glued = _GLUED.search(text) is not None
    if glued or "/" in text or "www." in text:
        pieces = _mended(pieces, glued=glued)
    ends = list(accumulate(map(len, pieces)))
    gaps, blanks = zip(*map(_between, pieces[::2]), strict=True)
    return Tokens(tuple(pieces[1::2]), tuple(ends[:-1:2]), tuple(ends[1::2]), gaps, (*blanks[:-1], ""))


def _mended(pieces: list[str], *, glued: bool) -> list[str]:
    """Part glued words, and give the end of a sentence behind an address back to the gap; gap and word by turns."""
    mended = pieces[:1]
    for word, gap in zip(pieces[1::2], pieces[2::2], strict=True):
        if "/" in word or word.startswith("www."):
            address = _without_trailing(word)
            mended += [address, word[len(address) :] + gap]
            continue
        last = 0
        for seam in _GLUED.finditer(word) if glued else ():
            mended += [word[last : seam.start()], ""]
            last = seam.start()
        mended += [word[last:], gap]
    return mended


def _without_trailing(address: str) -> str:
    """Take the end of a sentence from an address; a closing bracket stays where its opening one is inside."""
    while address and address[-1] in _TRAILING:
        last = address[-1]
        if last == ")" and address.count("(") >= address.count(")"):
            break
        if last == "]" and address.count("[") >= address.count("]"):
            break
        address = address[:-1]
    return address


@lru_cache(maxsize=_CACHED)
def _between(text: str) -> tuple[str, str]:
    """Give the signs of a gap, and where it has blanks, as in ``Tokens``."""
    if not text:
        return "", ""
    before, after = text[0] == " ", text[-1] == " "
    blank = ("ba" if after else "b") if before else ("a" if after else "")
    signs = "".join(text[:_LONGEST_READ].split())
    if not signs:
        return "_", blank
    return "".join(sign if sign in _SIGNS else _ANY for sign in signs[:_LONGEST_GAP].translate(_QUOTES)), blank


_QUOTES = str.maketrans(
    {
        "“": "“",
        "‟": "“",
        "”": "”",
        "″": '"',
        "«": "«",
        "»": "»",
        "‘": "‘",
        "‛": "‘",
        "’": "’",
        "′": "’",
        "`": "‘",
        "´": "’",
        "–": "–",
        "—": "—",
        "―": "—",
        "−": "–",
        "‐": "-",
        "‑": "-",
        "\u00ad": "-",
        "…": "…",
        "，": ",",
        "。": ".",
        "、": ",",
        "：": ":",
        "；": ";",
        "（": "(",
        "）": ")",
        "《": "«",
        "》": "»",
        "[": "[",
        "{": "(",
        "}": ")",
    }
)
_SIGNS = frozenset(".,;:!?()[]{}/&+*=<>|@#%-–—…·'\"“”„‟«»‹›‘’‚")
_ANY = "~"
"""Stands for every other sign: letters of private use, halves of code points and ornaments are all the same."""
