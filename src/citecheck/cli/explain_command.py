"""``citecheck rules`` and ``citecheck explain``: the catalogue, from the code."""

from __future__ import annotations

from typing import Annotated

import typer


def rules(
    listing: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or markdown.")] = "text",
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Only these: codes, families or names. Repeatable.")
    ] = None,
) -> int:
    """List every rule with its code, name, severity and whether it is on.

    [bold]Examples[/bold]

      citecheck rules
      citecheck rules --select ARC
      citecheck rules --format json
    """
    from citecheck.cli.catalogue import list_rules

    typer.echo(list_rules(listing, [word for value in select or () for word in value.replace(",", " ").split()]))
    return 0


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code or name of a rule, such as LNK101 or dead-link.")],
) -> int:
    """Tell what a rule finds, why it matters, an example and the repair.

    [bold]Examples[/bold]

      citecheck explain ARC104
      citecheck explain dead-link
    """
    from citecheck.cli.catalogue import explain_rule

    typer.echo(explain_rule(code))
    return 0
