"""How one entry is laid out: where its fields begin and end, and how another one would be written beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.errors import FixError
from citecheck.model.reference import Reference, SourceField

_HEAD = re.compile(r"(?P<lead>[\s,]*+)(?P<name>[^\s=,{}\"#%]++)(?P<equals>\s*+=\s*+)(?P<open>[{\"]?)\Z")
_COMMA = re.compile(r"\s*+,")
_LEADING_COMMA = re.compile(r"\s*[\r\n]\s*,\s*\Z")
_COMMENT = re.compile(r"[ \t]*+%[^\r\n]*+")
_CLOSING = {"{": "}", '"': '"', "": ""}
_LOOK_BACK = 300
"""Code points before a value in which its name stands: names are short, and blank lines few."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A field with all that belongs to it, as offsets in the document."""

    field: SourceField
    lead: str
    """White space and commas between what stands before it and its name."""
    name: str
    equals: str
    """``=`` with the blanks around it."""
    opening: str
    """``{``, ``"`` or nothing."""
    start: int
    """Of its name."""
    end: int
    """Behind its closing delimiter."""

    @property
    def value_start(self) -> int:
        """Offset of the value with its delimiter."""
        return self.field.start - len(self.opening)


class EntryLayout:
    """The fields of one entry."""

    def __init__(self, text: str, reference: Reference) -> None:
        """Look up the fields of a reference in the text of its document.

        Raises:
            FixError: A field is not written as fields are.
        """
        self._text = text
        self._end = reference.origin.span.end
        self.fields = tuple(_placed(text, field, reference.origin.span.start) for field in reference.fields)

    def with_field(self, name: str, value: str, after: SourceField | None) -> tuple[int, str]:
        """Give the place and the text of a new field.

        Args:
            name: As it is to be written.
            value: Without delimiters.
            after: The field behind which it goes; the last one when left out.

        Raises:
            FixError: The entry has no fields to take the manner from.
        """
        if not self.fields:
            raise FixError("the entry has no field after which another could be written")
        anchor = next((each for each in self.fields if each.field is after), self.fields[-1])
        comma = _COMMA.match(self._text, anchor.end, self._end)
        made = f"{name}{self._equals(anchor, name)}{self._quoted(value)}"
        leads_with_comma = _LEADING_COMMA.match(anchor.lead) is not None
        if leads_with_comma or comma is None:
            lead = anchor.lead if leads_with_comma else f",{self._gap(anchor)}"
            return anchor.end, f"{lead}{made}"
        at = comma.end()
        comment = _COMMENT.match(self._text, at, self._end)
        return (comment.end() if comment is not None else at), f"{self._gap(anchor)}{made},"

    def delimited(self, placed: Placed, value: str) -> tuple[int, int, str]:
        """Give the change that puts another value in place of a field's, delimiters kept where they can be."""
        if placed.opening and not (placed.opening == '"' and '"' in value):
            return placed.field.start, placed.field.end, value
        bare = not placed.opening and value.isascii() and value.isdecimal()
        return placed.value_start, placed.end, value if bare else f"{{{value}}}"

    def without(self, placed: Placed) -> tuple[int, int]:
        """Give the stretch that goes when a field is taken out: its line, or it and one comma."""
        comma = _COMMA.match(self._text, placed.end, self._end)
        before = placed.start - len(placed.lead)
        if _LEADING_COMMA.match(placed.lead):
            return before, placed.end
        if comma is None:
            comma_before = placed.lead.find(",")
            return (before + comma_before if comma_before >= 0 else before), placed.end
        gap = placed.lead.rpartition(",")[2]
        return placed.start - len(gap), comma.end()

    def _gap(self, anchor: Placed) -> str:
        """Give the white space before a name, from a neighbour if the anchor stands on the line of the key."""
        gaps = [each.lead.rpartition(",")[2] for each in self.fields]
        own = anchor.lead.rpartition(",")[2]
        if anchor is self.fields[0] and len(gaps) > 1:
            own = Counter(gaps[1:]).most_common(1)[0][0]
        return _one_line_end(own) or " "

    def _equals(self, anchor: Placed, name: str) -> str:
        """Give ``=`` with blanks, so that it or the values stand in one column where they do in the entry."""
        if len({len(each.name) for each in self.fields}) > 1:
            columns = {len(each.name) + each.equals.index("=") for each in self.fields}
            if len(columns) == 1 and "\n" not in anchor.equals:
                return anchor.equals.lstrip().rjust(max(columns) - len(name) + len(anchor.equals.lstrip()))
            values = {len(each.name) + len(each.equals) for each in self.fields}
            if len(values) == 1 and "\n" not in anchor.equals:
                head = anchor.equals.rstrip()
                return head.ljust(max(values) - len(name))
        return anchor.equals

    def _quoted(self, value: str) -> str:
        kinds = Counter(each.opening for each in self.fields if each.opening)
        quoted = kinds['"'] > kinds["{"] and '"' not in value
        return f'"{value}"' if quoted else f"{{{value}}}"


def _placed(text: str, field: SourceField, first: int) -> Placed:
    begin = max(first, field.start - _LOOK_BACK)
    head = _HEAD.search(text, begin, field.start)
    if head is None or head["name"] != field.name:
        raise FixError(f"the field {field.name} is written in an unusual way")
    opening = head["open"]
    closing = _CLOSING[opening]
    if closing and text[field.end : field.end + 1] != closing:
        raise FixError(f"the field {field.name} is written in an unusual way")
    return Placed(
        field, head["lead"], head["name"], head["equals"], opening, head.start("name"), field.end + len(closing)
    )


def _one_line_end(gap: str) -> str:
    """Give white space with one line end at most, so that a blank line before a field is not repeated."""
    for line_end in ("\r\n", "\n", "\r"):
        if line_end in gap:
            return line_end + gap.rpartition(line_end)[2]
    return gap


def balanced(value: str) -> bool:
    """Whether braces in a value close in order, as BibTeX counts them."""
    depth = 0
    for mark in value:
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0


def spelt_like(name: str, others: Sequence[str]) -> str:
    """Spell a field name in capitals where the other names of the entry are."""
    letters = [other for other in others if other.isascii() and other.isalpha()]
    if letters and all(other.isupper() for other in letters):
        return name.upper()
    if letters and all(other[:1].isupper() and not other.isupper() for other in letters):
        return name.capitalize()
    return name
