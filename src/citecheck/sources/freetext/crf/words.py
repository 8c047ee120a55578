"""What one word looks like: its shape, its class among the keywords, and the lists it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from citecheck.sources.freetext.crf.keywords import KEYWORDS

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{1,3}|V?I{0,3})\Z")
_FIRST_YEAR, _LAST_YEAR = 1500, 2039
"""Four figures between these are taken for a year."""
_SHORT = 3
_SUFFIX = 3
_ACRONYM = 5
_CJK_FIRST = "\u2e80"
FIGURES, YEAR, IN, HOUSE, PLACE = "n", "y", "i", "h", "p"
"""What a word announces: figures, a year, what holds the work, a publisher, a place."""
_CACHED = 16_384
"""Words of which the properties are kept; a list of 500 references has about 6,000 distinct ones."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as the features need it; every property is short text."""

    folded: str
    shape: str
    """``Aaa`` and the like for letters, ``y`` for a year, ``d1`` to ``d5`` for other figures."""
    keyword: str
    """Class in ``keywords.KEYWORDS``; empty for most words."""
    lists: str
    """``g`` given name, ``f`` family name, ``p`` place; in this order, empty in none."""
    look: str
    """Shape with keyword or lists: the one thing that stands for the word where its own letters are too rare."""
    own: tuple[bytes, ...]
    """The features of the word by itself: its letters, its end, its look."""
    as_before: bytes
    as_after: bytes
    """The feature that it is to the word behind it, and to the one before it.

    In UTF-8 like ``own``: the model takes bytes too, and these are made once for all places of the word.
    """
    sort: str
    """``a`` in small letters, ``1`` figures, ``A`` all else."""
    tells: str
    """The keyword where it says something of the whole chunk; empty otherwise."""
    alone: str
    """What a chunk is called that is this word alone (``chunks.py``)."""
    listed: str
    """One sign for the chunk of a name: the first list it stands in, ``.`` for a single letter, else ``-``."""
    announces: str
    """One sign for what it tells of a whole reference: ``FIGURES``, ``YEAR``, ``IN``, ``HOUSE``, ``PLACE`` or ``-``."""


@cache
def _lexicon() -> tuple[tuple[str, frozenset[str]], ...]:
    """Read the lists: the letter of each, and its words."""
    listed = files(__package__).joinpath("lexicon.txt").read_text(encoding="utf-8")
    rows = [line.partition(" ") for line in listed.splitlines()]
    return tuple((name[0], frozenset(words.split())) for name, _, words in rows)


def _lists(folded: str) -> str:
    return "".join(letter for letter, listed in _lexicon() if folded in listed)


@lru_cache(maxsize=_CACHED)
def word(text: str) -> Word:
    """Give the properties of a token."""
    folded = text.casefold()
    shape = _shape(text)
    keyword = KEYWORDS.get(folded, "")
    lists = ""
    if shape[0] == "A":
        lists = _lists(folded)
        if not lists and "-" in folded:
            lists = _lists(folded.split("-")[0])
    figures = shape[0] in "dym"
    suffix = "" if figures else folded[-_SUFFIX:]
    if shape == "url":
        folded = suffix = "url"
    elif figures:
        folded = shape
    look = f"{shape}{keyword}{lists}"
    own = (f"w={folded}".encode(), f"x={suffix}".encode(), f"s={look}".encode())
    sort = "1" if figures else "a" if shape[0] == "a" else "A"
    tells = keyword if keyword in _TELLING else ""
    listed = lists[:1] or ("-" if len(shape) > 1 else ".")
    return Word(
        folded, shape, keyword, lists, look, own, f"w-={folded}".encode(), f"w+={folded}".encode(), sort, tells,
        _alone(shape, keyword, lists), listed, _announces(shape, keyword, lists),
    )  # fmt: skip


def _alone(shape: str, keyword: str, lists: str) -> str:
    if keyword and keyword[0] != "f":
        return keyword if shape[0] != "A" else "^" + keyword
    return _ONE.get(shape, shape + lists[:1])


def _announces(shape: str, keyword: str, lists: str) -> str:
    if shape[0] in "dy":
        return FIGURES if shape[0] == "d" else YEAR
    if keyword:
        return IN if keyword == "in" else HOUSE if keyword == "pub" else "-"
    return PLACE if lists[-1:] == "p" else "-"


_TELLING = frozenset(
    (
        "in",
        "ed",
        "vol",
        "no",
        "pp",
        "edn",
        "acc",
        "arch",
        "the",
        "rep",
        "proc",
        "pub",
        "jour",
        "org",
        "doi",
        "id",
        "ser",
    )
)
"""Keywords that say something of the chunk that they stand in."""
_ONE = {"A": "I", "AI": "I", "y": "Y", "ya": "Y", "d1": "D", "d2": "D", "d3": "D", "d4": "D4", "d5": "D5"}


def _shape(text: str) -> str:
    first = text[0]
    if first.isdecimal():
        return _figures(text)
    if "/" in text or text.startswith("www."):
        return "url"
    if first >= _CJK_FIRST:
        return "z"
    length = len(text)
    if first.isupper():
        if length == 1:
            return "AI" if first in "IVX" else "A"
        if text.isupper():
            if _ROMAN.match(text):
                return "AR"
            return "AA" if length == 2 else "AAA" if length < _ACRONYM else "AAAA"  # noqa: PLR2004 - two capitals
        rest = text[1:]
        if rest.islower():
            return "Aa" if length <= _SHORT else "Aaa"
        return "A-A" if "-" in text and text[text.index("-") + 1 : text.index("-") + 2].isupper() else "AaA"
    if first.islower():
        if text.islower():
            return "a" if length == 1 else "aa" if length <= _SHORT else "aaa"
        return "aA"
    return "o"


def _figures(text: str) -> str:
    if text.startswith("10.") and "/" in text:
        return "doi"
    if not text.isdecimal():
        if len(text) == 5 and text[:4].isdecimal():  # noqa: PLR2004 - a year and a letter
            return "ya"
        return "do"
    if len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:  # noqa: PLR2004 - figures of a year
        return "y"
    return f"d{min(len(text), 5)}" if text[0] != "0" or len(text) == 1 else f"d0{min(len(text), 5)}"
