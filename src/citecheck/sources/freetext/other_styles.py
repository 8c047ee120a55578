"""What shows that a reference is of another style than CS1, without reading it: signs, each one expression.

A sign is worth more where no mark of CS1 is there too (``is_surely_other``); some hold anyway.
"""

from __future__ import annotations

import re

YEAR = r"\((?:1[5-9]|20)\d\d[a-z]?\)"
"""A year in brackets, as an expression."""
_DATED_OTHERWISE = re.compile(
    rf"[^\W\d_]{{4,}}\. {YEAR}\.|"
    rf"[^\W\d_.]\s?/\s?[^\W\d_][^\"“();]{{2,90}}{YEAR}|"
    rf"^[^;()]{{2,90}},\s[^,;()]{{1,30}}\s(?:&|und|and)\s[^();]{{2,60}}{YEAR}|"
    rf"{YEAR}\s?:|{YEAR}, [‘―'\[«„]"
)
_YEAR = re.compile(YEAR)
_OTHER_MANNER = re.compile(
    r"\[\d{1,3}\]\s|"
    r"\b[Ii]n: |\b[Ii]n [A-Z][^\"“]{2,60}\([Ee]ds?\.\)|u\.\s?a\.|\bH(?:rs)?g\.|\bhrsg\.|\ba\.\s?a\.\s?O|"
    r"^[A-Z]\. ?[A-Z][^,\"“]{1,40}, ‘"
)
_OF_OTHER_MANNER = ("]", "n: ", "(ed", "(Ed", "g.", "a.", ", ‘")
"""One of them stands in all that the expression finds."""
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff\u3040-\u30ff]{2,4}[ ,、(.][^\"“”《》。\[]{1,239}\Z")
"""Signs near the beginning that CS1 never prints; Chinese and Japanese without the marks of the Chinese Wikipedia."""
_HINTS_OF_CS1 = (
    "etrieved", "rchived", "ccessed", "ISBN", "ISSN", "OCLC", "PMID", "PMC", "JSTOR", "S2CID", "LCCN", "doi:", "(PDF)",
)  # fmt: skip
"""Looked for one by one, which is much faster than one expression of all."""
_LANGUAGE = re.compile(r"\(in [A-Z][a-z]")
_CHINESE_MARKS = frozenset("。，：《")
_QUOTED = re.compile(r"[\"“„«»]")
_QUOTED_OTHERWISE = re.compile(r",[\"”]\s|\b[Ii]n: |[“«], in ")
"""Stops inside the quotation marks, as in American styles, or "in:" behind them; quoted words otherwise hint at CS1."""
_OF_QUOTED_OTHERWISE = (',"', ",”", "n: ", ", in ")
"""One of them stands in all that the expression finds."""
_LIST_NUMBER = re.compile(r"\[?\d{1,3}[\].)]?\s")
"""The number of a list, before a reference."""
_FIRST_WORDS = re.compile(
    rf"(?:{_LIST_NUMBER.pattern})?(?:"
    r"[^\W\d_][^\W\d_'’-]+, (?:[A-Z]\.[ -]?)+(?:,|&|/|and |und |; ?&|et al|\d)|"
    r"(?:[A-Z]\.[ -]?){1,3}[^\W\d_][^\W\d_'’-]+(?:,| and | et | & |:)(?!\s*\()|"
    r"[^\W\d_][^\W\d_'’-]+ [A-Z]{1,3}(?:, [^\W\d_][^\W\d_'’-]+ [A-Z]{1,3}){0,9}[.:] (?!\())"
)
"""Names as other styles begin with them."""
_EARLY_FORMS = (
    ("n: ", re.compile(r" [Ii]n: ")),
    (";", re.compile(r";\d+(?:\(\d+\))?:\d")),
    ("(", re.compile(r"\d ?\(\d{4}\) ?,? ?\d")),
    ("S.", re.compile(r"S(?<!\wS)\. ?\d")),
    ("H", re.compile(r"H(?<!\wH)(?:rsg\b|g\.)")),
    ("//", re.compile(r"//")),
)
"""Words and numbers of another style near the beginning: what a text holds in which the form can occur, and the form.
A look for a plain word takes a tenth of the time of a form, and one that begins with a letter or a figure a third."""
_EARLY = 200
"""Code points before such a form, at most."""
_LONGEST = 40
"""Code points of such a form."""
_NUMBER_SIGN = re.compile(r"\bn[°º] ?\d")
_NUMBERED = (
    ("°", _NUMBER_SIGN),
    ("º", _NUMBER_SIGN),
    ("(", re.compile(rf"{YEAR}(?:\s?:|, [‘―'\[]| ‘)")),
    ("", re.compile(r"(?:1[89]|20)\d\d[a-z]?\s?[;:]\s?(?:\d|[^\W\d_])")),
    ("(", re.compile(r"\([A-Z][^()]{2,40}: [^()]{2,60}, (?:1[5-9]|20)\d\d\)")),
    (",", re.compile(r",\s?(?:1[89]|20)\d\d[a-z]?,\s?[A-Z][A-Za-z&]{1,5},\s?\d")),
    ("(", re.compile(r"\d\s?[,:]\s?[A-Z]?\d+(?:\s?[-–]\s?\d+)?\s?[.,]?\s?\((?:1[89]|20)\d\d\)")),
    (":", re.compile(r"\d:\s?[A-Z]?\d+(?:\s?[-–]\s?\d+)?,\s?(?:1[89]|20)\d\d")),
)
"""Volume, page, place and year as CS1 never sets them: ``99, 2819 (1977)``, ``1995; 10:75``, ``262:34-47, 1989``,
``(Place: Publisher, 1990)``; what announces each as above."""
_SHORT_NOTE = re.compile(r"\ba\.\s?a\.\s?O\.|\b(?:op|loc)\.\s?cit\.|\b(?:[Ee]bd|[Ii]bid)\.|\b[Ee]benda\b")
"""Notes that point to a work named before and give no title."""
_OF_SHORT_NOTES = ("O.", "cit.", "bd", "bid", "benda")
"""One of them stands in all that the expression finds."""
_LONGEST_NOTE = 120
_HEAD = 240
"""Code points in which such signs are looked for."""


def shows_other_manner(text: str) -> bool:
    """Whether something near the beginning is as CS1 never prints it, whatever else is there."""
    head = text[:_HEAD]
    if any(sign in head for sign in _OF_OTHER_MANNER) and _OTHER_MANNER.search(head) is not None:
        return True
    if "(" in head and _YEAR.search(head) is not None and _DATED_OTHERWISE.search(head) is not None:
        return True
    return _HAN_NAME.match(head) is not None


def points_back(text: str) -> bool:
    """Whether it is a short note to a work named before: it has no title, whatever a grammar would find."""
    if len(text) > _LONGEST_NOTE or not any(word in text for word in _OF_SHORT_NOTES):
        return False
    return _SHORT_NOTE.search(text) is not None


def _hints_at_cs1(text: str) -> bool:
    for hint in _HINTS_OF_CS1:
        if hint in text:
            return True
    if "(in " in text and _LANGUAGE.search(text) is not None:
        return True
    return not text.isascii() and not _CHINESE_MARKS.isdisjoint(text)


def is_surely_other(text: str) -> bool:
    """Whether a reference is of another style than CS1 beyond doubt, told from its signs alone.

    This settles 63 in 100 scholarly references of the evaluation set, and 4 of the 3,163 of CS1, without asking
    the grammar.
    """
    if _hints_at_cs1(text):
        return False
    if _QUOTED.search(text) is not None:
        return any(sign in text for sign in _OF_QUOTED_OTHERWISE) and _QUOTED_OTHERWISE.search(text) is not None
    if _FIRST_WORDS.match(text) is not None or _has_early_form(text):
        return True
    return any(hint in text and form.search(text) is not None for hint, form in _NUMBERED)


def _has_early_form(text: str) -> bool:
    """Whether words or numbers of another style stand near the beginning, and in its first line."""
    number = _LIST_NUMBER.match(text)
    begin = 0 if number is None else number.end()
    last = begin + _EARLY
    line_end = text.find("\n", begin, last)
    last = last if line_end < 0 else line_end
    head = text[: last + _LONGEST]
    for hint, form in _EARLY_FORMS:
        if hint in head and (found := form.search(head)) is not None and found.start() <= last:
            return True
    return False
