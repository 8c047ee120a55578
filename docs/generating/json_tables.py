"""The JSON Schema of an audit as tables for people, and the schema itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docs.generating.markdown import code, page, table

from citecheck.reports.json_v1.schema import schema, schema_text

_INTRODUCTION = """
`-o audit.json` writes everything that a run found out, as version 1 of the audit's own types:
[`audit-1.json`](../schema/audit-1.json) is its JSON Schema (draft 2020-12); every file that the tests make is held
against it. New members may come within a version, none goes or changes its meaning; read what you know and pass over
the rest. Times are UTC and end in `Z`; dates of references are EDTF level 1 (`2022-03-24`, `2022-06`, `2022`, `2004-21`
for spring, `2014-01/2014-02`), as exact as they were printed.

Other JSON that commands print: `citecheck/references/1` (`parse --to json`), `citecheck/locate/1` (`locate --to json`),
`citecheck/archive/1` (`archive -o`), `citecheck/baseline/1` (`--update-baseline`).
"""


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page and of the schema."""
    kinds: Mapping[str, Any] = schema()["$defs"]  # type: ignore[assignment] # a dict by its making
    objects = [(name, kind) for name, kind in kinds.items() if kind.get("type") == "object"]
    closed = [(name, kind) for name, kind in kinds.items() if "enum" in kind]
    parts = [_INTRODUCTION]
    for name, kind in objects:
        parts += [f"## {name}", kind.get("description", ""), table(("member", "type", "meaning"), _members(kind))]
    if closed:
        parts.append("## Closed sets")
        parts.append(
            table(("set", "words"), [(f"<a id='{name.lower()}'></a>{name}", _words(kind)) for name, kind in closed])
        )
    yield "reference/json.md", page("JSON", *parts, made_from="src/citecheck/reports/json_v1")
    yield "schema/audit-1.json", schema_text()


def _words(kind: Mapping[str, Any]) -> str:
    return ", ".join(code(str(word)) for word in kind["enum"])


def _members(kind: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    must = set(kind.get("required", ()))
    for name, about in kind.get("properties", {}).items():
        always = "" if name in must else " May be missing."
        yield code(name), type_of(about), (about.get("description", "") + always).strip()


def type_of(about: Mapping[str, Any]) -> str:
    """Say in words what a member may hold."""
    if "$ref" in about:
        name = about["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in about:
        return " or ".join(dict.fromkeys(type_of(each) for each in about["anyOf"]))
    if "enum" in about:
        return _words(about)
    if "prefixItems" in about:
        return "list of " + " and ".join(type_of(each) for each in about["prefixItems"])
    match about.get("type"):
        case "array":
            return f"list of {type_of(about.get('items', {}))}"
        case "object":
            return f"object of {type_of(about.get('additionalProperties', {}))}"
        case "null":
            return "null"
        case str(kind):
            return kind
        case _:
            return "anything"
