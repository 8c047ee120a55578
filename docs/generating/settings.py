"""Every setting with its default and meaning, from ``config.py`` and the reader of the settings file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

from docs.generating.docstrings import of_members
from docs.generating.markdown import code, page, prose, table

from citecheck.config import (
    DAY_S,
    ArchivesConfig,
    CacheConfig,
    Config,
    HostConfig,
    NetworkConfig,
    RegistriesConfig,
    RulesConfig,
)
from citecheck.config_file import SettingsReader
from citecheck.config_values import Table, Taker
from citecheck.model.evidence import RuleOptions

_INTRODUCTION = """
citecheck takes its settings from the nearest `citecheck.toml`, or `pyproject.toml` with a table `[tool.citecheck]`,
from the working folder upwards; `--config` names another. In a `pyproject.toml` each table below begins with
`tool.citecheck.`: `[network]` is `[tool.citecheck.network]`. Options of the command line win over the file.

A name that does not exist, or a value of the wrong kind, ends the program with exit code 2, the line, and the nearest
name that exists. Paths are taken from the folder of the file.
"""
_SUPPRESS = """
Each table mutes rules, with a reason that reports show:

```toml
[[suppress]]
rules = ["dead-link"]           # codes, families or names; all rules without it
path = "docs/history/*.md"      # a file or glob; all sources without it
reason = "kept for the record"  # a must
expires = 2027-12-31            # from then on it mutes nothing, and says so
```

`[per-path-ignores]` is the short form: `"docs/history/*.md" = ["LNK", "STL"]`.

A comment in a source works, too; it covers the reference that it stands in or behind, else the next one:

```bibtex
% citecheck: ignore[dead-link] until 2027-12-31 -- kept for the record
```

In wikitext, HTML and Markdown it stands in `<!-- … -->`, in lists of addresses after `#`. `ignore-file` covers the
whole file, and without brackets every rule is meant.
"""
_SECTIONS: tuple[tuple[str, str, type], ...] = (
    ("network", "network", NetworkConfig),
    ("archives", "archives", ArchivesConfig),
    ("cache", "cache", CacheConfig),
    ("registries", "registries", RegistriesConfig),
    ("rules", "thresholds", RulesConfig),
    ('hosts."news.example"', "hosts", HostConfig),
)
"""Table as written, method that reads it, class that it fills."""
_KINDS = {
    "positive": "seconds",
    "seconds": "seconds",
    "count": "whole number from 1",
    "whole": "whole number",
    "strings": "list of strings",
    "string": "string",
    "file": "path",
    "flag": "true or false",
    "age": 'age: `"90s"`, `"6h"`, `"7d"`, `"2w"`',
    "codes": "list of status codes",
    "header_table": "table of strings",
    "table": "table",
    "choice": "word",
}
_RENAMED = {"max-age": "live_max_age_s", "output": "outputs"}
"""Settings whose field is not named like them."""
_ELSEWHERE = {"select": RulesConfig, "ignore": RulesConfig}


class _Listening(SettingsReader):
    """A reader that notes which names it would take."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.known: dict[str, Taker] = {}

    def fields(self, table: Table, known: Mapping[str, Taker]) -> dict[str, Any]:  # noqa: ARG002 - see ``Values``
        self.known = self.known or dict(known)  # the outermost table asks first
        return {}


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    parts = [_INTRODUCTION, "## Top of the file", _top()]
    for heading, method, kind in _SECTIONS:
        parts += [f"## `[{heading}]`", table(("setting", "kind", "default", "meaning"), _rows(names(method), kind))]
    parts += ["## `[[suppress]]` and `[per-path-ignores]`", _SUPPRESS]
    yield "reference/settings.md", page("Settings", *parts, made_from="src/citecheck/config.py and config_file.py")


def names(method: str) -> Mapping[str, Taker]:
    """Give the settings that one table of the file may hold, with what takes each."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as empty:
        listening = _Listening(Path(empty.name))
        getattr(listening, method)({"any": {}} if method == "hosts" else {})
        return listening.known


def _top() -> str:
    tables = {heading.split(".")[0] for heading, _, _ in _SECTIONS} | {"suppress", "per-path-ignores"}
    known = {name: taker for name, taker in names("config").items() if name not in tables}
    return table(("setting", "kind", "default", "meaning"), _rows(known, Config))


def _rows(known: Mapping[str, Taker], kind: type) -> Iterator[tuple[str, ...]]:
    for name, taker in known.items():
        owner = _ELSEWHERE.get(name, kind)
        field = _field(name, owner)
        told = of_members(owner).get(field, "")
        yield code(name), _kind(taker), _default(owner, field), prose(told)


def _field(name: str, kind: type) -> str:
    plain = _RENAMED.get(name, name.replace("-", "_"))
    known = {each.name for each in fields(kind)}
    return plain if plain in known else f"{plain}_s"


def _kind(taker: Taker) -> str:
    name = taker.__name__
    return _KINDS["choice" if name == "<lambda>" else name]


def _default(kind: type, field: str) -> str:
    (about,) = [each for each in fields(kind) if each.name == field]
    value: Any = about.default_factory() if about.default_factory is not MISSING else about.default
    if value is None and kind is RulesConfig:
        value = getattr(RuleOptions(date.min), field)
    if value is None or value in ((), {}):
        return "none"
    if "max_age" in field:
        return code(f'"{value / DAY_S:g}d"')
    return code(_toml(value))


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return "[" + ", ".join(f'"{item}"' for item in value) + "]"
        case str():
            return f'"{value}"'
        case float() | int():
            return f"{value:g}"
        case _:
            return str(value)
