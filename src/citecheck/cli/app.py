"""The commands, in the order in which ``--help`` lists them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from citecheck.cli import (
    archive_command,
    explain_command,
    fix_command,
    history_command,
    init_command,
    locate_command,
    parse_command,
    report_command,
    run_command,
    scan_command,
)
from citecheck.cli.groups import expand
from citecheck.cli.help_text import joined
from citecheck.errors import CitecheckError
from citecheck.version import __version__


def _told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn our exceptions into a message and an exit code; what is not ours is a defect and stays a traceback."""

    @wraps(command)
    def run(**values: object) -> None:
        try:
            code = command(**values)
        except CitecheckError as error:
            typer.echo(f"citecheck: {_harmless(str(error))}", err=True)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt:
            typer.echo("citecheck: interrupted; the same command goes on where it stopped", err=True)
            raise typer.Exit(4) from None
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone: nothing is left to say, and nowhere to say it
            raise typer.Exit(0) from None
        raise typer.Exit(code or 0)

    return run


def _harmless(said: str) -> str:
    """Show what a message quotes, such as the name of a file, so that nothing in it acts on the terminal or in CI."""
    from citecheck.reports.inert import commanding_nothing, visible_lines

    return commanding_nothing("\n".join(visible_lines(said)))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"citecheck {__version__}")
        raise typer.Exit


COMMANDS: dict[str, Callable[..., Any]] = {
    "run": run_command.run,
    "parse": parse_command.parse,
    "fix": fix_command.fix,
    "locate": locate_command.locate,
    "archive": archive_command.archive,
    "report": report_command.report,
    "scan": scan_command.scan,
    "history": history_command.history,
    "diff": history_command.diff,
    "rules": explain_command.rules,
    "explain": explain_command.explain,
    "init": init_command.init,
}
"""Name -> function, whose docstring is its help and whose parameters may be groups of options."""


class _Group(TyperGroup):
    """The commands, each put together when it is asked for: to lay out all takes longer than to read a short list."""

    _is_told = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer keeps the type to itself
        """Name the commands in order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - as above
        """Give a command; where they are listed, only with its name and what it is for."""
        if cmd_name not in COMMANDS:
            for name in COMMANDS:
                self.get_command(ctx, name)  # what was meant is looked for among those that are made
            return None
        if self._is_told:
            return TyperCommand(cmd_name, help=joined(COMMANDS[cmd_name].__doc__), rich_markup_mode="rich")
        if cmd_name not in self.commands:
            alone = _typer(add_completion=False)
            alone.command(cmd_name, help=joined(COMMANDS[cmd_name].__doc__))(_told(expand(COMMANDS[cmd_name])))
            self.commands[cmd_name] = typer.main.get_command(alone)
        return self.commands[cmd_name]

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Tell what the program does, and list the commands."""
        self._is_told = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._is_told = False


def _typer(**more: Any) -> typer.Typer:  # noqa: ANN401 - what ``typer.Typer`` takes
    return typer.Typer(
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        **more,
    )


app = _typer(
    name="citecheck",
    cls=_Group,
    help="Audit reference lists: read them, check every link and archive copy, judge, report, repair.",
    epilog="Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a source could not be read, 4 incomplete.",
    no_args_is_help=True,
)


@app.callback()
def citecheck(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Audit reference lists: read them, check every link and archive copy, judge, report, repair."""
