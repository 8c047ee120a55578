"""Names that the model took for the first words of a title: ``Eva Muster, Der Hafen. Handel und Wandel, Wien 2005``.

Notes of historians set a name before the title with no more than a comma. Where the model sees no author at all, two
words before that comma are one if the first is a given name that the lists know; where it sees initials without a
family name, the word before the comma is the family name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model.names import Name
from citecheck.sources.freetext.crf.words import word
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.freetext.interface import Label, Part

_LETTERS = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)?"
_WHOLE = re.compile(rf"({_LETTERS}(?: [A-Z]\.)?) ({_LETTERS}), (?=[A-ZÄÖÜ\"“„«‚‘])")
_FAMILY = re.compile(rf"({_LETTERS}),\s?(?=[A-ZÄÖÜ\"“„«‚‘])")
_WEIGHT = frozenset((Label.PUBLISHED, Label.PLACE, Label.PAGES))
"""What a reference must say besides before its title is taken apart."""
_FARTHEST = 3
"""Code points between initials and the title that begins with their family name."""


def unsigned(text: str, parts: Sequence[Part]) -> list[Part]:
    """Give the parts with a name taken from the beginning of the title, if there is one."""
    title = next((part for part in parts if part.label is Label.TITLE), None)
    if title is None:
        return list(parts)
    authors = next((part for part in parts if part.label is Label.AUTHORS), None)
    others = [part for part in parts if part is not title and part is not authors]
    if authors is None:
        return _with_author(text, title, others) or list(parts)
    beside = 0 <= title.start - authors.end <= _FARTHEST
    if not authors.names or authors.names[-1].literal is None or not beside:
        return list(parts)
    match = _FAMILY.match(text, title.start, title.end)
    if match is None or not _is_initials(authors.names[-1].literal):
        return list(parts)
    names = (*authors.names[:-1], Name(family=match.group(1), given=authors.names[-1].literal))
    line = Part(Label.AUTHORS, authors.start, match.end(1), _value(text, authors.start, match.end(1)), 0.6, names)
    return [line, _rest(text, title, match.end()), *others]


def _with_author(text: str, title: Part, others: list[Part]) -> list[Part] | None:
    match = _WHOLE.match(text, title.start, title.end)
    if match is None or text[: title.start].strip(" [](){}.0123456789"):
        return None
    given, family = match.groups()
    is_name = "g" in word(given.split()[0]).lists and "p" not in word(family).lists and not word(family).keyword
    if not is_name or _WEIGHT.isdisjoint(part.label for part in others):
        return None
    name = Name(family=family, given=given)
    line = Part(Label.AUTHORS, match.start(1), match.end(2), _value(text, match.start(1), match.end(2)), 0.6, (name,))
    return [line, _rest(text, title, match.end()), *others]


def _is_initials(given: str) -> bool:
    return given.endswith(".") or len(given) == 1


def _rest(text: str, title: Part, start: int) -> Part:
    return Part(Label.TITLE, start, title.end, _value(text, start, title.end), title.confidence)


def _value(text: str, start: int, end: int) -> str:
    return single_blanks(text[start:end])
