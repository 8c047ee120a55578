"""The door of the room: a ``.bib`` file to a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citecheck.model.reference import (
    Document,
    Format,
    Origin,
    Reference,
    Remark,
    RemarkKind,
    Skipped,
    SourceField,
)
from citecheck.sources.bibtex.blocks import Aside, Entry, Oddity, StringDefinition, Unreadable
from citecheck.sources.bibtex.inherit import inherited
from citecheck.sources.bibtex.record import EntrySource, build
from citecheck.sources.bibtex.scan import cut
from citecheck.sources.bibtex.values import Strings, fold
from citecheck.sources.positions import LineIndex

_EXCERPT = 200
"""Code points of a skipped block that the document repeats, see ``Skipped.text``."""
_PARENTAL = re.compile(r"\b(?:crossref|xdata)\b", re.IGNORECASE)
_NO_WORKS = {
    "xdata": "@xdata holds fields for other entries",
    "control": "settings of a bibliography style",
    "ieeetranbstctl": "settings of a bibliography style",
    "revtexcontrol": "settings of a bibliography style",
    "achemsocontrol": "settings of a bibliography style",
}
"""Entry types, folded, that stand for no work, and what is said of them."""


class BibtexReader:
    """Reads BibTeX and biblatex; see ``sources.interface.Reader``."""

    format = Format.BIBTEX

    def read(self, text: str, path: str) -> Document:
        """Read a file; every entry is a reference, a skipped block or a part of one."""
        return _Reading(text, path).document()


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry that names parents, which may stand behind it, so that its record has to wait."""

    place: int
    """Index of its record among the references."""
    source: EntrySource
    values: Mapping[str, str]


class _Reading:
    """One file. Records are made as entries come, so that little is kept; those with parents are made at the end."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._index = LineIndex(text)
        self._strings = Strings(text)
        self._references: list[Reference] = []
        self._children: list[_Child] = []
        self._by_key: dict[str, tuple[str, Mapping[str, str]]] = {}
        self._has_parents = _PARENTAL.search(text) is not None
        self._skipped: list[Skipped] = []
        self._remarks: list[Remark] = []

    def document(self) -> Document:
        for block in cut(self._text):
            match block:
                case Entry():
                    self._take(block)
                case StringDefinition():
                    self._remark(self._strings.define(block.field), None)
                case Unreadable():
                    self._skip(block)
                case Aside():
                    pass
        for child in self._children:
            self._references[child.place] = self._descended(child)
        return Document(
            path=self._path,
            format=Format.BIBTEX,
            text=self._text,
            references=tuple(self._references),
            skipped=tuple(sorted(self._skipped, key=lambda skipped: skipped.span.start)),
            remarks=tuple(sorted(self._remarks, key=lambda remark: remark.span.start)),
        )

    def _take(self, entry: Entry) -> None:
        values = self._values(entry)
        if self._has_parents and entry.key is not None:
            self._by_key.setdefault(entry.key.lower(), (entry.type.lower(), values))
        reason = _NO_WORKS.get(fold(entry.type))
        if reason is not None or (entry.key is None and not entry.fields):
            self._skip(Unreadable(reason or "empty entry", entry.start, entry.end, entry.key), remark=False)
            return
        text = self._text
        fields = tuple(
            SourceField(field.name, text[field.start : field.end], field.start, field.end) for field in entry.fields
        )
        origin = Origin(self._path, Format.BIBTEX, self._index.span(entry.start, entry.end))
        source = EntrySource(origin, text[entry.start : entry.end], entry.type, entry.key, fields)
        if "crossref" in values or "xdata" in values:
            self._children.append(_Child(len(self._references), source, values))
        self._references.append(build(source, values))

    def _descended(self, child: _Child) -> Reference:
        """Make the record of an entry anew, with what its parents hand down."""
        values, missing = inherited(child.source.type.lower(), child.values, self._by_key)
        named = {fold(field.name): field for field in reversed(child.source.fields)}
        place = named.get("crossref") or named["xdata"]
        odd = [Oddity(RemarkKind.MISSING_PARENT, place.start, place.end, key) for key in missing]
        self._remark(odd, child.source.key)
        return build(child.source, values)

    def _values(self, entry: Entry) -> Mapping[str, str]:
        """Resolve the fields of an entry; of two of one name the first counts, as in BibTeX."""
        values: dict[str, str] = {}
        oddities = list(entry.oddities)
        for field in entry.fields:
            value, odd = self._strings.resolve(field)
            oddities.extend(odd)
            name = fold(field.name)
            if name in values:
                oddities.append(Oddity(RemarkKind.DUPLICATE_FIELD, field.start, field.end, field.name))
            else:
                values[name] = value
        self._remark(oddities, entry.key)
        return values

    def _skip(self, block: Unreadable, *, remark: bool = True) -> None:
        excerpt = self._text[block.start : min(block.end, block.start + _EXCERPT)]
        self._skipped.append(Skipped(self._index.span(block.start, block.end), block.reason, excerpt))
        if remark:
            outside = not block.is_entry and not excerpt.startswith("@")
            kind = RemarkKind.TEXT_OUTSIDE_ENTRY if outside else RemarkKind.UNCLOSED_ENTRY
            detail = block.key or excerpt.partition("\n")[0].strip()
            self._remark([Oddity(kind, block.start, block.end, detail)], block.key)

    def _remark(self, oddities: Iterable[Oddity], key: str | None) -> None:
        for kind, start, end, detail in oddities:
            self._remarks.append(Remark(kind, self._index.span(start, end), detail[:_EXCERPT], key))
