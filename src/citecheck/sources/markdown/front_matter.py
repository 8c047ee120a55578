"""The front matter of Pandoc and Quarto documents: ``references:`` as CSL in YAML, and the bibliographies it names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from citecheck.model.reference import Format, Origin, Reference
from citecheck.sources.csl_json import CslJsonReader
from citecheck.sources.markdown.yaml_subset import UnsupportedYamlError, Value, parse_yaml
from citecheck.sources.positions import LineIndex

_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)-(?=[ \t\r\n])", re.MULTILINE)
_DATES = ("issued", "accessed", "archived", "original-date", "event-date", "submitted")
_PARTS = ("year", "month", "day")
_MAX_CHARS = 5_000_000
"""Code points of front matter that are looked at."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of the front matter that holds references which were not read."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class FrontMatter:
    """What was found before the text."""

    end: int = 0
    """Offset at which the document's text begins."""
    references: list[Reference] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    names_bibliography: bool = False


def read_front_matter(text: str, path: str, lines: LineIndex) -> FrontMatter:
    """Read the front matter of a document, if it has one."""
    found = FrontMatter()
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end(), opening.end() + _MAX_CHARS) if opening is not None else None
    if opening is None or closing is None:
        return found
    found.end = closing.end()
    for name, start, end in _sections(text, opening.end(), closing.start()):
        if name == "references":
            _references(text, (start, end), path, lines, found)
        elif name == "bibliography":
            found.names_bibliography = True
            stop = start + len(text[start:end].rstrip())
            found.unread.append(Unread(start, stop, "names a bibliography: give that file as a source of its own"))
    return found


def _sections(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give the top-level keys with the stretch of each, key included."""
    keys = [(match[1], match.start()) for match in _KEY.finditer(text, start, end)]
    for index, (name, begin) in enumerate(keys):
        yield name, begin, keys[index + 1][1] if index + 1 < len(keys) else end


def _references(text: str, bounds: tuple[int, int], path: str, lines: LineIndex, found: FrontMatter) -> None:
    """Read the items one by one, so that one which cannot be read does not hide the others."""
    start, end = bounds
    first = _ITEM.search(text, start, end)
    if first is None:
        if text[start:end].partition(":")[2].strip() not in {"", "[]", "null", "~"}:
            found.unread.append(Unread(start, end, "references that are no list of items"))
        return
    indent = len(first[1])
    begins = [match.start() for match in _ITEM.finditer(text, first.start(), end) if len(match[1]) == indent]
    for index, begin in enumerate(begins):
        stop = begins[index + 1] if index + 1 < len(begins) else end
        stop = begin + len(text[begin:stop].rstrip())
        try:
            value = parse_yaml(text[begin:stop], begin)
            reference = _reference(value)
        except UnsupportedYamlError as error:
            found.unread.append(Unread(begin, stop, f"YAML that is not read here: {error}"))
            continue
        if reference is None:
            found.unread.append(Unread(begin, stop, "an item that is no CSL reference"))
            continue
        dash = begin + indent
        origin = Origin(path, Format.MARKDOWN, lines.span(dash, stop))
        found.references.append(replace(reference, origin=origin, text=text[dash:stop], fields=()))


def _reference(value: Value) -> Reference | None:
    """Hand an item to the reader of CSL-JSON."""
    item = value[0] if isinstance(value, list) and value else value
    if not isinstance(item, Mapping):
        return None
    csl = {name: _date(part) if name in _DATES else part for name, part in item.items()}
    references = CslJsonReader().read(json.dumps([csl]), "-").references
    return references[0] if references else None


def _date(value: Value) -> Value:
    """Spell ``- year: 2005``, as older Pandoc has it, as CSL's ``date-parts``."""
    dates = value if isinstance(value, list) else [value]
    if not dates or not all(isinstance(date, Mapping) and "year" in date for date in dates):
        return value
    parts = [[date[name] for name in _PARTS if name in date] for date in dates if isinstance(date, Mapping)]
    return {"date-parts": parts}
