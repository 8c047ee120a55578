"""From tags to parts: of several runs the one that is the field, dates read, names made, notes kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from citecheck.model.dates import date_at, read_date
from citecheck.sources.freetext.crf.fixed import Fixed, find_fixed
from citecheck.sources.freetext.crf.heads import with_last_year, without_head
from citecheck.sources.freetext.crf.holders import narrowed, with_centuries, with_pages, with_subtitles, without_editors
from citecheck.sources.freetext.crf.model import Tagging
from citecheck.sources.freetext.crf.people import read_signed
from citecheck.sources.freetext.crf.quoted import exact_title
from citecheck.sources.freetext.crf.sentences import without_last_sentence
from citecheck.sources.freetext.crf.signed import unsigned
from citecheck.sources.freetext.crf.spans import AUTHORS, Run, runs, stretch
from citecheck.sources.freetext.crf.succession import title_of, with_book, with_first_words, with_lost_ends
from citecheck.sources.freetext.crf.tags import EDITOR, LABELS, OTHER
from citecheck.sources.freetext.crf.titles import book_alone, trimmed, with_year
from citecheck.sources.freetext.crf.tokens import Tokens
from citecheck.sources.freetext.draft import single_blanks
from citecheck.sources.freetext.interface import Label, Labelled, Part

_LETTER_FIGURE = re.compile(r"(?<=[^\W\d_])(?=\d{4})|(?<=\d)(?=[^\W\d_]{3})")
_SEVERAL = frozenset((Label.AUTHORS, Label.EDITORS, Label.TITLE, Label.PLACE, Label.IDENTIFIER, Label.NOTE, Label.VIA))
"""Labels of which a reference may have several; of others further runs are kept as notes."""
_PLAIN: dict[str, Label] = {
    tag: label
    for tag, label in LABELS.items()
    if label not in (Label.TITLE, Label.PUBLISHED, Label.ACCESSED, Label.ARCHIVED)
}
"""Tag -> label of the fields that are one run of words as it stands."""
_HOLDING = frozenset((Label.OUTLET, Label.PUBLISHER))
_FIXED = frozenset((Label.DOI, Label.URL, Label.ARXIV, Label.PMID, Label.ISBN, Label.ISSN))


_START = attrgetter("start")


_SURE_OF_MORE = 0.8
"""Confidence of a second line of authors below which it is taken for names inside a title or book."""


@dataclass(slots=True)
class _Sheet:
    """Parts while they are collected."""

    text: str
    tokens: Tokens
    parts: list[Part] = field(default_factory=list)
    """In order, none over another."""
    starts: list[int] = field(default_factory=list)
    """Of the parts."""
    labels: set[Label] = field(default_factory=set)
    doubt: float = 1.0

    def add(self, label: Label, start: int, end: int, value: str, confidence: float) -> None:
        """Add a part; not without a value, nor over another."""
        if value:
            self.put(Part(label, start, end, value, confidence))

    def put(self, part: Part) -> None:
        """Add a part where it belongs, if nothing else is there."""
        at = bisect_left(self.starts, part.start)
        if at and self.parts[at - 1].end > part.start:
            return
        if at < len(self.parts) and self.parts[at].start < part.end:
            return
        self.parts.insert(at, part)
        self.starts.insert(at, part.start)
        self.labels.add(part.label)

    def has(self, label: Label) -> bool:
        return label in self.labels


def choose(text: str, tokens: Tokens, tagging: Tagging) -> Labelled:
    """Make the labelling of one reference."""
    sheet = _Sheet(text, tokens)
    fixed = find_fixed(text)
    for one in fixed:
        sheet.add(one.label, one.start, one.end, one.value, 0.99)
    tags = with_first_words(tokens, with_pages(tokens, tagging.tags))
    if "ahrhundert" in text or "Jh" in text:
        tags = with_centuries(tokens, tags)
    found = [run for run in runs(tags, tagging.probabilities) if run.tag != OTHER]
    if fixed:
        found = [run for run in found if not _inside(run, tokens, fixed)]
    found = with_lost_ends(with_subtitles(found, tokens), tokens)
    _people(sheet, found, tagging)
    _title(sheet, found)
    _dates(sheet, found)
    _rest(sheet, found)
    _series(sheet)
    named = without_last_sentence(text, without_head(text, unsigned(text, sheet.parts)))
    parts = tuple(sorted(with_last_year(named), key=_START))
    certainty = sum(tagging.probabilities) / len(tagging.probabilities)
    return Labelled(parts, round(certainty, 3), csl_type=_kind(parts, tagging.tags))


def _inside(run: Run, tokens: Tokens, fixed: list[Fixed]) -> bool:
    start, end = tokens.starts[run.first], tokens.ends[run.stop - 1]
    return any(one.taken <= start and end <= one.end for one in fixed)


def _people(sheet: _Sheet, found: list[Run], tagging: Tagging) -> None:
    text, tokens = sheet.text, sheet.tokens
    for tag, label in ((AUTHORS, Label.AUTHORS), (EDITOR, Label.EDITORS)):
        for run in found:
            if run.tag != tag:
                continue
            names = read_signed(text, tokens, tagging.tags, (run.first, run.stop))
            start, end = tokens.starts[run.first], tokens.ends[run.stop - 1]
            if text[end : end + 1] == "." and len(tokens.words[run.stop - 1]) == 1:
                end += 1
            if names and not (label is Label.AUTHORS and sheet.has(label) and run.confidence < _SURE_OF_MORE):
                sheet.put(Part(label, start, end, single_blanks(text[start:end]), run.confidence, names))


def _title(sheet: _Sheet, found: list[Run]) -> None:
    titles = [run for run in found if run.tag == "t"]
    if not titles:
        titles = book_alone(found)
    if not titles:
        return
    joined = [titles[0]]
    for run in titles[1:]:
        last = joined[-1]
        if run.first - last.stop <= 2:  # noqa: PLR2004 - a word or two that the model took for something else
            joined[-1] = Run("t", last.first, run.stop, (last.confidence + run.confidence) / 2)
        else:
            joined.append(run)
    best = title_of(joined, found)
    with_book(found, joined, best, sheet.tokens)
    best = with_year(found, sheet.tokens, best)
    span = trimmed(sheet.text, *exact_title(sheet.text, *stretch(sheet.text, sheet.tokens, best)))
    if span is not None:
        sheet.add(Label.TITLE, *span, single_blanks(sheet.text[slice(*span)]), best.confidence)


def _dates(sheet: _Sheet, found: list[Run]) -> None:
    for run in found:
        label = _LATE.get(run.tag)
        if label is not None and not sheet.has(label):
            start, end = stretch(sheet.text, sheet.tokens, run)
            if (edtf := _date(sheet.text[start:end])) is not None:
                sheet.add(label, start, end, edtf, run.confidence)
    best: tuple[str, int, int, float] | None = None
    for run in found:
        if run.tag != "d":
            continue
        start, end = stretch(sheet.text, sheet.tokens, run)
        edtf = _date(sheet.text[start:end])
        if edtf is None:
            continue
        if best is None or (len(edtf) > len(best[0]) and edtf[:4] == best[0][:4] and "/" not in edtf):
            best = (edtf, start, end, run.confidence)
    if best is not None:
        edtf, start, end, confidence = best
        sheet.add(Label.PUBLISHED, start, end, edtf, confidence)


_LATE: dict[str, Label] = {"da": Label.ACCESSED, "dr": Label.ARCHIVED}


def _date(text: str) -> str | None:
    """Read a date; what is no longer than one is likely to be printed again, the year above all."""
    return _short_date(text) if len(text) <= _LONGEST_KEPT else _read(text)


@lru_cache(maxsize=1024)
def _short_date(text: str) -> str | None:
    return _read(text)


_LONGEST_KEPT = 32
"""Code points of a date that is kept, so that no long one fills the memory."""


def _read(text: str) -> str | None:
    apart = _LETTER_FIGURE.sub(" ", text)
    whole = read_date(apart)
    if whole is not None:
        return whole
    found = date_at(apart, 0)
    return found.edtf if found is not None else None


def _rest(sheet: _Sheet, found: list[Run]) -> None:
    """Take the fields that are one run of words; the surest of several, the others are notes."""
    by_label: dict[Label, list[Run]] = {}
    for run in found:
        label = _PLAIN.get(run.tag)
        if label is not None:
            by_label.setdefault(label, []).append(run)
    text, tokens = sheet.text, sheet.tokens
    for label, listed in by_label.items():
        if label in _FIXED and sheet.has(label):
            continue
        best = None
        if len(listed) > 1 and label not in _SEVERAL:
            candidates = without_editors(text, tokens, listed) if label is Label.OUTLET else listed
            best = max(candidates, key=_weight)
        for run in listed:
            start, end = stretch(text, tokens, run)
            chosen = label if best is None or run is best else Label.NOTE
            if chosen in _HOLDING:
                chosen, start, end = narrowed(text, chosen, start, end)
            sheet.add(chosen, start, end, single_blanks(text[start:end]), run.confidence)


def _weight(run: Run) -> float:
    """Of several runs of one field, the surest and longest weighs most."""
    return run.confidence * (1 + 0.1 * (run.stop - run.first))


def _series(sheet: _Sheet) -> None:
    """Take a series for the outlet where nothing else holds the work: working papers, reports; not that of a book."""
    if sheet.has(Label.OUTLET) or sheet.has(Label.PUBLISHER):
        return
    for number, part in enumerate(sheet.parts):
        if part.label is Label.SERIES:
            sheet.parts[number] = part._replace(label=Label.OUTLET)
            return


def _kind(parts: tuple[Part, ...], tags: tuple[str, ...]) -> str | None:
    """Guess the CSL type."""
    labels = {part.label for part in parts}
    has_outlet = Label.OUTLET in labels
    if not has_outlet and Label.TITLE not in labels:
        return None
    kind = _value_of(parts, Label.KIND) if Label.KIND in labels else ""
    if kind and any(word in kind for word in ("thesis", "diss", "arbeit", "habil", "thèse", "tesi", "tese")):
        return "thesis"
    outlet = _value_of(parts, Label.OUTLET) if has_outlet else ""
    if "c" in tags:
        return (
            "paper-conference"
            if outlet.startswith(("proc", "conference", "intern", "workshop", "symposium"))
            else "chapter"
        )
    if outlet:
        if not labels.isdisjoint(_OF_JOURNALS):
            return "article-journal"
        return "article-newspaper" if Label.PUBLISHED in labels else "article"
    if kind or (Label.SERIES in labels and Label.PUBLISHER not in labels):
        return "report"
    if Label.ARXIV in labels:
        return "article"
    if not labels.isdisjoint(_OF_BOOKS):
        return "book"
    return "webpage" if Label.URL in labels else "document"


_OF_JOURNALS = frozenset((Label.VOLUME, Label.ISSUE, Label.DOI))
_OF_BOOKS = frozenset((Label.PUBLISHER, Label.PLACE, Label.ISBN, Label.EDITION))


def _value_of(parts: tuple[Part, ...], label: Label) -> str:
    return next(part.value.casefold() for part in parts if part.label is label)
