"""What speaks against two references being of one work although their titles are alike."""

from __future__ import annotations

from rapidfuzz import fuzz

from citecheck.rules.dup.signature import Signature

_WORK_IN_A_WORK = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "entry"})
_TOLERANT_OF_YEARS = frozenset({"article-journal", "paper-conference", "article", "chapter", ""})
"""Kinds that appear online in one year and in print in the next."""
_LONG_TITLE_WORDS = 4
_OUTLETS_ALIKE = 85.0
"""Share of common words, 0..100, from which two names of outlets are one; tuned on corrupted real records."""
_STOP = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "a",
        "an",
        "de",
        "la",
        "le",
        "les",
        "der",
        "die",
        "das",
        "und",
        "et",
        "y",
        "e",
        "fur",
    ]
)


def reasons_against(one: Signature, other: Signature) -> tuple[str, ...]:
    """Give, in words, what speaks against two references being of one work."""
    reasons = []
    if one.edition != other.edition:
        reasons.append("another edition")
    if one.volume and other.volume and one.volume != other.volume:
        reasons.append("another volume")
    if one.issue and other.issue and one.issue != other.issue and not (one.volume and other.volume):
        reasons.append("another issue")
    if one.first_page and other.first_page and one.first_page != other.first_page:
        reasons.append("other pages")
    if one.is_note and other.is_note and bool(one.first_page) != bool(other.first_page) and not one.outlet:
        reasons.append("only one of them cites a page")
    if one.day is not None and other.day is not None and abs(one.day - other.day) > 1:
        reasons.append("another day")
    if (one.kind in _WORK_IN_A_WORK) != (other.kind in _WORK_IN_A_WORK) and "book" in {one.kind, other.kind}:
        reasons.append("a part and the whole")
    if "thesis" in {one.kind, other.kind} and one.kind != other.kind and one.kind and other.kind:
        reasons.append("a thesis and another kind of work")
    if one.outlet and other.outlet and not outlets_agree(one.outlet, other.outlet):
        reasons.append("another outlet")
    return tuple(reasons)


def years_agree(one: Signature, other: Signature) -> bool:
    """Tell whether the years may be those of one work."""
    if one.year is None or other.year is None or one.year == other.year:
        return True
    if abs(one.year - other.year) > 1 or not one.families or not other.families:
        return False
    return {one.kind, other.kind} <= _TOLERANT_OF_YEARS and one.title.count(" ") + 1 > _LONG_TITLE_WORDS


def outlets_agree(one: str, other: str) -> bool:
    """Tell whether two folded names may be of one outlet: abbreviations, initials and slips allowed."""
    if one == other:
        return True
    left, right = ([word for word in name.split() if word not in _STOP] for name in (one, other))
    short, full = sorted((left, right), key=lambda words: len(" ".join(words)))
    if not short or not full:
        return True
    if "".join(word[0] for word in full) == "".join(short) or "".join(short) == "".join(full):
        return True
    return _abbreviates(short, full) or bool(fuzz.token_set_ratio(one, other, score_cutoff=_OUTLETS_ALIKE))


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Tell whether each word of one name begins a word of the other, in order: ``j phys chem``."""
    place = 0
    for word in short:
        while place < len(full) and not _shortens(word, full[place]):
            place += 1
        if place == len(full):
            return False
        place += 1
    return True


def _shortens(word: str, full: str) -> bool:
    if full.startswith(word):
        return True
    if word[0] != full[0] or len(word) >= len(full) or len(word) < 2:  # noqa: PLR2004 - "Natl", "Intl"
        return False
    letters = iter(full)
    return all(letter in letters for letter in word)
