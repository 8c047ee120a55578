"""Edits of RIS files: one tag a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.errors import FixError
from citecheck.fixes.dates import written
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import BARE, DATES, value_of
from citecheck.fixes.values import rewritten
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference, SourceField

_TAGS = {
    "url": ("UR", "LK", "L1", "L2", "AV"),
    "doi": ("DO",),
    "title": ("TI", "T1", "CT", "BT"),
    "outlet": ("JF", "JO", "T2", "BT", "JA", "J2"),
    "publisher": ("PB",),
    "accessed": ("Y2",),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "edition": ("ET",),
    "language": ("LA",),
    "isbn": ("SN",),
    "issn": ("SN",),
    "pages": ("SP",),
}
_NOTES = ("N1", "RN")
_NOTED = {"archive_url": "archive-url", "archived": "archive-date", "url_status": "url-status", "arxiv": "arxiv"}
"""Record fields without a tag, and the name before them in a note, one a line, as reference managers carry them."""
_ORDER = ("url", "doi", "archive_url", "archived", "url_status")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SLASHED = re.compile(r"\d{4}/\d{1,2}/\d{1,2}(?P<tail>/?)\Z", re.ASCII)
_HEAD = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?P<gap>[ \t]{1,4}-[ \t]?)")


class RisFixer:
    """Writes edits into RIS; see ``Fixer``."""

    formats = (Format.RIS,)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        if any(edit.kind is EditKind.REMOVE_REFERENCE for edit in edits):
            return (_removal(sheet.text, citation.reference),)
        ordered = sorted(edits, key=lambda each: _ORDER.index(each.field) if each.field in _ORDER else len(_ORDER))
        return tuple(self._splice(sheet.text, citation.reference, edit) for edit in ordered)

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``: what has no tag is told in a note."""
        return frozenset()

    def _splice(self, text: str, reference: Reference, edit: Edit) -> Splice:
        field, value = edit.field or "", edit.value or ""
        if _LINE_END.search(value):
            raise FixError("the value has more than one line")
        place = _place(reference, field)
        if edit.kind is EditKind.REMOVE_FIELD:
            if place is None or place.name in _NOTES:
                raise FixError(f"the {field.replace('_', ' ')} has no line of its own")
            return _without(text, place)
        if place is None and value_of(reference, field) is not None:
            raise FixError(f"the {field.replace('_', ' ')} does not stand in one line")
        if place is None:
            return _added(text, reference, field, value)
        return Splice(place.start, place.end, _changed(reference, field, place, value))


def _place(reference: Reference, field: str) -> SourceField | None:
    """Give the line in which a field stands."""
    old = value_of(reference, field)
    tags = (*_TAGS.get(field, ()), *_NOTES)
    lines = [each for tag in tags for each in reference.fields if each.name == tag and each.value.strip()]
    if old is None:
        return None
    if field in DATES:
        own = [each for each in lines if each.name not in _NOTES]
        noted = [each for each in lines if each.name in _NOTES and _NOTED.get(field, field) in each.value.lower()]
        return next(iter((*noted, *own)), None)
    return next((each for each in lines if old in each.value), None)


def _changed(reference: Reference, field: str, place: SourceField, value: str) -> str:
    old = value_of(reference, field) or ""
    if field not in DATES:
        return value if field in BARE and place.name not in _NOTES else rewritten(place.value, old, value)
    if place.name in _NOTES:
        label, _, day = place.value.partition(":")
        return f"{label}:{day[: len(day) - len(day.lstrip())]}{written(value, [day.strip()])}"
    slashed = _SLASHED.match(place.value)
    if slashed is not None:
        return value.replace("-", "/") + slashed["tail"]
    return written(value, [place.value])


def _added(text: str, reference: Reference, field: str, value: str) -> Splice:
    """Write a new line behind the one before which it cannot stand: the address, else the last."""
    tag = next(iter(_TAGS.get(field, ())), None)
    told = value
    if tag is None:
        if field not in _NOTED:
            raise FixError(f"RIS has no tag for the {field.replace('_', ' ')}")
        tag, told = _NOTES[0], f"{_NOTED[field]}: {value}"
    elif field in DATES:
        told = value.replace("-", "/")
    model = reference.fields[0]
    head = _HEAD.search(text, max(0, model.start - 10), model.start + 1)
    gap = head["gap"] if head is not None else "  - "
    line_end = _LINE_END.search(text, reference.origin.span.start)
    anchor = next((each for each in reference.fields if each.name == "UR"), reference.fields[-1])
    stop = _end_of_line(text, anchor.end)
    return Splice(stop, stop, f"{line_end[0] if line_end is not None else chr(10)}{tag}{gap}{told}")


def _end_of_line(text: str, position: int) -> int:
    match = _LINE_END.search(text, position)
    return match.start() if match is not None else len(text)


def _without(text: str, place: SourceField) -> Splice:
    start = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    line_end = _LINE_END.search(text, place.end)
    return Splice(start, line_end.end() if line_end is not None else len(text), "")


def _removal(text: str, reference: Reference) -> Splice:
    """Take a record out with the line end behind it, and one empty line."""
    span = reference.origin.span
    end = _end_of_line(text, span.end)
    for _ in range(2):
        match = _LINE_END.match(text, end)
        end = match.end() if match is not None else end
    return Splice(span.start, end, "")
