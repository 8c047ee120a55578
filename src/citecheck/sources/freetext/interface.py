"""What a labelled reference is, whoever labelled it, and how two labellings of one text become one.

The CS1 grammar (``grammar.label``) and the CRF (``crf.label.label``) both give a ``Labelled``; the reader asks the
grammar first and the CRF only where the grammar could not account for the text, and ``combine`` takes from each what it
is better at.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from citecheck.model.names import Name


class Label(StrEnum):
    """What a stretch of a reference is."""

    AUTHORS = "authors"
    """The whole printed line of authors, without "et al."; ``citecheck.sources.names`` takes it apart."""
    EDITORS = "editors"
    TITLE = "title"
    TRANSLATED_TITLE = "translated_title"
    OUTLET = "outlet"
    PUBLISHER = "publisher"
    PLACE = "place"
    """Where it was published; no field of the record, but accounted for."""
    SERIES = "series"
    PUBLISHED = "published"
    ACCESSED = "accessed"
    ARCHIVED = "archived"
    URL = "url"
    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"
    PMID = "pmid"
    ARXIV = "arxiv"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    EDITION = "edition"
    LANGUAGE = "language"
    FORMAT = "format"
    KIND = "kind"
    """The printed kind of work, "Press release"; it decides the CSL type."""
    VIA = "via"
    IDENTIFIER = "identifier"
    """One that the record has no field for: OCLC, S2CID, JSTOR …"""
    QUOTE = "quote"
    NOTE = "note"


DATES = frozenset((Label.PUBLISHED, Label.ACCESSED, Label.ARCHIVED))
FIXED_FORMS = DATES | frozenset(
    (Label.URL, Label.DOI, Label.ISBN, Label.ISSN, Label.PMID, Label.ARXIV, Label.IDENTIFIER, Label.VIA)
)
"""Labels whose form says what they are: a grammar knows them, a CRF can only guess."""

HAND_OVER = 0.6
"""A grammar score below this hands the text to the CRF, see ``Labelled.score``."""


class Part(NamedTuple):
    """One labelled stretch: ``text[start:end]`` of the reference's own text; a tuple, for lists have thousands."""

    label: Label
    start: int
    end: int
    value: str
    """What it says: EDTF for the three dates, else the text with its blanks made single; never empty."""
    confidence: float = 1.0
    names: tuple[Name, ...] = ()
    """Of authors and editors: the names, where the labeller took them apart itself; empty leaves it to the reader."""


class Labelled(NamedTuple):
    """A reference whose parts have been told apart."""

    parts: tuple[Part, ...]
    """In order of ``start``, none inside another; of one label several may occur (editors, notes)."""
    score: float
    """How well the labelling accounts for the text, 0 to 1: 1 means that every character was expected where it is."""
    remainder: tuple[tuple[int, int], ...] = ()
    """Stretches with letters or figures that no part took."""
    claims_archive: bool = False
    csl_type: str | None = None

    def first(self, label: Label) -> Part | None:
        """Give the first part with a label, ``None`` without one."""
        return first_part(self.parts, label)


def first_part(parts: Iterable[Part], label: Label) -> Part | None:
    """Give the first of some parts with a label, ``None`` without one."""
    for part in parts:
        if part.label is label:
            return part
    return None


def combine(grammar: Labelled, crf: Labelled, *, by_score: bool = True) -> Labelled:
    """Make one labelling of two of the same text.

    Authors, title and what holds it come from the labelling with the better score, as one: authors of one and a title
    of the other would overlap. Where that is the CRF's, access and archive dates are still the grammar's, and a CRF's
    part that overlaps one is dropped, so that such a date never becomes one of publication; what else has a fixed form
    comes from the grammar where the CRF has none. Without ``by_score`` the CRF is better in any case.
    """
    if (by_score and grammar.score >= crf.score) or not tells(crf):
        return grammar
    dates = [part for part in grammar.parts if part.label in _LATE_DATES]
    dated = {part.label for part in dates}
    kept = [part for part in crf.parts if part.label not in dated and not any(_overlap(part, day) for day in dates)]
    kept += dates
    told = {part.label for part in kept}
    for part in grammar.parts:
        if part.label in FIXED_FORMS and part.label not in told and not any(_overlap(part, other) for other in kept):
            kept.append(part)
    return Labelled(
        parts=tuple(sorted(kept, key=lambda part: part.start)),
        score=crf.score,
        remainder=crf.remainder,
        claims_archive=grammar.claims_archive or crf.claims_archive,
        csl_type=crf.csl_type or grammar.csl_type,
    )


def tells(crf: Labelled) -> bool:
    """Whether a labelling says what the work is: a title, a periodical with more than its name, a preprint's number."""
    labels = {part.label for part in crf.parts}
    if Label.TITLE in labels or (Label.OUTLET in labels and not labels.isdisjoint(_NUMBERS)):
        return True
    return Label.AUTHORS in labels and Label.PUBLISHED in labels and not labels.isdisjoint((Label.ARXIV, Label.DOI))


_LATE_DATES = DATES - {Label.PUBLISHED}
_NUMBERS = frozenset((Label.PUBLISHED, Label.VOLUME, Label.PAGES))


def _overlap(first: Part, second: Part) -> bool:
    return first.start < second.end and second.start < first.end
