"""Names that the model took for the first words of a title: ``Eva Muster, Der Hafen. Handel und Wandel, Wien 2005``.

Notes of historians set a name before the title with no more than a comma. Where the model sees no author at all, two
words before that comma are one if the first is a given name that the lists know; where it sees initials without a
family name, the word before the comma is the family name. A title that begins with "and" began with the last author,
and a first sentence of one word that only a blank parts from the authors is the end of a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model.names import Name
from citecheck.sources.freetext.crf.words import word
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.freetext.interface import Label, Part, first_part

_LETTERS = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)?"
_WHOLE = re.compile(rf"({_LETTERS}(?: [A-Z]\.)?) ({_LETTERS}), (?=[A-ZÄÖÜ\"“„«‚‘])")
_FAMILY = re.compile(rf"({_LETTERS}),\s?(?=[A-ZÄÖÜ\"“„«‚‘])")
_NAME = rf"(?:{_LETTERS}|[A-Z]\.)"
_AND = re.compile(rf"(?:and|und|et|y|&)\s({_NAME}(?:[\s-]{_NAME}){{0,2}})\s({_LETTERS})[.,:]\s(?=[^\W\d_a-z])")
"""The last author: no title begins with "and"."""
_HAN = re.compile(r"([\u4e00-\u9fff]{2,3})[.．。,，]\s?(?=[\u4e00-\u9fffA-Z])")
_HAN_COMMAS = frozenset((",", "，", "、", ";", "；"))
_END_OF_NAME = re.compile(rf"({_LETTERS})\.\s(?=[^\W\d_a-z])")
_WEIGHT = frozenset((Label.PUBLISHED, Label.PLACE, Label.PAGES))
"""What a reference must say besides before its title is taken apart."""
_FARTHEST = 3
"""Code points between initials and the title that begins with their family name."""


def unsigned(text: str, parts: Sequence[Part]) -> list[Part]:
    """Give the parts with a name taken from the beginning of the title, if there is one."""
    title = first_part(parts, Label.TITLE)
    if title is None:
        return list(parts)
    authors = first_part(parts, Label.AUTHORS)
    if authors is None:
        others = [part for part in parts if part is not title]
        return _with_author(text, title, others) or list(parts)
    beside = 0 <= title.start - authors.end <= _FARTHEST
    if not authors.names or not beside:
        return list(parts)
    more = _with_last(text, title, authors)
    if more is not None:
        return [*more, *_others(parts, title, authors)]
    if authors.names[-1].literal is None:
        return list(parts)
    match = _FAMILY.match(text, title.start, title.end)
    if match is None or not _is_initials(authors.names[-1].literal):
        return list(parts)
    names = (*authors.names[:-1], Name(family=match.group(1), given=authors.names[-1].literal))
    line = Part(Label.AUTHORS, authors.start, match.end(1), _value(text, authors.start, match.end(1)), 0.6, names)
    return [line, _rest(text, title, match.end()), *_others(parts, title, authors)]


def _others(parts: Sequence[Part], title: Part, authors: Part) -> list[Part]:
    return [part for part in parts if part is not title and part is not authors]


def _with_last(text: str, title: Part, authors: Part) -> list[Part] | None:
    """Give authors and title where the title began with the last author, or with the end of that name."""
    between = text[authors.end : title.start]
    match = _AND.match(text, title.start, title.end)
    if match is not None:
        names = (*authors.names, Name(family=match.group(2), given=match.group(1)))
        return _moved(text, title, authors, names, match)
    match = _HAN.match(text, title.start, title.end)
    if match is not None and between.strip() in _HAN_COMMAS:
        return _moved(text, title, authors, (*authors.names, Name(literal=match.group(1))), match)
    match = _END_OF_NAME.match(text, title.start, title.end)
    if match is None or not between.isspace():
        return None
    last = authors.names[-1]
    first = last.literal or " ".join(part for part in (last.given, last.family) if part)
    if word(match.group(1)).keyword or word(match.group(1)).shape == "AAAA":
        return None
    return _moved(text, title, authors, (*authors.names[:-1], Name(family=match.group(1), given=first)), match)


def _moved(text: str, title: Part, authors: Part, names: tuple[Name, ...], match: re.Match[str]) -> list[Part]:
    end = match.end(match.lastindex or 0)
    line = Part(Label.AUTHORS, authors.start, end, _value(text, authors.start, end), authors.confidence, names)
    return [line, _rest(text, title, match.end())]


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
