"""``citecheck report DATASET/``: the summary of a scan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citecheck.errors import UsageError

if TYPE_CHECKING:
    from citecheck.model.dataset import DatasetSummary

_SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def tell_dataset(folder: str, outputs: Sequence[str], report_format: str | None, *, quiet: bool) -> int:
    """Write the summary of a dataset to files, and print it as Markdown or whatever was asked for.

    Raises:
        UsageError: It is no dataset or not whole, or there is no such report of one.
    """
    from citecheck.assemble_scan import read_summary
    from citecheck.cli.files import write_text
    from citecheck.reports.dataset.page import dataset_page
    from citecheck.reports.dataset.text import dataset_markdown

    renderers: dict[str, Callable[[DatasetSummary], str]] = {"html": dataset_page, "markdown": dataset_markdown}
    chosen = {path: _SUFFIXES.get(Path(path).suffix.lower()) for path in outputs}
    for path, name in chosen.items():
        if name is None:
            raise UsageError(f"--output {path}: a dataset is summed up as {' '.join(_SUFFIXES)}")
    if report_format is not None and report_format not in renderers:
        raise UsageError(f"--format {report_format}: a dataset is summed up as {', '.join(renderers)}")
    summary = read_summary(Path(folder))
    for path, name in chosen.items():
        write_text(Path(path), renderers[name or "markdown"](summary))
    if report_format is not None or not quiet:
        typer.echo(renderers[report_format or "markdown"](summary), nl=False)
    return 0
