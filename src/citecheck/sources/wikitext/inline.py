"""What a reader sees of small templates inside values: the table ``languages/inline.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAME_CHARS = 24
"""Longer words before a ``=`` are no parameter name but the start of a value, such as an address."""


@dataclass(frozen=True, slots=True)
class InlineTemplates:
    """Names of templates, lower case."""

    characters: Mapping[str, str]
    last: frozenset[str]
    nothing: frozenset[str]
    date: frozenset[str]
    labels: Mapping[str, str]
    """What stands before the first bare parameter."""


def shown_of_template(arguments: Sequence[str]) -> str:
    """Give what a reader sees of a template; one that is not known by name shows its first bare parameter.

    Args:
        arguments: Its name and its parameters, each reduced to plain text.
    """
    table = _table()
    name = arguments[0].strip().replace("_", " ").casefold()
    if name in table.characters:
        return table.characters[name]
    if name in table.nothing:
        return ""
    bare, named = _split(arguments[1:])
    if name in table.date and len(bare) > 1:
        return "-".join(part.zfill(2) for part in bare[:3] if part)
    if bare:
        return bare[-1] if name in table.last else table.labels.get(name, "") + bare[0]
    return named.get("text", named.get("title", ""))


def _split(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Part bare parameters from named ones."""
    bare: list[str] = []
    named: dict[str, str] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or len(name) > _NAME_CHARS or "/" in name or "<" in name:
            bare.append(argument.strip())
        elif (key := name.strip().casefold()).isdecimal():
            bare.append(value.strip())
        else:
            named[key] = value.strip()
    return bare, named


@cache
def _table() -> InlineTemplates:
    text = files("citecheck.sources.wikitext").joinpath("languages", "inline.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    shown = data["shown"]
    return InlineTemplates(
        data["characters"],
        frozenset(shown["last"]),
        frozenset(shown["nothing"]),
        frozenset(shown["date"]),
        data["labels"],
    )
