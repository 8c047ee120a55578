"""Taking an entry out, and pointing to the one that stays whatever named it in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.errors import FixError
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import fold
from citecheck.model.reference import Citation, Reference, ReferenceId

_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_POINTERS = frozenset({"crossref", "xref", "xdata", "related", "entryset"})
"""Fields that name other entries; biblatex manual 3.20, section 2.2.3."""
_KEY = re.compile(r"[^\s,]+")


def removal(sheet: Sheet, citation: Citation, kept_id: str | None) -> tuple[Splice, ...]:
    """Give the changes that take an entry out.

    Raises:
        FixError: The one that stays is not in the file, or has no key.
    """
    kept = sheet.citations.get(ReferenceId(kept_id or ""))
    if kept is None or kept.reference.key is None:
        raise FixError("the entry that stays is not in this file")
    span = citation.reference.origin.span
    text = sheet.text
    start, end = span.start, span.end
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    alone = not text[line_start:start].strip()
    line_end = _LINE_END.match(text, end)
    if alone and line_end is not None:
        start, end = line_start, line_end.end()
        blank_before = not text[:start].strip() or text[:start].rstrip(" \t").endswith(("\n\n", "\r\n\r\n", "\r\r"))
        following = _BLANK_LINE.match(text, end)
        if blank_before and following is not None:
            end = following.end()
    elif alone:
        start = len(text[:line_start].rstrip()) if not text[end:].strip() else line_start
        start += len(_LINE_END.match(text, start)[0]) if _LINE_END.match(text, start) else 0  # type: ignore[index]
    return (Splice(start, end, ""), *_repointed(sheet, citation.reference, kept.reference.key))


def _repointed(sheet: Sheet, reference: Reference, kept: str) -> Iterator[Splice]:
    """Change fields of other entries that name the one that goes."""
    gone, span = reference.key, reference.origin.span
    if gone is None or gone == kept:
        return
    pointers = sheet.found(
        "pointers",
        lambda: (each for entry in sheet.references for each in entry.fields if fold(each.name) in _POINTERS),
    )
    for field in pointers:
        if span.start <= field.start < span.end or gone not in field.value:
            continue
        for match in _KEY.finditer(field.value):
            if match[0] == gone:
                start = field.start + match.start()
                yield Splice(start, start + len(gone), kept)
