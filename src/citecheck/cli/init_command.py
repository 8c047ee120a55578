"""``citecheck init``: settings, a CI workflow and a pre-commit entry for a repository."""

from __future__ import annotations

from typing import Annotated

import typer


def init(
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="The repository to set up.")] = ".",
    ci: Annotated[str, typer.Option("--ci", metavar="NAME", help="github, gitlab or none.")] = "github",
    install: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="What pip installs in CI; where this program came from when left out."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> int:
    """Write citecheck.toml, a CI workflow and a pre-commit entry; files that are there are left alone.

    [bold]Examples[/bold]

      citecheck init
      citecheck init --ci gitlab
      citecheck init --install citecheck==0.1.0
    """
    from pathlib import Path

    from citecheck.cli.initialising import set_up

    for line in set_up(Path(folder), ci, force=force, install=install):
        typer.echo(line)
    return 0
