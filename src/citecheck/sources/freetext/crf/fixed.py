"""What shows by its form alone, wherever it stands: DOIs, addresses, numbers of papers.

A model need not guess these; what it says of their words is put aside. Forms are those of printed lists, with the
blanks that texts from PDF files have in them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citecheck.sources.freetext.interface import Label

_DOI = re.compile(
    r"(?:(?:https?\s?:\s?//\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?|\bdoi\s?[.:]?\s?){0,3}(10\.\d{4,9}\s?/\s?[^\s\"<>“”]+)",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?|ftp)\s?:\s?//\s?[^\s\"<>“”»]+|\bwww\.[^\s\"<>“”»,;]+", re.IGNORECASE)
_ARXIV = re.compile(
    r"arxiv\s?[:.]?\s?(?:abs/)?\s?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})|\b((?:hep-(?:th|ph|ex|lat)|astro-ph|cond-mat|"
    r"gr-qc|quant-ph|nucl-(?:th|ex)|math-ph)/\d{7})\b",
    re.IGNORECASE,
)
_PMID = re.compile(r"\b(?:PMID|PubMed(?:\s?ID)?)\s?:?\s?(\d{5,8})\b", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s?:?\s?((?:97[89][-‐–\s]?)?\d[-‐–\d\s]{8,15}[\dXx])(?!\d)", re.IGNORECASE)
_ISSN = re.compile(r"\bISSN\s?:?\s?(\d{4}[-‐–]\d{3}[\dXx])\b", re.IGNORECASE)
_TRAILING = ".,;:!?'’»"


class Fixed(NamedTuple):
    """One stretch whose form says what it is."""

    label: Label
    start: int
    end: int
    value: str
    taken: int
    """Where the words that announce it begin (``doi:``); at most ``start``."""


def find_fixed(text: str) -> list[Fixed]:
    """Find them, in order, none over another; of each label the first only."""
    folded = text.lower()
    found: list[Fixed] = []
    for label, pattern, hints in _FORMS:
        for hint in hints:
            if hint in folded:
                break
        else:
            continue
        match = pattern.search(text)
        if match is None:
            continue
        group = next((number for number in range(1, pattern.groups + 1) if match.group(number)), 0)
        start, end = match.span(group)
        end = _trim(text, start, end)
        value = "".join(text[start:end].split())
        if end > start and not any(one.taken < end and match.start() < one.end for one in found):
            found.append(Fixed(label, start, end, value, match.start()))
    return sorted(found, key=lambda one: one.start)


def _trim(text: str, start: int, end: int) -> int:
    """Take from the end what closes a sentence or a bracket that was opened before."""
    while end > start:
        last = text[end - 1]
        stretch = text[start:end]
        if (
            last in _TRAILING
            or (last == ")" and stretch.count("(") < stretch.count(")"))
            or (last == "]" and stretch.count("[") < stretch.count("]"))
        ):
            end -= 1
            continue
        opening = stretch.find("[")
        if opening > 0 and "]" not in stretch[opening:]:
            end = start + opening
            continue
        if opening > 0 and stretch[opening:].lower().startswith("[arxiv"):
            end = start + opening
            continue
        break
    return end


_FORMS = (
    (Label.DOI, _DOI, ("10.",)),
    (Label.URL, _URL, ("http", "ftp", "www.")),
    (Label.ARXIV, _ARXIV, ("arxiv", "hep-", "astro-", "cond-", "gr-qc", "quant-", "nucl-", "math-")),
    (Label.PMID, _PMID, ("pmid", "pubmed")),
    (Label.ISBN, _ISBN, ("isbn",)),
    (Label.ISSN, _ISSN, ("issn",)),
)
"""Label, form, and what a text holds, in small letters, in which the form can occur: a look for a plain word takes a
tenth of the time of the form."""
