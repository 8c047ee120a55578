"""``citecheck report``: a stored audit, told again."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from citecheck.cli.options import ShowFlags, SourceFlags
from citecheck.engine.modes import FailOn


def report(
    audit_file: Annotated[
        str,
        typer.Argument(
            metavar="AUDIT.json", help="An audit that `citecheck run -o` wrote, or the folder of `citecheck scan`."
        ),
    ],
    source: SourceFlags,
    show: ShowFlags,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write a report; format by suffix. Repeatable."),
    ] = None,
    report_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="What to print. [default: terminal]")
    ] = None,
    rejudge: Annotated[bool, typer.Option("--rejudge", help="Apply today's rules to the facts of the audit.")] = False,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with 1 from this severity on. [default: error]")] = None,
) -> int:
    """Render a stored audit in any format; nothing is asked again.

    [bold]Examples[/bold]

      citecheck report audit.json -o audit.html -o audit.md
      citecheck report audit.json --format github
      citecheck report audit.json --rejudge --fail-on warning
      citecheck report enwiki/ -o enwiki.html
    """
    from pathlib import Path

    from citecheck.assemble import judged_again
    from citecheck.cli.settings import base_config
    from citecheck.cli.stored import stored_audit
    from citecheck.cli.writing import check_outputs, tell
    from citecheck.engine.outcome import exit_code

    if Path(audit_file).is_dir():
        from citecheck.cli.dataset_report import tell_dataset

        return tell_dataset(audit_file, output or (), report_format, quiet=show.quiet)
    config = base_config(source)
    config = replace(config, fail_on=fail_on or config.fail_on, outputs=tuple(output or ()))
    check_outputs(config.outputs, report_format)
    audit = stored_audit(audit_file)
    if rejudge:
        audit = judged_again(audit, config)
    tell(audit, config, show, report_format=report_format)
    return exit_code(audit, config.fail_on.covers)
