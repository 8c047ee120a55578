"""One JSON object as it is laid out: its members with their places, and how another would be written beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass

from citecheck.errors import FixError

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n]*+")
_INDENT = re.compile(r"[\r\n]([ \t]*)\Z")


@dataclass(frozen=True, slots=True)
class Member:
    """``"name": value``; all offsets are of the document."""

    name: str
    value: object
    gap: str
    """White space between what stands before and the name."""
    name_start: int
    colon: str
    """``:`` with the white space around it."""
    start: int
    """Of the value, quotation marks included."""
    end: int


class JsonObject:
    """The members of one object."""

    def __init__(self, text: str, start: int) -> None:
        """Read the object whose ``{`` is at ``start``.

        Raises:
            FixError: It is no JSON.
        """
        self._text = text
        self._start = start
        self._is_ascii = text.isascii() and "\\u" in text
        self.members: list[Member] = []
        try:
            self._read()
        except (ValueError, RecursionError) as error:
            raise FixError("the object is no proper JSON") from error

    def member(self, name: str) -> Member | None:
        """Give the last member of a name, which is the one that counts."""
        return next((each for each in reversed(self.members) if each.name == name), None)

    def with_member(self, name: str, value: object, after: Member | None) -> tuple[int, str]:
        """Give the place and the text of a new member; the last one is gone behind when none is named."""
        made = f"{self.string(name)}{self._colon()}{self.rendered(value)}"
        if not self.members:
            return self._start + 1, made
        anchor = after or self.members[-1]
        return anchor.end, f",{self._gap()}{made}"

    def without(self, member: Member) -> tuple[int, int]:
        """Give the stretch that goes when a member is taken out, with one comma."""
        index = self.members.index(member)
        if index:
            return self.members[index - 1].end, member.end
        if len(self.members) > 1:
            return member.name_start, self.members[1].name_start
        return member.name_start, member.end

    def rendered(self, value: object) -> str:
        """Write a value in the manner of the file; an object of strings goes over lines where members do."""
        if isinstance(value, str):
            return self.string(value)
        if not isinstance(value, dict):
            return json.dumps(value, ensure_ascii=self._is_ascii)
        gap = self._gap()
        pairs = [f"{self.string(name)}{self._colon()}{self.rendered(inner)}" for name, inner in value.items()]
        indent = _INDENT.search(gap)
        if indent is None or not all(isinstance(inner, str) for inner in value.values()):
            return "{" + ", ".join(pairs) + "}"
        deeper = gap + self._unit(indent[1])
        return "{" + ",".join(f"{deeper}{pair}" for pair in pairs) + gap + "}"

    def string(self, value: str) -> str:
        """Write a string with its quotation marks."""
        return json.dumps(value, ensure_ascii=self._is_ascii)

    def _read(self) -> None:
        text = self._text
        position = self._start + 1
        while True:
            begin = self._past_space(position)
            if text[begin] == "}" and not self.members:
                return
            name, end = _DECODER.raw_decode(text, begin)
            value_start = self._past_space(self._past_space(end) + 1)
            value, value_end = _DECODER.raw_decode(text, value_start)
            gap, colon = text[position:begin], text[end:value_start]
            self.members.append(Member(str(name), value, gap, begin, colon, value_start, value_end))
            position = self._past_space(value_end)
            if text[position : position + 1] != ",":
                return
            position += 1

    def _past_space(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        end = match.end() if match is not None else position
        if end >= len(self._text):
            raise ValueError("the object does not end")
        return end

    def _gap(self) -> str:
        if len(self.members) > 1:
            return Counter(each.gap for each in self.members[1:]).most_common(1)[0][0]
        own = self.members[0].gap if self.members else ""
        return own or (" " if self._colon().endswith(" ") else "")

    def _colon(self) -> str:
        return Counter(each.colon for each in self.members).most_common(1)[0][0] if self.members else ": "

    def _unit(self, indent: str) -> str:
        """Give one step of indentation: what members have more than the line of their object."""
        line = self._text[: self._start].rpartition("\n")[2]
        outer = line[: len(line) - len(line.lstrip(" \t"))]
        return indent[len(outer) :] if indent.startswith(outer) and len(indent) > len(outer) else "  "


def unescaped(raw: str) -> str:
    """Read the inside of a JSON string.

    Raises:
        FixError: It is none.
    """
    try:
        return str(_DECODER.decode(f'"{raw}"'))
    except ValueError as error:
        raise FixError("the value is no proper JSON string") from error
