"""The CS1/CS2 grammar: from both ends to the middle, every part with the text that it took.

First the head (authors, bracketed date, title in quotation marks), then the tail (access and archive dates,
identifiers), and what is left between them, element by element. The score says how much of the text was where the style
has it.
"""

from __future__ import annotations

import re

from citecheck.sources.freetext.blanks import ordinary_blanks
from citecheck.sources.freetext.chinese import is_chinese_form, read_chinese
from citecheck.sources.freetext.draft import Draft
from citecheck.sources.freetext.head import Head, read_head
from citecheck.sources.freetext.interface import DATES, Label, Labelled
from citecheck.sources.freetext.kinds import csl_type
from citecheck.sources.freetext.middle import read_afterword, read_middle
from citecheck.sources.freetext.style import likeness
from citecheck.sources.freetext.tail import TailItem, find_tail

_LINKED = re.compile(r"\s?\((?P<address>https?://[^()\s]{1,1000})\)")
_LIMIT = 20_000
"""Code points of a reference that are labelled; the longest in the Wikipedia articles seen has 6,000."""


def label(text: str) -> Labelled:
    """Label one reference, given without list marker; never raises. Offsets are those of ``text``."""
    clean = ordinary_blanks(text if len(text) <= _LIMIT else text[:_LIMIT])
    draft = Draft(clean)
    if not clean.strip():
        return draft.done()
    if is_chinese_form(clean):
        items = find_tail(clean, 0)
        _take_tail(draft, items)
        read_chinese(draft, _tail_start(clean, items))
        _take_gaps(draft, items)
        draft.csl_type = csl_type(draft, draft.first_parts())
        return draft.done()
    head = read_head(clean)
    _take_head(draft, head)
    middle = _behind_address(draft, _after_title(draft, head))
    items = find_tail(clean, middle)
    _take_tail(draft, items)
    stop = _tail_start(clean, items)
    draft.is_cs2 = _is_cs2(clean, head, middle, stop, items)
    read_middle(draft, middle, stop)
    _take_gaps(draft, items)
    first = draft.first_parts()
    draft.doubt(likeness(draft, head, first))
    draft.csl_type = csl_type(draft, first)
    return draft.done()


def _take_head(draft: Draft, head: Head) -> None:
    draft.doubt(head.certainty)
    if head.note:
        draft.add(Label.NOTE, *head.note)
    if head.authors:
        draft.add(Label.EDITORS if head.are_editors else Label.AUTHORS, *head.authors, confidence=0.97)
    if head.editors:
        draft.add(Label.EDITORS, *head.editors)
    if head.date and head.date[2]:
        draft.add(Label.PUBLISHED, head.date[0], head.date[1], head.date[2], 0.99)


def _after_title(draft: Draft, head: Head) -> int:
    """Take a title in quotation marks; gives where the middle begins."""
    if head.quote_end is None:
        return head.title_at
    draft.title_quoted = True
    start, end = head.title_at + 1, head.quote_end
    while end > start and draft.text[end - 1] in " ,":
        end -= 1
    draft.add(Label.TITLE, start, end, confidence=0.98)
    return head.quote_end + 1


def _behind_address(draft: Draft, start: int) -> int:
    """Take the address behind a title, where a printed page shows what the title leads to: ``"Title" (http://…)``."""
    match = _LINKED.match(draft.text, start)
    if match is None:
        return start
    draft.add(Label.URL, *match.span("address"), confidence=0.99)
    return match.end()


def _take_tail(draft: Draft, items: list[TailItem]) -> None:
    for item in items:
        if item.label is Label.ARCHIVED:
            draft.claims_archive = True
            for match in _LINKED.finditer(draft.text, item.start, item.end):
                draft.add(Label.URL, *match.span("address"), confidence=0.99)
            if not item.value:
                continue
        if item.label in _ONCE and item.label in draft.labels:
            draft.add(Label.NOTE, item.start, item.end, confidence=0.5)
            draft.doubt(0.7 if item.label in DATES else 0.95)
            continue
        draft.add(item.label, item.value_start, item.value_end, item.value, 0.99)


_ONCE = frozenset(
    (Label.ARCHIVED, Label.ACCESSED, Label.DOI, Label.ISBN, Label.ISSN, Label.PMID, Label.ARXIV, Label.URL, Label.VIA)
)


def _tail_start(text: str, items: list[TailItem]) -> int:
    if not items:
        return len(text)
    return items[0].start


def _is_cs2(text: str, head: Head, middle: int, stop: int, items: list[TailItem]) -> bool:
    """Whether elements are parted by commas."""
    if head.quote_end is not None:
        after = text[middle : middle + 1]
        if after == ",":
            return True
        if after == ".":
            return False
    before = text[:stop].rstrip()[-1:]
    if items and before == ",":
        return True
    if items and before == ".":
        return False
    if head.date is not None:
        return text[head.date[1] + 1 : head.date[1] + 2] == ","
    return ". " not in text[middle:stop] and ", " in text[middle:stop]


def _take_gaps(draft: Draft, items: list[TailItem]) -> None:
    """Read what stands between and behind the items of the tail: pages, a late date, a quotation, a note."""
    for number, item in enumerate(items):
        after = items[number + 1].start if number + 1 < len(items) else len(draft.text)
        read_afterword(draft, item.end, after)
