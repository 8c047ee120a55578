"""The beginning of a reference: who, when (in brackets), and where the title begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from citecheck.model.dates import read_date
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.quotes import closing, opening_at
from citecheck.sources.names import name_evidence

_BRACKETED_DATE = re.compile(
    r"\((?P<date>(?:[^()]{0,30}?\d{4}[^()]{0,30})|n\.\s?d\.|no date|forthcoming|in press|s\.\s?f\.|o\.\s?J\.)\)"
)
_ORIGINAL = re.compile(r"\s?\[[^\[\]]{0,40}\]")
_QUOTE = re.compile(r"[\"“«„「『‟](?:(?<=^.)|(?<=[\s.,:;(\]].))(?=\S)")
"""The mark comes first, and then a look at what is before it: so the engine passes over all that is no mark at once."""
_ROLE = re.compile(r",?\s{0,2}\(?\b(?P<role>eds?|Eds?|Hrsg|hrsg|editors?|comp)\b\.?\)?[.,]?\s*\Z")
_EDITORS_NEXT = re.compile(
    r"(?P<names>[A-Z][^\"“()\d:]{2,200}?)(?:,|\.{1,2}|(?<=al))?\s\(?eds?\.?\)?[.,]\s(?=[\"“A-Z0-9«])"
)
_ONE_NAME = re.compile(r"[A-Z][\w'’-]+, [A-Z][\w'’.-]+(?: [A-Z]\.?)?\Z")
_PERSON = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}\Z")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{4,}|\))\.\s+\S|[^\W\d_]{3}\. [A-Z][a-z]{2}")
_INITIALED_LIST = re.compile(
    r"(?:[^\W\d_][\w'’-]*+(?: [^\W\d_][\w'’-]*+){0,2}+, (?:[^\W\d_]\.[ -]?){1,4}+;?\s?)++(?=[A-Z\d])"
)
"""``Driscoll, C. A.; O'Brien, S. J.`` before a title without quotation marks."""
_LEAD = re.compile(
    r"(?:[Ss]ee(?: also)?|[Cc]f\.?|[Ee]\.g\.|[Ff]or example|[Ss]ource|[Aa]lso|[Qq]uoted in|[Cc]ited in)\b[:,]?\s?"
)
_STOP = re.compile(r"\.\s+")
_NEXT_NAME = re.compile(r"[A-Z][\w.]*(?:,|\.| &|;)")
_NAMES_REACH = 300
"""Code points in which unquoted authors before an unquoted title end."""
_HEAD_LIMIT = 4_000
"""Code points in which the authors end; an article of 300 authors, printed in full, has more."""
_MANY_WORDS = 14
"""More words than this without a semicolon are no name of a body."""


class Head(NamedTuple):
    """What stands before the title."""

    title_at: int
    """Where the title, or its opening mark, begins."""
    quote_end: int | None = None
    """Where the closing mark stands, when the title is in marks."""
    authors: tuple[int, int] | None = None
    are_editors: bool = False
    date: tuple[int, int, str | None] | None = None
    """Span and EDTF of the bracketed date; EDTF ``None`` for "n.d."."""
    note: tuple[int, int] | None = None
    """Words before the citation: "See also"."""
    certainty: float = 1.0
    editors: tuple[int, int] | None = None
    """Editors who stand between the date and the title."""


def read_head(text: str) -> Head:
    """Find authors, bracketed date and the beginning of the title in one reference without list marker."""
    begin, note = _lead(text)
    if opening_at(text, begin) and (end := closing(text, begin)) is not None:
        return Head(begin, end, note=note)
    quote = _first_quote(text, begin)
    dated = _bracketed_date(text, begin, quote[0] if quote else min(len(text), begin + _HEAD_LIMIT))
    if dated is not None:
        head = _after_date(text, begin, dated, note)
        if head is not None:
            return head
    if quote is not None:
        return _before_quote(text, begin, quote, note)
    return _unquoted(text, begin, note)


def _lead(text: str) -> tuple[int, tuple[int, int] | None]:
    match = _LEAD.match(text)
    if match is None or match.end() >= len(text) or match.end() < 2:  # noqa: PLR2004 - something must follow
        return 0, None
    following = text[match.end()]
    if not (following.isupper() or following in OPENING_MARKS) or text[match.end() - 1] not in " :,":
        return 0, None
    return match.end(), (0, len(text[: match.end()].rstrip(" :,")))


OPENING_MARKS = '"“«„「『'


def _first_quote(text: str, begin: int) -> tuple[int, int] | None:
    """Find the first pair of quotation marks that can hold a title."""
    for match in _QUOTE.finditer(text, begin, begin + _HEAD_LIMIT):
        position = match.start()
        end = closing(text, position)
        if end is None:
            continue
        return position, end
    return None


def _bracketed_date(text: str, begin: int, stop: int) -> tuple[int, int, str | None] | None:
    """Find the first date in brackets: span with the brackets, and its EDTF."""
    for match in _BRACKETED_DATE.finditer(text, begin, stop):
        start = match.start()
        if start > begin and text[start - 1].isspace():
            start -= 1
        if start == begin:
            continue
        inner = match["date"]
        edtf = read_date(inner)
        if edtf is None and any(character.isdecimal() for character in inner):
            continue
        return start, match.end(), edtf
    return None


def _role(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find ``(eds.)`` and the like at the end of names; most names hold no letters of it."""
    line = text[begin:end]
    if "ed" in line or "Ed" in line or "rsg" in line or "comp" in line:
        return _ROLE.search(text, begin, end)
    return None


def _after_date(text: str, begin: int, dated: tuple[int, int, str | None], note: tuple[int, int] | None) -> Head | None:
    """Accept ``Names (Date).`` when what stands before the date can be names."""
    start, end, edtf = dated
    names = (begin, start)
    role = _role(text, begin, start)
    if role is not None:
        names = (begin, role.start())
    line = text[names[0] : names[1]]
    if not _can_be_names(line):
        return None
    while original := _ORIGINAL.match(text, end):
        end = original.end()
    title_at = end
    while title_at < len(text) and text[title_at] in " .,:":
        title_at += 1
    inner = text.index("(", start) + 1
    date = (inner, text.index(")", inner), edtf)
    editors = None
    if (" ed" in text or " (ed" in text) and (match := _EDITORS_NEXT.match(text, title_at)):
        editors = match.span("names")
        title_at = match.end()
    quote_end = closing(text, title_at) if opening_at(text, title_at) else None
    return Head(title_at, quote_end, names, role is not None, date, note, editors=editors)


def _can_be_names(line: str) -> bool:
    """Whether the text before a bracketed date can be a line of names, and is no title with a year behind it."""
    if not line.strip() or any(mark in line for mark in '"“”«»'):
        return False
    if ";" in line or _PERSON.match(line) or name_evidence(line) >= 0.5:  # noqa: PLR2004 - see name_evidence
        return True
    if _SENTENCE_END.search(line):
        return False
    return len(line.split()) <= _MANY_WORDS


def _before_quote(text: str, begin: int, quote: tuple[int, int], note: tuple[int, int] | None) -> Head:
    """Read ``Names. "Title"``: what stands before the quotation is names, or words about it."""
    position, end = quote
    stop = position
    while stop > begin and text[stop - 1] in " .,:;":
        stop -= 1
    line = text[begin:stop]
    between = text[stop:position]
    role = _role(text, begin, stop)
    if ":" in between or not line:
        return Head(position, end, note=(begin, stop) if line else note, certainty=0.6 if line else 1.0)
    if role is not None and role.start() > begin:
        return Head(position, end, (begin, role.start()), are_editors=True, note=note, certainty=0.8)
    if "." in between or "," in between or name_evidence(line) >= 0.5:  # noqa: PLR2004 - see name_evidence
        if _can_be_names(line) and len(line.split()) <= _MANY_WORDS * 2:
            return Head(position, end, (begin, stop), note=note, certainty=0.9 if between else 0.5)
        return _unquoted(text, begin, note)
    return _unquoted(text, begin, note)


def _unquoted(text: str, begin: int, note: tuple[int, int] | None) -> Head:
    """Read ``Names. Title`` where names are as good as certain; else the title begins at once."""
    row = _INITIALED_LIST.match(text, begin, begin + _HEAD_LIMIT)
    if row is not None and ";" in row.group():
        return Head(row.end(), None, (begin, len(row.group().rstrip()) + begin), note=note, certainty=0.8)
    match = _STOP.search(text, begin + 1, begin + _NAMES_REACH)
    while match is not None:
        line = text[begin : match.start()]
        initial = len(line) > 1 and line[-2] in " ." and line[-1].isupper()
        if not initial or not _NEXT_NAME.match(text, match.end(), match.end() + 30):
            if "," in line and ";" not in line and len(line.split()) > 12:  # noqa: PLR2004 - words of three names
                break
            names = text[begin : match.start() + initial]
            enough = 0.5 if _ONE_NAME.match(names) and not is_place(names) else 0.75
            if name_evidence(names) >= enough and match.end() < len(text):
                return Head(match.end(), None, (begin, match.start() + initial), note=note, certainty=0.7)
            break
        match = _STOP.search(text, match.end(), begin + _NAMES_REACH)
    return Head(begin, None, note=note, certainty=0.8)
