"""A run-on list cut into references: no line ends, no numbers, only the order in which the style puts things.

Goes over the pieces once, keeping in mind what the present reference already has: after an access date nothing of the
same reference follows but its notes; a quoted title after a quoted title is the next work; a name before a quoted title
is its author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from citecheck.sources.freetext.comma_style import ends_note, is_comma_style
from citecheck.sources.freetext.interface import Label
from citecheck.sources.freetext.passages import (
    ENDING_LABELS,
    NAMELIKE,
    goes_on,
    has_own_note,
    is_bare_link,
    is_dated_later,
    is_dated_next,
    is_outlet_late,
    is_passage,
    is_quoted_sentence,
    is_title,
    kind_at,
    stands_alone,
    starts_next,
)
from citecheck.sources.freetext.piece_kinds import PieceKind, short_note_key
from citecheck.sources.freetext.pieces import Piece
from citecheck.sources.freetext.sentences import may_be_sentence, reads_as_heading
from citecheck.sources.freetext.signatures import (
    is_author_or_book,
    is_long_title,
    is_name_and_year,
    is_turned_round,
    lists_names,
)
from citecheck.sources.names import is_body

_HEADS = frozenset((PieceKind.NAMES, PieceKind.PLAIN, PieceKind.BODY, PieceKind.DATED_HEAD))
_OPENERS = frozenset(
    (
        PieceKind.NAMES,
        PieceKind.PLAIN,
        PieceKind.BODY,
        PieceKind.SIGNED,
        PieceKind.QUOTED,
        PieceKind.DATED_HEAD,
    )
)
_NO_TITLES = frozenset((PieceKind.TAIL, PieceKind.PAGES, PieceKind.DATE, PieceKind.NUMBERS, PieceKind.VOLUME))
_TITLES = frozenset((PieceKind.PLAIN, PieceKind.PROSE, PieceKind.QUOTED))
_BARE_YEAR = re.compile(r" (?:1[5-9]|20)\d\d,")
_SMALL_WORD = re.compile(r"[a-z]+[ ,]")
_BEFORE_ADDRESS = NAMELIKE | {PieceKind.PAGES, PieceKind.NUMBERS}
_TURNED_ROUND = re.compile(r"[A-Z][\w'’-]+, [A-Z][^:\d]*\Z")
_IDENTIFIERS = frozenset((Label.DOI, Label.PMID, Label.ARXIV, Label.IDENTIFIER))
_YEAR_ONLY = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\Z")
_LEADS = ("See also:", "See also ", "See: ", "See, e.g", "Cf. ", "Also see", "Portions excerpted", "Citing ", "citing ")
"""Words that lead to a further citation in the same note."""
_DAY_LAST = re.compile(r"\((?:[A-Z][a-z]+ \d{1,2}, |\d{1,2} [A-Z][a-z]+ )\d{4}\)\Z")
_INITIALS_FIRST = re.compile(r"(?:[A-Z]\. ?){1,3}(?:[A-Z][\w'’-]+ )?\(")
_COMMA_INSIDE = frozenset([',"', ",”"])
_SIGNATURE = re.compile(r"[A-Z][\w'’.-]+(?: (?:and )?[A-Z][\w'’.-]*){0,4}\Z")
_QUOTED_IN = re.compile(
    r"\b(?:(?:[Qq]uoted|[Cc]ited|[Rr]eprinted) (?:in|by|from)|[Ss]ee(?: also)?) [A-Z][\w ,.'’-]{2,60}\Z"
)
"""A sentence that leads to the citation behind it."""
_SECTION = re.compile(r", \d+\.\d+\Z")
_FEWEST_PAIRS = 6
"""Neighbouring short footnotes that must be seen before anything is said of how they are put together."""
_LONG_QUOTE = 30
"""Code points from which a quotation that begins with a small letter is a passage."""


@dataclass(slots=True)
class _Open:
    """What the reference that is being read already has."""

    kinds: list[PieceKind] = field(default_factory=list)
    labels: set[Label] = field(default_factory=set)
    names_after_title: int = 0
    has_title: bool = False
    dated: bool = False
    is_cs1: bool = False
    """Its title is quoted, with the full stop behind the mark."""
    has_stops: bool = False
    """A full stop stands behind its quoted title, or behind the date in brackets: its elements are parted so."""

    def take(self, text: str, piece: Piece) -> None:
        kind = piece.kind
        self.is_cs1 = self.is_cs1 or (kind is PieceKind.QUOTED and text.startswith('".', piece.end - 1))
        self.has_stops = (
            self.has_stops or self.is_cs1 or (kind is PieceKind.DATED_HEAD and text.startswith(").", piece.end - 1))
        )
        if kind is PieceKind.TAIL and piece.label is not None:
            self.labels.add(piece.label)
        elif kind in (PieceKind.QUOTED, PieceKind.SHORT_NOTE, PieceKind.SIGNED):
            self.has_title = True
        elif kind is PieceKind.DATED_HEAD:
            self.dated = True
        elif kind in NAMELIKE:
            if self.has_title:
                self.names_after_title += 1
            elif self.kinds or kind is PieceKind.PROSE:
                self.has_title = True
        self.kinds.append(kind)

    def lead(self) -> None:
        """Begin a further citation of the same note: "See also:"."""
        self.kinds.clear()
        self.labels.clear()
        self.has_title = self.dated = False
        self.names_after_title = 0

    @property
    def ended(self) -> bool:
        """Whether an access or archive date was read."""
        return bool(self.labels & ENDING_LABELS)


def group(text: str, pieces: list[Piece]) -> list[tuple[int, int]]:
    """Group pieces into references; gives index ranges ``[first, last)`` that cover all pieces."""
    merged = _merges_short_notes(text, pieces)
    comma_style = is_comma_style(text, pieces)
    groups: list[tuple[int, int]] = []
    begin = 0
    current = _Open()
    for number, piece in enumerate(pieces):
        if number > begin:
            if text[pieces[number - 1].end - 1] == ":":
                begins = False
            elif text.startswith(_LEADS, piece.start):
                # Behind a finished citation the further one is a work of its own, and gets a record of its own.
                begins = current.ended and text[piece.start].isupper()
                current.lead()
            elif piece.opens or _follows_end(
                text, pieces, number, alone=number - 1 == begin, comma_style=comma_style and not current.has_stops
            ):
                begins = True
            elif merged and piece.kind is PieceKind.SHORT_NOTE:
                begins = _short_note_begins(text, pieces, number)
            else:
                begins = _begins(text, current, pieces, number)
            if begins:
                groups.append((begin, number))
                begin = number
                current = _Open()
        current.take(text, piece)
    if begin < len(pieces):
        groups.append((begin, len(pieces)))
    return groups


def _follows_end(text: str, pieces: list[Piece], number: int, *, alone: bool, comma_style: bool) -> bool:
    """Whether a note of comma style has ended before a piece that can begin one; see ``ends_note``."""
    piece = pieces[number]
    if piece.kind not in _OPENERS and not (comma_style and piece.label is Label.URL):
        return False
    if alone and text.startswith('".', piece.end - 1):
        # What signs a title with a full stop behind it has a full stop itself.
        comma_style = False
    return ends_note(text, pieces[number - 1], alone=alone, comma_style=comma_style)


def _merges_short_notes(text: str, pieces: list[Piece]) -> bool:
    """Whether the article puts several short footnotes into one note: then neighbours differ and years ascend."""
    same = ascending = pairs = 0
    for before, piece in pairwise(pieces):
        if before.kind is not PieceKind.SHORT_NOTE or piece.kind is not PieceKind.SHORT_NOTE:
            continue
        first = short_note_key(text[before.start : before.end])
        second = short_note_key(text[piece.start : piece.end])
        if first is None or second is None:
            continue
        pairs += 1
        same += first[0] == second[0]
        ascending += first[0] != second[0] and first[1] <= second[1]
    return pairs >= _FEWEST_PAIRS and same * 8 <= pairs and ascending * 3 >= pairs * 2


def _short_note_begins(text: str, pieces: list[Piece], number: int) -> bool:
    before, piece = pieces[number - 1], pieces[number]
    if before.kind is not PieceKind.SHORT_NOTE:
        return True
    first = short_note_key(text[before.start : before.end])
    second = short_note_key(text[piece.start : piece.end])
    return first is None or second is None or first[0] == second[0] or second[1] < first[1]


def _begins(text: str, current: _Open, pieces: list[Piece], number: int) -> bool:
    """Whether the piece begins the next reference."""
    piece = pieces[number]
    match piece.kind:
        case PieceKind.TAIL:
            return piece.label is Label.URL and _address_begins(text, current, pieces, number)
        case PieceKind.NOTE:
            return is_bare_link(text, pieces, number)
        case PieceKind.PAGES | PieceKind.EDITORS:
            return False
        case PieceKind.VOLUME | PieceKind.NUMBERS | PieceKind.PLACE:
            # Behind the day of access stands nothing about the work.
            before = pieces[number - 1]
            return before.label is Label.ACCESSED and before.stopped
        case PieceKind.DATE:
            return current.ended and kind_at(pieces, number + 1) is PieceKind.QUOTED
        case PieceKind.SHORT_NOTE:
            # "DeMello, Margo. Teaching the Animal. Lantern Books, 2010, p. xi": the publisher with its year.
            return not (_lacks_publisher(current) and _BARE_YEAR.search(text, piece.start, piece.end))
        case PieceKind.DATED_HEAD:
            following = pieces[number + 1].kind if number + 1 < len(pieces) else None
            whole = text[piece.end - 1] != ")"
            if len(current.kinds) == 1 and current.kinds[0] in _HEADS and _INITIALS_FIRST.match(text, piece.start):
                # "Jones. F. W. (1925)", where a full stop stands for the comma.
                return False
            before = pieces[number - 1]
            if before.kind is PieceKind.QUOTED and text[before.end - 2 : before.end] in _COMMA_INSIDE:
                # "Title," Journal 108 (1948) 372.
                return False
            if current.has_title and text.startswith("In ", piece.start):
                # What a chapter stands in, with its editors: "In Roberts, S. C. (2011)".
                return False
            if not whole and current.kinds == [PieceKind.BODY] and is_body(text[piece.start : piece.end]):
                # A body and its division: the National Research Council, and then its Committee (2006).
                return False
            return whole or current.ended or following not in _NO_TITLES or not current.kinds
        case PieceKind.QUOTED:
            return _quote_begins(text, current, pieces, number)
        case PieceKind.SIGNED:
            return current.has_title
        case PieceKind.NAMES | PieceKind.PLAIN | PieceKind.PROSE | PieceKind.BODY:
            return _name_begins(text, current, pieces, number)


def _address_begins(text: str, current: _Open, pieces: list[Piece], number: int) -> bool:
    """Whether a bare address is a reference of its own: CS1 hides addresses, so one behind a finished citation is."""
    before = pieces[number - 1]
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if following is not None and following.label in ENDING_LABELS:
        return False
    if current.ended and before.kind is PieceKind.QUOTED:
        return True
    if text.endswith(", from", before.start, before.end):
        # "Retrieved March 14, 2012, from https://…", as APA has it.
        return False
    if before.kind is PieceKind.TAIL:
        if text.startswith("Accessed", before.start) and Label.URL not in current.labels:
            return False
        if before.label is Label.ISBN or (current.is_cs1 and before.label in _IDENTIFIERS):
            return before.stopped
        return before.label is Label.URL or before.label in ENDING_LABELS
    if current.is_cs1 and before.stopped and before.kind in _BEFORE_ADDRESS:
        return True
    if not current.is_cs1 and (current.dated or PieceKind.QUOTED in current.kinds):
        # "Carey, B. (2019). A title. The New York Times. https://…", as APA prints it; Chicago has it, too.
        return False
    return current.has_title and before.stopped and before.kind is PieceKind.BODY and len(current.kinds) > 1


def _quote_begins(text: str, current: _Open, pieces: list[Piece], number: int) -> bool:
    before = pieces[number - 1]
    if before.kind is PieceKind.EDITORS or text.startswith(_LEADS, before.start) or text.startswith(";", before.end):
        return False
    piece = pieces[number]
    if text.startswith(("...", "…"), piece.start + 1):
        return False
    if _SMALL_WORD.match(text, piece.start + 1) and piece.end - piece.start > _LONG_QUOTE and current.has_title:
        return text.startswith('".', piece.end - 1)
    if current.ended:
        return not is_passage(text, pieces, number)
    if before.kind is PieceKind.TAIL and is_quoted_sentence(text, pieces, number):
        return False
    if before.kind is PieceKind.TAIL and before.label not in (Label.NOTE, Label.URL):
        return True
    if current.kinds == [PieceKind.PROSE] and _QUOTED_IN.search(text, before.start, before.end):
        return False
    if len(current.kinds) == 1 and before.kind in _HEADS:
        if text.startswith(", ", before.end):
            return False
        return not before.stopped or is_long_title(text, before) or is_name_and_year(text, before)
    if text.startswith('."', piece.end - 2) and starts_next(pieces, number + 1) and before.stopped:
        # Nothing is said of where this would have been published: the passage that is quoted.
        return not may_be_sentence(text[piece.start + 1 : piece.end])
    return current.has_title or PieceKind.TAIL in current.kinds


def _name_begins(text: str, current: _Open, pieces: list[Piece], number: int) -> bool:
    piece, before = pieces[number], pieces[number - 1]
    following = pieces[number + 1].kind if number + 1 < len(pieces) else None
    if before.kind is PieceKind.SHORT_NOTE:
        # Behind the number of a section stands its heading: "Smith 2005, 4.2. References and Borrowing."
        return _SECTION.search(text, before.start, before.end) is None
    if piece.kind is PieceKind.PROSE:
        # The passage that the citation quotes: the marks around it are made by the style sheet and not copied. Where
        # something about a work follows, it is a title that reads like a sentence.
        if current.ended and before.kind is PieceKind.QUOTED:
            # The passage has been given already, with its marks.
            return True
        if before.kind is not PieceKind.TAIL:
            has_outlet = current.names_after_title > 0 and PieceKind.QUOTED in current.kinds
            if not has_outlet or current.ended:
                return False
            return is_dated_later(pieces, number) or (current.is_cs1 and stands_alone(text, pieces, number))
        if not before.stopped:
            return False
        return (
            is_title(text, pieces, number)
            or has_own_note(text, pieces, number)
            or reads_as_heading(text[piece.start : piece.end])
        )
    if before.kind is PieceKind.TAIL:
        if text.startswith(",", before.end) or is_outlet_late(current.labels, pieces, number):
            return False
        if _names_archive(text, before) and piece.kind in (PieceKind.BODY, PieceKind.PLAIN):
            return following in (PieceKind.QUOTED, PieceKind.DATED_HEAD) and piece.stopped
        return bool(current.labels - {Label.NOTE}) or before.label is not Label.NOTE
    if current.ended and before.kind in (PieceKind.QUOTED, PieceKind.NOTE):
        return before.kind is PieceKind.QUOTED or not goes_on(text, pieces, number)
    if before.kind is PieceKind.PROSE:
        if current.ended and goes_on(text, pieces, number):
            return False
        return current.ended or (following is PieceKind.QUOTED and piece.kind is not PieceKind.BODY)
    if before.kind is PieceKind.PAGES:
        return True
    if not current.has_title and not (len(current.kinds) == 1 and not before.stopped):
        return False
    if before.kind is PieceKind.DATE and _belongs_behind_date(text, current, pieces, number):
        return False
    if before.kind in (PieceKind.DATE, PieceKind.NUMBERS) or _ends_in_a_day(text, before):
        return True
    if piece.kind is PieceKind.NAMES and lists_names(text[piece.start : piece.end]):
        return True
    if (
        current.is_cs1
        and before.stopped
        and is_author_or_book(text, piece, behind_outlet=current.names_after_title > 0)
    ):
        return True
    if before.stopped and piece.stopped and len(current.kinds) > 1 and is_turned_round(text, piece):
        return True
    if current.dated and current.is_cs1 and current.names_after_title and is_dated_next(pieces, number):
        # A citation has one date: the second one is of the next work.
        return True
    if (
        following is PieceKind.DATE
        and piece.kind is PieceKind.NAMES
        and _TURNED_ROUND.match(text, piece.start, piece.end)
    ):
        # "Thurgood, Graham. 1992. A title": author and date, each with its full stop.
        return _YEAR_ONLY.match(text, pieces[number + 1].start, pieces[number + 1].end) is not None
    if following is PieceKind.QUOTED and piece.stopped:
        if text.startswith(", ", piece.end) and _SIGNATURE.match(text, piece.start, piece.end):
            return True
        return piece.kind is PieceKind.NAMES or (current.names_after_title > 0 and piece.kind is not PieceKind.BODY)
    return current.names_after_title > 3  # noqa: PLR2004 - department, outlet, series, publisher


def _lacks_publisher(current: _Open) -> bool:
    """Whether a reference has an author and a title, and nothing else yet."""
    return len(current.kinds) == 2 and current.kinds[0] is PieceKind.NAMES and current.kinds[1] in _TITLES  # noqa: PLR2004


def _belongs_behind_date(text: str, current: _Open, pieces: list[Piece], number: int) -> bool:
    """Whether a name behind a date is of the same work: the date stands behind it again, or it is one word alone."""
    piece, before = pieces[number], pieces[number - 1]
    if kind_at(pieces, number + 1) is PieceKind.DATE:
        following = pieces[number + 1]
        return text[following.start : following.end] == text[before.start : before.end]
    one_word = text.find(" ", piece.start, piece.end) < 0
    return one_word and current.kinds[0] is PieceKind.QUOTED and kind_at(pieces, number + 1) is PieceKind.DATED_HEAD


def _ends_in_a_day(text: str, piece: Piece) -> bool:
    """Whether a plain note ends in its day in brackets: "Title, New York Times (July 22, 2011)"."""
    return piece.kind in NAMELIKE and _DAY_LAST.search(text, max(piece.start, piece.end - 24), piece.end) is not None


def _names_archive(text: str, piece: Piece) -> bool:
    """Whether a piece is "Archived 5 May 2010 at the Wayback Machine", which stands in the middle of plain notes."""
    return piece.label is Label.ARCHIVED and " at " in text[piece.start : piece.end]
