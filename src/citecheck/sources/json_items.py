"""The objects of a JSON file with their places, the good ones even when others are broken.

The standard library's scanner reads the values, at the speed of C; what it is handed is one member at a time, so that
the place of each is known. A file may hold an array of objects, an object with such an array in it, one object by
itself, objects by key, or one object a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n\ufeff]*+")
_SPACE_AND_COMMAS = re.compile(r"[ \t\r\n\ufeff,\x1e]*+")
_NEXT_ITEM = re.compile(r"\}\s*+,?\s*+(?=\{\s*+\")|[\r\n]\s*+(?=\{)")
_MOST_BROKEN = 1000
"""Broken stretches listed one by one; each costs a look at all that stands before it, so the rest is listed as one."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ARRAYS = frozenset(["items", "references", "bibliography", "records"])
"""Members of a file that hold its items: Zotero's and citecheck's, Pandoc's metadata, and others."""
_MARKS_OF_ITEMS = frozenset(
    ["id", "type", "title", "author", "authors", "URL", "url", "DOI", "doi", "issued", "published", "text", "origin"]
)
"""Members that an object has which is itself an item."""


class Member(NamedTuple):
    """``"name": value`` in an object; ``text[start:end]`` is the value, a string without its quotation marks."""

    name: str
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One object: ``text[start:end]``."""

    start: int
    end: int
    members: tuple[Member, ...]
    key: str | None = None
    """Its name, where objects are kept by name."""

    def value(self, name: str) -> object:
        """Give the value of the last member of that name, as JSON has it; ``None`` when there is none."""
        return next((member.value for member in reversed(self.members) if member.name == name), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch that is no JSON, or no object."""

    start: int
    end: int
    reason: str


def items(text: str) -> Iterator[Item | Broken]:
    """Give the objects of ``text`` in order, and what could not be read."""
    broken = 0
    for found in _found(text):
        broken += isinstance(found, Broken)
        if broken > _MOST_BROKEN:
            yield Broken(found.start, len(text), "too much of it is no JSON")
            return
        yield found


def _found(text: str) -> Iterator[Item | Broken]:
    position = _end(_SPACE_AND_COMMAS, text, 0)
    while position < len(text):
        if text[position] == "[":
            position = yield from _array(text, position)
        elif text[position] == "{":
            position = yield from _object(text, position)
        else:
            end = _resume(text, position)
            yield Broken(position, end, "is no JSON")
            position = end
        position = _end(_SPACE_AND_COMMAS, text, position)


def plain(value: object) -> str | None:
    """Give a string or a number as text, without half surrogate pairs; ``None`` for anything else or nothing."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return None
    return _HALF_PAIR.sub("", value).strip() or None


def _array(text: str, start: int) -> Generator[Item | Broken, None, int]:
    """Give the items of an array, and return where it ends."""
    position = _end(_SPACE_AND_COMMAS, text, start + 1)
    while position < len(text) and text[position] != "]":
        try:
            if text[position] == "{":
                members, end = _members(text, position)
                yield Item(position, end, members)
            else:
                _, end = _value(text, position)
                yield Broken(position, end, "no object")
        except (ValueError, RecursionError) as error:
            end = _resume(text, position)
            yield _broken(text, position, end, error)
        position = _end(_SPACE_AND_COMMAS, text, end)
    return position + 1


def _object(text: str, start: int) -> Generator[Item | Broken, None, int]:
    """Give what an object at the top is: an item, or what holds items; return where it ends."""
    members: list[Member] = []
    position = _end(_SPACE_AND_COMMAS, text, start + 1)
    holds_array = False
    try:
        while text[position : position + 1] != "}":
            name, position = _name(text, position)
            if name in _ARRAYS and text[position : position + 1] == "[":
                holds_array = True
                position = yield from _array(text, position)
            else:
                member = _member(text, name, position)
                members.append(member)
                position = member.end + isinstance(member.value, str)
            position = _end(_SPACE_AND_COMMAS, text, position)
    except (ValueError, RecursionError) as error:
        end = _resume(text, position if holds_array else start)
        yield _broken(text, start, end, error)
        return end
    if not holds_array:
        yield from _held(text, Item(start, position + 1, tuple(members)))
    return position + 1


def _held(text: str, whole: Item) -> Iterator[Item | Broken]:
    """Tell an item from an object that keeps items by key."""
    if not whole.members:
        return
    if any(member.name in _MARKS_OF_ITEMS and not isinstance(member.value, dict) for member in whole.members):
        yield whole
        return
    for member in whole.members:
        if isinstance(member.value, dict):
            members, end = _members(text, member.start)
            yield Item(member.start, end, members, member.name)
        else:
            yield Broken(member.start, member.end, f"{member.name[:40]!r} is no object")


def _members(text: str, start: int) -> tuple[tuple[Member, ...], int]:
    """Read an object whose ``{`` is at ``start``; raises ``ValueError`` when it is none."""
    members: list[Member] = []
    position = _end(_SPACE_AND_COMMAS, text, start + 1)
    while text[position : position + 1] != "}":
        name, position = _name(text, position)
        member = _member(text, name, position)
        members.append(member)
        position = _end(_SPACE_AND_COMMAS, text, member.end + isinstance(member.value, str))
    return tuple(members), position + 1


def nested(text: str, member: Member) -> tuple[Member, ...]:
    """Give the members of a member that is an object."""
    return _members(text, member.start)[0] if isinstance(member.value, dict) else ()


def _name(text: str, position: int) -> tuple[str, int]:
    """Read ``"name":``, and give the name and where the value begins."""
    if text[position : position + 1] != '"':
        raise json.JSONDecodeError("a name in quotation marks is missing", text, position)
    name, end = _value(text, position)
    colon = _end(_SPACE, text, end)
    if text[colon : colon + 1] != ":":
        raise json.JSONDecodeError("a colon is missing", text, colon)
    return str(name), _end(_SPACE, text, colon + 1)


def _member(text: str, name: str, start: int) -> Member:
    value, end = _value(text, start)
    is_string = isinstance(value, str)
    return Member(name, value, start + is_string, end - is_string)


def _value(text: str, start: int) -> tuple[object, int]:
    value, end = _DECODER.raw_decode(text, start)
    return value, end


def _broken(text: str, start: int, end: int, error: Exception) -> Broken:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
    return Broken(start, start + len(text[start:end].rstrip(" \t\r\n,")), f"broken JSON: {reason}")


def _resume(text: str, position: int) -> int:
    """Give where the next object begins after a broken one, the end of the text when none does."""
    match = _NEXT_ITEM.search(text, position + 1)
    return match.end() if match is not None else len(text)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
