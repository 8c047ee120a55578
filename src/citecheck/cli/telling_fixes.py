"""What is told of repairs: the changes as a unified diff, and why others were not made."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citecheck.cli.files import write_bytes
from citecheck.cli.fixing import STANDARD_INPUT, bytes_after
from citecheck.cli.writing import is_coloured
from citecheck.reports.inert import commanding_nothing, visible

if TYPE_CHECKING:
    from citecheck.cli.fixing import FileChange, Mended
    from citecheck.cli.options import ShowFlags
    from citecheck.model.audit import Audit
    from citecheck.model.finding import Finding

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COLOURS = {"+++": "1", "---": "1", "@@": "36", "+": "32", "-": "31"}
"""Beginning of a line -> its SGR parameter (ECMA-48), the longest first."""


def write(result: Mended) -> None:
    """Write all changed files; none, if the bytes of one cannot be had."""
    files = [(change.path, bytes_after(change)) for change in result.changes]
    for path, data in files:
        if path == STANDARD_INPUT:
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        else:
            write_bytes(Path(path), data)


def tell(result: Mended, show: ShowFlags, *, diff: bool, written: bool) -> None:
    """Print the changes to standard output, and everything else to standard error."""
    coloured = is_coloured(show.color)
    for change in result.changes if diff else ():
        for line in unified(change):
            _echo(line, coloured=coloured)
    if show.quiet:
        return
    for source in result.left.unread:
        typer.echo(f"citecheck: {visible(source.path)}: {visible(source.message)}", err=True)
    for finding, reason in (*result.refused, *(result.held_back if show.verbose else ())):
        typer.echo(_refusal(finding, reason, result.left), err=True)
    for retired in result.retired:
        typer.echo(f"citecheck: cite {visible(retired.kept)} in place of {visible(retired.key)}", err=True)
    typer.echo(_summary(result, written=written), err=True)


def unified(change: FileChange) -> Iterator[str]:
    """Give the lines of a unified diff, without line ends; ``patch -p0`` takes them."""
    before, after = _LINE.findall(change.before), _LINE.findall(change.after)
    for line in difflib.unified_diff(before, after, change.path, change.path, lineterm="\n"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _echo(line: str, *, coloured: bool) -> None:
    if not coloured:
        text = line if not sys.stdout.isatty() else _ACTS.sub("\ufffd", line)
        sys.stdout.write(_printable(f"{text}\n"))
        return
    shown = _ACTS.sub("\ufffd", line)
    code = next((code for head, code in _COLOURS.items() if line.startswith(head)), None)
    sys.stdout.write(_printable(f"\x1b[{code}m{shown}\x1b[0m\n" if code else f"{shown}\n"))


def _printable(text: str) -> str:
    """Give a text that standard output can take, whatever its encoding."""
    coding = sys.stdout.encoding or "ascii"
    return text.encode(coding, "backslashreplace").decode(coding)


def _refusal(finding: Finding, reason: str, audit: Audit) -> str:
    path = audit.documents[finding.source].path
    place = f"{path}:{finding.span.line}:{finding.span.column}"
    return commanding_nothing(visible(f"{place}: {finding.rule} {finding.name}: not mended: {reason}"))


def _summary(result: Mended, *, written: bool) -> str:
    what, where = _counted(result.done, "finding"), _counted(len(result.changes), "file")
    if not result.done:
        told = "nothing was mended" if result.refused or result.held_back else "nothing to mend"
    else:
        told = f"mended {what} in {where}" if written else f"would mend {what} in {where}; --write does it"
    refused = f"; {len(result.refused)} not mended" if result.refused else ""
    held_back = f"; {len(result.held_back)} more on request, -v says how" if result.held_back else ""
    return f"citecheck: {told}{refused}{held_back}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
