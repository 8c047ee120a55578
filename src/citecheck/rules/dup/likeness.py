"""Whether two references are of one work, and what speaks against it."""

from __future__ import annotations

from rapidfuzz import fuzz

from citecheck.rules.dup.signature import Signature

TITLE_ALIKE = 88.0
"""Share of equal characters, 0..100, from which titles are one with a few slips. Tuned on corrupted real records."""
TITLE_ALIKE_UNSIGNED = 94.0
"""The same where a side names no author, so that less is known."""
WORD_ALIKE = 65.0
"""Share of equal characters from which a word is a slip of another."""
FAMILY_ALIKE = 80.0
SHORT_TITLE_WORDS = 3
"""Titles of so few words ("Introduction", "Annual report") belong to many works: everything else has to agree."""
_WORK_IN_A_WORK = {"chapter", "entry-encyclopedia", "entry-dictionary", "entry"}
_SERIAL = {"article-newspaper", "article-magazine", "webpage", "post-weblog", "post"}
_TOLERANT_OF_YEARS = {"article-journal", "paper-conference", "article", "chapter", ""}
"""Kinds that appear online in one year and in print in the next."""
_STOP = {
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
    "der",
    "die",
    "das",
    "und",
    "et",
    "y",
    "e",
    "fur",
}


def same_work(one: Signature, other: Signature) -> bool:
    """Tell whether two references are of one work: alike in title and authors, and nothing speaks against it."""
    if not years_agree(one, other):
        return False
    people = authors_agree(one, other)
    if people is False or not titles_alike(one, other, strict=people is None):
        return False
    return not reasons_against(one, other)


def titles_alike(one: Signature, other: Signature, *, strict: bool) -> bool:
    """Tell whether two titles are one, but for slips, a lost subtitle, and the order of words."""
    if not one.title or not other.title:
        return False
    if one.title == other.title:
        return True
    words = min(one.title.count(" "), other.title.count(" ")) + 1
    if words <= SHORT_TITLE_WORDS or one.numbers != other.numbers:
        return words > SHORT_TITLE_WORDS and _is_shortened(one, other)
    wanted = TITLE_ALIKE_UNSIGNED if strict else TITLE_ALIKE
    if fuzz.ratio(one.title, other.title, score_cutoff=wanted):
        return not _have_other_words(one.title, other.title)
    return _is_shortened(one, other)


def _have_other_words(one: str, other: str) -> bool:
    """Tell whether each title has a word of its own that is no slip of one in the other: West and South."""
    left, right = one.split(), other.split()
    only_left, only_right = ([word for word in a if word not in b] for a, b in ((left, right), (right, left)))
    if not only_left or not only_right:
        return False
    unmatched = [word for word in only_left if not any(_is_slip(word, there) for there in only_right)]
    others = [word for word in only_right if not any(_is_slip(word, there) for there in only_left)]
    # "on line" and "online": what is left over is the same letters
    return bool(unmatched) and bool(others) and "".join(only_left) != "".join(only_right)


def _is_slip(word: str, other: str) -> bool:
    return bool(fuzz.ratio(word, other, score_cutoff=WORD_ALIKE)) or word.startswith(other) or other.startswith(word)


def _is_shortened(one: Signature, other: Signature) -> bool:
    """Tell whether one title is the other without its subtitle."""
    short, full = sorted((one, other), key=lambda item: len(item.title))
    if short.title.count(" ") + 1 <= SHORT_TITLE_WORDS or short.title == short.main == full.main == full.title:
        return False
    begins = full.title.startswith(f"{short.title} ") and len(short.title) * 4 >= len(full.title)
    return begins and (short.title == full.main or full.main.startswith(short.title))


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


def years_agree(one: Signature, other: Signature) -> bool:
    """Tell whether the years may be those of one work."""
    if one.year is None or other.year is None or one.year == other.year:
        return True
    tolerant = {one.kind, other.kind} <= _TOLERANT_OF_YEARS and one.title.count(" ") > SHORT_TITLE_WORDS
    return tolerant and abs(one.year - other.year) == 1 and bool(one.families and other.families)


def reasons_against(one: Signature, other: Signature) -> tuple[str, ...]:
    """Give, in words, what speaks against two references being one work although their titles are alike."""
    reasons = []
    if one.numbers != other.numbers and one.main != other.title and other.main != one.title:
        reasons.append("other numbers in the title")
    if one.edition != other.edition:
        reasons.append("another edition")
    if one.volume and other.volume and one.volume != other.volume:
        reasons.append("another volume")
    if one.issue and other.issue and one.issue != other.issue and not (one.volume and other.volume):
        reasons.append("another issue")
    if one.first_page and other.first_page and one.first_page != other.first_page:
        reasons.append("other pages")
    if one.day is not None and other.day is not None and abs(one.day - other.day) > 1:
        reasons.append("another day")
    if (one.kind in _WORK_IN_A_WORK) != (other.kind in _WORK_IN_A_WORK) and "book" in {one.kind, other.kind}:
        reasons.append("a part and the whole")
    if ("thesis" in {one.kind, other.kind}) and one.kind != other.kind and one.kind and other.kind:
        reasons.append("a thesis and another kind of work")
    if one.outlet and other.outlet and not outlets_agree(one.outlet, other.outlet):
        reasons.append("another outlet")
    if _is_generic(one, other):
        reasons.append("a title that many works bear")
    return tuple(reasons)


def _is_generic(one: Signature, other: Signature) -> bool:
    """Tell whether the common title says too little, and nothing else makes up for it."""
    if one.title.count(" ") + 1 > SHORT_TITLE_WORDS:
        unsigned = not one.families or not other.families
        return unsigned and one.title.count(" ") < SHORT_TITLE_WORDS + 1 and not _same_issue(one, other)
    return not (_same_issue(one, other) or (one.families and one.families == other.families and one.year == other.year))


def _same_issue(one: Signature, other: Signature) -> bool:
    same_outlet = bool(one.outlet) and bool(other.outlet) and outlets_agree(one.outlet, other.outlet)
    same_date = one.day == other.day if one.day or other.day else one.year == other.year and one.year is not None
    return same_outlet and same_date


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
    if _abbreviates(short, full):
        return True
    return bool(fuzz.token_set_ratio(one, other) >= 85)  # noqa: PLR2004 - our choice, tuned on corrupted real records


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
