"""``citecheck scan``: many documents, on Dask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from citecheck.cli.options import ArchiveFlags, NetworkFlags, ShowFlags, SourceFlags

if TYPE_CHECKING:
    from citecheck.config import Config

CLUSTER = "Workers"
_PROCESSES = 2
"""Of a scan on this machine, unless more are asked for. Our choice: what a small machine has."""


@dataclass(frozen=True, slots=True)
class ScanFlags:
    """What is scanned by whom, and where it goes."""

    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DATASET/", help="Folder of the dataset; the same one goes on."),
    ]
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="tcp://HOST:PORT",
            help="A Dask scheduler whose workers reach DATASET and the inputs under the same names.",
            rich_help_panel=CLUSTER,
        ),
    ] = None
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes on this machine. [default: 2]", rich_help_panel=CLUSTER),
    ] = None
    offline: Annotated[bool, typer.Option("--offline", help="Ask nothing; static rules only.")] = False
    fresh: Annotated[bool, typer.Option("--fresh", help="Throw an earlier scan in DATASET away and start anew.")] = (
        False
    )
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Rules to run: codes, families or names, with commas. Repeatable."),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Rules to leave out, likewise. Repeatable."),
    ] = None


def scan(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="MediaWiki dumps (.xml, .bz2, multistream), folders, patterns, files, lists of URLs (text, Parquet).",
        ),
    ],
    flags: ScanFlags,
    source: SourceFlags,
    network: NetworkFlags,
    archive: ArchiveFlags,
    show: ShowFlags,
) -> int:
    """Audit many documents into a dataset: each host is asked by one worker only, at the pace of run.

    An interrupted scan goes on with the same command. `citecheck report DATASET/` sums it up.

    [bold]Examples[/bold]

      citecheck scan enwiki-latest-pages-articles-multistream.xml.bz2 -o enwiki/ --offline
      citecheck scan docs/ "papers/**/*.bib" -o set/ --workers 4
      citecheck scan links.parquet -o set/ --scheduler tcp://head.example:8786
    """
    from contextlib import ExitStack
    from importlib.util import find_spec
    from pathlib import Path

    from citecheck.assemble_scan import ScanRequest, do, read_summary
    from citecheck.assemble_scan import scan as scan_into
    from citecheck.cli.scan_progress import ScanProgress
    from citecheck.cli.show import showing
    from citecheck.engine.scan.dask_hands import DaskHands, dask_client
    from citecheck.errors import UsageError
    from citecheck.reports.dataset.text import dataset_markdown

    if flags.scheduler is not None and flags.workers is not None:
        raise UsageError("--workers counts processes on this machine; with --scheduler its own workers are used")
    config = _settings(flags, source, network, archive)
    request = ScanRequest(tuple(inputs), Path(flags.output), config, fresh=flags.fresh)
    with (
        showing(show, config),
        ScanProgress(quiet=show.quiet, plain=show.no_progress) as progress,
        ExitStack() as stack,
    ):

        def workers() -> DaskHands:
            client = stack.enter_context(dask_client(flags.scheduler, flags.workers or _PROCESSES))
            hands = DaskHands(client, do, progress)
            hint = "" if find_spec("bokeh") else " (pip install bokeh, to see it)"
            progress.said(f"{hands.places} tasks at once; dashboard at {client.dashboard_link}{hint}")
            return hands

        scan_into(request, workers, progress)
    if not show.quiet:
        typer.echo(dataset_markdown(read_summary(Path(flags.output))), nl=False)
    return 0


def _settings(flags: ScanFlags, source: SourceFlags, network: NetworkFlags, archive: ArchiveFlags) -> Config:
    from citecheck.cli.settings import base_config, with_archives, with_network

    config = with_archives(with_network(base_config(source), network), archive)
    rules = replace(
        config.rules,
        select=_words(flags.select) or config.rules.select,
        ignore=config.rules.ignore + _words(flags.ignore),
    )
    return replace(config, rules=rules, offline=flags.offline)


def _words(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word for value in values or () for word in value.replace(",", " ").split())
