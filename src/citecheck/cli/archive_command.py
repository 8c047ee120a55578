"""``citecheck archive``: pages saved while they are there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from citecheck.cli.options import ArchiveFlags, CacheFlags, NetworkFlags, ShowFlags, SourceFlags
from citecheck.engine.modes import ArchiveMode

if TYPE_CHECKING:
    from citecheck.archives.save import SaveKeys
    from citecheck.config import Config

SAVING = "Saving"
_OLD_DAYS = 365
"""Readers of a page that changes are served by a copy a year; the choice is ours."""


@dataclass(frozen=True, slots=True)
class SaveFlags:
    """Which pages are saved, and what is done with the new links."""

    save: Annotated[
        bool,
        typer.Option("--save", help="Have the pages saved; without it they are only listed.", rich_help_panel=SAVING),
    ] = False
    all_pages: Annotated[
        bool,
        typer.Option("--all", help="Pages, too, that have an old snapshot.", rich_help_panel=SAVING),
    ] = False
    older_than: Annotated[
        int,
        typer.Option(min=1, metavar="DAYS", help="What --all takes for an old snapshot.", rich_help_panel=SAVING),
    ] = _OLD_DAYS
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Most pages of one run; the service has a daily limit.", rich_help_panel=SAVING
        ),
    ] = None
    fix: Annotated[
        bool,
        typer.Option("--fix", help="With --save: write the new archive links into the files.", rich_help_panel=SAVING),
    ] = False
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="text or json.", rich_help_panel=SAVING)] = "text"
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write a file in JSON besides what is printed.",
            rich_help_panel=SAVING,
        ),
    ] = None


def archive(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, - for standard input, or wikipedia:LANG:Title.")
    ],
    wish: SaveFlags,
    source: SourceFlags,
    network: NetworkFlags,
    archives: ArchiveFlags,
    cache: CacheFlags,
    show: ShowFlags,
) -> int:
    """Save pages that no archive holds; lists them, and has them saved with --save.

    Runs an audit first. A page is saved when it is live, its reference has no good snapshot, and the index of the
    archive answered that it holds none. Save Page Now of the Wayback Machine wants the keys of an account:
    CITECHECK_IA_ACCESS_KEY and CITECHECK_IA_SECRET_KEY in the environment. It takes about ten seconds a page.

    Exit codes: 0 done, 1 some pages could not be saved, 3 a source could not be read, 4 interrupted or refused.

    [bold]Examples[/bold]

      citecheck archive references.bib
      citecheck archive references.bib --save -o saved.json
      citecheck archive references.bib --save --fix
      citecheck archive article.txt --all --older-than 730 --limit 50 --save
    """
    from pathlib import Path

    from citecheck.assemble import saved
    from citecheck.cli.files import write_text
    from citecheck.cli.fixing import check_writable
    from citecheck.cli.saving import exit_code, write_links
    from citecheck.cli.show import showing
    from citecheck.engine.saving import SaveChoice
    from citecheck.errors import UsageError
    from citecheck.reports.inert import visible
    from citecheck.reports.saved import saving_json, saving_text

    if wish.to not in ("text", "json"):
        raise UsageError(f"--to {wish.to}: there is no such format; known are text, json")
    keys = _keys(wish, cache)
    if wish.fix:
        check_writable(sources)
    config = _settings(source, network, archives, cache)
    choice = SaveChoice(wish.older_than if wish.all_pages else None, wish.limit)
    with showing(show, config) as watcher:
        done = saved(sources, config, choice, keys, watcher=watcher)
    for missing in done.audit.unread:
        typer.echo(f"citecheck: {visible(missing.path)}: {visible(missing.message)}", err=True)
    as_json = saving_json(done.saving) + "\n"
    if wish.output is not None:
        write_text(Path(wish.output), as_json)
    typer.echo(as_json if wish.to == "json" else saving_text(done.saving, verbose=show.verbose > 0) + "\n", nl=False)
    if done.saving.dry_run and done.saving.pages and not show.quiet:
        typer.echo("citecheck: nothing was saved; --save does it", err=True)
    if wish.fix:
        write_links(done, config, show)
    return exit_code(done)


def _keys(wish: SaveFlags, cache: CacheFlags) -> SaveKeys | None:
    """Give the keys, wanted only for saving, before an hour of work and not after it."""
    import os

    from citecheck.archives.save import SaveKeys
    from citecheck.errors import UsageError

    if not wish.save:
        if wish.fix:
            raise UsageError("--fix writes the links of saved pages; give --save, too")
        return None
    if cache.offline or cache.replay is not None:
        raise UsageError("--save asks an archive to fetch pages, which --offline and --replay exclude")
    return SaveKeys.from_environment(os.environ)


def _settings(source: SourceFlags, network: NetworkFlags, archives: ArchiveFlags, cache: CacheFlags) -> Config:
    """Lay the options over the settings file; archives are asked in any case, or there is nothing to say."""
    from citecheck.cli.settings import base_config, with_archives, with_cache, with_network

    config = with_cache(with_archives(with_network(base_config(source), network), archives), cache)
    if config.archives.mode is ArchiveMode.ALL:
        return config
    return replace(config, archives=replace(config.archives, mode=ArchiveMode.MISSING))
