"""The word lists in ``words/`` as Python values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.dice import Dice

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Periodical:
    """A journal's name and the short forms in use."""

    name: str
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """A publisher and where it prints itself to be."""

    name: str
    places: tuple[str, ...]


def lines(name: str) -> list[str]:
    """Give the lines of a word list, without remarks and empty ones."""
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def periodicals() -> tuple[Periodical, ...]:
    """Give the listed journals."""
    rows = [[part.strip() for part in line.split("|")] for line in lines("journals.txt")]
    return tuple(Periodical(row[0], tuple(row[1:]) or (row[0],)) for row in rows)


def periodicals_of(path: Path) -> list[Periodical]:
    """Read a list of journals as JabRef keeps it, ``Full name = Short form`` a line.

    Names of one word and those with places in brackets are left out.
    """
    found: list[Periodical] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, sign, short = line.partition(" = ")
        if sign and " " in name and not set('\\{}<>"()') & set(line):
            found.append(Periodical(name.strip(), (short.strip(),)))
    return found


@cache
def newspapers() -> tuple[str, ...]:
    """Give the listed newspapers, magazines and sites."""
    return tuple(lines("newspapers.txt"))


@cache
def houses() -> tuple[House, ...]:
    """Give the listed publishers."""
    rows = [line.split("|") for line in lines("publishers.txt")]
    return tuple(House(row[0].strip(), tuple(place.strip() for place in row[1].split(";"))) for row in rows)


@cache
def grammar(language: str) -> dict[str, tuple[str, ...]]:
    """Give the title grammar of a language: slot name -> fillings."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines(f"titles_{language}.txt"):
        name, _, fillings = line.partition(":")
        table[name.strip()] = tuple(filling.strip() for filling in fillings.split(" | "))
    return table


def invent_title(language: str, dice: Dice) -> str:
    """Make a title from a language's grammar, its first letter a capital."""
    table = grammar(language)

    def fill(match: re.Match[str]) -> str:
        return dice.one(table[match.group(1)])

    title = dice.one(table["rich" if "rich" in table and dice.chance(_SHARE_OF_RICH) else "pattern"])
    for _ in range(_DEEPEST):
        if "{" not in title:
            break
        title = _SLOT.sub(fill, title)
    title = _SLOT.sub("", title)
    if dice.chance(_SHARE_OF_CAPITALS):
        title = _AFTER_COLON.sub(lambda match: match.group(1) + match.group(2).upper(), title)
    title = _AFTER_STOP.sub(lambda match: match.group(1) + match.group(2).upper(), title)
    return title[0].upper() + title[1:]


_SHARE_OF_RICH = 0.68
"""Of titles in a language that has a grammar with parts inside parts, how many are made of it."""
_DEEPEST = 7
_SHARE_OF_CAPITALS = 0.7
_AFTER_COLON = re.compile(r"(: )(\w)")
_AFTER_STOP = re.compile(r"((?<![A-Z])[?.] )(\w)")
