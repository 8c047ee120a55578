"""``citecheck parse``: records only."""

from __future__ import annotations

from typing import Annotated

import typer

from citecheck.cli.options import SourceFlags


def parse(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, - for standard input, or wikipedia:LANG:Title.")
    ],
    flags: SourceFlags,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="json, jsonl, bibtex, csl-json, ris, csv or text.")
    ] = "json",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file in place of standard output.")
    ] = None,
) -> int:
    """Read references and write them as records; nothing is asked of the network but wiki pages.

    [bold]Examples[/bold]

      citecheck parse article.txt --to bibtex > references.bib
      citecheck parse references.bib --to csl-json -o references.json
      pbpaste | citecheck parse - --to csv
    """
    import sys
    from pathlib import Path

    from citecheck.assemble import load_sources
    from citecheck.cli.files import write_text
    from citecheck.cli.settings import base_config
    from citecheck.errors import UsageError
    from citecheck.reports.inert import visible
    from citecheck.reports.records.catalogue import WRITERS, writer

    chosen = writer(to)
    if chosen is None:
        raise UsageError(f"--to {to}: there is no such format; known are {', '.join(WRITERS)}")
    documents, unread = load_sources(sources, base_config(flags))
    for source in unread:
        typer.echo(f"citecheck: {visible(source.path)}: {visible(source.message)}", err=True)
    text = chosen.write(documents) if documents else ""
    if output is None:
        sys.stdout.write(text)
    else:
        write_text(Path(output), text)
    for document in documents:
        if document.skipped:
            first, count = document.skipped[0], len(document.skipped)
            blocks = "1 block" if count == 1 else f"{count} blocks"
            typer.echo(
                f"citecheck: {visible(document.path)}: {len(document.references)} references, {blocks} skipped, "
                f"the first in line {first.span.line} ({visible(first.reason)})",
                err=True,
            )
    return 3 if unread else 0
