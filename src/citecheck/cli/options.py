"""The options that commands share, group by group; a default of ``None`` leaves the configuration's value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from citecheck.engine.modes import ArchiveMode, ColorMode

NETWORK = "Network"
ARCHIVES = "Archives"
CACHE = "Cache and recordings"
SHOWING = "Messages"


@dataclass(frozen=True, slots=True)
class NetworkFlags:
    """How pages are asked: for ``run``, ``locate``, ``archive`` and ``scan``."""

    timeout: Annotated[
        float | None,
        typer.Option(min=0.1, metavar="S", help="Seconds for a whole answer. [default: 22]", rich_help_panel=NETWORK),
    ] = None
    per_host: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Requests open at once to one host. [default: 4]", rich_help_panel=NETWORK
        ),
    ] = None
    interval: Annotated[
        float | None,
        typer.Option(
            min=0.0, metavar="S", help="Seconds between requests to one host. [default: 0.25]", rich_help_panel=NETWORK
        ),
    ] = None
    concurrency: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Requests open at once over all hosts. [default: 600, capped by descriptors]",
            rich_help_panel=NETWORK,
        ),
    ] = None
    allow_net: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CIDR",
            help="Open an address range; private, loopback and link-local ones are refused otherwise. Repeatable.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    ca_bundle: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Trusted roots in place of the system's.", rich_help_panel=NETWORK),
    ] = None
    control: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A name that resolves whenever our network is up. Repeatable.", rich_help_panel=NETWORK
        ),
    ] = None
    resolve: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST=ADDRESS[:PORT[/TLSPORT]]",
            help="Where a name leads; * for all names, HOST=- for no such host. Repeatable.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    header: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST:NAME=VALUE", help="A header for one host (* for all). Repeatable.", rich_help_panel=NETWORK
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class ArchiveFlags:
    """What is asked of web archives: for ``run``, ``locate``, ``archive`` and ``scan``."""

    archives: Annotated[
        ArchiveMode | None,
        typer.Option(
            help="What is asked of archives: the links given, those and a snapshot for references without one, "
            "a snapshot for all, nothing. [default: missing; off for lists of URLs]",
            rich_help_panel=ARCHIVES,
        ),
    ] = None
    archive_base: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            envvar="CITECHECK_ARCHIVE_BASE",
            help="Where the Wayback Machine is asked in place of its public address.",
            rich_help_panel=ARCHIVES,
        ),
    ] = None
    archive_budget: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Look-ups a run, dead links first. [default: 200]", rich_help_panel=ARCHIVES
        ),
    ] = None
    archive_interval: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            metavar="S",
            help="Seconds between calls of one archive, in place of its own pace.",
            rich_help_panel=ARCHIVES,
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class CacheFlags:
    """What is kept between runs, recorded and replayed."""

    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nothing; static rules only.", rich_help_panel=CACHE)
    ] = False
    max_age: Annotated[
        str | None,
        typer.Option(
            metavar="AGE", help="Reuse live answers up to this age: 7d, 12h. [default: 7d]", rich_help_panel=CACHE
        ),
    ] = None
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read nothing old; checkpoints are still written.", rich_help_panel=CACHE)
    ] = False
    resume: Annotated[
        bool | None,
        typer.Option(
            "--resume/--fresh",
            help="Go on with an unfinished run, or start anew. [default: go on]",
            rich_help_panel=CACHE,
            show_default=False,
        ),
    ] = None
    record: Annotated[
        str | None,
        typer.Option(metavar="FILE.warc.gz", help="Record every exchange; bypasses the cache.", rich_help_panel=CACHE),
    ] = None
    replay: Annotated[
        str | None,
        typer.Option(metavar="FILE.warc.gz", help="Take every answer from a recording.", rich_help_panel=CACHE),
    ] = None
    notice: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="A line on top of every report; a recording keeps it.", rich_help_panel=CACHE
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class SourceFlags:
    """How sources are read, and where the settings come from."""

    source_format: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="Format of the sources; guessed when left out."),
    ] = None
    config: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Settings file in place of the nearest citecheck.toml or pyproject.toml."),
    ] = None


@dataclass(frozen=True, slots=True)
class ShowFlags:
    """What is said on the way."""

    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Errors only.", rich_help_panel=SHOWING)] = False
    verbose: Annotated[
        int,
        typer.Option("--verbose", "-v", count=True, help="More of what happens; -vv for all.", rich_help_panel=SHOWING),
    ] = 0
    no_progress: Annotated[
        bool, typer.Option("--no-progress", help="No progress display.", rich_help_panel=SHOWING)
    ] = False
    color: Annotated[
        ColorMode, typer.Option(help="When to use colours; NO_COLOR is heeded.", rich_help_panel=SHOWING)
    ] = ColorMode.AUTO
    log_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write JSON lines of all that happens.", rich_help_panel=SHOWING)
    ] = None
