"""What one piece of a run-on list looks like, seen alone."""

from __future__ import annotations

import re
from enum import StrEnum

from citecheck.model.dates import read_date
from citecheck.sources.freetext.places import is_place
from citecheck.sources.freetext.sentences import may_be_sentence
from citecheck.sources.name_words import GIVEN_NAMES, PARTICLES
from citecheck.sources.names import is_body, name_evidence

DATED_HEAD = re.compile(r"\s\((?P<date>[^()]{0,28}\d{4}[^()]{0,28}|n\.\s?d\.)\)")
_SIGNED = (
    r"(?:[Ss]ee (?:also )?)?(?:(?:van|von|de|der|di|da|la|le|el|al) ){0,2}[A-Z][\w'’-]+"
    r"(?:,? (?:&|and|et al\.?,?|[A-Z][\w'’.-]*|de|van|von|der|of)){0,7}"
)
_LOCATOR = r"(?:pp?\.|[Cc]h\.|[Cc]hapters?|[Aa]ppendix|§|vol\.|\d)"
_SHORT_NOTE = re.compile(
    rf"{_SIGNED},? \(?(?P<year>\d{{4}})[a-z]?(?:, \d{{4}})*\)?[,:] ?{_LOCATOR}[^\n]{{0,80}}\Z"
    r"|[A-Z][\w'’-]+(?:(?:(?:,| and| &)+ [A-Z][\w'’-]+){1,3}| et al\.?),? (?P<bare>\d{4})[a-z]?\Z"
    r"|[A-Z][\w'’-]+(?:(?:,| and| &)+ [A-Z][\w'’-]+){0,3}, pp?\. ?[ivxl\d](?:[ivxl\d–, -]|(?:and|&) (?=\d))*+\Z"
)
_UNNAMED = re.compile(r"[a-z]+(?: [a-z]+)? \([^()]*\d{4}[^()]*\)\Z")
_PAGES = re.compile(
    r"Sections? \d[\d.]{0,8}(?:, p(?:age|p?\.) ?\d[\d–-]{0,12})?\Z|(?:— )?\d{1,4} [сpS]\.?\Z|[СCS]\. ?\d[\d–, -]*\Z"
    r"|(?:pp?|PP?|pgs?)\.\s?(?:[A-Z]{0,3}-?\d|[ivxlc]+\b|§|Chapter )[\w–, §.-]{0,40}(?: \([^()]{2,30}\))?\Z"
)
_VOLUME = re.compile(
    r"(?:[Vv]ol\. |[Nn]os?\. |№ ?\d|(?:Season|Episode) \d|Parts? [IVX\d])"
    r"|(?:[A-Z]?\d{1,4}[A-Z]?|[IVXLC]+)(?: \([^()]{1,20}\))?\Z"
)
_NUMBERS = re.compile(
    r"(?:[A-Z]?\d{1,4}[A-Z]?|[IVXLC]+)(?: \([^()]{1,20}\))?: ?[\w–, -]+\Z"
    r"|[^;]{0,80}\b\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?;\d+(?:\([\w –-]{1,12}\))?:[A-Z]?\d+(?:[–-]\d+)?\Z"
    r"|[A-Z][\w .&]{1,60}(?: \(\d{4}\))?: ?[A-Z]?\d+(?:[–-][A-Z]?\d+)?\Z"
)
SIGNED_NOTE = re.compile(
    r"(?P<given>[A-Z][a-z]+)(?P<initial>(?: [A-Z]\.){0,2}) [A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    r"(?: (?:&|and) [A-Z][a-z]+ [A-Z][a-z]+| et al\.?)?, (?!Inc|Ltd|LLC|Jr)(?=[A-Z\"“])"
)
_INSERTED = re.compile(r"\[(?:\d{1,3}\]\Z|[^\[\]]{1,60}\] [a-z])")
"""The number of a note, and words that somebody put into a passage to make it a sentence."""
_WITH_PARTICLE = re.compile(
    r"(?:[a-z]{1,3} ){1,2}(?!and)[A-Z][\w'’-]+(?:-[A-Z]\w+)?(?:, (?:[A-Z][\w'’-]*\.?[ -]?){1,3})?(?:;.*)?\Z"
)
"""``van der Krogt, Peter``, which begins with a small letter."""
_MEDIA = frozenset(["edit", "Print", "Web", "PDF"])
"""The link that templates of identifiers print behind a citation, and the medium, as MLA has it."""
_EDITED = re.compile(r"(?:\(eds?\.?\)?|,? eds?)\.?\Z")
_YEARS = re.compile(r"\d{4} ?[–-] ?\d{4}\Z")
"""Years of a life or of a war, where nobody's name stands before them."""
_LAST_YEAR = 2100
"""A greater number is the number of a report."""
_SHORT = 160
"""Code points of the longest short footnote."""


class PieceKind(StrEnum):
    """What a piece of a run-on list looks like."""

    DATED_HEAD = "dated-head"
    """Names with a date in brackets: nothing else begins so many references."""
    QUOTED = "quoted"
    NAMES = "names"
    SHORT_NOTE = "short-note"
    """``Smith 2005, p. 4``."""
    DATE = "date"
    PAGES = "pages"
    VOLUME = "volume"
    NUMBERS = "numbers"
    """Volume and pages: the end of an article in a journal."""
    EDITORS = "editors"
    PLACE = "place"
    TAIL = "tail"
    """A key phrase with its value: accessed, archived, identifier, flag."""
    NOTE = "note"
    """In brackets or with a small letter: it goes on with what is before it."""
    BODY = "body"
    """The name of a body: an outlet or publisher, hardly an author or a title."""
    SIGNED = "signed"
    """``John Smith, Title``: a plain note with its author."""
    PROSE = "prose"
    PLAIN = "plain"


def kind_of(value: str) -> PieceKind:
    """Say what a piece looks like; ``value`` has no blanks or separators at its ends and is not empty."""
    first = value[0]
    if first in '"“«„':
        return PieceKind.QUOTED
    if value.isdecimal() and int(value) > _LAST_YEAR:
        return PieceKind.VOLUME
    if len(value) < 48 and (first.isdecimal() or first.isupper() or first == "c") and read_date(value):  # noqa: PLR2004
        return PieceKind.DATE
    if _PAGES.match(value):
        return PieceKind.PAGES
    if len(value) < 100 and (first.isdecimal() or first.isupper()):  # noqa: PLR2004 - longer than any volume
        if _NUMBERS.match(value):
            return PieceKind.NUMBERS
        if _VOLUME.match(value):
            return PieceKind.VOLUME
    word = value.split(" ", 1)[0]
    if word in PARTICLES and len(value) < _SHORT and _WITH_PARTICLE.match(value):
        return PieceKind.NAMES
    if (
        first.islower()
        and " " in value
        and word.isalpha()
        and word.islower()
        and word not in PARTICLES
        and not _UNNAMED.match(value)
    ):
        return PieceKind.NOTE
    if value[-1] == ")" and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    if first == "[" and _INSERTED.match(value):
        return PieceKind.NOTE
    if first in "(&" or (first.islower() and first.isascii() and " " in value and "." not in value.split(" ", 1)[0]):
        return PieceKind.NOTE
    if value.startswith(
        (
            "Note:",
            "See image",
            "See page",
            "See p.",
            "See note",
            "See table",
            "See figure",
            "Page ",
            "Pages ",
            "Translated by",
            "Video available",
            "Available:",
            "Available at",
            "Available from",
            "Available online",
            "Video, ",
            "Full text ",
            "Text at ",
            "— ",
            "[Online",
            "[Internet",
            "Disponible ",
            "Verfügbar ",
            "Режим доступа",
            "url=",
        )
    ):
        return PieceKind.NOTE
    if value in _MEDIA:
        return PieceKind.NOTE
    if len(value) < _SHORT and _SHORT_NOTE.match(value) and not is_place(word):
        return PieceKind.SHORT_NOTE
    if ")" in value and _is_dated_head(value):
        return PieceKind.DATED_HEAD
    signed = SIGNED_NOTE.match(value)
    if signed is not None and len(value) > signed.end() + 4 and _is_signed(signed):
        return PieceKind.SIGNED
    if _EDITED.search(value) and len(value.split()) < 30:  # noqa: PLR2004 - words of ten names
        return PieceKind.EDITORS
    return _words_kind(value)


def _is_signed(signed: re.Match[str]) -> bool:
    return signed["given"].casefold() in GIVEN_NAMES or " et al" in signed.group()


def _is_dated_head(value: str) -> bool:
    """Whether a piece begins with names and a date in brackets."""
    for match in DATED_HEAD.finditer(value):
        if read_date(match["date"]) is not None or match["date"].startswith("n"):
            if _YEARS.match(match["date"]) and name_evidence(value[: match.start()]) < 0.5:  # noqa: PLR2004
                continue
            return not value.startswith(":", match.end()) and _heads(value[: match.start()])
    return False


def short_note_key(value: str) -> tuple[str, int] | None:
    """Give first name and year of ``Smith 2005, p. 4``; ``None`` where it has no year."""
    match = _SHORT_NOTE.match(value)
    year = match and (match["year"] or match["bare"])
    return (value.split(maxsplit=1)[0].strip(","), int(year)) if year else None


def _words_kind(value: str) -> PieceKind:
    if len(value) < 80 and is_place(value):  # noqa: PLR2004 - longer than four cities
        return PieceKind.PLACE
    evidence = name_evidence(value)
    if evidence >= 0.7 or (evidence >= 0.5 and "," in value and not is_body(value)):  # noqa: PLR2004 - see name_evidence
        return PieceKind.NAMES
    if may_be_sentence(value):
        return PieceKind.PROSE
    return PieceKind.BODY if len(value) < _SHORT and is_body(value) else PieceKind.PLAIN


def _heads(line: str) -> bool:
    if not line or '"' in line:
        return False
    words = line.count(" ") + 1
    return words <= 8 or name_evidence(line) >= 0.4 or (words <= 20 and is_body(line) and line[0].isupper())  # noqa: PLR2004
