"""What of a reference decides whether another one is of the same work: folded once, compared often."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from citecheck.model.edtf import Precision, interval
from citecheck.model.names import Name
from citecheck.model.reference import Format, Reference
from citecheck.rules.ref.kinds import is_only_pages

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""Scripts that write no spaces (or long compounds): their text is cut into pairs of characters."""
_SUBTITLE = re.compile(r"\s*(?::|\?|[.–—] |\s-\s)\s*")
_LATEX = re.compile(r"[{}$]|\\[A-Za-z]+\s?")
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ["zero", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=0
    )
}
_RUNNING_TEXT = frozenset({Format.WIKITEXT, Format.TEXT, Format.HTML, Format.MARKDOWN})
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D"}
)
"""Letters that Unicode does not take apart."""
_LABELS = frozenset(
    [
        "part",
        "volume",
        "vol",
        "series",
        "section",
        "teil",
        "appendix",
        "phase",
        "group",
        "type",
        "chapter",
        "book",
        "level",
        "class",
        "grade",
    ]
)
"""Words behind which a single letter tells one work from another: Part A."""

_EDITION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) (?:rev(?:ised|\.) )?ed(?:ition|\.|n\b)")
_LONGEST_TEXT = 2_000
_LONGEST_TITLE = 600
"""Characters of a title that are compared; longer ones are hostile or whole paragraphs."""
_MOST_AUTHORS = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """One reference, folded for comparison: no case, accents, punctuation."""

    title: str
    """Words joined by spaces."""
    main: str
    """The same without the subtitle."""
    numbers: tuple[str, ...]
    """Figures, Roman numerals and ordinals in the title, sorted: they tell volumes and editions apart."""
    families: tuple[str, ...]
    initials: tuple[str, ...]
    """First letter of the given name of each family, or ``""``."""
    year: int | None
    day: int | None
    """Ordinal of the exact day of publication."""
    outlet: str
    volume: str
    issue: str
    first_page: str
    edition: str
    kind: str
    is_note: bool
    """It stands in running text, where one work is cited again and again with other pages."""


def fold(text: str) -> str:
    """Give words without case, accents and punctuation, joined by single spaces."""
    if "&" in text:
        text = text.replace("&", " and ")
    text = text.replace("'", "").replace("’", "")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in text if not unicodedata.combining(character))
        text = text.translate(_LETTERS)
        if _UNSPACED.search(text):
            return " ".join(_pairs(word) for word in _WORD.findall(text.casefold()))
    return " ".join(_WORD.findall(text.lower()))


def fold_title(title: str) -> str:
    """Give the folded title, without the markup of LaTeX."""
    plain = title[:_LONGEST_TITLE]
    if is_only_pages(plain):
        return ""
    return fold(_LATEX.sub("", plain) if "\\" in plain or "{" in plain or "$" in plain else plain)


def signature(reference: Reference, folded: str | None = None) -> Signature:
    """Fold one reference; ``folded`` is its title as ``fold_title`` gives it, if that is known already."""
    title = reference.title or reference.translated_title or ""
    words = fold_title(title) if folded is None else folded
    head = _SUBTITLE.split(title[:_LONGEST_TITLE], maxsplit=1)[0]
    main = fold_title(head) if len(head) < len(title) - 1 else words
    published = interval(reference.published)
    people = (reference.authors or reference.editors)[:_MOST_AUTHORS]
    return Signature(
        title=words,
        main=main if len(main) >= len(words) // 4 else words,
        numbers=_numbers(words),
        families=tuple(family_of(name) for name in people),
        initials=tuple(_initial(name) for name in people),
        year=None if published is None else published.first.year,
        day=published.first.toordinal() if published is not None and published.precision is Precision.DAY else None,
        outlet=_folded_name(reference.outlet or ""),
        volume=_figure(reference.volume),
        issue=_figure(reference.issue),
        first_page=_figure(reference.pages),
        edition=_edition(reference.edition or _edition_in_text(reference)),
        kind="thesis" if any(item.name.lower() == "school" for item in reference.fields) else reference.type or "",
        is_note=reference.origin.format in _RUNNING_TEXT,
    )


@lru_cache(maxsize=16_384)
def _folded_name(name: str) -> str:
    """Fold the name of an outlet; few names recur in great number."""
    return fold(name.replace("{", "").replace("}", ""))


def family_of(name: Name) -> str:
    """Give the family name of a person, folded; of a body its whole name; of "Jane Aldous" unparted its last word."""
    if name.family is not None:
        return fold(name.family)
    words = fold(name.literal or "").split()
    return words[-1] if len(words) in {2, 3} else " ".join(words)


def _initial(name: Name) -> str:
    given = fold(name.given or "")
    return given[:1]


def _pairs(word: str) -> str:
    if not _UNSPACED.search(word) or len(word) <= 2:  # noqa: PLR2004 - a pair already
        return word
    return " ".join(word[place : place + 2] for place in range(len(word) - 1))


def _numbers(words: str) -> tuple[str, ...]:
    found = []
    before = ""
    for word in words.split():
        if len(word) == 1 and before in _LABELS:
            found.append(word)
        elif word.isdecimal():
            found.append(word.lstrip("0"))
        elif word in _ORDINALS:
            found.append(_ORDINALS[word])
        elif word[0].isdecimal() or (len(word) > 1 and word[0] in "ivxlc" and _ROMAN.match(word)):
            found.append(word)
        before = word
    return tuple(sorted(found))


def _figure(value: str | None) -> str:
    """Give the first figure of a volume, issue or range of pages, else the folded value."""
    if value is None:
        return ""
    found = re.search(r"\d+", value[:60])
    return found.group().lstrip("0") if found is not None else fold(value[:60])


def _edition_in_text(reference: Reference) -> str | None:
    """Give the edition that prose names, "2nd ed.", where the reader did not take it out."""
    if reference.origin.format not in _RUNNING_TEXT or " ed" not in reference.text:
        return None
    found = _EDITION.search(reference.text[:_LONGEST_TEXT])
    return None if found is None else found.group(1)


def _edition(value: str | None) -> str:
    if value is None:
        return ""
    word = fold(value[:60]).split(" ")[0]
    figure = re.match(r"\d+", word)
    number = figure.group() if figure is not None else _ORDINALS.get(word, word)
    return "" if number in {"1", "first"} else number
