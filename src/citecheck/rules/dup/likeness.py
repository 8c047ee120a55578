"""Whether two references are of one work: how alike their titles and authors are, and what else agrees."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from citecheck.rules.dup.reasons import outlets_agree, reasons_against, years_agree
from citecheck.rules.dup.signature import Signature

TITLE_ALIKE = 84.0
"""Share of equal characters, 0..100, from which titles are one with a few slips. Tuned on corrupted real records."""
TITLE_ALIKE_UNSIGNED = 92.0
"""The same where a side names no author, so that less is known."""
LONG_WORD_LETTERS = 5
"""Words from this length on may have two wrong letters."""
_OPPOSITES = (("micro", "macro"), ("inter", "intra"), ("hyper", "hypo"), ("exo", "endo"), ("pre", "pro"))
"""A letter or two apart, and the contrary."""
FAMILY_ALIKE = 80.0
SHORT_TITLE_WORDS = 3
"""Titles of so few words ("Introduction", "Annual report") belong to many works: more has to agree."""
TELLING_TITLE_WORDS = 5
"""Titles of so many words hardly occur twice by chance, even unsigned; our choice."""
_GENERIC = frozenset(
    {"introduction", "editorial", "preface", "foreword", "book review", "annual report", "letters", "obituary", "home"}
    | {
        "letter to the editor",
        "in memoriam",
        "abstracts",
        "index",
        "news",
        "errata",
        "erratum",
        "discussion",
        "comment",
    }
    | {
        "conclusion",
        "conclusions",
        "references",
        "personal communication",
        "no title",
        "untitled",
        "weather",
        "results",
    }
)
_OTHER_THING = frozenset(
    {
        "part",
        "volume",
        "vol",
        "teil",
        "band",
        "tome",
        "book",
        "supplement",
        "addendum",
        "erratum",
        "correction",
        "reply",
    }
    | {
        "comment",
        "comments",
        "review",
        "abstract",
        "index",
        "discussion",
        "appendix",
        "retraction",
        "response",
        "edition",
    }
)
"""Words that a lost subtitle may not hold: with them it is a part of the work, or speaks of it."""


class TitleMatch(Enum):
    """How alike two titles are."""

    EQUAL = "equal"
    SLIP = "slip"
    """But for a few letters."""
    SHORTENED = "shortened"
    """One lacks the subtitle."""


def same_work(one: Signature, other: Signature) -> bool:
    """Tell whether two references are of one work: alike in title and authors, and nothing speaks against it."""
    if not years_agree(one, other) and not (
        one.kind == other.kind and agreements(one, other) > 1 and _next(one, other)
    ):
        return False
    people = authors_agree(one, other)
    if people is False:
        return False
    match = title_match(one, other, strict=people is None)
    if match is None or not _is_enough(one, other, match, signed=people is True):
        return False
    return not reasons_against(one, other)


def _next(one: Signature, other: Signature) -> bool:
    return one.year is not None and other.year is not None and abs(one.year - other.year) == 1


def _is_enough(one: Signature, other: Signature, match: TitleMatch, *, signed: bool) -> bool:
    """Weigh titles and authors: short and unsigned titles want further fields that agree."""
    words = min(one.title.count(" "), other.title.count(" ")) + 1
    support = agreements(one, other)
    if one.title in _GENERIC:
        return support > 1
    if not signed:
        missing = (
            int(match is not TitleMatch.EQUAL) + int(words < TELLING_TITLE_WORDS) + int(words <= SHORT_TITLE_WORDS)
        )
        return support >= missing
    if words > SHORT_TITLE_WORDS:
        return True
    if match is TitleMatch.EQUAL and words > 1:
        return True
    return support > 0 and match is not TitleMatch.SHORTENED


def agreements(one: Signature, other: Signature) -> int:
    """Count the further fields that both references have and that agree."""
    found = one.year is not None and one.year == other.year
    same_day = one.day is not None and one.day == other.day
    same_outlet = bool(one.outlet and other.outlet) and outlets_agree(one.outlet, other.outlet)
    same_page = bool(one.first_page) and one.first_page == other.first_page
    same_volume = bool(one.volume) and one.volume == other.volume
    return int(found) + int(same_day) + int(same_outlet) + int(same_page) + int(same_volume)


def titles_alike(one: Signature, other: Signature, *, strict: bool) -> bool:
    """Tell whether two titles are one, but for slips and a lost subtitle."""
    return title_match(one, other, strict=strict) is not None


def title_match(one: Signature, other: Signature, *, strict: bool) -> TitleMatch | None:
    """Say how alike two titles are; ``None`` when they are those of two works."""
    if not one.title or not other.title:
        return None
    if one.title == other.title:
        return TitleMatch.EQUAL
    if one.numbers == other.numbers:
        wanted = TITLE_ALIKE_UNSIGNED if strict else TITLE_ALIKE
        if fuzz.ratio(one.title, other.title, score_cutoff=wanted) and not _have_other_words(one.title, other.title):
            apart = set(one.title.split()) ^ set(other.title.split())
            return None if _OTHER_THING & apart else TitleMatch.SLIP
    return TitleMatch.SHORTENED if _is_shortened(one, other) else None


def titles_conflict(one: Signature, other: Signature) -> bool:
    """Tell whether each title has a number or a word of its own, so that they are not one and its shorter form."""
    if one.numbers != other.numbers and not set(one.numbers) <= set(other.numbers) >= set(one.numbers):
        return bool(set(one.numbers) - set(other.numbers)) and bool(set(other.numbers) - set(one.numbers))
    return _have_other_words(one.title, other.title)


def _have_other_words(one: str, other: str) -> bool:
    """Tell whether each title has a word of its own that is no slip of one in the other: West and South."""
    left, right = Counter(one.split()), Counter(other.split())
    only_left, only_right = list((left - right).elements()), list((right - left).elements())
    if not only_left or not only_right:
        return False
    if len(only_left) + len(only_right) > 2 and _is_shifted("".join(only_left), "".join(only_right)):  # noqa: PLR2004
        return False
    unmatched = [
        word for word in only_left if _is_word(word) and not any(_is_slip(word, there) for there in only_right)
    ]
    others = [word for word in only_right if _is_word(word) and not any(_is_slip(word, there) for there in only_left)]
    return bool(unmatched) and bool(others)


def _is_shifted(one: str, other: str) -> bool:
    """Tell whether words differ by where they are parted, and a letter or two: "on line", "online"; "ofb lioxi"."""
    return bool(DamerauLevenshtein.distance(one, other, score_cutoff=2) <= 2)  # noqa: PLR2004 - a letter or two


def _is_word(word: str) -> bool:
    return len(word) > 2  # noqa: PLR2004 - articles and the like tell nothing apart, and slips in them look like others


def _is_slip(word: str, other: str) -> bool:
    """Tell whether a word is another one mistyped or cut off: two letters may be wrong, but not the first in its place.

    Northern and southern are two letters apart as well.
    """
    if word.startswith(other) or other.startswith(word):
        return True
    begins_alike = word[0] == other[0] or word[0] == other[1:2] or other[0] == word[1:2]
    allowed = 2 if begins_alike and max(len(word), len(other)) >= LONG_WORD_LETTERS else 1
    if DamerauLevenshtein.distance(word, other, score_cutoff=allowed) > allowed:
        return False
    return not any(word.replace(a, b) == other or other.replace(a, b) == word for a, b in _OPPOSITES)


def _is_shortened(one: Signature, other: Signature) -> bool:
    """Tell whether one title is the other without its subtitle."""
    short, full = sorted((one, other), key=lambda item: len(item.title))
    if short.title.count(" ") + 1 <= SHORT_TITLE_WORDS or full.main == full.title:
        return False
    if len(short.title) * 8 < len(full.title) or (short.kind != full.kind and short.kind and full.kind):
        return False
    if not full.title.startswith(f"{short.title} "):
        return _is_shortened_with_slip(short, full)
    lost = full.title[len(short.title) + 1 :].split()
    if not _only_years_apart(short.numbers, full.numbers) or _OTHER_THING.intersection(lost):
        return False
    return short.title == full.main or full.main.startswith(short.title)


def _only_years_apart(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether the numbers that a subtitle took with it are years (1890–1989, 1939–45) and not those of parts."""
    lost = Counter(full) - Counter(short)
    if Counter(short) - Counter(full):
        return False
    lengths = {len(number) if number.isdecimal() else 0 for number in lost}
    return not lengths or (lengths <= {2, 4} and 4 in lengths)  # noqa: PLR2004 - digits of 1939 and of 45


def _is_shortened_with_slip(short: Signature, full: Signature) -> bool:
    """Tell whether a title is the main title of the other but for a few letters."""
    alike = bool(fuzz.ratio(short.title, full.main, score_cutoff=TITLE_ALIKE_UNSIGNED))
    lost = full.title.removeprefix(full.main).split()
    return (
        alike
        and _only_years_apart(short.numbers, full.numbers)
        and not _have_other_words(short.title, full.main)
        and not _OTHER_THING.intersection(lost)
    )


def authors_agree(one: Signature, other: Signature) -> bool | None:
    """Tell whether two lists of authors have somebody in common; ``None`` when a list is empty."""
    if not one.families or not other.families:
        return None
    if one.families[0] == other.families[0]:
        return _initials_agree(one.initials[0], other.initials[0])
    for place, family in enumerate(one.families):
        for there, candidate in enumerate(other.families):
            if family == candidate and _initials_agree(one.initials[place], other.initials[there]):
                return True
    first, second = one.families[0], other.families[0]
    if min(len(first), len(second)) > 3 and fuzz.ratio(first, second) >= FAMILY_ALIKE:  # noqa: PLR2004 - Ng, Li, Kim
        return _initials_agree(one.initials[0], other.initials[0])
    return first.split(" ")[-1] == second.split(" ")[-1] and len(first.split(" ")[-1]) > 3  # noqa: PLR2004 - as above


def _initials_agree(one: str, other: str) -> bool:
    return not one or not other or one == other
