"""Signs that a reference is of another style than CS1: what the grammar then read, it read by chance.

Each sign lowers the score, so that the text is handed to the labeller for other styles.
"""

from __future__ import annotations

import re

from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.head import Head
from citecheck.sources.freetext.interface import Label, Part

_NUMBERS = re.compile(
    r"\d\s?\(\d|\d\s?[,:;]\s?[A-Z]?\d|\b(?:1[5-9]|20)\d\d[a-z]?\s?[,;:]|\bpp?\.\s?\d|\bS\.\s\d|\bvol\.", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")
_INITIALS_LIST = re.compile(r"[^\W\d_]{2}, (?:[A-Z]\.[ -]?)+(?:, |(?:&|and|und) [A-Z])")
_CONTAINER = re.compile(r"(?:[,.;]|\.,)\s[Ii]n:?\s[A-Z]|\bIn:\s")
_OTHER_MARKS = re.compile(r"[\s(,;.](?:Heft\b|Jg\.|Bd\.|Hrsg\.|Aufl\.|H\. \d|S\. \d+\s?[–-]|//|[Ii]n: [A-Z])")
_OF_OTHER_MARKS = ("Heft", "g.", "d.", "Aufl.", "H. ", "S. ", "//", "n: ")
"""One of them stands in all that the expression finds."""
_FIGURE = re.compile(r"\d")
_SIGN = 0.55
"""What one sign leaves of the score; set so that one is enough to hand over (``interface.HAND_OVER``)."""
_BARE = 0.7
"""What is left where nothing tells names from title: no date in brackets, no quotation marks, no access date."""
_NO_TITLE = 0.3
_OF_CS1 = frozenset((Label.ACCESSED, Label.ARCHIVED, Label.ISBN, Label.IDENTIFIER))


def likeness(draft: Draft, head: Head, first: dict[Label, Part]) -> float:
    """Give how much a labelling may be trusted to be of a CS1 reference: 1 without any sign of another style."""
    if Label.TITLE not in first:
        return _NO_TITLE
    names = [first[label].value for label in (Label.OUTLET, Label.PUBLISHER, Label.SERIES) if label in first]
    if any(_FIGURE.search(name) and _NUMBERS.search(name) for name in names):
        return _SIGN
    if not draft.title_quoted and _is_whole_reference(first[Label.TITLE].value):
        return _SIGN
    if Label.AUTHORS in first and _other_authors(draft, head, first[Label.AUTHORS].value):
        return _SIGN
    is_web = Label.ACCESSED in first
    if (not is_web and _has_other_marks(draft.text)) or _ends_inside_marks(draft.text, head):
        return _SIGN
    bare = head.date is None and not draft.title_quoted and draft.labels.isdisjoint(_OF_CS1)
    return _BARE if bare else 1.0


def _has_other_marks(text: str) -> bool:
    return any(sign in text for sign in _OF_OTHER_MARKS) and _OTHER_MARKS.search(text) is not None


def _is_whole_reference(title: str) -> bool:
    """Whether an unquoted "title" holds a journal with its numbers, or a container."""
    if _YEAR.search(title) is not None and _NUMBERS.search(title) is not None:
        return True
    return ("In" in title or " in" in title) and _CONTAINER.search(title) is not None


def _other_authors(draft: Draft, head: Head, authors: str) -> bool:
    """Whether authors and date stand as CS1 never prints them: ``Smith, J., Doe, A. (2001) Title``."""
    if _INITIALS_LIST.search(authors):
        return True
    if head.date is None:
        return any(part.label is Label.PUBLISHED for part in draft.parts)
    after = draft.text[head.date[1] + 1 : head.date[1] + 3]
    return not (after.startswith((".", ",", " [")) or not after)


def _ends_inside_marks(text: str, head: Head) -> bool:
    """Whether the full stop or comma stands inside the quotation marks, as in MLA, Chicago and IEEE."""
    end = head.quote_end
    return end is not None and text[end - 1 : end] in {".", ","} and text[end + 1 : end + 2] not in {".", ","}
