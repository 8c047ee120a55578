"""Edits of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.errors import FixError
from citecheck.fixes.bibtex.layout import EntryLayout, Placed, balanced, spelt_like
from citecheck.fixes.bibtex.removal import removal
from citecheck.fixes.dates import form, written
from citecheck.fixes.interface import Sheet, Splice
from citecheck.fixes.places import BARE, DATES, fold, holder, says, value_of
from citecheck.fixes.values import rewritten
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Format, Reference, SourceField


@dataclass(frozen=True, slots=True)
class _Names:
    """What the source fields of one record field are called."""

    new: str
    """How a new one is called where the file shows no other way."""
    known: tuple[str, ...]
    """Folded, in the order in which they count."""
    after: tuple[str, ...] = ()
    """Record fields behind which a new one goes, the first that is there."""


_FIELDS = {
    "url": _Names("url", ("url", "link", "weburl", "uri", "www", "ee", "bdskurl1", "website", "howpublished", "note")),
    "archive_url": _Names(
        "archiveurl",
        (
            *("archiveurl", "archivedurl", "urlarchive", "urlarchived", "archivalurl", "archivelink", "waybackurl"),
            *("wayback", "mementourl", "memento", "snapshoturl", "snapshot", "permaurl", "archived", "archive"),
        ),
        ("url",),
    ),
    "archived": _Names(
        "archivedate",
        (
            *("archivedate", "archiveddate", "archivaldate", "datearchived", "urlarchivedate", "archiveurldate"),
            *("waybackdate", "snapshotdate", "mementodate", "archivedon", "archived"),
        ),
        ("archive_url", "url"),
    ),
    "url_status": _Names("urlstatus", ("urlstatus", "deadurl", "linkstatus"), ("archived", "archive_url", "url")),
    "accessed": _Names(
        "urldate",
        ("urldate", "accessed", "accessdate", "dateaccessed", "lastaccessed", "lastchecked", "visited", "retrieved"),
        ("url",),
    ),
    "doi": _Names("doi", ("doi",), ("url",)),
    "title": _Names("title", ("title", "booktitle", "maintitle", "issuetitle")),
    "outlet": _Names(
        "journal", ("journaltitle", "journal", "newspaper", "magazine", "periodical", "booktitle", "organization")
    ),
    "publisher": _Names("publisher", ("publisher", "institution", "school", "organization")),
    "pages": _Names("pages", ("pages", "page")),
    "issue": _Names("number", ("number", "issue")),
    "arxiv": _Names("eprint", ("arxiv", "arxivid", "eprint")),
    "language": _Names("language", ("language", "langid")),
}
_EITHER = frozenset({"archived", "archive", "howpublished", "note", "website"})
"""Fields that hold an address, a day or words, as people like: no model for new ones."""
_VERBATIM = frozenset({"url", "archive_url", "doi", "arxiv", "pmid"})
"""Record fields that LaTeX prints as they are."""
_ESCAPES = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$"}
_SPECIAL = "&%#_$"
_ESCAPED_IN_URLS = ("_%&#", "%&#", "%", "_", "&")
"""Characters before which people put backslashes in addresses, as they combine."""


class BibtexFixer:
    """Writes edits into ``.bib`` files; see ``Fixer``."""

    formats = (Format.BIBTEX,)

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """See ``Fixer.splices``."""
        for edit in edits:
            if edit.kind is EditKind.REMOVE_REFERENCE:
                return removal(sheet, citation, edit.value)
        writer = _EntryWriter(sheet, citation.reference)
        return tuple(writer.splices(edits))

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:  # noqa: ARG002 - see ``Fixer``
        """See ``Fixer.unsaid``: a ``.bib`` file has words for all."""
        return frozenset()


class _EntryWriter:
    """Edits of one entry."""

    def __init__(self, sheet: Sheet, reference: Reference) -> None:
        self._sheet = sheet
        self._reference = reference
        self._layout = EntryLayout(sheet.text, reference)
        self._new: dict[str, SourceField | None] = {}

    def splices(self, edits: Sequence[Edit]) -> Iterator[Splice]:
        order = list(_FIELDS)
        for edit in sorted(edits, key=lambda each: order.index(each.field) if each.field in order else len(order)):
            if edit.field is None:
                raise FixError("the edit names no field")
            if edit.kind is EditKind.REMOVE_FIELD:
                yield self._removed(edit.field)
            elif edit.value is None or not balanced(edit.value):
                raise FixError("the value has braces that do not close")
            else:
                yield self._set(edit.field, " ".join(edit.value.split()))

    def _set(self, field: str, value: str) -> Splice:
        names = _names(field)
        old = value_of(self._reference, field)
        place = holder(self._reference, field, names.known if old is not None else _own(names))
        if place is None and old is not None:
            raise FixError(f"the {_told(field)} does not stand in the entry itself")
        if place is None:
            return self._added(field, names, value)
        placed = self._placed(place)
        if old is None and field != "url_status":
            raise FixError(f"the entry has a field {place.name} that says something else")
        return Splice(*self._layout.delimited(placed, self._value(field, place, old, value)))

    def _value(self, field: str, place: SourceField, old: str | None, value: str) -> str:
        """Give a new value for a field, written as the old one is."""
        if field in DATES:
            if old is not None and not says(place.value, field, old):
                raise FixError(f"the {_told(field)} stands among other words")
            return written(value, [place.value, *self._days(field)])
        if old == value and field not in BARE:
            return place.value  # what stands around it is no fault
        if old is None or (field in BARE and fold(place.name) == field):
            return value if field in _VERBATIM else _escaped(value, _SPECIAL)
        if field not in _VERBATIM:
            if place.value == _escaped(old, _SPECIAL) != old:
                return _escaped(value, _SPECIAL)
            return rewritten(place.value, old, value, lambda part: _escaped(part, _SPECIAL))
        if place.value == old:
            return value
        for characters in _ESCAPED_IN_URLS:
            if _escaped(old, characters) == place.value:
                return _escaped(value, characters)
        return rewritten(place.value, old, value)

    def _added(self, field: str, names: _Names, value: str) -> Splice:
        own = [each.name for each in self._reference.fields]
        empty = next((each for each in self._reference.fields if fold(each.name) in _own(names)), None)
        if field in DATES:
            value = written(value, self._days(field))
        elif field not in _VERBATIM:
            value = _escaped(value, _SPECIAL)
        if empty is not None:
            return Splice(*self._layout.delimited(self._placed(empty), value))
        name = self._sheet.habit(f"name of {field}", lambda: self._names_in_use(field, names)) or spelt_like(
            names.new, own
        )
        at, made = self._layout.with_field(name, value, self._anchor(names))
        return Splice(at, at, made)

    def _anchor(self, names: _Names) -> SourceField | None:
        for field in names.after:
            place = holder(self._reference, field, _names(field).known)
            if place is not None and value_of(self._reference, field) is not None:
                return place
        return None

    def _names_in_use(self, field: str, names: _Names) -> Iterator[str]:
        """Give what the file's other entries call the source field of a record field."""
        for reference in self._sheet.references:
            if value_of(reference, field) is not None:
                place = holder(reference, field, names.known)
                if place is not None and fold(place.name) in names.known and fold(place.name) not in _EITHER:
                    yield place.name

    def _days(self, field: str) -> list[str]:
        """Give a date in the form that the file's dates of that kind have."""
        habit = self._sheet.habit(f"form of {field}", lambda: self._forms((field,)))
        habit = habit or self._sheet.habit("form of days", lambda: self._forms(("archived", "accessed")))
        return [habit] if habit is not None else []

    def _forms(self, kinds: Sequence[str]) -> Iterator[str]:
        """Give the days of some kinds that the file has."""
        for reference in self._sheet.references:
            for kind in kinds:
                place = holder(reference, kind, _names(kind).known) if value_of(reference, kind) else None
                shown = form(place.value) if place is not None else None
                if shown is not None:
                    yield shown

    def _removed(self, field: str) -> Splice:
        place = holder(self._reference, field, _names(field).known)
        if place is None or fold(place.name) not in _names(field).known:
            raise FixError(f"the {_told(field)} has no field of its own")
        return Splice(*self._layout.without(self._placed(place)), "")

    def _placed(self, field: SourceField) -> Placed:
        return next(each for each in self._layout.fields if each.field is field)


def _names(field: str) -> _Names:
    plain = fold(field)
    return _FIELDS.get(field, _Names(plain, (plain,)))


def _own(names: _Names) -> tuple[str, ...]:
    """Give the source fields that hold nothing but this record field."""
    return tuple(name for name in names.known if name not in _EITHER)


def _escaped(value: str, characters: str) -> str:
    """Put a backslash before characters that LaTeX would take for commands, unless there is one."""
    pieces: list[str] = []
    for index, character in enumerate(value):
        after_backslash = index > 0 and value[index - 1] == "\\"
        pieces.append(_ESCAPES[character] if character in characters and not after_backslash else character)
    return "".join(pieces)


def _told(field: str) -> str:
    return field.replace("_", " ")
