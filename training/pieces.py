"""A citation while it is printed: stretches of text, each with what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.sources.freetext.crf.tags import OTHER
from citecheck.sources.freetext.crf.tokens import Tokens, tokenise

_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its tag; words of the style itself have ``OTHER``."""

    text: str
    tag: str = OTHER


class Print:
    """A row of pieces that grows at its end."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[Piece] = []

    def add(self, text: str, tag: str = OTHER) -> None:
        """Add a stretch; nothing is added for no text."""
        if text:
            self.pieces.append(Piece(text, tag))

    def extend(self, pieces: list[Piece]) -> None:
        """Add the pieces of another print."""
        self.pieces.extend(piece for piece in pieces if piece.text)

    @property
    def last(self) -> str:
        """The last character so far, empty at the beginning."""
        return self.pieces[-1].text[-1] if self.pieces else ""

    def stop(self, sign: str) -> None:
        """Add a separator; a full stop or comma is left out where the text before ends in a stop of its own."""
        if sign and sign[0] in ".," and self.last in ".?!" and (sign[0] == "." or self.last in "?!"):
            sign = sign[1:]
        self.add(sign)


_SMALL = 4


def capitals(title: str) -> str:
    """Print a title with capitals, but for short words inside."""
    words = title.split(" ")
    return " ".join(word if len(word) < _SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(words))


def joined(pieces: list[Piece]) -> tuple[str, list[str]]:
    """Give the text of pieces and the tag of each of its characters; several blanks become one."""
    letters: list[str] = []
    tags: list[str] = []
    for piece in pieces:
        begin = piece.tag.endswith("+")
        for number, letter in enumerate(piece.text):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            tags.append(piece.tag if begin and number == 0 else piece.tag.rstrip("+"))
    while letters and letters[-1] == " ":
        letters.pop()
        tags.pop()
    return "".join(letters), tags


_SHOWN_BY_FORM = dict.fromkeys(("doi", "isbn", "issn", "pmid"), "id")
"""Tags that the model need not tell apart, for the forms of what bears them do; fewer tags are read faster."""


def tagged(pieces: list[Piece]) -> tuple[str, Tokens, list[str]]:
    """Give the text of pieces, its tokens, and the tag of each."""
    text, tags = joined([Piece(piece.text, _SHOWN_BY_FORM.get(piece.tag, piece.tag)) for piece in pieces])
    tokens = tokenise(text)
    found: list[str] = []
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        inside = tags[start:end]
        tag = inside[0]
        if tag == OTHER and any(one != OTHER for one in inside):
            tag = max(set(inside), key=inside.count)
        found.append(tag)
    return text, tokens, found
