"""The pieces that a ``.bib`` file is cut into, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from citecheck.model.reference import RemarkKind


class Quoting(StrEnum):
    """What stands around a piece of a value."""

    BRACES = "{"
    QUOTES = '"'
    BARE = ""
    """A number or the name of an ``@string``."""


class Piece(NamedTuple):
    """One operand of ``"a" # b # {c}``: ``text[start:end]``, without its delimiters."""

    quoting: Quoting
    start: int
    end: int


class RawField(NamedTuple):
    """A field as it is written."""

    name: str
    """As written; compare it folded."""
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """First character of the value without delimiters; of the whole expression where ``#`` joins several."""
        first = self.pieces[0]
        return first.start - (len(self.pieces) > 1 and first.quoting is not Quoting.BARE)

    @property
    def end(self) -> int:
        """End of the value, as ``start``."""
        last = self.pieces[-1]
        return last.end + (len(self.pieces) > 1 and last.quoting is not Quoting.BARE)


class Oddity(NamedTuple):
    """Something odd at ``text[start:end]``, before lines and columns are known."""

    kind: RemarkKind
    start: int
    end: int
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """``@type{key, name = value, …}``, from its ``@`` to its closing delimiter."""

    type: str
    key: str | None
    start: int
    end: int
    fields: tuple[RawField, ...]
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True)
class StringDefinition:
    """``@string{name = value}``."""

    start: int
    end: int
    field: RawField


@dataclass(frozen=True, slots=True)
class Aside:
    """``@comment`` or ``@preamble``: understood, and no reference."""

    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A block that could not be read: an entry that does not close, or words between entries."""

    reason: str
    start: int
    end: int
    key: str | None = None
    is_entry: bool = True


Block = Entry | StringDefinition | Aside | Unreadable
