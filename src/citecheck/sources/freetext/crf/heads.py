"""Heads that the model took into the title: ``Amt für Nebel, Wind und Wetter (Hrsg.) (1996) Handbuch der Häfen``.

A long name of a body looks like a title. Where no date was found, and the title has a year with the signs of a head
behind its first words, what stands before the year signs the work, and the title begins behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model.names import Name
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.freetext.interface import Label, Part, first_part

_YEAR = r"((?:1[5-9]|20)\d\d)[a-z]?"
_BRACKETED = re.compile(rf"\s?\({_YEAR}\)\s?[.:,]?\s+(?=[^\W\d_a-z]|[\"“„«‚‘])")
_BARE = re.compile(rf"(?:,\s?|\s){_YEAR}\s?[.:,]\s+(?=[^\W\d_a-z]|[\"“„«‚‘])")
_ROLE = re.compile(r"[\s,]*\(?(?:Hr?s?gg?|[Ee]ds?)\.?\)?[\s.,]*\Z")
_LAST_YEAR = re.compile(rf",?\s{_YEAR}\Z")
_NEAR = 3
"""Code points between authors and the title that goes on with them, at most."""
_LEAST = 8
"""Code points that a title keeps."""


def without_head(text: str, parts: Sequence[Part]) -> list[Part]:
    """Give the parts with year and names taken from the beginning of the title, if they stand there."""
    title = first_part(parts, Label.TITLE)
    if title is None or first_part(parts, Label.PUBLISHED) is not None:
        return list(parts)
    authors = next((part for part in parts if part.label in (Label.AUTHORS, Label.EDITORS)), None)
    beside = authors is not None and 0 <= title.start - authors.end <= _NEAR
    if authors is not None and not beside:
        return list(parts)
    match = _BRACKETED.search(text, title.start, title.end) or _BARE.search(text, title.start, title.end)
    if match is None or match.start() == title.start or title.end - match.end() < _LEAST:
        return list(parts)
    start = authors.start if authors is not None else title.start
    signed = _signed(text, start, match.start(), authors)
    year = Part(Label.PUBLISHED, match.start(1), match.end(1), match.group(1), title.confidence)
    value = single_blanks(text[match.end() : title.end])
    rest = Part(Label.TITLE, match.end(), title.end, value, title.confidence)
    return [signed, year, rest, *(part for part in parts if part is not title and part is not authors)]


def with_last_year(parts: Sequence[Part]) -> list[Part]:
    """Give the parts with the year taken from the end of what holds the work, where nothing else is dated."""
    outlet = first_part(parts, Label.OUTLET)
    if outlet is None or first_part(parts, Label.PUBLISHED) is not None:
        return list(parts)
    match = _LAST_YEAR.search(outlet.value)
    if match is None or match.start() < _LEAST or outlet.end - outlet.start != len(outlet.value):
        return list(parts)
    cut = outlet.start + match.start()
    name = Part(Label.OUTLET, outlet.start, cut, outlet.value[: match.start()], outlet.confidence)
    year = Part(
        Label.PUBLISHED, outlet.start + match.start(1), outlet.start + match.end(1), match.group(1), outlet.confidence
    )
    return [name, year, *(part for part in parts if part is not outlet)]


def _signed(text: str, start: int, end: int, authors: Part | None) -> Part:
    """Make the part of who signs: one body, or the names that were found where they are of people."""
    role = _ROLE.search(text, start, end)
    label = Label.AUTHORS
    if role is not None:
        end, label = role.start(), Label.EDITORS
    value = single_blanks(text[start:end]).strip(" ,.")
    if authors is not None and (len(authors.names) > 1 or any(name.literal is None for name in authors.names)):
        return Part(authors.label, start, end, value, authors.confidence, authors.names)
    return Part(label, start, end, value, 0.6, (Name(literal=value),))
