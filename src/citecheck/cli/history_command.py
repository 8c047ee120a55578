"""``citecheck history`` and ``citecheck diff``: runs over time."""

from __future__ import annotations

from typing import Annotated

import typer

from citecheck.cli.options import SourceFlags


def history(
    flags: SourceFlags,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Only runs over these very sources.")
    ] = None,
    listing: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Runs to list.")] = 20,
) -> int:
    """List past runs, newest first.

    [bold]Examples[/bold]

      citecheck history
      citecheck history --limit 100
      citecheck history references.bib --format json
    """
    from citecheck.assemble import past_runs
    from citecheck.cli.settings import base_config
    from citecheck.errors import UsageError
    from citecheck.reports.difference import history_json, history_text

    renderers = {"json": history_json, "text": history_text}
    if listing not in renderers:
        raise UsageError(f"--format {listing}: there is no such listing; known are {', '.join(renderers)}")
    typer.echo(renderers[listing](past_runs(base_config(flags), sources or ())[:limit]), nl=False)
    return 0


def diff(
    flags: SourceFlags,
    audits: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EARLIER] [LATER]",
            help="Run numbers of `citecheck history`, or audits in JSON. [default: last two]",
        ),
    ] = None,
    listing: Annotated[str, typer.Option("--format", metavar="NAME", help="text, markdown or json.")] = "text",
    fail_on_new: Annotated[
        bool, typer.Option("--fail-on-new", help="Exit with 1 when there are new findings.")
    ] = False,
) -> int:
    """Tell what changed between two audits: new, fixed, worse, better, failing since.

    [bold]Examples[/bold]

      citecheck diff
      citecheck diff 41 57
      citecheck diff main.json branch.json --format markdown
    """
    from citecheck.assemble import two_audits
    from citecheck.cli.settings import base_config
    from citecheck.errors import UsageError
    from citecheck.model.difference import difference
    from citecheck.reports.difference import difference_json, difference_markdown, difference_text

    renderers = {"json": difference_json, "markdown": difference_markdown, "text": difference_text}
    if listing not in renderers:
        raise UsageError(f"--format {listing}: there is no such listing; known are {', '.join(renderers)}")
    earlier, later = two_audits(base_config(flags), audits or ())
    found = difference(earlier, later)
    typer.echo(renderers[listing](found), nl=False)
    return int(fail_on_new and bool(found.new))
