"""Edits of CSL-JSON and of citecheck's own records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from citecheck.errors import FixError
from citecheck.fixes.dates import written
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.json_object import JsonObject, Member, unescaped
from citecheck.fixes.places import BARE, DATES, value_of
from citecheck.fixes.values import rewritten
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference

_CSL = {
    "url": ("URL", "url"),
    "doi": ("DOI", "doi"),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "pmid": ("PMID",),
    "outlet": ("container-title",),
    "pages": ("page",),
    "published": ("issued",),
    "archive_url": ("custom.archive-url", "archive_location", "archive"),
    "archived": ("custom.archive-date",),
    "url_status": ("custom.url-status",),
    "translated_title": ("custom.translated-title",),
    "arxiv": ("custom.arxiv",),
    "format": ("custom.format",),
    "quote": ("custom.quote",),
}
"""Record field -> members that hold it; the first is how a new one is called. Others bear the field's own name."""
_AFTER = {"url": ("type", "id"), "doi": ("URL",), "custom": ("URL",)}
_FIGURES = re.compile(r"\d+")
_CUSTOM = "custom."


class JsonFixer:
    """Writes edits into JSON; see ``Fixer``."""

    formats = (Format.CSL_JSON, Format.JSONL)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        reference = citation.reference
        if any(edit.kind is EditKind.REMOVE_REFERENCE for edit in edits):
            return (_removal(sheet.text, reference),)
        names = _CSL if sheet.document.format is Format.CSL_JSON else {}
        return tuple(_ItemWriter(sheet, reference, names).splices(edits))

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``: JSON has a place for all."""
        return frozenset()


class _ItemWriter:
    """Edits of one object."""

    def __init__(self, sheet: Sheet, reference: Reference, names: Mapping[str, tuple[str, ...]]) -> None:
        self._sheet = sheet
        self._reference = reference
        self._names = names
        self._item = JsonObject(sheet.text, reference.origin.span.start)
        custom = self._item.member("custom") if names else None
        is_object = custom is not None and isinstance(custom.value, dict)
        self._custom = JsonObject(sheet.text, custom.start) if custom is not None and is_object else None
        self._new_custom: dict[str, str] = {}

    def splices(self, edits: Sequence[Edit]) -> Iterator[Splice]:
        order = list(_CSL)
        for edit in sorted(edits, key=lambda each: order.index(each.field) if each.field in order else len(order)):
            if edit.field is None:
                raise FixError("the edit names no field")
            splice = self._removed(edit.field) if edit.kind is EditKind.REMOVE_FIELD else self._set(edit)
            if splice is not None:
                yield splice
        if self._new_custom:
            if self._item.member("custom") is not None:
                raise FixError("the member custom is no object")
            at, made = self._item.with_member("custom", self._new_custom, self._anchor("custom"))
            yield Splice(at, at, made)

    def _set(self, edit: Edit) -> Splice | None:
        field, value = edit.field or "", edit.value or ""
        place = self._place(field)
        if place is None and value_of(self._reference, field) is not None:
            raise FixError(f"the {field.replace('_', ' ')} does not stand in one member of the object")
        if place is not None:
            return self._replaced(field, place, value)
        name = self._name(field)
        if not name.startswith(_CUSTOM):
            at, made = self._item.with_member(name, self._told(field, value), self._anchor(field))
            return Splice(at, at, made)
        inner = name.removeprefix(_CUSTOM)
        if self._custom is None:
            self._new_custom[inner] = value
            return None
        at, made = self._custom.with_member(inner, value, None)
        return Splice(at, at, made)

    def _told(self, field: str, value: str) -> object:
        """Give a value as a new member has it: CSL takes days apart."""
        if self._names and field in DATES:
            return {"date-parts": [[int(part) for part in value.split("-")]]}
        return value

    def _replaced(self, field: str, place: Member, value: str) -> Splice:
        if isinstance(place.value, dict):
            return self._day(place, value)
        if not isinstance(place.value, str):
            raise FixError(f"the member {place.name} is no string")
        raw = self._sheet.text[place.start + 1 : place.end - 1]
        decoded, old = unescaped(raw), value_of(self._reference, field)
        if field in DATES:
            new = written(value, [decoded])
        elif old is None or (field in BARE and place.name.lower() == field):
            new = value
        else:
            new = rewritten(decoded, old, value)
        escaped = self._item.string(new)[1:-1] if "\\u" not in raw else _as_ascii(new)
        if "\\/" in raw:
            escaped = escaped.replace("/", "\\/")
        return Splice(place.start + 1, place.end - 1, escaped)

    def _day(self, place: Member, value: str) -> Splice:
        """Put other figures into ``date-parts``, everything around them kept."""
        stretch = self._sheet.text[place.start : place.end]
        figures = list(_FIGURES.finditer(stretch))
        new = [str(int(part)) for part in value.split("-")]
        if set(place.value if isinstance(place.value, dict) else ()) != {"date-parts"} or len(figures) != len(new):
            raise FixError("the date is written in a form that cannot be changed in part")
        position = 0
        pieces: list[str] = []
        for figure, part in zip(figures, new, strict=True):
            pieces += (
                stretch[position : figure.start()],
                part.rjust(len(figure[0]), "0") if figure[0][0] == "0" else part,
            )
            position = figure.end()
        return Splice(place.start, place.end, "".join((*pieces, stretch[position:])))

    def _place(self, field: str) -> Member | None:
        """Give the member in which a field stands."""
        old = value_of(self._reference, field)
        found: list[Member] = []
        for name in self._names.get(field, (field.replace("_", "-") if self._names else field,)):
            holder = self._custom if name.startswith(_CUSTOM) else self._item
            member = holder.member(name.removeprefix(_CUSTOM)) if holder is not None else None
            if member is None or (old is None and name != self._name(field)):
                continue
            if old is None or field in DATES or _says(member, old):
                found.append(member)
        if found or old is None:
            return found[0] if found else None
        strings = (each for each in self._item.members if isinstance(each.value, str))
        return next((each for each in strings if old in str(each.value)), None)

    def _name(self, field: str) -> str:
        return self._names.get(field, (field.replace("_", "-") if self._names else field,))[0]

    def _anchor(self, field: str) -> Member | None:
        return next((found for name in _AFTER.get(field, ()) if (found := self._item.member(name))), None)

    def _removed(self, field: str) -> Splice:
        place = self._place(field)
        if place is None:
            raise FixError(f"the {field.replace('_', ' ')} has no member of its own")
        holder = self._custom if self._custom is not None and place in self._custom.members else self._item
        return Splice(*holder.without(place), "")


def _says(member: Member, value: str) -> bool:
    return value in member.value if isinstance(member.value, str) else True


def _as_ascii(value: str) -> str:
    import json

    return json.dumps(value)[1:-1]


def _removal(text: str, reference: Reference) -> Splice:
    """Take an object out of its array, with one comma, or out of its line."""
    start, end = reference.origin.span.start, reference.origin.span.end
    after = len(text) - len(text[end:].lstrip(" \t\r\n"))
    before = text[:start].rstrip(" \t\r\n")
    if text[after : after + 1] == ",":
        stop = len(text) - len(text[after + 1 :].lstrip(" \t\r\n"))
        return Splice(start, stop, "")
    if before.endswith(","):
        return Splice(len(before) - 1, end, "")
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if not text[line_start:start].strip() and before[-1:] in {"}", ""}:
        return Splice(start, after, "") if text[after : after + 1] else Splice(len(before), end, "")
    raise FixError("the object stands in no list")
