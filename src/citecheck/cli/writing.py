"""Reports to files and to standard output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from citecheck.cli.files import write_pieces
from citecheck.cli.options import ShowFlags
from citecheck.config import Config
from citecheck.engine.modes import ColorMode, FailOn
from citecheck.errors import UsageError
from citecheck.model.audit import Audit
from citecheck.model.finding import Finding, Severity
from citecheck.reports.catalogue import by_name, by_path, names, suffixes
from citecheck.reports.interface import PieceReport, Report, ReportOptions, TextEdit, TextEdits

_PLAIN_WIDTH = 100
"""Columns where there is no terminal to ask. Our choice."""


def check_outputs(outputs: Sequence[str], report_format: str | None) -> None:
    """Complain of a report that cannot be written before an hour of work, not after it.

    Raises:
        UsageError: A suffix or a format is unknown, or a folder cannot be written.
    """
    for path in outputs:
        if by_path(path) is None:
            raise UsageError(f"--output {path}: no report has this suffix; known are {' '.join(suffixes())}")
        folder = Path(path).parent
        if Path(path).is_dir() or (folder.exists() and not folder.is_dir()):
            raise UsageError(f"--output {path}: is a folder or lies in a file; name a file")
    if report_format is not None and by_name(report_format) is None:
        raise UsageError(f"--format {report_format}: there is no such report; known are {', '.join(names())}")


def tell(
    audit: Audit, config: Config, show: ShowFlags, *, report_format: str | None = None, stats: bool = False
) -> None:
    """Write all reports that were asked for, and print one."""
    for path in config.outputs:
        report = by_path(path, _options(config, show, audit))
        if report is not None:
            write_pieces(
                Path(path), report.pieces(audit) if isinstance(report, PieceReport) else (report.render(audit),)
            )
    printed = by_name(report_format or "terminal", _options(config, show, audit))
    if printed is not None and (report_format is not None or not show.quiet):
        _print(printed, audit)
    if stats and audit.stats is not None:
        for name, figure in audit.stats.figures.items():
            typer.echo(f"{name}: {figure}", err=True)


def _options(config: Config, show: ShowFlags, audit: Audit) -> ReportOptions:
    fail_on = None if config.fail_on is FailOn.NEVER else Severity(config.fail_on.value)
    width = shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns
    return ReportOptions(width=width, colour=is_coloured(show.color), fail_on=fail_on, text_edits=_text_edits(audit))


def _text_edits(audit: Audit) -> TextEdits:
    """Give the repairs as changes of text; only reports that tell them load what makes them."""
    made: list[TextEdits] = []

    def of_finding(finding: Finding) -> Sequence[TextEdit]:
        from citecheck.cli.fixing import text_edits

        if not made:
            made.append(text_edits(audit))
        return made[0](finding)

    return of_finding


def is_coloured(mode: ColorMode) -> bool:
    """Heed ``--color``, then NO_COLOR (no-color.org) and FORCE_COLOR, then whether a terminal reads it."""
    if mode is not ColorMode.AUTO:
        return mode is ColorMode.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _print(report: Report, audit: Audit) -> None:
    text = report.render(audit)
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:  # a terminal that is not UTF-8 still gets its report
        coding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(coding, "backslashreplace").decode(coding))
    sys.stdout.flush()
