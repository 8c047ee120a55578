"""``citecheck locate``: addresses for references that have none."""

from __future__ import annotations

from typing import Annotated

import typer

from citecheck.cli.options import ArchiveFlags, NetworkFlags, ShowFlags, SourceFlags


def locate(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, - for standard input, or wikipedia:LANG:Title.")
    ],
    source: SourceFlags,
    network: NetworkFlags,
    archive: ArchiveFlags,
    show: ShowFlags,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="text or json.")] = "text",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file in place of standard output.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Accepted for symmetry with run: searches keep nothing old.")
    ] = False,
) -> int:
    """Find addresses and snapshots for references that have none, with evidence; never a guess.

    Searches the Wayback Machine by outlet, day and the words of the title. An address is told only when the archived
    page's own title and date agree with the citation.

    Exit codes: 0 done, 3 a source could not be read, 4 interrupted, or the archive did not answer.

    [bold]Examples[/bold]

      citecheck locate article.txt
      citecheck locate article.txt --to json -o located.json
    """
    del no_cache
    from pathlib import Path

    from citecheck.assemble import located
    from citecheck.cli.files import write_text
    from citecheck.cli.settings import base_config, with_archives, with_network
    from citecheck.cli.show import showing
    from citecheck.errors import UsageError
    from citecheck.reports.inert import visible
    from citecheck.reports.located import located_json, located_text

    renderers = {"json": located_json, "text": located_text}
    if to not in renderers:
        raise UsageError(f"--to {to}: there is no such format; known are {', '.join(renderers)}")
    config = with_archives(with_network(base_config(source), network), archive)
    with showing(show, config) as watcher:
        found, unread = located(sources, config, watcher=watcher)
    for missing in unread:
        typer.echo(f"citecheck: {visible(missing.path)}: {visible(missing.message)}", err=True)
    text = renderers[to](found) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(Path(output), text)
    if unread:
        return 3
    return 0 if found.complete else 4
