"""Where a stretch of a source ends, in lines and columns; a span only says where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.model.reference import Citation, Document, Span

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch with both ends, lines and columns from 1; the end is the first character behind it."""

    span: Span
    end_line: int
    end_column: int


def place(span: Span, document: Document | None, citation: Citation | None) -> Place | None:
    """Find the end of a span in the text of its document, or of the reference that it lies in.

    ``None`` when neither is at hand: an audit that was read back from JSON has the texts of its references only.
    """
    text = _text(span, document, citation)
    if text is None:
        return None
    ends = list(_LINE_END.finditer(text))
    if not ends:
        return Place(span, span.line, span.column + len(text))
    return Place(span, span.line + len(ends), len(text) - ends[-1].end() + 1)


def _text(span: Span, document: Document | None, citation: Citation | None) -> str | None:
    if document is not None and 0 <= span.start <= span.end <= len(document.text):
        return document.text[span.start : span.end]
    if citation is not None:
        whole = citation.reference.origin.span
        text = citation.reference.text
        if whole.start <= span.start <= span.end <= whole.end and len(text) == whole.end - whole.start:
            return text[span.start - whole.start : span.end - whole.start]
    return None
