"""A badge for a README: how many links are dead, or that something is unknown."""

from __future__ import annotations

from citecheck.model.audit import Audit
from citecheck.reports.charts.drawing import draw
from citecheck.reports.interface import ReportOptions
from citecheck.reports.tally import Tally, tally
from citecheck.reports.words import counted

_LETTER = 6.6
"""Pixels that a letter takes, on average, in an 11 px sans-serif font."""
_COLOURS = {"error": "#a8322a", "warning": "#855600", "unknown": "#59616b", "good": "#1c7052"}


class BadgeReport:
    """Red with errors, amber with warnings, grey while links are unknown or the audit is incomplete, else green."""

    name = "badge"
    suffixes = (".svg",)

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; a badge needs none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        said, kind = _verdict(tally(audit), complete=audit.complete)
        left, right = (round(len(text) * _LETTER) + 14 for text in ("references", said))
        return draw("badge.svg", said=said, colour=_COLOURS[kind], left=left, right=right) + "\n"


def _verdict(counts: Tally, *, complete: bool) -> tuple[str, str]:
    if counts.references == 0:
        return "none read", "unknown"
    for severity in ("error", "warning"):
        if counts.findings[severity]:
            return counted(counts.findings[severity], severity), severity
    if not complete:
        return "incomplete", "unknown"
    unknown = counts.links["unknown"] + counts.archives["unknown"]
    if unknown:
        return f"{unknown:,} unknown", "unknown"
    return f"{counts.references:,} in order", "good"
