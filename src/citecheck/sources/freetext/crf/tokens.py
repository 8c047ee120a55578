"""A reference as tokens: words and numbers, with the punctuation between them as gaps.

Punctuation is no token of its own: what parts two words (", ", "): ", ".,") says most about where a field ends, and as
a property of the words beside it the model sees two words further to each side for the same work. Blanks are left out
of gaps, for texts taken from PDF files have them at random (``Phys .Rev .D``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”,;]+|10\.\d{4,9}/[^\s<>\"“”\[]+|"
    r"\d{4}[a-z](?![^\W_])|"
    r"[^\W\d_]+(?:[-‐‑'’ʼ¨´`\u00ad\u0300-\u036f]{1,2}[^\W\d_]+)*|"
    r"\d+(?:[A-Za-zÀ-ÿа-я]{1,2}(?![^\W_]))?"
)
_GLUED = re.compile(r"(?<=[a-zà-öø-ÿ]{4})(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])")
"""Between two words whose blank was lost (``tidesNucl``); names such as ``McDonald`` are not parted."""
_TRAILING = ".,;:!?)]}'’»›>"
"""Punctuation that ends a sentence rather than an address at whose end it stands."""
LIMIT = 20_000
"""Code points of a reference that are looked at; the same bound as that of the grammar."""
_LONGEST_GAP = 4
_LONGEST_READ = 200
"""Code points of a gap that are looked at."""
_CACHED = 4096
"""Gaps that are kept; a list of references has some hundred different ones."""


@dataclass(frozen=True, slots=True)
class Tokens:
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
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    blanks: list[str] = []
    position = 0
    stop = min(len(text), LIMIT)
    for start, word in _words(text, stop):
        words.append(word)
        starts.append(start)
        ends.append(start + len(word))
        signs, blank = _between(text[position:start])
        gaps.append(signs)
        blanks.append(blank)
        position = start + len(word)
    gaps.append(_between(text[position:stop])[0])
    blanks.append("")
    return Tokens(tuple(words), tuple(starts), tuple(ends), tuple(gaps), tuple(blanks))


def _words(text: str, stop: int) -> Iterator[tuple[int, str]]:
    """Give where each word begins, and the word."""
    glued = _GLUED.search(text, 0, stop) is not None
    for match in _TOKEN.finditer(text, 0, stop):
        word = match.group()
        start = match.start()
        if "/" in word or word.startswith("www."):
            word = _without_trailing(word)
        elif glued:
            last = 0
            for seam in _GLUED.finditer(word):
                yield start + last, word[last : seam.start()]
                last = seam.start()
            start, word = start + last, word[last:]
        yield start, word


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
