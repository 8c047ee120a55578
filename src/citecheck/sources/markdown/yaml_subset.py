"""The part of YAML that people write bibliographies in; everything else is refused, not guessed.

Read: block and flow mappings and sequences, plain, quoted and block scalars, comments. Refused: anchors, aliases, tags,
directives, complex keys, tabs for indentation. A full YAML parser would be a dependency for one corner of one format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_KEY = re.compile(
    r"(?:\"([^\"\\\n]*)\"|'([^'\n]*)'|([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\n]*?|-[^\s:#][^:#\n]*?))[ \t]*:(?=[ \t]|$)"
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*$")
_INTEGER = re.compile(r"-?\d{1,15}\Z")
_MAX_DEPTH = 16
"""Levels of nesting; CSL has five."""
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "0": "", "r": "", " ": " "}
_UNICODE_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)

Value = str | int | None | Sequence["Value"] | Mapping[str, "Value"]


class UnsupportedYamlError(ValueError):
    """Something that this subset has not; ``offset`` is where it stands in the document."""

    def __init__(self, what: str, offset: int) -> None:
        """Say what it is and where."""
        super().__init__(what)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    text: str
    """Without indentation, comment and blanks at the end."""
    start: int
    """Offset of ``text`` in the document."""
    raw: str
    """The whole line, for block scalars."""


def parse_yaml(text: str, offset: int) -> Value:
    """Parse a piece of YAML.

    Args:
        text: The piece, whole lines.
        offset: Where it begins in the document; errors give offsets there.

    Raises:
        UnsupportedYamlError: It holds what this subset has not.
    """
    parser = _Parser(_lines(text, offset))
    value = parser.node(0, 0)
    parser.expect_end()
    return value


def _lines(text: str, offset: int) -> list[_Line]:
    lines: list[_Line] = []
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n")
        stripped = body.lstrip(" ")
        indent = len(body) - len(stripped)
        if stripped.startswith("\t"):
            raise UnsupportedYamlError("a tab as indentation", offset + indent)
        shown = "" if stripped.startswith("#") else _without_comment(stripped).rstrip()
        lines.append(_Line(indent, shown, offset + indent, body))
        offset += len(raw)
    return lines


def _without_comment(line: str) -> str:
    """Cut off a comment; a ``#`` inside quotation marks, or without a blank before it, is none."""
    if " #" not in line and "\t#" not in line:
        return line
    quote = ""
    for index, char in enumerate(line):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and (index == 0 or line[index - 1] in " [{,:"):
            quote = char
        elif char == "#" and index and line[index - 1] in " \t":
            return line[:index]
    return line


class _Parser:
    """Recursive descent over lines; the depth is bounded."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._at = 0

    def expect_end(self) -> None:
        """Refuse what is left over."""
        line = self._peek()
        if line is not None:
            raise UnsupportedYamlError("a line out of line with those before it", line.start)

    def node(self, indent: int, depth: int) -> Value:
        """Parse the value that begins at the next line, if it is indented by ``indent`` or more."""
        line = self._peek()
        if line is None or line.indent < indent:
            return None
        if depth > _MAX_DEPTH:
            raise UnsupportedYamlError("nesting this deep", line.start)
        if line.text == "-" or line.text.startswith("- "):
            return self._sequence(line.indent, depth)
        if _KEY.match(line.text):
            return self._mapping(line.indent, depth)
        self._at += 1
        return self._inline(line.text, line, line.indent, depth)

    def _peek(self) -> _Line | None:
        while self._at < len(self._lines) and not self._lines[self._at].text:
            self._at += 1
        return self._lines[self._at] if self._at < len(self._lines) else None

    def _sequence(self, indent: int, depth: int) -> list[Value]:
        values: list[Value] = []
        while (line := self._peek()) is not None and line.indent == indent:
            if line.text != "-" and not line.text.startswith("- "):
                break
            rest = line.text[1:].lstrip(" ")
            if not rest:
                self._at += 1
                values.append(self.node(indent + 1, depth + 1))
                continue
            inner = indent + len(line.text) - len(rest)
            self._lines[self._at] = _Line(inner, rest, line.start + len(line.text) - len(rest), line.raw)
            values.append(self.node(inner, depth + 1))
        return values

    def _mapping(self, indent: int, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while (line := self._peek()) is not None and line.indent == indent:
            match = _KEY.match(line.text)
            if match is None:
                break
            key = next(group for group in match.groups() if group is not None).strip()
            rest = line.text[match.end() :].strip()
            self._at += 1
            if rest:
                values[key] = self._inline(rest, line, indent, depth + 1)
            else:
                following = self._peek()
                is_list = following is not None and following.indent == indent and following.text.startswith("-")
                values[key] = self.node(indent if is_list else indent + 1, depth + 1)
        return values

    def _inline(self, text: str, line: _Line, indent: int, depth: int) -> Value:
        """Parse a value that begins on a line; the lines after it may go on with it."""
        first = text[0]
        if first in "&*!%@`?":
            raise UnsupportedYamlError(f"{first!r} at the start of a value", line.start)
        if first in "|>":
            return self._block_scalar(text, indent)
        if first in "[{":
            flow = _Flow(self._joined(text, indent, balanced=True), line.start)
            return flow.whole(depth)
        if first in "\"'":
            return _quoted(self._joined(text, indent, balanced=False, quote=first), line.start)
        return _scalar(self._joined(text, indent, balanced=False))

    def _joined(self, text: str, indent: int, *, balanced: bool, quote: str = "") -> str:
        """Join a value with the deeper lines that go on with it."""
        pieces = [text]
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.text and line.indent <= indent and not (balanced and line.text[0] in "]}"):
                break
            if not quote and not balanced and line.text and _KEY.match(line.text):
                break
            pieces.append(line.text)
            self._at += 1
        return " ".join(piece for piece in pieces if piece)

    def _block_scalar(self, header: str, indent: int) -> str:
        lines: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.raw.strip() and len(line.raw) - len(line.raw.lstrip(" ")) <= indent:
                break
            lines.append(line.raw)
            self._at += 1
        own = min((len(raw) - len(raw.lstrip(" ")) for raw in lines if raw.strip()), default=0)
        body = [raw[own:].rstrip() for raw in lines]
        return ("\n" if header[0] == "|" else " ").join(body).strip()


class _Flow:
    """A flow collection: ``[a, b]``, ``{a: b}``."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._at = 0

    def whole(self, depth: int) -> Value:
        """Parse all of the text as one value."""
        value = self._value(depth)
        if self._text[self._at :].strip():
            raise UnsupportedYamlError("words behind a closing bracket", self._offset)
        return value

    def _value(self, depth: int) -> Value:
        if depth > _MAX_DEPTH:
            raise UnsupportedYamlError("nesting this deep", self._offset)
        self._skip()
        first = self._text[self._at : self._at + 1]
        if first == "[":
            return self._list(depth)
        if first == "{":
            return self._map(depth)
        return self._leaf(",]}")

    def _list(self, depth: int) -> list[Value]:
        self._at += 1
        values: list[Value] = []
        while not self._ends("]"):
            values.append(self._value(depth + 1))
            self._comma("]")
        return values

    def _map(self, depth: int) -> dict[str, Value]:
        self._at += 1
        values: dict[str, Value] = {}
        while not self._ends("}"):
            key = self._leaf(":,}")
            self._skip()
            if self._text[self._at : self._at + 1] != ":":
                raise UnsupportedYamlError("a key without a value", self._offset)
            self._at += 1
            values[str(key)] = self._value(depth + 1)
            self._comma("}")
        return values

    def _leaf(self, stops: str) -> Value:
        self._skip()
        quote = self._text[self._at : self._at + 1]
        start = self._at
        if quote in {'"', "'"}:
            end = self._at + 1
            while end < len(self._text) and self._text[end] != quote:
                end += 1 + (quote == '"' and self._text[end] == "\\")
            self._at = end + 1
            return _quoted(self._text[start : self._at], self._offset)
        while self._at < len(self._text) and self._text[self._at] not in stops:
            self._at += 1
        return _scalar(self._text[start : self._at].strip())

    def _skip(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in " \t":
            self._at += 1

    def _ends(self, closing: str) -> bool:
        self._skip()
        if self._at >= len(self._text):
            raise UnsupportedYamlError(f"a missing {closing!r}", self._offset)
        if self._text[self._at] != closing:
            return False
        self._at += 1
        return True

    def _comma(self, closing: str) -> None:
        self._skip()
        following = self._text[self._at : self._at + 1]
        if following == ",":
            self._at += 1
        elif following != closing:
            raise UnsupportedYamlError(f"a missing {closing!r}", self._offset)


def _scalar(text: str) -> Value:
    if text in {"", "~", "null"}:
        return None
    return int(text) if _INTEGER.match(text) else text


def _quoted(text: str, offset: int) -> str:
    quote, inner = text[0], text[1:-1]
    if len(text) < 2 or text[-1] != quote:  # noqa: PLR2004 - the two marks
        raise UnsupportedYamlError("quotation marks that do not close", offset)
    if quote == "'":
        return inner.replace("''", "'")
    return _UNICODE_ESCAPE.sub(_unescaped, inner) if "\\" in inner else inner


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return _ESCAPES.get(match[4], match[4])
    code = int(digits, 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode's bounds
