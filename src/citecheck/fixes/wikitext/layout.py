"""How one template is laid out: its bars, names and blanks, and how another parameter would be written beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.errors import FixError
from citecheck.model.reference import Reference, SourceField

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK = " \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Placed:
    """A parameter with a name, as offsets in the document."""

    field: SourceField
    bar: int
    gap: str
    """Blanks before its bar."""
    lead: str
    """Blanks between bar and name."""
    equals: str
    """``=`` with the blanks around it."""
    end: int
    """Where the next bar or the closing braces stand."""


class TemplateLayout:
    """The named parameters of one template."""

    def __init__(self, text: str, reference: Reference) -> None:
        """Look up the parameters of a reference in the text of its document."""
        self._text = text
        self._start, self._end = reference.origin.span.start, reference.origin.span.end
        self.fields = tuple(self._placed(reference.fields))

    def with_parameter(self, name: str, value: str, after: SourceField | None) -> tuple[int, str]:
        """Give the place and the text of a new parameter.

        Raises:
            FixError: The template has no parameter to take the manner from.
        """
        if not self.fields:
            raise FixError("the template has no named parameter after which another could be written")
        anchor = next((each for each in self.fields if each.field is after), self.fields[-1])
        at = anchor.field.end
        return at, f"{self._gap(anchor)}|{anchor.lead}{name}{self._equals(anchor, name)}{value}"

    def without(self, placed: Placed) -> tuple[int, int]:
        """Give the stretch that goes when a parameter is taken out: from its bar to the next, blanks before kept."""
        stop = placed.field.end
        return placed.bar - len(placed.gap), stop

    def _placed(self, fields: Sequence[SourceField]) -> Iterator[Placed]:
        """Find bar, name and equals sign of each parameter, in order of place."""
        position = self._start
        ordered = sorted(fields, key=lambda field: field.start)
        for index, field in enumerate(ordered):
            head = self._text[position : field.start]
            bar = _bar(head)
            following = ordered[index + 1].start if index + 1 < len(ordered) else self._end - 2
            stop = _bar(self._text[field.end : following])
            end = field.end + stop if stop >= 0 else self._end - 2
            if bar >= 0 and "=" in head[bar:] and not field.name.isdecimal():
                before = head[:bar]
                gap = before[len(before.rstrip(_BLANK)) :]
                name, equals = _name_and_equals(head[bar + 1 :])
                lead = name[: len(name) - len(name.lstrip(_BLANK))]
                yield Placed(field, position + bar, gap, lead, equals, end)
            position = field.end

    def _gap(self, anchor: Placed) -> str:
        """Give the blanks before a bar that follows the anchor."""
        after = self._text[anchor.field.end : anchor.end]
        if anchor.end < self._end - 2 and not after.strip(_BLANK):
            return after
        others = [each.gap for each in self.fields[1:]] or [anchor.gap]
        return Counter(others).most_common(1)[0][0]

    def _equals(self, anchor: Placed, name: str) -> str:
        """Give ``=`` with blanks, in the column in which the others stand, if they stand in one."""
        widths = {len(each.field.name) for each in self.fields}
        columns = {len(each.field.name) + each.equals.find("=") for each in self.fields}
        if len(widths) > 1 and len(columns) == 1 and "\n" not in anchor.equals:
            bare = anchor.equals.lstrip(_BLANK)
            return bare.rjust(max(columns) - len(name) + len(bare))
        if len(widths) > 1 and anchor.equals.find("=") > 1:
            return " " + anchor.equals.lstrip(_BLANK)
        return anchor.equals


def _bar(stretch: str) -> int:
    """Find the first bar outside comments, -1 without one."""
    if "<!--" in stretch:
        stretch = _COMMENT.sub(lambda match: " " * len(match.group()), stretch)
    return stretch.find("|")


def _name_and_equals(stretch: str) -> tuple[str, str]:
    """Part `` name = `` into name and equals sign with the blanks around it."""
    name, _, after = stretch.partition("=")
    bare = name.rstrip(_BLANK)
    blanks = after if not after.strip(_BLANK) else ""
    return bare, f"{name[len(bare) :]}={blanks}"
