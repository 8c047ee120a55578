"""Edits of Markdown: addresses of links, archive copies behind notes and list items, repeated footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.errors import FixError
from citecheck.fixes.dates import written
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import fold, in_text, news, same_list, value_of
from citecheck.fixes.values import rewritten
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference, ReferenceId

_LABELS = {"url": "url", "archive_url": "archiveurl"}
_NO_ADDRESS = re.compile(r"[\s<>\\]")
_ITEM_HEAD = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?\Z")
_NOTE_HEAD = re.compile(r"[ >]{0,12}\[\^(?P<name>[^\]\s]{1,200})\]:[ \t]*\Z")
_OF_COPY = frozenset({"archived", "url_status"})
"""Record fields that an archive copy tells by itself."""
_ISO = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_PRINTED_DAY = "5 April 2019"
"""The form in which days are written where the note shows no other."""
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")


class MarkdownFixer:
    """Writes edits into Markdown; see ``Fixer``."""

    formats = (Format.MARKDOWN,)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        for edit in edits:
            if edit.kind is EditKind.REMOVE_REFERENCE:
                return tuple(_removal(sheet, citation.reference, edit.value))
            if edit.kind is EditKind.REMOVE_FIELD:
                raise FixError("a note has no fields to take out")
        wanted = news(citation.reference, edits)
        if self.unsaid(citation, edits):
            wanted.pop("url_status", None)
        return tuple(_changes(sheet, citation.reference, wanted))

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``: a copy behind a link says itself that it stands for the page."""
        has_copy = any(edit.field == "archive_url" for edit in edits)
        return frozenset({"url_status"}) if has_copy else frozenset()


def _changes(sheet: Sheet, reference: Reference, wanted: dict[str, str]) -> Iterator[Splice]:
    for field, name in _LABELS.items():
        place = next((each for each in reference.fields if fold(each.name) == name), None)
        old = value_of(reference, field)
        if field in wanted and place is not None and old is not None:
            new = _address(wanted.pop(field))
            yield Splice(place.start, place.end, new if place.value == old else rewritten(place.value, old, new))
            if field == "archive_url":  # whose own time is the day of the copy
                wanted = {name: value for name, value in wanted.items() if name not in _OF_COPY}
    copy = wanted.pop("archive_url", None) if reference.archive_url is None else None
    for name, value in wanted.items():
        if copy is None or name not in _OF_COPY:
            yield in_text(reference, name, value)
    if copy is not None:
        yield _with_copy(sheet.text, reference, _address(copy), wanted.get("archived"))


def _address(value: str) -> str:
    """Make sure that an address can stand between brackets.

    Raises:
        FixError: It cannot.
    """
    depth = 0
    for character in value:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
    if depth or _NO_ADDRESS.search(value):
        raise FixError("the address has characters that mean something else in Markdown")
    return value


def _with_copy(text: str, reference: Reference, address: str, day: str | None) -> Splice:
    """Write a link to an archive copy behind the words of a note or a list item, as Citation Style 1 prints it."""
    span = reference.origin.span
    head = text[_line_start(text, span.start) : span.start]
    line_end = _LINE_END.match(text, span.end)
    if line_end is None or not (_ITEM_HEAD.match(head) or _NOTE_HEAD.match(head)):
        raise FixError("a link in running text has no place for an archive copy")
    if text.startswith("[", span.start) and re.match(r"\[[^\]]*\]:", reference.text):
        raise FixError("a link definition has no place for an archive copy")
    iso = _ISO.search(reference.text)
    told = "" if day is None else f" on {written(day, [iso[0] if iso is not None else _PRINTED_DAY])}"
    return Splice(span.end, span.end, f" [Archived]({address}) from the original{told}.")


def _removal(sheet: Sheet, reference: Reference, kept_id: str | None) -> Iterator[Splice]:
    """Take out a footnote, its uses pointed to the one that stays, or an item of a list."""
    kept = sheet.citations.get(ReferenceId(kept_id or ""))
    text, span = sheet.text, reference.origin.span
    start = _line_start(text, span.start)
    head = text[start : span.start]
    line_end = _LINE_END.match(text, span.end)
    note = _NOTE_HEAD.match(head)
    if kept is None or line_end is None or not (note or (_ITEM_HEAD.match(head) and head.strip())):
        raise FixError("it stands in running text")
    if note is not None:
        yield from _repointed(sheet, reference, note["name"], kept.reference)
    elif reference.uses:
        raise FixError("it is used in other places")
    elif not same_list(text, reference, kept.reference, "#"):
        raise FixError("the one that stays is in another list, where readers look for something else")
    yield Splice(start, line_end.end(), "")


def _repointed(sheet: Sheet, reference: Reference, name: str, kept: Reference) -> Iterator[Splice]:
    start = kept.origin.span.start
    note = _NOTE_HEAD.match(sheet.text[_line_start(sheet.text, start) : start])
    if note is None:
        raise FixError("the one that stays is no footnote")
    for use in reference.uses:
        if sheet.text[use.start : use.end] != f"[^{name}]":
            raise FixError("it is used in a way that cannot be followed")
        yield Splice(use.start, use.end, f"[^{note['name']}]")


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
