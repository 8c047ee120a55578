"""Whether a page bears the cited title, as strictly as an address that is offered to people demands.

The audit asks whether a page may be the cited work and forgives a changed half of a headline. Here the page was found
by its words, so every neighbour on the subject looks alike, and one exchanged word (``blamed``, ``cleared``) tells them
apart. Words may be missing on one side, as editors shorten and add; none may stand in place of another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from citecheck.archives.locate.words import SHORTEST_WORD, STOP_WORDS, is_same_word, spellings

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’ʼ`](?:s\b)?")
_SEPARATOR = re.compile(r"\s+[|–—·•»«›~-]{1,3}\s+|\s*[:|»«•]\s+|\s*[?!.]\s+")
_LEFT_OUT = 6
"""Of so many cited words the page's title may leave out one; our choice, as measured in docs/locate.md."""
_ALIKE_PERCENT = 85.0
"""Likeness of two spellings of one word: ``organisation``, ``organization``, and romanisations."""
_LEAST_WORDS = 2


def title_agrees(cited: str, shown: Iterable[str]) -> bool:
    """Tell whether one of a page's titles is the cited one."""
    wanted = _words(cited)
    return bool(wanted) and any(_agrees(wanted, variant) for title in shown for variant in _variants(title))


def _variants(title: str) -> Iterable[tuple[str, ...]]:
    """Give a title whole, and without what stands behind or before a dash, bar or colon: a site's name, a kicker."""
    yield _words(title)
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts[-2:]:
        yield _words(title[: cut.start()])
    for cut in cuts[:1]:
        yield _words(title[cut.end() :])


def _agrees(wanted: tuple[str, ...], offered: tuple[str, ...]) -> bool:
    missing, extra = _unmatched(wanted, offered), _unmatched(offered, wanted)
    if any(word.isdecimal() for word in missing):
        return False
    if not missing:
        # what the page says besides must follow or precede the title as a whole, not be mixed into it
        return not extra or _holds_run(offered, wanted)
    shared = len(wanted) - len(missing)
    return not extra and shared >= _LEAST_WORDS and len(missing) <= len(wanted) // _LEFT_OUT


def _holds_run(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    if len(shorter) < _LEAST_WORDS + 1:
        return False
    for start in (0, len(longer) - len(shorter)):
        if start >= 0 and all(_same(a, b) for a, b in zip(longer[start:], shorter, strict=False)):
            return True
    return False


def _unmatched(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [word for word in words if not any(_same(word, other) for other in others)]


def _words(text: str) -> tuple[str, ...]:
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = tuple(_WORD.findall(plain))
    return tuple(word for word in words if _tells(word)) or words


def _tells(word: str) -> bool:
    long_enough = len(word) >= SHORTEST_WORD or not word.isascii()
    return word.isdecimal() or (long_enough and word not in STOP_WORDS)


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    if a.isdecimal() or b.isdecimal():
        return False
    return any(
        is_same_word(one, other) or _is_spelled_alike(one, other) for one in spellings(a) for other in spellings(b)
    )


def _is_spelled_alike(a: str, b: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(a), len(b)) > 4 and fuzz.ratio(a, b) >= _ALIKE_PERCENT  # noqa: PLR2004 - short words differ by one letter
