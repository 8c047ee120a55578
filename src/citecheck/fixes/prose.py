"""Edits of sources without fields: only a value that stands there word for word, and once, is changed."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.errors import FixError
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import in_text, news
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference


class ProseFixer:
    """Writes edits into text, HTML and lists of addresses; see ``Fixer``."""

    formats = (Format.TEXT, Format.HTML, Format.URLS)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        if any(edit.kind is EditKind.REMOVE_REFERENCE for edit in edits):
            return (_line(sheet, citation.reference),)
        if any(edit.kind is EditKind.REMOVE_FIELD for edit in edits):
            raise FixError("running text has no fields to take out")
        wanted = news(citation.reference, edits)
        return tuple(in_text(citation.reference, field, value) for field, value in wanted.items())

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``."""
        return frozenset()


def _line(sheet: Sheet, reference: Reference) -> Splice:
    """Take an address out of a list with its line."""
    if sheet.document.format is not Format.URLS:
        raise FixError("a copy in running text is taken out by hand")
    text, span = sheet.text, reference.origin.span
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    rest = text[span.end :].splitlines(keepends=True)
    if text[start : span.start].strip("< \t\ufeff") or (rest and rest[0].strip("> \t\r\n")):
        raise FixError("the line holds more than the address")
    return Splice(start, span.end + (len(rest[0]) if rest else 0), "")
