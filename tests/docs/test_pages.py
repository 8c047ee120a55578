"""Every page of the docs: what it says to type can be typed, and what it says is printed is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
import yaml
from tests.docs.pages import commands, fences, play

from citecheck.cli.app import app
from citecheck.config_file import read_config

DOCS = Path(__file__).resolve().parents[2] / "docs"
MADE = ("reference/rules", "decisions")
PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if not path.relative_to(DOCS).as_posix().startswith(MADE)
)
WITH_COMMANDS = [name for name in PAGES if "```console" in (DOCS / name).read_text(encoding="utf-8")]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WITH_COMMANDS)
def test_what_a_page_prints_is_what_the_program_prints(name: str, reader_folder: Path) -> None:
    wrong = play(page(name), reader_folder)
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_exists_with_its_options(name: str) -> None:
    known = typer.main.get_command(app)
    for words in commands(page(name)):
        if words and not words[0].startswith("-"):
            with known.make_context("citecheck", list(words), resilient_parsing=False) as context:
                told, command, rest = known.resolve_command(context, words)  # type: ignore[attr-defined] # a group has it
                assert command.make_context(told, rest, parent=context), words


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("tasks/")])
def test_examples_of_settings_and_workflows_are_valid(name: str, tmp_path: Path) -> None:
    settings = tmp_path / "citecheck.toml"
    for block in fences(page(name), "toml"):
        if "time-out" not in block:  # the mistake that a page shows
            settings.write_text(block, encoding="utf-8")
            assert read_config(settings).path == str(settings)
    for block in fences(page(name), "yaml"):
        assert yaml.safe_load(block)


def test_the_action_is_told_with_all_its_inputs_and_defaults(repository: Path) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    told = page("tasks/bib-in-ci.md")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", told, re.MULTILINE))
    assert rows.keys() == action["inputs"].keys()
    for name, row in rows.items():
        default = str(action["inputs"][name].get("default", ""))
        assert not default or default in row, name
    for block in fences(told, "yaml"):
        loaded = yaml.safe_load(block)
        steps = loaded if isinstance(loaded, list) else loaded["jobs"]["audit"]["steps"]
        for step in steps:
            if "OWNER/citecheck" in step.get("uses", ""):
                assert step["with"].keys() <= action["inputs"].keys()
    for name in re.findall(r"steps\.citecheck\.outputs\.([a-z-]+)", told):
        assert name in action["outputs"]


def test_every_task_is_reached_from_the_front_page_or_the_tutorial() -> None:
    reached = set(re.findall(r"\((tasks/[a-z-]+\.md)", page("index.md") + page("tutorial.md")))
    assert {name for name in PAGES if name.startswith("tasks/")} - reached <= {
        "tasks/configuration.md",
        "tasks/history.md",
    }


def test_pictures_are_those_that_the_browser_tests_make() -> None:
    from tests.reports.browser.test_screenshots import VIEWS

    shown = set(re.findall(r"\]\((?:\.\./)?images/([a-z-]+)\.png\)", "".join(map(page, PAGES))))
    assert shown <= VIEWS.keys()
    for name in VIEWS:
        assert (DOCS / "images" / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_python_examples_run(reader_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reader_folder.is_dir()
    (example,) = fences(page("reference/python.md"), "python")
    exec(compile(example, "python.md", "exec"), {})
    assert "references, " in capsys.readouterr().out
