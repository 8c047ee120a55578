"""The parameters of one template: cut at its bars, named, understood, with the exact place of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from citecheck.model.reference import SourceField
from citecheck.sources.wikitext.mask import DROPPED, KEPT, visible
from citecheck.sources.wikitext.plain import plain
from citecheck.sources.wikitext.scan import Template
from citecheck.sources.wikitext.vocabulary import NUMBERED, ParameterNames

_BLANK = f" \t\r\n\u00a0{DROPPED}"
_SENTENCE_CHARS = 40
"""A bare parameter longer than this, or one with spaces, is no misspelt name."""


@dataclass(slots=True)
class Arguments:
    """What a template was given."""

    fields: list[SourceField] = field(default_factory=list)
    """All parameters in their order, names as written; bare ones are named ``1``, ``2`` …"""
    duplicates: list[SourceField] = field(default_factory=list)
    """Later givings of a name that had a value: the last one holds, as on the wiki."""
    unknown: list[SourceField] = field(default_factory=list)
    _raw: dict[str, str] = field(default_factory=dict)
    _numbered: dict[str, dict[int, str]] = field(default_factory=dict)

    def raw(self, canonical: str) -> str | None:
        """Give a value as wikitext, comments included; ``None`` where it is not given or empty."""
        return self._raw.get(canonical)

    def text(self, canonical: str) -> str | None:
        """Give a parameter as a reader sees it; ``None`` where it is not given or shows nothing."""
        value = self._raw.get(canonical)
        return None if value is None else plain(value) or None

    def numbered(self, canonical: str) -> dict[int, str]:
        """Give all values of a parameter that comes with numbers, as a reader sees them."""
        values = self._numbered.get(canonical)
        if values is None:
            return {}
        return {number: shown for number, value in values.items() if (shown := plain(value))}

    def bare(self, number: int) -> str | None:
        """Give a parameter without a name, by its number from 1, as a reader sees it."""
        for given in self.fields:
            if given.name == str(number):
                return plain(given.value) or None
        return None

    def keep(self, canonical: str, number: int, value: str, *, again: bool) -> None:
        """Note what a parameter says; of several names for one thing the first counts, of the same name the last."""
        if canonical in NUMBERED:
            values = self._numbered.setdefault(canonical, {})
            if again:
                values.pop(number, None)
            if value:
                values.setdefault(number, value)
        else:
            if again:
                self._raw.pop(canonical, None)
            if value:
                self._raw.setdefault(canonical, value)


def read_arguments(text: str, masked: str, template: Template, names: ParameterNames) -> Arguments:
    """Cut a template into its parameters.

    Args:
        text: The page.
        masked: The page with comments and literal stretches blanked, of the same length.
        template: Where it stands.
        names: What its parameters may be called.
    """
    found = Arguments()
    by_name: dict[str, int] = {}
    bare = 0
    is_nested = _is_nested(masked, template)
    bounds = (*template.pipes, template.end - 2)
    for start, end in pairwise(bounds):
        equals = masked.find("=", start + 1, end)
        if equals >= 0 and is_nested and _is_inside(masked, start + 1, equals):
            equals = -1
        stretch = masked[(start if equals < 0 else equals) + 1 : end]
        value = stretch.strip(_BLANK)
        if equals < 0:
            bare += 1
            if not value:
                continue
            name = str(bare)
        else:
            name = masked[start + 1 : equals].strip(_BLANK)
            if DROPPED in name or KEPT in name:
                name = " ".join(visible(text[start + 1 : equals]).split())
        begin = end - len(stretch) + stretch.find(value)
        stop = begin + len(value)
        if DROPPED in value or KEPT in value:
            value = text[begin:stop]
        _keep(found, SourceField(name, value, begin, stop), by_name, names)
    return found


def _keep(found: Arguments, given: SourceField, by_name: dict[str, int], names: ParameterNames) -> None:
    before = by_name.get(given.name)
    if before is not None and found.fields[before].value:
        found.duplicates.append(given)
    by_name[given.name] = len(found.fields)
    found.fields.append(given)
    parameter = names.understand(given.name)
    if parameter is not None:
        if parameter.canonical is not None:
            found.keep(parameter.canonical, parameter.number, given.value, again=before is not None)
    elif names.is_complete and given.value and given.name.isascii() and len(given.name) <= _SENTENCE_CHARS:
        found.unknown.append(given)


def _is_nested(masked: str, template: Template) -> bool:
    start, end = template.start + 2, template.end - 2
    return masked.find("{{", start, end) >= 0 or masked.find("[[", start, end) >= 0


def _is_inside(masked: str, start: int, equals: int) -> bool:
    """Whether a template or link begins before the first ``=``, which then is not that of a name."""
    return masked.find("{{", start, equals) >= 0 or masked.find("[[", start, equals) >= 0
