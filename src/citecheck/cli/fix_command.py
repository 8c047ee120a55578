"""``citecheck fix``: what the rules found, mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from citecheck.cli.options import NETWORK, ArchiveFlags, CacheFlags, NetworkFlags, ShowFlags, SourceFlags
from citecheck.engine.modes import FailOn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.config import Config
    from citecheck.engine.ports import Watcher
    from citecheck.model.audit import Audit
    from citecheck.model.reference import Document

REPAIRS = "Repairs"


@dataclass(frozen=True, slots=True)
class FixFlags:
    """Which repairs are made, and whether they are written."""

    diff: Annotated[
        bool, typer.Option("--diff", help="Print the changes. The default without --write.", rich_help_panel=REPAIRS)
    ] = False
    write: Annotated[
        bool, typer.Option("--write", help="Write the changes into the files.", rich_help_panel=REPAIRS)
    ] = False
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="Make repairs, too, that a person should look at.", rich_help_panel=REPAIRS),
    ] = False
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Rules to mend: codes, families or names, with commas. Repeatable.",
            rich_help_panel=REPAIRS,
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Rules to leave out, likewise. Repeatable.", rich_help_panel=REPAIRS),
    ] = None
    cited_in: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="A file that cites keys of the .bib sources; it follows when a copy is taken out. Repeatable.",
            rich_help_panel=REPAIRS,
        ),
    ] = None
    from_audit: Annotated[
        str | None,
        typer.Option(
            metavar="AUDIT.json", help="Mend what this stored audit found; nothing is asked.", rich_help_panel=REPAIRS
        ),
    ] = None
    registries: Annotated[
        bool | None,
        typer.Option(
            "--registries/--no-registries",
            help="Ask registries of works, as `run` does. [default: no]",
            rich_help_panel=NETWORK,
            show_default=False,
        ),
    ] = None
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit with 1 if findings of this severity are left. [default: error]", rich_help_panel=REPAIRS
        ),
    ] = None
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Known findings; they are left alone.", rich_help_panel=REPAIRS)
    ] = None


def fix(
    repairs: FixFlags,
    source: SourceFlags,
    network: NetworkFlags,
    archive: ArchiveFlags,
    cache: CacheFlags,
    show: ShowFlags,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Files, or - for standard input.")
    ] = None,
) -> int:
    """Mend what an audit finds: shows the changes, or writes them with --write.

    Runs the same audit as `citecheck run` (with --offline only what needs no network), or takes a stored one. Only
    repairs that keep what a reference says are made, unless --unsafe is given. Everything else in a file stays as it
    was, byte for byte.

    [bold]Examples[/bold]

      citecheck fix references.bib
      citecheck fix references.bib --offline --write
      citecheck fix references.bib --write --cited-in thesis.tex
      citecheck fix article.wiki --from-audit audit.json --unsafe
    """
    from citecheck.cli.fixing import Wish, check_writable, mended
    from citecheck.cli.show import showing
    from citecheck.cli.telling_fixes import tell, write
    from citecheck.engine.outcome import exit_code

    config = _settings(repairs, source, network, archive, cache)
    with showing(show, config) as watcher:
        if repairs.write:
            check_writable([*(sources or ()), *(repairs.cited_in or ())])
        documents, audit = _audited(sources or [], repairs, config, watcher)
    result = mended(documents, audit, config, Wish(repairs.unsafe, tuple(repairs.cited_in or ())))
    if repairs.write:
        write(result)
    tell(result, show, diff=repairs.diff or not repairs.write, written=repairs.write)
    return exit_code(result.left if repairs.write else audit, config.fail_on.covers)


def _audited(
    sources: list[str], repairs: FixFlags, config: Config, watcher: Watcher
) -> tuple[Sequence[Document], Audit]:
    """Audit the sources, or read the audit that was named and its sources again."""
    from citecheck.assemble import audit_of, load_sources
    from citecheck.errors import UsageError

    if repairs.from_audit is None:
        documents, unread = load_sources(sources, config)
        return documents, audit_of(documents, unread, sources, config, watcher=watcher)
    from citecheck.cli.stored import stored_audit

    audit = stored_audit(repairs.from_audit)
    known = [document.path for document in audit.documents]
    strangers = [source for source in sources if source not in known]
    if strangers:
        raise UsageError(f"{strangers[0]} is no source of {repairs.from_audit}; its sources are {', '.join(known)}")
    return _read_again(known, sources or known, config, audit)


def _read_again(known: list[str], wanted: list[str], config: Config, audit: Audit) -> tuple[Sequence[Document], Audit]:
    from citecheck.assemble import chosen_rules, load_sources, nothing_read

    documents = list(audit.documents)  # without text, so that nothing is edited in those that are not wanted
    unread = []
    for number, (path, stored) in enumerate(zip(known, audit.documents, strict=True)):
        if path in wanted:
            read, missing = load_sources([path], replace(config, source_format=stored.format.value))
            documents[number : number + 1] = read or [stored]
            unread += missing
    if len(unread) == len(wanted):
        raise nothing_read(unread)
    codes = {rule.code for rule in chosen_rules(config)}
    found = tuple(finding for finding in audit.findings if finding.rule in codes)
    return documents, replace(audit, findings=found, unread=tuple(unread))


def _settings(
    repairs: FixFlags, source: SourceFlags, network: NetworkFlags, archive: ArchiveFlags, cache: CacheFlags
) -> Config:
    """Lay all options of the command line over the settings file."""
    from citecheck.cli.run_command import ReportFlags, settings

    chosen = ReportFlags(
        select=repairs.select,
        ignore=repairs.ignore,
        fail_on=repairs.fail_on,
        baseline=repairs.baseline,
        registries=repairs.registries,
    )
    return settings(chosen, source, network, archive, cache)
