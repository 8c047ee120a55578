"""Workflow commands, by which GitHub puts findings on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.reports.inert import isolated, visible, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.places import place
from citecheck.reports.tally import tally
from citecheck.reports.unseen import banners, unseen
from citecheck.reports.words import counted, sentences, severities

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport:
    """One command a finding, the gravest first: GitHub shows only the first ten of each kind in a step."""

    name = "github"
    suffixes: tuple[str, ...] = ()

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take the options that all reports take; commands need none."""

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        citations = {citation.id: citation for citation in audit.citations}
        ranked = sorted(audit.findings, key=lambda finding: finding.severity.rank)
        lines = []
        for finding in ranked:
            named = [citations[reference] for reference in finding.references if reference in citations]
            lines.append(_command(finding, audit, named[0] if named else None))
        lines += [f"::warning title=citecheck::{_data(banner)}" for banner in banners(audit)]
        lines += _notes(audit)
        return writable("\n".join(lines)) + "\n"


def _command(finding: Finding, audit: Audit, citation: Citation | None) -> str:
    known = 0 <= finding.source < len(audit.documents)
    document = audit.documents[finding.source] if known else None
    settings = [f"title={_property(f'{finding.rule} {finding.name}')}"]
    if document is not None and document.path != "-":
        settings = [f"file={_property(document.path)}", f"line={finding.span.line}", *settings]
        whole = place(finding.span, document, citation)
        if whole is not None:
            settings.insert(2, f"endLine={whole.end_line}")
        if whole is not None and whole.end_line == finding.span.line:  # columns are only read on a single line
            settings[3:3] = [f"col={finding.span.column}", f"endColumn={whole.end_column}"]
    remedy = "" if finding.remedy is None else finding.remedy.text
    text = sentences(finding.message, remedy)
    return f"::{_COMMANDS[finding.severity]} {','.join(settings)}::{_data(text)}"


def _notes(audit: Audit) -> Iterator[str]:
    missing, counts = unseen(audit), tally(audit)
    numbers = (
        (missing.links_total, "link without a verdict", "links without a verdict"),
        (missing.archives_total, "archive copy without a verdict", "archive copies without a verdict"),
        (len(missing.registries), "registry look-up without an answer", "registry look-ups without an answer"),
        (missing.rules_total, "rule not run", "rules not run"),
        (len(missing.unread), "source not read", "sources not read"),
        (len(missing.skipped), "block skipped as no reference", "blocks skipped as no reference"),
        (counts.muted, "finding muted", "findings muted"),
    )
    told = [counted(number, one, many) for number, one, many in numbers if number]
    if told:
        yield f"::notice title=citecheck%3A not looked at::{_data(', '.join(told))}"
    yield _data(f"citecheck: {severities(counts.findings)} in {counted(counts.references, 'reference')}.")


def _data(text: str) -> str:
    """Escape the message of a command: no text of strangers ends it or begins another."""
    return isolated(visible(text, 2000)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
