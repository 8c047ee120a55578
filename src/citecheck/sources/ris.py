"""RIS, as Zotero, EndNote, Mendeley and publishers export it, to references.

A record runs from ``TY`` to ``ER``. Tags without a field of ours stay in ``Reference.fields``; lines of the note that
name a field (``archive-url: https://…``) are taken for it, since RIS has no tag for a snapshot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from citecheck.model.reference import Document, Format, Origin, Reference, Remark, RemarkKind, Skipped, SourceField
from citecheck.sources.positions import LineIndex
from citecheck.sources.ris_record import build

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_TAG = re.compile(r"[ \t\ufeff]{0,8}([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t]|(?=[\r\n]|\Z|[A-Z]{2,6}\s*\Z))")
_WORD = re.compile(r"\w")
_EXCERPT = 200
"""Code points of a skipped block that the document repeats, see ``Skipped.text``."""


class _Field(NamedTuple):
    tag: str
    start: int
    end: int
    """Of the value, continued lines included."""


@dataclass(slots=True)
class _Record:
    """One record while its lines come in."""

    start: int
    end: int
    fields: list[_Field]
    closed: bool = False


class RisReader:
    """Reads RIS; see ``sources.interface.Reader``."""

    format = Format.RIS

    def read(self, text: str, path: str) -> Document:
        """See ``Reader.read``."""
        index = LineIndex(text)
        references: list[Reference] = []
        skipped: list[Skipped] = []
        remarks: list[Remark] = []
        for block in _blocks(text):
            span = index.span(block.start, block.end)
            if not block.fields:
                skipped.append(Skipped(span, "text outside records", text[block.start : block.end][:_EXCERPT]))
                remarks.append(Remark(RemarkKind.TEXT_OUTSIDE_ENTRY, span, text[block.start : block.end][:_EXCERPT]))
                continue
            fields = tuple(SourceField(f.tag, text[f.start : f.end], f.start, f.end) for f in block.fields)
            origin = Origin(path, Format.RIS, span)
            references.append(build(origin, text[block.start : block.end], fields))
            if not block.closed:
                remarks.append(Remark(RemarkKind.UNCLOSED_ENTRY, span, "ER", references[-1].key))
        return Document(path, Format.RIS, text, tuple(references), tuple(skipped), tuple(remarks))


def _blocks(text: str) -> Iterator[_Record]:
    """Give the records in order, and what stands between them as records without fields."""
    record: _Record | None = None
    for line in _LINE.finditer(text):
        if line.end() == line.start():
            break
        tag = _TAG.match(text, line.start(), line.end())
        start, end = line.start(), line.start() + len(line[0].rstrip())
        if tag is not None and tag[1] == "TY":
            if record is not None:
                yield record
            record = _Record(tag.start(1), end, [_Field("TY", *_stripped(text, tag.end(), end))])
        elif tag is not None and tag[1] == "ER" and record is not None:
            record.end, record.closed = max(end, tag.end(1)), True
            yield record
            record = None
        elif record is None:
            if _WORD.search(line[0]):
                first, last = _stripped(text, start, end)
                yield _Record(first, last, [])
        elif tag is not None:
            record.fields.append(_Field(tag[1], *_stripped(text, tag.end(), end)))
            record.end = max(end, record.end)
        elif end > start:
            open_field = record.fields[-1]
            record.fields[-1] = open_field._replace(end=max(end, open_field.end))
            record.end = end
    if record is not None:
        yield record


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch without white space around it; an empty one stays at its start."""
    stretch = text[start:end]
    lead = len(stretch) - len(stretch.lstrip())
    kept = stretch.strip()
    return (start + lead, start + lead + len(kept)) if kept else (min(start, end), min(start, end))
