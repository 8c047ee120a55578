"""Every report by name and by file suffix; none is imported before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from citecheck.reports.interface import Report, ReportOptions


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One kind of report, before it is imported."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    """What it is for, in one line of ``--help``."""
    module: str
    type: str


REPORTS = (
    ReportEntry("terminal", (), "for reading in a terminal", "terminal", "TerminalReport"),
    ReportEntry("text", (".txt",), "the same as plain text", "plain", "TextReport"),
    ReportEntry("markdown", (".md", ".markdown"), "for GitHub and job summaries", "markdown", "MarkdownReport"),
    ReportEntry("html", (".html", ".htm"), "one page with charts, filters and search", "html.report", "HtmlReport"),
    ReportEntry("json", (".json",), "everything, for programs (version 1)", "json_v1.report", "JsonReport"),
    ReportEntry("sarif", (".sarif", ".sarif.json"), "SARIF 2.1.0, for code scanning", "sarif.report", "SarifReport"),
    ReportEntry("junit", (".xml",), "JUnit XML, for CI dashboards", "junit", "JunitReport"),
    ReportEntry("csv", (".csv",), "one row a finding, for spreadsheets", "table", "CsvReport"),
    ReportEntry("github", (), "workflow commands that annotate lines", "github", "GithubReport"),
    ReportEntry("badge", (".svg",), "an SVG badge", "badge", "BadgeReport"),
)
"""In the order in which ``--help`` names them."""


def names() -> tuple[str, ...]:
    """Give the words that ``--format`` takes."""
    return tuple(entry.name for entry in REPORTS)


def suffixes() -> tuple[str, ...]:
    """Give the file suffixes that ``--output`` takes, with the dot."""
    return tuple(suffix for entry in REPORTS for suffix in entry.suffixes)


def by_name(name: str, options: ReportOptions | None = None) -> Report | None:
    """Give the report for ``--format NAME``, or ``None`` when there is none of that name."""
    entry = next((entry for entry in REPORTS if entry.name == name.lower()), None)
    return None if entry is None else _load(entry, options)


def by_path(path: str, options: ReportOptions | None = None) -> Report | None:
    """Give the report for ``--output PATH`` by the suffix of the path, or ``None`` when no report has it."""
    found = [(len(suffix), entry) for entry in REPORTS for suffix in entry.suffixes if path.lower().endswith(suffix)]
    if not found:
        return None
    _, entry = max(found, key=lambda pair: pair[0])  # ".sarif.json" is SARIF, although it ends in ".json"
    return _load(entry, options)


def _load(entry: ReportEntry, options: ReportOptions | None) -> Report:
    module = import_module(f"citecheck.reports.{entry.module}")
    return cast("Report", getattr(module, entry.type)(options or ReportOptions()))
