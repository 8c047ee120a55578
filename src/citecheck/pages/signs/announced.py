"""Whether an address itself names what looks amiss on its page."""

from __future__ import annotations

from citecheck.pages.interface import Reading
from citecheck.pages.signs.told import listen
from citecheck.pages.vocabulary import STATUS_CODES, Speech, speaks_of, tokens_of_own_name


def is_announced(reading: Reading, asked: str) -> bool:
    """Whether the address asked for itself names what a title or heading says is amiss.

    Who asks for /films/page-not-found or /dictionary/captcha, and is told just that, got what was asked for.
    """
    row = tokens_of_own_name(asked)
    words = {word for word in (*row, "".join(row)) if len(word) >= _NAMING_LETTERS or word in STATUS_CODES}
    if not words:
        return False
    told = listen(reading)
    for part in (*told.titles, *told.headings):
        for hit in part.hits:
            for token in part.tokens[hit.start : hit.end]:
                if token in words and not any(speaks_of((token,), Speech.THING, name) for name in told.languages):
                    return True
    return False


_NAMING_LETTERS = 4
"""A shorter word, "not" or "the", stands in many an address."""
