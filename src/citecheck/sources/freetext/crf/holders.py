"""What holds a work and who published it: runs that belong together, and words that are of neither.

Rules of print: a publisher is named once, not between a book and its place; ``(Hg.):`` ends the editors; a talk at a
congress is no periodical; a place before a colon is not of the publisher's name.
"""

from __future__ import annotations

import re

from citecheck.sources.freetext.crf.spans import Run
from citecheck.sources.freetext.crf.tags import OTHER
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.crf.words import word
from citecheck.sources.freetext.interface import Label

_CENTURY = re.compile(r"[Jj]ahrhunderts?|Jhs?|Jhdt?s?")
_JOINED = frozenset((".", ":", ",", "_", "–"))
_BOOKS = frozenset(("c", "t"))
_EDITED = re.compile(r"\((?:Hr?s?gg?|[Ee]ds?)\.?\)\s?[,:]\s?")
_TALK = re.compile(
    r"(?:Papers?|Posters?|Talk|Lecture|Presentation|Vortrag|Referat)\b.{0,12}\b(?:at|to|auf|im|in|beim)\b"
)


def with_centuries(tokens: Tokens, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Give the tags with ``Jahrhundert`` tagged as the number before it, whose full stop looks like an end."""
    mended = list(tags)
    for at in range(1, len(tags)):
        if tokens.words[at - 1].isdecimal() and _CENTURY.fullmatch(tokens.words[at]) and tags[at - 1] in _BOOKS:
            mended[at] = mended[at - 1]
    return tuple(mended)


def with_pages(tokens: Tokens, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Give the tags with the figures behind ``S.`` or ``p.`` tagged as pages, where the model saw no pages."""
    if "p" in tags:
        return tags
    mended = list(tags)
    for at in range(1, len(tags)):
        if tags[at] == tags[at - 1] == OTHER and tokens.words[at].isdecimal() and _is_page(tokens, at):
            mended[at] = "p"
    return tuple(mended)


def _is_page(tokens: Tokens, at: int) -> bool:
    return word(tokens.words[at - 1]).keyword == "pp" and tokens.gaps[at] in _BEFORE_PAGES


_BEFORE_PAGES = frozenset((".", "_", ""))


def with_subtitles(found: list[Run], tokens: Tokens) -> list[Run]:
    """Join to a book what was taken for its publisher, where the publisher stands behind the place."""
    publishers = [run for run in found if run.tag == "pb"]
    if len(publishers) < 2:  # noqa: PLR2004 - one too many
        return found
    if publishers[0].stop - publishers[0].first == 1 and tokens.gaps[publishers[0].stop] == "_":
        return found  # the first word of the place: ``Nueva York``
    if not any(run.tag == "pl" and publishers[0].stop <= run.first < publishers[1].first for run in found):
        return found
    joined: list[Run] = []
    for run in found:
        last = joined[-1] if joined else None
        wrong = run is publishers[0] and last is not None and last.tag in _BOOKS and last.stop == run.first
        if wrong and last is not None and tokens.gaps[run.first] in _JOINED:
            joined[-1] = Run(last.tag, last.first, run.stop, (last.confidence + run.confidence) / 2)
        else:
            joined.append(run)
    return joined


def narrowed(text: str, label: Label, start: int, end: int) -> tuple[Label, int, int]:
    """Give the stretch of an outlet or publisher without what is of neither, and its label."""
    value = text[start:end]
    if ")" in value:
        bracket = _BRACKET_FIRST.match(text, start, end)
        if bracket is not None and bracket.end() < end:
            start = bracket.end()
            value = text[start:end]
    if " " not in value and word(value).keyword[:1] == "f":
        return Label.NOTE, start, end
    if label is Label.OUTLET:
        if _TALK.match(value):
            return Label.NOTE, start, end
        edited = _EDITED.search(value)
        if edited is not None and edited.end() < len(value):
            return label, start + edited.end(), end
        name, comma, place = value.rpartition(", ")
        if comma and name and " " not in place and _NUMBER_NEXT.match(text, end) and "p" in word(place).lists:
            return label, start, start + len(name)
        return label, start, end
    place, colon, name = value.rpartition(": ")
    if colon and name and place.count(" ") < _LONGEST_PLACE:
        start = end - len(name)
    return label, start, end


def without_editors(text: str, tokens: Tokens, listed: list[Run]) -> list[Run]:
    """Take out of several runs for what holds a work those that ``(Hg.):`` shows to be its editors."""
    if len(listed) == 1:
        return listed
    kept = [run for run in listed if _EDITED_NEXT.match(text, tokens.ends[run.stop - 1]) is None]
    return kept or listed


_BRACKET_FIRST = re.compile(r"\(?[^()]{1,80}\)[.,:;]?\s+")
"""Words in brackets before a name, the opening one perhaps outside: the place of a meeting, a translation."""
_NUMBER_NEXT = re.compile(r"\s\d")
_EDITED_NEXT = re.compile(r"(?:[^()\w]{0,3}e\.\s?V\.)?\s?\((?:Hr?s?gg?|[Ee]ds?)\.?\)\s?[,:]")
_LONGEST_PLACE = 5
"""Words of a place before the colon of an imprint, at most."""
