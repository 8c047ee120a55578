"""Are two titles titles of the same thing? Tolerant of what editors and web sites do to headlines.

They drop the subtitle, add the site's name, cut the end off, change quotes, dashes and case, test two wordings of one
headline, and write a Russian title in Latin letters. Unlike is said only of two titles that could have been compared:
in one script, long enough, and with no rare word in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.model.page import Likeness
from citecheck.pages.scripts import latinised, script_of
from citecheck.pages.vocabulary import fold

MATCH_SCORE = 0.88
NEAR_SCORE = 0.68
"""Token similarity from which titles are one, or nearly; peers use 0.85 to 0.9 (see the docs on tolerances)."""
_TRANSLITERATED_SCORE = 0.78
"""Romanisations of one title differ in a letter of six or so."""
_NEAR_SHARE = 0.5
"""Of the rare words of the shorter title, in both."""
_DIFFERENT_SHARE = 0.3
_RARE_LETTERS = 4
_LONGEST_CHARS = 400
_PREFIX_CHARS = 18
"""A cut title must be this long to be the beginning of another."""
_CONTAINED_WORDS = 3
_FEW_WORDS = 2
_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"\s*[:|»«•·]\s+|\s+[|–—·•»«›~-]{1,3}\s+|\s*[?!.]\s+|\s*\((?=[^)]*\)\s*$)")
_CUT = re.compile(r"\s*(?:\.{3,}|…|\[\s*(?:\.{3}|…)\s*\])\s*$")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """How well the best of several titles agrees with a cited one."""

    likeness: Likeness
    score: float | None = None
    """0..1; ``None`` when there was nothing to compare."""
    title: str | None = None
    """The one that was found closest."""


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    words: tuple[str, ...]
    cut: bool
    dense: bool
    """Chinese, Japanese or Korean: words are not parted by spaces."""

    @property
    def rare(self) -> frozenset[str]:
        if self.dense:
            return frozenset(self.text[at : at + 2] for at in range(len(self.text) - 1))
        return frozenset(word for word in self.words if len(word) >= _RARE_LETTERS)


def match_titles(cited: str, titles: Iterable[str], site_names: Iterable[str] = ()) -> TitleMatch:
    """Hold a cited title against those of a page.

    Args:
        cited: The title in the reference.
        titles: What the page calls itself, in several places.
        site_names: Names of the site; a title that says no more is no title.
    """
    wanted = _variants(cited)
    sites = {_normal(name) for name in site_names if name}
    best = TitleMatch(Likeness.CANNOT_TELL)
    order = (Likeness.CANNOT_TELL, Likeness.DIFFERENT, Likeness.NEAR, Likeness.MATCH)
    for title in dict.fromkeys(titles):
        offered = [variant for variant in _variants(title) if variant.text not in sites]
        if not offered or not wanted:
            continue
        likeness, score = _compare(wanted, offered)
        if (order.index(likeness), score) > (order.index(best.likeness), best.score or 0.0):
            best = TitleMatch(likeness, round(score, 3), title)
        if likeness is Likeness.MATCH:
            break
    return best


def _variants(title: str) -> list[_Title]:
    """Give a title whole, and without what may be a subtitle or the site's name."""
    text = title[:_LONGEST_CHARS]
    cut = _CUT.search(text) is not None
    text = _CUT.sub("", text)
    parts = [part for part in _SUBTITLE.split(text) if part and part.strip()]
    pieces = [text]
    if len(parts) > 1:
        pieces += [parts[0], " ".join(parts[:-1]), " ".join(parts[1:])]
    found: dict[str, _Title] = {}
    for number, piece in enumerate(pieces):
        variant = _title(piece, cut=cut)
        if variant.words and (number == 0 or len(variant.words) > 1 or variant.dense):
            found.setdefault(variant.text, variant)
    return list(found.values())


def _title(text: str, *, cut: bool) -> _Title:
    normal = _normal(text)
    return _Title(normal, tuple(normal.split()), cut, script_of(normal) == "dense")


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _compare(wanted: list[_Title], offered: list[_Title]) -> tuple[Likeness, float]:
    scripts = script_of(wanted[0].text), script_of(offered[0].text)
    if scripts[0] != scripts[1]:
        return _across_scripts(wanted, offered)
    score = max(_score(one, other) for one in wanted for other in offered)
    if score >= MATCH_SCORE:
        return Likeness.MATCH, score
    share, common = max(_share(one, other) for one in wanted for other in offered)
    if score >= NEAR_SCORE or (share >= _NEAR_SHARE and common >= _FEW_WORDS):
        return Likeness.NEAR, score
    comparable = len(wanted[0].rare) >= _FEW_WORDS and len(offered[0].rare) >= _FEW_WORDS
    if comparable and share < _DIFFERENT_SHARE:
        return Likeness.DIFFERENT, score
    return Likeness.CANNOT_TELL, score


def _across_scripts(wanted: list[_Title], offered: list[_Title]) -> tuple[Likeness, float]:
    """Compare a title with its romanisation; a translation cannot be told from another title."""
    from rapidfuzz import fuzz

    score = max(fuzz.ratio(latinised(one.text), latinised(other.text)) / 100 for one in wanted for other in offered)
    if score >= _TRANSLITERATED_SCORE:
        return Likeness.MATCH, score
    return Likeness.CANNOT_TELL, score


def _score(one: _Title, other: _Title) -> float:
    from rapidfuzz import fuzz

    if one.text == other.text:
        return 1.0
    shorter, longer = sorted((one, other), key=lambda title: len(title.text))
    if (shorter.cut or len(shorter.text) >= _PREFIX_CHARS) and longer.text.startswith(shorter.text):
        return 0.96
    if len(shorter.words) >= _CONTAINED_WORDS and set(shorter.words) <= set(longer.words) and len(shorter.rare) > 1:
        return 0.92
    if shorter.dense and len(shorter.text) >= 2 * _CONTAINED_WORDS and shorter.text in longer.text:
        return 0.92
    return max(fuzz.ratio(one.text, other.text), fuzz.token_sort_ratio(one.text, other.text)) / 100


def _share(one: _Title, other: _Title) -> tuple[float, int]:
    """Give the share of the shorter title's rare words that both have, and their number."""
    fewer = min(len(one.rare), len(other.rare))
    common = len(one.rare & other.rare)
    return (common / fewer if fewer else 0.0), common
