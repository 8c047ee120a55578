"""How well addresses fit a title: shared words weighted by how rare they are among the addresses at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt

from citecheck.archives.locate.paths import date_in_path
from citecheck.archives.locate.words import TitleWord, is_same_word, slug_words

SHARED_WORDS = 3
"""Fewer prove nothing, unless the address holds no more; our choice, as measured in docs/locate.md."""
LEAST_SCORE = 0.35
"""Below this the words shared are a matter of chance; our choice, as measured in docs/locate.md."""
_DATE_TOLERANCE = timedelta(days=3)
_OTHER_DATE = 0.5
"""Weight of an address whose own date lies elsewhere than the citation's."""


@dataclass(frozen=True, slots=True)
class SlugScore:
    """How one address fits."""

    score: float
    """0..1: the geometric mean of how much of the title and how much of the address is shared, by weight."""
    shared: tuple[str, ...]
    """Words of the title that the address holds."""
    slug: tuple[str, ...]
    dated: bool = False
    """The address names a date that agrees with the citation's."""

    @property
    def passes(self) -> bool:
        """Whether it is worth opening."""
        enough = min(SHARED_WORDS, len(self.slug)) if len(self.slug) > 1 else SHARED_WORDS
        return len(self.shared) >= enough and self.score >= LEAST_SCORE


def score_paths(
    words: Sequence[TitleWord], paths: Sequence[str], published: tuple[date, date] | None
) -> list[SlugScore]:
    """Score paths against a title; ``published`` is the first and last day the citation may mean."""
    slugs = [slug_words(path) for path in paths]
    frequency = Counter(word for slug in slugs for word in slug)
    total = len(paths)
    title_weights = [_weight(total, max((frequency[form] for form in word.spellings), default=0)) for word in words]
    by_start: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for form in word.spellings:
            by_start.setdefault(form[:3], []).append(place)
    whole = sum(title_weights) or 1.0
    scored = []
    for path, slug in zip(paths, slugs, strict=True):
        shared, held, weight = _shared(words, by_start, slug, total, frequency)
        title_part = sum(title_weights[place] for place in shared) / whole
        score = sqrt(title_part * held / weight) if weight else 0.0
        dated = agrees(path, published)
        if dated is False:
            score *= _OTHER_DATE
        scored.append(SlugScore(score, tuple(words[place].text for place in sorted(shared)), slug, dated is True))
    return scored


def _shared(
    words: Sequence[TitleWord],
    by_start: dict[str, list[int]],
    slug: tuple[str, ...],
    total: int,
    frequency: Counter[str],
) -> tuple[set[int], float, float]:
    """Give the places of the title's words that a slug holds, the weight of its words that are held, and of all."""
    shared: set[int] = set()
    held = weight = 0.0
    for token in slug:
        token_weight = _weight(total, frequency[token])
        weight += token_weight
        for place in by_start.get(token[:3], ()):
            if any(is_same_word(form, token) for form in words[place].spellings):
                shared.add(place)
                held += token_weight
                break
    return shared, held, weight


def _weight(total: int, frequency: int) -> float:
    return log(1.0 + (total + 1.0) / (frequency + 0.5))


def agrees(path: str, published: tuple[date, date] | None) -> bool | None:
    """Tell whether the date in a path agrees with the citation's; ``None`` when either names none."""
    named = date_in_path(path)
    if named is None or published is None:
        return None
    return named[0] <= published[1] + _DATE_TOLERANCE and published[0] <= named[1] + _DATE_TOLERANCE
