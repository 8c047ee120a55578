"""``citecheck run``: the audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citecheck.cli.options import NETWORK, ArchiveFlags, CacheFlags, NetworkFlags, ShowFlags, SourceFlags
from citecheck.engine.modes import FailOn

if TYPE_CHECKING:
    from citecheck.config import Config

REPORTS = "Reports and exit code"


@dataclass(frozen=True, slots=True)
class ReportFlags:
    """Where reports go, and what fails the run."""

    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write a report; format by suffix: .html .md .json .sarif .xml .csv .txt .svg. Repeatable.",
            rich_help_panel=REPORTS,
        ),
    ] = None
    report_format: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="What to print. [default: terminal]", rich_help_panel=REPORTS),
    ] = None
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Exit with 1 from this severity on. [default: error]", rich_help_panel=REPORTS),
    ] = None
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Rules to run: codes, families or names, with commas. Repeatable.",
            rich_help_panel=REPORTS,
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Rules to leave out, likewise. Repeatable.", rich_help_panel=REPORTS),
    ] = None
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Known findings; only new ones count.", rich_help_panel=REPORTS),
    ] = None
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline", help="Write the findings of this run to the baseline.", rich_help_panel=REPORTS
        ),
    ] = False
    registries: Annotated[
        bool | None,
        typer.Option(
            "--registries/--no-registries",
            help="Ask Crossref, DataCite, arXiv and the like about references with an identifier. [default: no]",
            rich_help_panel=NETWORK,
            show_default=False,
        ),
    ] = None
    allow_empty: Annotated[
        bool,
        typer.Option("--allow-empty", help="A source without any reference is no error.", rich_help_panel=REPORTS),
    ] = False
    stats: Annotated[
        bool, typer.Option("--stats", help="Print figures of the run to standard error.", rich_help_panel=REPORTS)
    ] = False


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, - for standard input, or wikipedia:LANG:Title.")
    ],
    report: ReportFlags,
    source: SourceFlags,
    network: NetworkFlags,
    archive: ArchiveFlags,
    cache: CacheFlags,
    show: ShowFlags,
) -> int:
    """Audit reference lists: parse, check every link and archive copy, judge, report.

    [bold]Examples[/bold]

      citecheck run references.bib
      citecheck run article.txt -o audit.html -o audit.json
      citecheck run docs/*.md --fail-on warning --baseline citecheck-baseline.json
      citecheck run "wikipedia:en:Link rot" --archives all
      cat urls.txt | citecheck run - --from urls --format github
    """
    from citecheck.assemble import finished_audit
    from citecheck.cli.ending import leave
    from citecheck.cli.show import showing
    from citecheck.cli.writing import check_outputs, tell
    from citecheck.engine.outcome import exit_code

    config = settings(report, source, network, archive, cache)
    check_outputs(config.outputs, report.report_format)
    if config.baseline and not report.update_baseline and not show.quiet and not Path(config.baseline).exists():
        said = "there is no baseline yet, so every finding counts; --update-baseline writes one"
        typer.echo(f"citecheck: {config.baseline}: {said}", err=True)
    with showing(show, config) as watcher:
        audit = finished_audit(sources, config, watcher=watcher)
    if report.update_baseline:
        from citecheck.cli.baselines import write_baseline

        write_baseline(audit, config)
    tell(audit, config, show, report_format=report.report_format, stats=report.stats)
    leave(audit)
    return exit_code(audit, config.fail_on.covers)


def settings(
    report: ReportFlags, source: SourceFlags, network: NetworkFlags, archive: ArchiveFlags, cache: CacheFlags
) -> Config:
    """Lay all options of the command line over the settings file."""
    from citecheck.cli.settings import base_config, with_archives, with_cache, with_network

    config = with_cache(with_archives(with_network(base_config(source), network), archive), cache)
    rules = replace(
        config.rules,
        select=_words(report.select) or config.rules.select,
        ignore=config.rules.ignore + _words(report.ignore),
    )
    ask = config.registries.ask if report.registries is None else report.registries
    return replace(
        config,
        rules=rules,
        registries=replace(config.registries, ask=ask),
        fail_on=report.fail_on or config.fail_on,
        baseline=report.baseline or config.baseline,
        outputs=tuple(report.output or ()) or config.outputs,
        allow_empty=report.allow_empty,
    )


def _words(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word for value in values or () for word in value.replace(",", " ").split())
