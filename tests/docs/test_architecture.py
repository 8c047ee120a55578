"""The doors that ``docs/architecture.md`` names are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "architecture.md"
_ROW = re.compile(r"\| (?P<rooms>`[^|]+`) \|[^|]*\| (?P<doors>[^|]*) \|[^|]*\|")
_DOTTED = re.compile(r"`([a-z_0-9]+(?:\.\w+)+)(?:\([^)`]*\))?`")


def doors() -> Iterator[tuple[str, str]]:
    for row in _ROW.finditer(PAGE.read_text(encoding="utf-8")):
        room = row["rooms"].split("`")[1].rstrip("/").replace("/", ".")
        for dotted in _DOTTED.findall(row["doors"]):
            if not dotted.endswith(".py"):
                yield ("citecheck" if room.endswith(".py") else f"citecheck.{room}"), dotted


def test_the_page_names_doors() -> None:
    assert len(list(doors())) > 20


@pytest.mark.parametrize(("room", "door"), list(doors()), ids=str)
def test_every_door_is_there(room: str, door: str) -> None:
    parts = door.split(".")
    place = next(count for count in range(len(parts) - 1, 0, -1) if _is_module(room, parts[:count]))
    found = import_module(".".join((room, *parts[:place])))
    for name in parts[place:]:
        found = getattr(found, name)


def _is_module(room: str, parts: list[str]) -> bool:
    path = Path(__file__).resolve().parents[2] / "src" / Path(*room.split("."), *parts)
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()
