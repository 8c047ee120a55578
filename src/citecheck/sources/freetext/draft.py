"""A labelling while it is made."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter

from citecheck.sources.freetext.interface import Label, Labelled, Part


class Draft:
    """Parts found so far in one text, and what they cost in certainty."""

    def __init__(self, text: str) -> None:
        """Begin with nothing; ``text`` has ordinary blanks only."""
        self.text = text
        self.parts: list[Part] = []
        self.labels: set[Label] = set()
        self.certainty = 1.0
        self.claims_archive = False
        self.csl_type: str | None = None
        self.is_cs2 = False
        self.title_quoted = False

    def add(self, label: Label, start: int, end: int, value: str | None = None, confidence: float = 0.95) -> None:
        """Add a part; blanks and separators at its ends are left out, an empty one is not added."""
        text = self.text
        while start < end and text[start] in " ,;":
            start += 1
        while start < end and text[end - 1] in " ,;":
            end -= 1
        if start >= end:
            return
        self.parts.append(Part(label, start, end, value or single_blanks(text[start:end]), confidence))
        self.labels.add(label)

    def first_parts(self) -> dict[Label, Part]:
        """Give the part that stands first in the text for each label."""
        found: dict[Label, Part] = {}
        for part in self.parts:
            other = found.get(part.label)
            if other is None or part.start < other.start:
                found[part.label] = part
        return found

    def doubt(self, factor: float) -> None:
        """Lower the score: something was not as CS1 prints it."""
        self.certainty *= factor

    def done(self) -> Labelled:
        """Give the labelling."""
        parts = tuple(sorted(self.parts, key=_BY_START))
        remainder = _remainder(self.text, parts)
        lost = sum(end - start for start, end in remainder)
        whole = len(self.text) or 1
        score = max(0.0, self.certainty * (1.0 - lost / whole))
        return Labelled(parts, score, remainder, self.claims_archive, self.csl_type)


def single_blanks(text: str) -> str:
    """Make blanks and line ends single blanks."""
    return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text else text


def _remainder(text: str, parts: tuple[Part, ...]) -> tuple[tuple[int, int], ...]:
    """Give the stretches between parts that hold letters or figures other than the fixed words of the style."""
    gaps: list[tuple[int, int]] = []
    position = 0
    for part in parts:
        start = part.start
        if start > position + 1 and text[position:start] not in _SEPARATORS:
            _add_gap(text, position, start, gaps)
        position = max(position, part.end)
    if position < len(text) - 1:
        _add_gap(text, position, len(text), gaps)
    return tuple(gaps)


def _add_gap(text: str, start: int, end: int, gaps: list[tuple[int, int]]) -> None:
    if _tells(text[start:end]):
        gaps.append((start, end))


@lru_cache(maxsize=2048)
def _tells(gap: str) -> bool:
    """Whether what stands between two parts says more than the style; most gaps of a list are the same few."""
    if _LETTER.search(gap) is None:
        return False
    words = _WORDS.findall(gap)
    return len(words) > _MOST_FIXED or not all(word.lower() in _FIXED_WORDS for word in words)


_FIXED = """
    archived from the original on retrieved accessed at wayback machine in ed eds via isbn issn doi pmid pmc p pp vol no
    arxiv pdf et al and pages
"""
_FIXED_WORDS = frozenset(_FIXED.split())
_MOST_FIXED = 8
_SEPARATORS = frozenset([". ", '". ', ' "', '. "', ", ", " (", "). ", '). "', ": ", " ", '" ('])
"""What the style itself puts between two parts."""
_LETTER = re.compile(r"[^\W_]")
_WORDS = re.compile(r"\w+")
_BY_START = attrgetter("start")
