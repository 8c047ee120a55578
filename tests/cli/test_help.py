"""``--help``: read in a terminal of any width, with every default and example; and completion."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from citecheck.cli.app import COMMANDS, app
from citecheck.cli.groups import expand
from citecheck.cli.help_text import joined, literal


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_that_can_be_typed(command: str) -> None:
    told = CliRunner().invoke(app, [command, "--help"])
    assert told.exit_code == 0
    assert "Examples" in told.stdout
    examples = [line.strip() for line in told.stdout.splitlines() if line.strip().startswith("citecheck ")]
    assert examples
    group = typer.main.get_command(app)
    with group.make_context("citecheck", ["--help"], resilient_parsing=True) as context:
        for example in examples:
            words = example.split()[1:]
            name, chosen, rest = group.resolve_command(context, words)  # type: ignore[attr-defined] # a group has it
            assert name == command
            assert chosen.make_context(name, [word.strip("'\"") for word in rest], parent=context)


def test_defaults_in_square_brackets_are_shown() -> None:
    told = CliRunner().invoke(app, ["run", "--help"]).stdout
    for default in ("[default: 22]", "[default: terminal]", "[default: error]"):
        assert default in told


def test_every_option_of_every_command_has_help() -> None:
    for name, function in COMMANDS.items():
        parameters = inspect.signature(expand(function)).parameters
        assert parameters
        for parameter in parameters.values():
            (about,) = parameter.annotation.__metadata__
            assert about.help, f"{name}: {parameter.name}"
            assert about.help.endswith((".", "]")), f"{name}: {parameter.name}: {about.help}"


def test_the_first_help_lists_every_command_with_its_first_line() -> None:
    told = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).stdout
    for name, function in COMMANDS.items():
        assert name in told
        assert joined(function.__doc__).split("\n\n")[0] in told


def test_a_slip_in_the_name_of_a_command_is_answered_with_what_was_meant() -> None:
    told = CliRunner().invoke(app, ["pars", "list.txt"])
    assert told.exit_code == 2
    assert "Did you mean 'parse'?" in told.stderr


def test_exit_codes_stand_under_the_first_help() -> None:
    told = " ".join(CliRunner().invoke(app, ["--help"]).stdout.split())
    assert "0 clean, 1 findings, 2 usage or configuration, 3 a source could not be read, 4 incomplete" in told


def test_lines_of_a_paragraph_are_joined_and_indented_ones_stay() -> None:
    assert joined("A\n    b\n\n    [bold]E[/bold]\n\n      x\n      y\n") == "A b\n\n[bold]E[/bold]\n\n  x\n  y"
    assert joined(None) == ""
    assert literal("a [default: 2] [0..1] \\[x]") == "a \\[default: 2] [0..1] \\[x]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_options(shell: str, tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "_CITECHECK_COMPLETE": f"complete_{shell}"}
    citecheck = [sys.executable, "-m", "citecheck"]

    def offered(typed: str) -> str:
        words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split(" ")) - 1), "_TYPER_COMPLETE_ARGS": typed}
        words["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
        words["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = typed.rsplit(" ", maxsplit=1)[-1]
        done = subprocess.run(
            citecheck, env=environment | words, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout

    assert "archive" in offered("citecheck ar")
    assert "--archive-base" in offered("citecheck run --arch")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed_for_a_shell(shell: str) -> None:
    environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    command = [sys.executable, "-m", "citecheck", "--show-completion", shell]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert f"_CITECHECK_COMPLETE=complete_{shell}" in done.stdout
    assert "-m" not in done.stdout.split()
