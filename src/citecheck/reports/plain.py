"""What the terminal shows, as a plain text file."""

from __future__ import annotations

from citecheck.model.audit import Audit
from citecheck.reports.interface import ReportOptions
from citecheck.reports.terminal import TerminalReport

_WIDTH = 100
"""Columns of a text file; our choice: what fits a printed page and a mail."""


class TextReport:
    """The terminal's report without colours, at a fixed width."""

    name = "text"
    suffixes = (".txt",)

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; a file has its own width and no colour."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        return TerminalReport(ReportOptions(width=_WIDTH, colour=False)).render(audit)
