"""Takes single settings out of a TOML table, with the line of a mistake: one method for each kind of value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from citecheck.config import DAY_S
from citecheck.errors import ConfigError

Table = Mapping[str, Any]
Taker = Callable[[str, Any], Any]
"""Takes the name of a setting and what TOML gave for it; gives the value, or raises ``ConfigError``."""
Choice = TypeVar("Choice", bound=StrEnum)
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": DAY_S, "w": 7 * DAY_S}
_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])\Z", re.ASCII)


def age_s(text: str) -> float:
    """Read ``90s``, ``15m``, ``6h``, ``7d`` or ``2w`` as seconds; ``ValueError`` for anything else."""
    match = _AGE.match(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no age: write a number and one of s, m, h, d, w, such as 7d")
    return float(match[1]) * _UNITS[match[2]]


class Values:
    """Takes settings from tables of one file and knows where each name stands."""

    def __init__(self, path: Path) -> None:
        """Read the lines of the file, to find the place of a mistake."""
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()

    def wrong(self, name: str, message: str) -> ConfigError:
        """Make the error for a setting, at its line."""
        key = re.compile(rf"""\s*\[*\s*(?:[\w.-]+\.)?["']?{re.escape(name)}["']?\s*(?:=|\]|\.)""")
        line = next((number for number, text in enumerate(self.lines, 1) if key.match(text)), None)
        return ConfigError(f"{name}: {message}", path=str(self.path), line=line)

    def fields(self, table: Table, known: Mapping[str, Taker]) -> dict[str, Any]:
        """Read each name of a table with its own reader; unknown names are errors."""
        values = {}
        for name, value in table.items():
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(sorted(known))
                raise self.wrong(name, f"there is no such setting; {hint}")
            values[name.replace("-", "_")] = known[name](name, value)
        return values

    def table(self, name: str, value: object) -> Table:
        """Take a table."""
        if not isinstance(value, dict):
            raise self.wrong(name, "must be a table")
        return value

    def string(self, name: str, value: object) -> str:
        """Take a string."""
        if not isinstance(value, str):
            raise self.wrong(name, f"must be a string, not {value!r}")
        return value

    def file(self, name: str, value: object) -> str:
        """Take a path, relative to the configuration file."""
        return str(self.path.parent / Path(self.string(name, value)).expanduser())

    def strings(self, name: str, value: object) -> tuple[str, ...]:
        """Take a list of strings, or one string."""
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name, f"must be a list of strings, not {value!r}")
        return tuple(value)

    def header_table(self, name: str, value: object) -> dict[str, str]:
        """Take a table of strings."""
        return {key: self.string(key, text) for key, text in self.table(name, value).items()}

    def flag(self, name: str, value: object) -> bool:
        """Take true or false."""
        if not isinstance(value, bool):
            raise self.wrong(name, f"must be true or false, not {value!r}")
        return value

    def seconds(self, name: str, value: object) -> float:
        """Take a number of seconds, from 0."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise self.wrong(name, f"must be a number of seconds from 0, not {value!r}")
        return float(value)

    def positive(self, name: str, value: object) -> float:
        """Take a number of seconds above 0."""
        number = self.seconds(name, value)
        if number == 0:
            raise self.wrong(name, "must be above 0 seconds")
        return number

    def whole(self, name: str, value: object) -> int:
        """Take a whole number from 0."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.wrong(name, f"must be a whole number from 0, not {value!r}")
        return value

    def count(self, name: str, value: object) -> int:
        """Take a whole number from 1."""
        number = self.whole(name, value)
        if number == 0:
            raise self.wrong(name, "must be at least 1")
        return number

    def codes(self, name: str, value: object) -> tuple[int, ...]:
        """Take a list of HTTP status codes."""
        if not isinstance(value, list):
            raise self.wrong(name, f"must be a list of status codes, not {value!r}")
        return tuple(self.count(name, code) for code in value)

    def age(self, name: str, value: object) -> float:
        """Take an age such as 7d, as seconds."""
        try:
            return age_s(self.string(name, value))
        except ValueError as error:
            raise self.wrong(name, str(error)) from None

    def day(self, name: str, value: object) -> str:
        """Take a day, as a TOML date or a string."""
        if isinstance(value, date):
            return value.isoformat()[:10]
        try:
            return date.fromisoformat(self.string(name, value)).isoformat()
        except ValueError:
            raise self.wrong(name, f"{value!r} is no day: write 2027-01-31") from None

    def choice(self, name: str, value: object, kind: type[Choice]) -> Choice:
        """Take one word of a closed set."""
        words = [member.value for member in kind]
        if value not in words:
            raise self.wrong(name, f"{value!r} is none of {', '.join(words)}")
        return kind(str(value))
