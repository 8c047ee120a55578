"""Where one element of a reference ends and the next begins: at full stops (CS1) or commas (CS2), but not at all."""

from __future__ import annotations

import re

from citecheck.sources.freetext.element_words import CLUBS, JOURNAL_WORDS, KEEPS_STOP, NO_BREAK
from citecheck.sources.name_words import GIVEN_NAMES

_STOP = re.compile(r"[.。](?:\s+|$)|[()\[\]]")
_COMMA = re.compile(r",\s+|\.\s(?=[A-Z])|[()\[\]]")
_YEAR = re.compile(r"\d{4}\b")
_MONTH_AND_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\Z|\d{1,2} [A-Z][a-z]+\Z")
_HYPHENED_INITIALS = re.compile(r"[^\W\d_]\.?-[^\W\d_]\Z")
_PAGE_LETTERS = frozenset("SСC")
"""What stands for "pages" in German and Russian, by itself between full stops."""
_LIMIT = 400
"""Elements of one reference that are looked at."""


def cut(text: str, start: int, end: int, *, commas: bool) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` at full stops (or commas) outside brackets; spans without the separator and blanks."""
    spans = _cut(text, start, end, commas=commas, heed_brackets=True)
    return spans if spans is not None else _cut(text, start, end, commas=commas, heed_brackets=False) or []


def _cut(text: str, start: int, end: int, *, commas: bool, heed_brackets: bool) -> list[tuple[int, int]] | None:
    """See ``cut``; ``None`` when brackets are heeded and do not close."""
    spans: list[tuple[int, int]] = []
    depth = 0
    begin = start
    for match in (_COMMA if commas else _STOP).finditer(text, start, end):
        stop, after = match.span()
        mark = text[stop]
        if mark in "([":
            depth += heed_brackets
        elif mark in ")]":
            depth -= depth > 0
        elif depth == 0 and (
            breaks(text, begin, stop, after, end) if mark != "," else _comma_breaks(text, begin, stop, after)
        ):
            if mark == "." and last_word(text, begin, stop).lower() in KEEPS_STOP:
                stop += 1
            _append(spans, text, begin, stop)
            begin = after
            if len(spans) >= _LIMIT:
                break
    if depth and heed_brackets:
        return None
    _append(spans, text, begin, end)
    return spans


def _comma_breaks(text: str, begin: int, comma: int, after: int) -> bool:
    """Whether a comma ends an element of CS2: "October 15, 1997" is one date, "Jones, Inc." one firm."""
    if _YEAR.match(text, after) and _MONTH_AND_DAY.search(text[begin:comma]):
        return False
    return not text.startswith(("Inc", "Ltd", "LLC", "Jr", "Co."), after)


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin] in " .,;":
        begin += 1
    while begin < end and text[end - 1] in " ,;":
        end -= 1
    if begin < end:
        spans.append((begin, end))


def last_word(text: str, begin: int, end: int) -> str:
    """Give the word that ends at ``end``, without an opening bracket or mark."""
    blank = text.rfind(" ", begin, end)
    word = text[blank + 1 if blank >= 0 else begin : end]
    return word if word[:1].isalnum() else word.lstrip("([\"“'‘")


def breaks(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Whether the full stop at ``dot`` ends an element: not after initials and abbreviations.

    Args:
        text: The whole text.
        begin: Where the element begins.
        dot: Where the full stop stands.
        after: Where the next word begins.
        end: Where the stretch ends that is cut.
    """
    if after >= end or text[dot] == "。":
        return True
    word = last_word(text, begin, dot)
    if word[-2:] == "..":
        return False
    following = text[after]
    if not word or (following in "pVv" and text.startswith(("pp. ", "p. ", "Vol. ", "vol. "), after)):
        return True
    if word in _PAGE_LETTERS and dot - begin == 1 and following.isdecimal():
        return False
    if word[-1].isupper() and (len(word) == 1 or word[-2] == "." or _HYPHENED_INITIALS.match(word)):
        return following.isdecimal() or _is_numeral(text, begin, dot, word) or word in CLUBS
    folded = word.lower()
    if folded in JOURNAL_WORDS and following.isupper() and word[0].isupper():
        return not _is_short(text, after, end)
    if folded == "ed" and text[max(begin, dot - 7) : dot - 3].strip()[:1].isdecimal():
        return True
    if word.isdecimal() and len(word) < 3 and dot - begin == len(word):  # noqa: PLR2004 - "1. FSV Mainz"
        return not following.isupper()
    if folded in NO_BREAK and word.isupper() and not text[after : after + 2].isupper():
        # "FT." is a newspaper, "Ft." a fort.
        return True
    return folded not in NO_BREAK


def _is_numeral(text: str, begin: int, dot: int, word: str) -> bool:
    """Whether a last ``I`` counts something ("World War I.") and is nobody's initial."""
    if word != "I":
        return False
    before = last_word(text, begin, dot - 2).casefold()
    return bool(before) and not before.endswith((",", ".")) and before not in GIVEN_NAMES


def _is_short(text: str, after: int, end: int) -> bool:
    """Whether the next word is cut short too, or figures follow it: a journal's title goes on."""
    stop = text.find(" ", after, end)
    if stop < 0:
        stop = end
    word = text[after:stop]
    return word.endswith(".") or word.casefold() in JOURNAL_WORDS or text[stop + 1 : stop + 2].isdecimal()
