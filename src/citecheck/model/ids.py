"""Names for references: unique over all sources of one audit, and the same each time for the same input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import urlsplit

from citecheck.model.reference import Citation, Document, Reference, ReferenceId

_NAMELESS = "reference"
_STEM_LIMIT = 40
"""Letters of an author or a title word in a made-up name; real family names are shorter, hostile ones are cut."""
_TITLE_WORD_LENGTH = 4
"""A title word of fewer letters ("The", "An") says little."""
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")


def assign_ids(documents: Sequence[Document]) -> tuple[Citation, ...]:
    """Give every reference of every document its id, in the order of documents and references.

    The id is the reference's key where it has one, else a name made of author and year; the second bearer of a name
    gets ``~2``, and so on. Keys go before made-up names, so that a key is never taken by a reference without one.
    """
    names = _Names(reference.key for document in documents for reference in document.references if reference.key)
    return tuple(
        Citation(names.take(reference), source, reference)
        for source, document in enumerate(documents)
        for reference in document.references
    )


def stem(reference: Reference) -> str:
    """Make a name from author (else title, else host) and year, letters and digits only: ``Ball2022``.

    Not unique: two works of one author and year have the same stem.
    """
    year = (reference.published or "")[:4]
    return f"{_who(reference)}{year if year.isdecimal() else ''}"


class _Names:
    """Names given so far, and how often each was asked for, so that a thousand equal keys stay linear."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = set(keys)
        self._given: set[str] = set()
        self._asked: dict[str, int] = {}

    def take(self, reference: Reference) -> ReferenceId:
        name = reference.key or stem(reference)
        free = name not in self._given and (bool(reference.key) or name not in self._keys)
        number = self._asked.get(name, 1)
        candidate = name
        while not free:
            number += 1
            candidate = f"{name}~{number}"
            free = candidate not in self._given and candidate not in self._keys
        self._asked[name] = number
        self._given.add(candidate)
        return ReferenceId(candidate)


def _who(reference: Reference) -> str:
    for name in (*reference.authors, *reference.editors):
        if word := _letters(name.family or name.literal or ""):
            return word
    if reference.title:
        words = [_letters(word) for word in reference.title.split()[:20]]
        for word in (*(word for word in words if len(word) >= _TITLE_WORD_LENGTH), *words):
            if word:
                return word
    return _site(_origin(reference.url or reference.archive_url or "")) or _NAMELESS


def _letters(text: str) -> str:
    head = normalize("NFC", text[: 4 * _STEM_LIMIT])
    return "".join(character for character in head if character.isalnum())[:_STEM_LIMIT]


def _origin(url: str) -> str:
    """Cut off what stands behind scheme and host: of that a list has many for each host."""
    found = _ORIGIN.match(url)
    return url if found is None else found[0]


@lru_cache(maxsize=16_384)
def _site(origin: str) -> str:
    try:
        return _letters((urlsplit(origin).hostname or "").removeprefix("www."))
    except ValueError:
        return ""
