"""The README: what it says to type can be typed, and what it says is printed is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
import yaml
from tests.docs.pages import commands, differences, fences, play, steps

import citecheck
from citecheck.cli.app import app


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


def test_printed_outputs_are_what_the_program_prints(readme: str, reader_folder: Path) -> None:
    if not list(steps(readme)):
        pytest.skip("the README has no marked output yet")
    wrong = play(readme, reader_folder)
    assert not wrong, "\n\n".join(wrong)


def test_every_command_exists_with_its_options(readme: str) -> None:
    known = typer.main.get_command(app)
    found = list(commands(readme))
    assert len(found) > 5
    for words in found:
        with known.make_context("citecheck", list(words), resilient_parsing=False) as context:
            name, command, rest = known.resolve_command(context, words)  # type: ignore[attr-defined] # a group has it
            assert command.make_context(name, rest, parent=context), words


def test_the_first_command_leaves_the_two_reports(readme: str, reader_folder: Path) -> None:
    first = next(line for line in next(fences(readme, "sh")).splitlines() if "citecheck run" in line)
    assert first.startswith("python -m pip install . && citecheck run "), "it must work on a fresh clone"
    page = f"<!-- run: {first.split('&& ')[1]}; exit code 0 -->\n"
    assert play(page, reader_folder) == []
    for name in ("reports/audit.html", "reports/audit.md"):
        assert (reader_folder / name).stat().st_size > 10_000
        assert name in readme


def test_python_examples_run(readme: str, reader_folder: Path) -> None:
    assert reader_folder.is_dir()
    examples = list(fences(readme, "python"))
    assert examples
    for example in examples:
        # an audit would ask the web; that it is there is enough
        quiet = "\n".join(line for line in example.splitlines() if "citecheck.audit(" not in line)
        names: dict[str, object] = {}
        exec(compile(quiet, "README.md", "exec"), names)
        assert all(value is not None for value in names.values())
    assert set(re.findall(r"citecheck\.([a-z]\w+)\(", "".join(examples))) <= set(citecheck.__all__)


def test_the_action_is_used_with_inputs_that_it_has(readme: str, repository: Path) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    used = [step for block in fences(readme, "yaml") for step in yaml.safe_load(block) if "with" in step]
    assert used
    for step in used:
        assert set(step["with"]) <= set(action["inputs"])


def test_what_is_linked_inside_the_repository_is_there(readme: str, repository: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", readme):
        assert (repository / target).exists(), target


@pytest.mark.parametrize(
    ("expected", "printed", "is_right"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\n[…]\nd", "a\nb\nc\nd\n", True),
        ("a\n[…]\nd", "a\nb\nc\nd\ne\n", False),
        ("a\n[…]", "a\nb\n", True),
        ("[…]\nb", "a\nb", True),
        ("b", "a\nb", False),
        ("a", "a\nb", False),
        ("at 2026-11-22 10:00 UTC", "at 2027-01-01 11:11 UTC", True),
    ],
)
def test_outputs_are_compared_line_by_line(expected: str, printed: str, is_right: bool) -> None:
    assert (list(differences(expected, printed)) == []) is is_right
