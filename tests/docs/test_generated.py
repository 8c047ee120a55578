"""The reference pages are what the code says today."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from docs.generating import commands, settings
from docs.generating.docstrings import of_members
from docs.generating.json_tables import type_of
from docs.generating.markdown import code, codes, prose, table

from citecheck.cli.app import COMMANDS
from citecheck.model.capture import ServiceStatus
from citecheck.model.reference import Format
from citecheck.model.verdict import ArchiveReason, ArchiveState, LinkReason, LinkState
from citecheck.rules.catalogue import RULES
from docs import generate


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {path.relative_to(generate.HERE).as_posix(): text for path, text in generate.made()}


def test_no_page_has_drifted() -> None:
    names = generate.drifted()
    assert not names, f"run: python docs/generate.py ({len(names)} pages, the first is docs/{names[0]})"


def test_the_script_says_which_pages_differ(repository: Path, tmp_path: Path) -> None:
    script = [sys.executable, str(repository / "docs" / "generate.py")]
    usage = subprocess.run([*script, "--what"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert usage.returncode == 2
    checked = subprocess.run(
        [*script, "--check"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert checked.returncode == int(bool(checked.stderr)), "it runs from any folder"


def test_every_rule_has_a_page_and_a_row(made: dict[str, str]) -> None:
    index = made["reference/rules/index.md"]
    for rule in RULES:
        assert f"# {rule.code} {rule.name}" in made[f"reference/rules/{rule.code}.md"]
        assert f"[{rule.code}]({rule.code}.md)" in index


def test_every_command_and_option_is_told(made: dict[str, str]) -> None:
    page = made["reference/command-line.md"]
    for name in COMMANDS:
        assert f"## citecheck {name}" in page
    for spelled in (
        "`--output`, `-o` `PATH`",
        "`--from` `FORMAT`",
        "`--resume/--fresh`",
        "`--quiet`, `-q`",
        "`--no-cache`",
    ):
        assert spelled in page
    assert "--no-no" not in page
    assert commands.FOREIGN.isdisjoint(page.split())


def test_every_setting_has_a_kind_a_default_and_a_meaning(made: dict[str, str]) -> None:
    page = made["reference/settings.md"]
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) > 35
    for row in rows:
        assert all(cell.strip() for cell in row), row
        assert len(row) == 4
    assert {"timeout", "per-host"} <= set(settings.names("network"))


@pytest.mark.parametrize("kind", [LinkState, LinkReason, ArchiveState, ArchiveReason, Format, ServiceStatus])
def test_every_word_of_a_closed_set_has_a_sentence(kind: type[LinkReason]) -> None:
    told = of_members(kind)
    assert [member.name for member in kind if not told.get(member.name)] == []


def test_the_schema_is_told_whole(made: dict[str, str]) -> None:
    page, schema = made["reference/json.md"], json.loads(made["schema/audit-1.json"])
    for name in schema["$defs"]:
        assert f"## {name}" in page or f"id='{name.lower()}'" in page
    assert type_of({"prefixItems": [{"type": "string"}, {"type": "null"}]}) == "list of string and null"
    assert type_of({}) == "anything"


def test_cells_of_a_table_hold_any_text() -> None:
    assert table(("a",), [("x|y\nz",)]) == "| a |\n|---|\n| x\\|y z |"
    assert code("a`b") == "`` a`b ``"
    assert codes([]) == "–"
    assert prose("``x``\n  y") == "`x` y"
