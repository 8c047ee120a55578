"""Who reads a reference: the CS1 grammar, or where it is at a loss or another style shows, the random field.

The grammar is asked first and nearly always enough for CS1; only then is the model loaded. Even where the grammar found
a place for every word the manner may be another (``Müller, A./Maier, B. (2003): Titel``): then its parts are words put
into the wrong boxes. And where nothing tells the styles apart (``Strauss, Anselm (1959). Mirrors and Masks. The Search
for Identity. Cambridge: …``), both read, and where they differ the field is believed when it is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citecheck.sources.freetext import grammar
from citecheck.sources.freetext.interface import FIXED_FORMS, HAND_OVER, Label, Labelled, Part, combine, tells
from citecheck.sources.freetext.other_styles import YEAR, is_surely_other, points_back, shows_other_manner
from citecheck.sources.names import read_names

_OF_CS1 = frozenset((Label.ACCESSED, Label.ARCHIVED, Label.ISBN, Label.IDENTIFIER))
_ENOUGH_FOR_CS1 = FIXED_FORMS - {Label.PUBLISHED}
_YEAR_ANYWHERE = re.compile(r"(?:1[5-9]|20)\d\d")
_WITH_SIGNS = 0.42
"""A grammar's reading with so low a score still stands where there are signs of CS1, or no year to hold on to: of 27
such references of the evaluation sets the grammar was right about 23, the field about 4."""
_NOTE_FIRST = 0.65
"""Below it, words before a quoted title that the grammar took for a note are the authors of another style."""
_SURE = 0.95
"""Confidence of a part at which the field is believed against a grammar that accounts for the text."""


def label(text: str) -> Labelled:
    """Label one reference, given without list marker; never raises."""
    return settle(text, None)


def settle(text: str, first: Labelled | None) -> Labelled:
    """Label one reference of which the grammar's labelling is perhaps known already; never raises."""
    field = _asked_once(text)
    if points_back(text):
        return field()
    if first is None and is_surely_other(text):
        by_field = field()
        if tells(by_field):
            return by_field
    by_grammar = grammar.label(text) if first is None else first
    labels = {part.label for part in by_grammar.parts}
    if by_grammar.score < HAND_OVER or _begins_with_note(by_grammar):
        return _lost(text, by_grammar, field, has_signs=not _OF_CS1.isdisjoint(labels))
    if not _ENOUGH_FOR_CS1.isdisjoint(labels) and Label.TITLE in labels and not _OF_CS1.isdisjoint(labels):
        return by_grammar
    if shows_other_manner(text):
        by_field = field()
        return combine(by_grammar, by_field, by_score=False)
    if _has_numbers_inside(by_grammar):
        return combine(by_grammar, field(), by_score=False)
    if _is_quoted(text, by_grammar) or not _ENOUGH_FOR_CS1.isdisjoint(labels):
        return by_grammar
    if _is_plain_book(text, by_grammar, labels):
        return by_grammar
    by_field = field()
    return combine(by_grammar, by_field, by_score=False) if _knows_better(by_grammar, by_field, text) else by_grammar


def _is_plain_book(text: str, by_grammar: Labelled, labels: set[Label]) -> bool:
    """Whether a text is a book as nearly every style prints it, read without a rest: nothing is left to ask."""
    if by_grammar.score < _WHOLE or not labels >= _OF_BOOK or not labels <= _OF_BOOKS:
        return False
    authors = by_grammar.first(Label.AUTHORS)
    one_style = authors is not None and (";" in authors.value or authors.value.count(",") <= 1)
    return one_style and _YEAR_AND_STOP.search(text) is not None


_OF_BOOK = frozenset((Label.AUTHORS, Label.PUBLISHED, Label.TITLE, Label.PLACE, Label.PUBLISHER))
_OF_BOOKS = _OF_BOOK | {Label.EDITION, Label.PAGES, Label.LANGUAGE, Label.VOLUME}
_WHOLE = 0.99
_YEAR_AND_STOP = re.compile(rf"{YEAR}\. ")


def _asked_once(text: str) -> Callable[[], Labelled]:
    """Make a question to the field that is asked at most once, and only where its answer is needed."""
    answers: list[Labelled] = []

    def field() -> Labelled:
        if not answers:
            answers.append(_by_field(text))
        return answers[0]

    return field


def _by_field(text: str) -> Labelled:
    from citecheck.sources.freetext.crf.label import label as by_field

    return by_field(text)


def _begins_with_note(labelled: Labelled) -> bool:
    """Whether the grammar took the beginning for a note and was not sure of it."""
    if labelled.score >= _NOTE_FIRST or not labelled.parts:
        return False
    return labelled.parts[0].label is Label.NOTE and labelled.parts[0].start == 0


def _lost(text: str, by_grammar: Labelled, field: Callable[[], Labelled], *, has_signs: bool) -> Labelled:
    """Label what the grammar could not account for."""
    might_stand = by_grammar.score >= _WITH_SIGNS
    if has_signs and (might_stand or by_grammar.first(Label.ISBN) is not None) and not _holds_a_date(by_grammar):
        return by_grammar
    by_field = field()
    if might_stand and not _adds_to(by_grammar, by_field, text):
        return by_grammar
    return combine(by_grammar, by_field)


def _holds_a_date(by_grammar: Labelled) -> bool:
    """Whether what the grammar took for the outlet goes on with a day or an address, as where MLA is read as CS1."""
    outlet = by_grammar.first(Label.OUTLET)
    return outlet is not None and _DAY_BEHIND.search(outlet.value) is not None


def _has_numbers_inside(by_grammar: Labelled) -> bool:
    """Whether the outlet goes on with volume and year, as in ``JHEP 06 (2010) 043``."""
    outlet = by_grammar.first(Label.OUTLET)
    return outlet is not None and _VOLUME_AND_YEAR.search(outlet.value) is not None


_VOLUME_AND_YEAR = re.compile(r"\d\s*\(\s*(?:1[89]|20)\d\d\s*\)\s*\d")
_DAY_BEHIND = re.compile(r", (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2},)? (?:1[5-9]|20)\d\d\b")


def _adds_to(by_grammar: Labelled, by_field: Labelled, text: str) -> bool:
    """Whether the field found what gives it weight: who signs, or where in a periodical; quoted titles must agree."""
    labels = {part.label for part in by_field.parts}
    authors = by_field.first(Label.AUTHORS)
    if _YEAR_ANYWHERE.search(text) is None:
        return authors is not None and len(authors.names) > 1
    title, other = by_grammar.first(Label.TITLE), by_field.first(Label.TITLE)
    if title is not None and _is_quoted(text, by_grammar) and (other is None or not _same_start(title, other)):
        return False
    dated = by_field.first(Label.PUBLISHED) is not None and by_grammar.first(Label.PUBLISHED) is None
    if dated and title is not None and other is not None and _same_start(title, other):
        return True
    return not labels.isdisjoint(_WEIGHT)


_WEIGHT = frozenset((Label.AUTHORS, Label.EDITORS, Label.VOLUME, Label.ISSUE, Label.PAGES, Label.ARXIV))


def _is_quoted(text: str, labelled: Labelled) -> bool:
    """Whether the title stands in quotation marks, as that of an article does in CS1."""
    title = labelled.first(Label.TITLE)
    return title is not None and title.start > 0 and text[title.start - 1] in "\"“„«'"


def _knows_better(by_grammar: Labelled, by_field: Labelled, text: str) -> bool:
    """Whether the field is sure of something that the grammar read otherwise, where nothing tells the styles apart."""
    title, other = by_grammar.first(Label.TITLE), by_field.first(Label.TITLE)
    if title is None or other is None or not _same_start(title, other):
        return False
    if _lumped(by_grammar, by_field) or _took_place_for_publisher(by_grammar, by_field, text):
        return True
    if other.confidence < _SURE:
        return False
    if _swallowed_a_journal(title, by_field):
        return True
    authors, others = by_grammar.first(Label.AUTHORS), by_field.first(Label.AUTHORS)
    if (
        authors is not None
        and others is not None
        and others.confidence >= _SURE
        and len(others.names) > max(1, len(read_names(authors.value)))
    ):
        return True
    if other.end > title.end + 1:
        return by_field.first(Label.PUBLISHER) is not None or by_field.first(Label.OUTLET) is not None
    after_year = _AFTER_YEAR.search(text, 0, title.start)
    return other.end < title.end - 1 and after_year is not None


def _swallowed_a_journal(title: Part, by_field: Labelled) -> bool:
    """Whether the field sees a periodical and its numbers where the grammar sees the end of the title."""
    outlet = by_field.first(Label.OUTLET)
    if outlet is None or not (title.start < outlet.start and outlet.end < title.end):
        return False
    numbers = (by_field.first(Label.VOLUME), by_field.first(Label.PAGES))
    return any(part is not None and part.end <= title.end for part in numbers)


def _lumped(by_grammar: Labelled, by_field: Labelled) -> bool:
    """Whether the grammar has one name where the field sees a kind of work and who accepted it."""
    kind = by_field.first(Label.KIND)
    if kind is None:
        return False
    names = [part for part in by_grammar.parts if part.label in (Label.OUTLET, Label.PUBLISHER)]
    return any(name.start <= kind.start and kind.end < name.end for name in names)


def _took_place_for_publisher(by_grammar: Labelled, by_field: Labelled, text: str) -> bool:
    """Whether a comma follows the year and a full stop ends it all, as not in CS2, and the last word is a place.

    ``Muster, Eva (1999), Ein Titel. Und mehr, Wien.``: a publisher by itself is of CS2, a place by itself of others.
    """
    publisher, place = by_grammar.first(Label.PUBLISHER), by_field.first(Label.PLACE)
    if publisher is None or place is None or by_field.first(Label.PUBLISHER) is not None:
        return False
    same = abs(publisher.start - place.start) <= 1 and abs(publisher.end - place.end) <= 1
    return (
        same
        and place.confidence >= _SURE
        and text.rstrip().endswith(".")
        and _YEAR_AND_COMMA.search(text, 0, publisher.start) is not None
    )


_YEAR_AND_COMMA = re.compile(rf"{YEAR},\s")
_AFTER_YEAR = re.compile(rf"{YEAR}[,:] \Z")
"""A comma or colon between year and title: CS2 has the one, but only with quotation marks or italics."""


def _same_start(first: Part, second: Part) -> bool:
    return abs(first.start - second.start) <= 1
