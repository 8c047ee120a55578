"""Wishes written into a document: ``citecheck: ignore[ARC101, dead-link] until 2027-01-31 -- reason``.

In ``.bib`` files after ``%`` or in ``@comment{…}``, in wikitext, HTML and Markdown in ``<!-- … -->``, in lists of
addresses after ``#``. A wish covers the reference that it stands in or behind on the same line, else the one that
follows; ``ignore-file`` covers all. Without brackets it covers every rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from citecheck.model.reference import Format, Reference, Span, Suppression
from citecheck.sources.positions import LineIndex

_WISH = re.compile(
    r"citecheck:[ \t]{0,9}ignore(?P<file>-file)?(?:\[(?P<rules>[^\]\r\n]{0,2000})\])?"
    r"(?:[ \t]+until[ \t]+(?P<until>[^\s,;]{1,40}))?(?:[ \t]*(?:--|—|–|;)[ \t]*(?P<reason>[^\r\n]{0,500}))?",
    re.IGNORECASE,
)
_OPENINGS = {
    Format.BIBTEX: re.compile(r"(?:%+|@comment[ \t]*\{)[ \t]*\Z", re.IGNORECASE),
    Format.WIKITEXT: re.compile(r"<!--\s*\Z"),
    Format.HTML: re.compile(r"<!--\s*\Z"),
    Format.MARKDOWN: re.compile(r"<!--\s*\Z"),
    Format.URLS: re.compile(r"#+[ \t]*\Z"),
}
"""What must stand before a wish for it to be a comment; other formats have no comments."""
_LOOK_BACK = 40
_SEPARATORS = re.compile(r"[,\s]+")
_LINE_BREAK = re.compile(r"[\r\n]")


def find_suppressions(text: str, form: Format, references: Sequence[Reference]) -> tuple[Suppression, ...]:
    """Give the wishes in ``text``, in order, each with the reference that it covers.

    Args:
        text: The document.
        form: Its format, which says what a comment is.
        references: Those read from it.
    """
    opening = _OPENINGS.get(form)
    if opening is None or "citecheck:" not in text.lower():
        return ()
    index = LineIndex(text)
    targets = _Targets(text, references)
    found: list[Suppression] = []
    for match in _WISH.finditer(text):
        if opening.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is None:
            continue
        target = None
        if match["file"] is None and (target := targets.of(match.start(), match.end())) is None:
            continue
        rules = tuple(word for word in _SEPARATORS.split(match["rules"] or "") if word)
        span = index.span(match.start(), match.end())
        found.append(Suppression(rules, _reason(match["reason"], form), match["until"], span, target))
    return tuple(found)


class _Targets:
    """The references of one document by place."""

    def __init__(self, text: str, references: Sequence[Reference]) -> None:
        self._text = text
        self._spans = sorted((reference.origin.span for reference in references), key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._by_end = sorted(self._spans, key=lambda span: span.end)
        self._ends = [span.end for span in self._by_end]

    def of(self, start: int, end: int) -> Span | None:
        """Give the reference around ``start``, else the one before it on its line, else the next one."""
        before = bisect_right(self._starts, start)
        for span in reversed(self._spans[max(0, before - 2) : before]):
            if span.start <= start < span.end:
                return span
        last = bisect_right(self._ends, start) - 1
        if last >= 0 and _LINE_BREAK.search(self._text, self._ends[last], start) is None:
            return self._by_end[last]
        following = bisect_left(self._starts, end)
        return self._spans[following] if following < len(self._spans) else None


def _reason(written: str | None, form: Format) -> str | None:
    """Give the reason without what closes the comment."""
    if written is None:
        return None
    shorn = written.rstrip().removesuffix("}") if form is Format.BIBTEX else written.partition("-->")[0]
    return shorn.strip() or None
