"""The command line, from the same declarations that ``--help`` shows."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, get_args

from docs.generating.markdown import code, page, table
from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from citecheck.cli.app import COMMANDS
from citecheck.cli.groups import expand
from citecheck.cli.help_text import joined

_INTRODUCTION = """
`citecheck COMMAND --help` tells the same in a terminal. `-` is standard input; what is printed goes to standard output,
messages and progress to standard error. `citecheck --install-completion` teaches your shell to complete commands and
options, `--version` gives the version. Colours heed `NO_COLOR` and `FORCE_COLOR`.

What a command ends with: [exit codes](exit-codes.md). Every option that is a setting, too: [settings](settings.md).
"""
_PLAIN = "Options"
FOREIGN = frozenset({"[bold]", "[/bold]"})
"""Marks of the terminal's renderer, which no page shows."""
_MARKUP = re.compile("|".join(map(re.escape, sorted(FOREIGN))))
_ESCAPE = re.compile(r"\\\[")


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    known = [(name, expand(function)) for name, function in COMMANDS.items()]
    contents = [(f"[`citecheck {name}`](#citecheck-{name})", _summary(command)) for name, command in known]
    parts = [_INTRODUCTION, table(("command", "what it does"), contents)]
    for name, command in known:
        parts += [f"## citecheck {name}", *_command(name, command)]
    yield "reference/command-line.md", page("Command line", *parts, made_from="src/citecheck/cli")


def _summary(command: Callable[..., Any]) -> str:
    return joined(command.__doc__).split("\n\n")[0]


def _command(name: str, command: Callable[..., Any]) -> Iterator[str]:
    told = joined(command.__doc__).split("\n\n")
    arguments, panels = _parameters(command)
    usage = " ".join(
        ["citecheck", name, "[OPTIONS]", *(f"[{word}]" if not must else word for word, must, _ in arguments)]
    )
    yield f"```text\n{usage}\n```"
    for paragraph in told:
        if paragraph.startswith("  "):
            yield "```sh\n" + inspect.cleandoc(paragraph) + "\n```"
        else:
            yield _MARKUP.sub("", paragraph) + (":" if _MARKUP.search(paragraph) else "")
    if arguments:
        yield table(("argument", "meaning"), [(code(word), text) for word, _, text in arguments])
    for panel, rows in sorted(panels.items(), key=lambda item: item[0] == _PLAIN):
        yield table((panel.lower() if panel == _PLAIN else f"options: {panel.lower()}", "meaning"), rows)


Arguments = list[tuple[str, bool, str]]


def _parameters(command: Callable[..., Any]) -> tuple[Arguments, dict[str, list[tuple[str, str]]]]:
    """Give arguments (word, whether it is a must, meaning) and the options of each panel (spelling, meaning)."""
    arguments: Arguments = []
    panels: dict[str, list[tuple[str, str]]] = {}
    for parameter in inspect.signature(command).parameters.values():
        kind, info = _about(parameter.annotation)
        text = _ESCAPE.sub("[", info.help or "")
        must = parameter.default is inspect.Parameter.empty
        if isinstance(info, ArgumentInfo):
            many = "..." if "list" in str(kind) else ""
            arguments.append(((info.metavar or parameter.name.upper()).strip("[]") + many, must, text))
            continue
        shown = [text]
        if isinstance(info, OptionInfo) and info.envvar:
            shown.append(f"Environment: {code(str(info.envvar))}.")
        if isinstance(parameter.default, str | int | float) and not isinstance(parameter.default, bool):
            shown.append(f"[default: {parameter.default}]" if parameter.default != 0 else "")
        row = (_spelling(parameter.name, kind, info), " ".join(filter(None, shown)))
        panels.setdefault(info.rich_help_panel or _PLAIN, []).append(row)
    return arguments, panels


def _about(annotation: object) -> tuple[object, ParameterInfo]:
    kind, *about = get_args(annotation)
    return kind, next(info for info in about if isinstance(info, ParameterInfo))


def _spelling(name: str, kind: object, info: ParameterInfo) -> str:
    # typer takes the first spelling in the place of a default, and sorts that out itself later
    given = [info.default, *(getattr(info, "param_decls", None) or ())]
    declared = [word for word in given if isinstance(word, str) and word.startswith("-")] or [_derived(name, kind)]
    value = info.metavar or _choices(kind)
    spelled = ", ".join(code(word) for word in declared)
    return f"{spelled} {code(value)}" if value else spelled


def _derived(name: str, kind: object) -> str:
    word = "--" + name.replace("_", "-")
    return f"{word}/--no-{name.replace('_', '-')}" if kind is bool or bool in get_args(kind) else word


def _choices(kind: object) -> str:
    for each in (kind, *get_args(kind)):
        if isinstance(each, type) and issubclass(each, StrEnum):
            return "|".join(member.value for member in each)
    return ""
