"""What of a reference in prose the reader could not place: a field that seems missing may stand there all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model.dates import find_dates
from citecheck.model.reference import Reference

_URL = re.compile(r"(?:https?:)?//\S{1,2000}|www\.\S{1,2000}")
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_HOST_NAME = re.compile(r"\b[\w-]{2,60}\.(?:com|org|net|edu|gov|info|[a-z]{2})\b")
_OPENING = "\"“„«‘'《「『"
_LONGEST_TEXT = 4_000
"""Characters of a reference that are looked through; longer ones are paragraphs."""
_OTHER_WORDS = frozenset(
    {"retrieved", "archived", "accessed", "from", "the", "original", "on", "in", "at", "by", "of", "pdf", "ed", "eds"}
    | {"pp", "vol", "no", "isbn", "issn", "doi", "pmid", "pmc", "oclc", "arxiv", "lccn", "s2cid", "bibcode", "wayback"}
    | {"machine", "archive", "abgerufen", "am", "abruf", "stand", "consulté", "le", "consultado", "el", "et", "al"}
    | {"subscription", "required", "registration", "free", "access", "video", "audio", "html", "doc", "xls"}
)
"""Words around a citation that name nothing."""


def holds_unread_date(reference: Reference) -> bool:
    """Tell whether the text holds a date, a bare year too, that stands in no field of the record."""
    text = reference.text[:_LONGEST_TEXT]
    known = list(_known(reference, text, dated=True))
    dates = {reference.accessed, reference.archived}
    return any(
        found.edtf not in dates and not any(start <= found.start < end for start, end in known)
        for found in find_dates(text)
    )


def holds_unread_name(reference: Reference) -> bool:
    """Tell whether the text holds a word that looks like a name and stands in no field of the record."""
    text = reference.text[:_LONGEST_TEXT]
    known = [*_known(reference, text), *((found.start, found.end) for found in find_dates(text))]
    people = {part for name in reference.authors + reference.editors for part in _WORD.findall(str(name))}
    for word in _WORD.finditer(text):
        if any(start <= word.start() < end for start, end in known):
            continue
        if word.group() in people or word.group().casefold() in _OTHER_WORDS or len(word.group()) == 1:
            continue
        if not word.group()[0].islower():
            return True
    return False


def holds_doubtful_title(reference: Reference) -> bool:
    """Tell whether a title without quotation marks may have swallowed what stands behind it: a comma, a host name."""
    title = reference.title or ""
    if _is_quoted(reference):
        return False
    return ", " in title or _HOST_NAME.search(title) is not None


def _is_quoted(reference: Reference) -> bool:
    """Tell whether the title stands between quotation marks or in the emphasis of a wiki, so that its end is sure."""
    start = reference.text.find(reference.title) if reference.title else 0
    return start > 0 and reference.text[start - 1] in _OPENING


def _known(reference: Reference, text: str, *, dated: bool = False) -> Iterator[tuple[int, int]]:
    """Give the stretches of the text that are in the record, or are an address.

    Args:
        reference: Its record.
        text: Its text.
        dated: Leave out the fields that may have swallowed a date: "Example Press, 2002".
    """
    swallowing = () if dated else (reference.outlet, reference.publisher, reference.language, reference.edition)
    titles = () if dated and not _is_quoted(reference) else (reference.title, reference.translated_title)
    for value in (*titles, reference.quote, reference.pages, reference.format, *swallowing):
        if value and (start := text.find(value)) >= 0:
            yield start, start + len(value)
    for url in _URL.finditer(text):
        yield url.span()
