"""Names as the styles print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.sources.freetext.crf.tags import BEGIN, BODY, EDITOR, FAMILY, GIVEN
from training.dice import Dice
from training.pieces import Piece
from training.work import Person

_AND = {
    "en": ("and", "and", "and", "&"), "de": ("und", "und", "u.", "&", "/"), "fr": ("et", "et", "&"), "es": ("y", "y",
        "&"),
    "it": ("e", "e", "&"), "pt": ("e", "e", "&"), "ru": ("и", ","),
}  # fmt: skip
_ET_AL = {
    "en": ("et al.", "et al.", "et al", "and others"), "de": ("u.a.", "et al.", "u. a.", "et al"), "fr": ("et al.",
        "et coll."),
    "es": ("et al.", "y otros"), "it": ("et al.", "e altri"), "pt": ("et al.", "et al"), "ru": ("и др.", "и др."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Byline:
    """How a style prints a list of names."""

    order: str
    """``family`` all names inverted, ``given`` none, ``first`` the first one only."""
    given: str
    """``full``, ``J. A.``, ``J.A.``, ``JA``, ``J A``, ``John A.``, ``J``, ``J.-A.``."""
    comma: str
    """Between family and given name where inverted."""
    between: str
    last: str
    """Before the last name."""
    most: int
    """Names printed before "et al."; 99 for all."""
    et_al: str
    capitals: bool = False

    @staticmethod
    def any(language: str, dice: Dice) -> Byline:
        """Make a manner of printing names."""
        order = dice.weighted([(52, "family"), (30, "given"), (18, "first")])
        given = dice.weighted(_GIVEN[order])
        bare = given in ("JA", "J A", "J")
        comma = dice.weighted([(80, " "), (20, ", ")] if bare else [(93, ", "), (7, " ")])
        word = dice.one(_AND.get(language, _AND["en"]))
        between = dice.weighted(_BETWEEN[order] if comma != " " else [(85, ", "), (15, "; ")])
        if word == "/":
            between, last = "/", "/"
        elif between in ("/", " / ", " – ", " - "):
            last = between if dice.chance(0.85) else f" {word} "
        elif word == ",":
            last = ", "
        else:
            last = dice.weighted([(45, f" {word} "), (30, f"{between.rstrip()} {word} "), (25, between)])
        return Byline(
            order, given, comma, between, last, dice.weighted([(82, 99), (6, 1), (6, 3), (3, 6), (3, 2)]),
            dice.one(_ET_AL.get(language, _ET_AL["en"])), dice.chance(0.06),
        )  # fmt: skip


_GIVEN = {
    "family": [
        (34, "full"),
        (28, "J. A."),
        (10, "J.A."),
        (18, "JA"),
        (2, "J A"),
        (3, "John A."),
        (3, "J."),
        (2, "J.-A."),
    ],
    "given": [(42, "full"), (34, "J. A."), (18, "J.A."), (2, "JA"), (4, "John A.")],
    "first": [(60, "full"), (28, "J. A."), (8, "J.A."), (4, "John A.")],
}
_BETWEEN = {
    "family": [(55, ", "), (25, "; "), (9, "/"), (5, " / "), (2, " – "), (4, " and ")],
    "given": [(80, ", "), (6, "; "), (6, "/"), (2, " / "), (2, " - "), (4, " and ")],
    "first": [(90, ", "), (6, "; "), (4, "/")],
}


def given_as(given: str, form: str) -> str:
    """Print given names in full or as initials."""
    if form == "full":
        return given
    parts = [part for part in re.split(r"[ .]+", given) if part]
    if not parts:
        return given
    first_of = [_initial(part, form) for part in parts]
    match form:
        case "John A.":
            return " ".join([parts[0], *first_of[1:]])
        case "J. A." | "J.-A.":
            return " ".join(first_of)
        case "J.A.":
            return "".join(first_of)
        case "J.":
            return first_of[0]
        case "J A":
            return " ".join(first_of)
        case _:
            return "".join(first_of)


def _initial(part: str, form: str) -> str:
    bare = form in ("JA", "J A", "J")
    letters = [piece[0].upper() for piece in part.split("-") if piece]
    if bare:
        return "".join(letters)
    return ".-".join(letters) + "."


def print_names(people: tuple[Person, ...], byline: Byline, *, editors: bool = False) -> list[Piece]:
    """Print names; "et al." is of the style."""
    shown = people if len(people) <= byline.most else people[: byline.most]
    pieces: list[Piece] = []
    for number, person in enumerate(shown):
        if number:
            is_last = number == len(shown) - 1 and len(shown) == len(people)
            pieces.append(Piece(byline.last if is_last else byline.between))
        pieces.extend(
            _one(person, byline, inverted=byline.order == "family" or (byline.order == "first" and not number))
        )
    if len(shown) < len(people):
        pieces.append(Piece((", " if byline.order != "given" or byline.comma == " " else " ") + byline.et_al))
    return [Piece(piece.text, _as_editor(piece.tag)) for piece in pieces] if editors else pieces


def _as_editor(tag: str) -> str:
    if tag[:1] != "a":
        return tag
    return EDITOR + BEGIN if tag.endswith(BEGIN) else EDITOR


def _one(person: Person, byline: Byline, *, inverted: bool) -> list[Piece]:
    if person.is_body:
        return [Piece(person.family, BODY + BEGIN)]
    family = person.family.upper() if byline.capitals else person.family
    given = given_as(person.given, byline.given)
    particle = f"{person.particle} " if person.particle else ""
    if not given:
        return [Piece(particle + family, FAMILY + BEGIN)]
    suffix = f"{', ' if inverted else ' '}{person.suffix}" if person.suffix else ""
    if not inverted:
        return [Piece(given, GIVEN + BEGIN), Piece(" "), Piece(particle + family, FAMILY), Piece(suffix, FAMILY)]
    if person.particle and len(person.family) % 2:
        return [
            Piece(family, FAMILY + BEGIN),
            Piece(byline.comma),
            Piece(f"{given} {person.particle}", GIVEN),
            Piece(suffix, GIVEN),
        ]
    return [Piece(particle + family, FAMILY + BEGIN), Piece(byline.comma), Piece(given, GIVEN), Piece(suffix, GIVEN)]
