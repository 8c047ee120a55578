"""For reading in a terminal: grouped by source, the summary last, where the eye is when a run ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveState, LinkState
from citecheck.reports.dossier import SourceDossier, by_source
from citecheck.reports.inert import commanding_nothing, isolated, visible, writable
from citecheck.reports.interface import ReportOptions
from citecheck.reports.tally import tally
from citecheck.reports.unseen import Unseen, banners, unseen
from citecheck.reports.words import (
    APPLICABILITY_WORDS,
    NETWORK_WORDS,
    archive_words,
    counted,
    link_words,
    listed,
    minute,
    severities,
    title_of,
)

SEVERITY_SIGNS: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("✗", "bold red"),
    Severity.WARNING: ("!", "yellow"),
    Severity.INFO: ("i", "cyan"),
}
_STATE_SIGNS: Mapping[str, tuple[str, str]] = {
    LinkState.LIVE: ("█", "green"),
    LinkState.DEAD: ("▒", "red"),
    LinkState.UNKNOWN: ("·", "dim"),
    ArchiveState.VERIFIED: ("█", "green"),
    ArchiveState.BROKEN: ("▒", "red"),
}
"""What a bar is made of: told apart without colours, too."""
_FAINT = "dim"
_NARROWEST = 40
"""Columns below which wrapping makes a worse text than running over."""
_BAR = 24
_SHOWN = 2
"""Addresses named for each reason without a verdict; the JSON and HTML reports name all."""


class TerminalReport:
    """Findings by source and reference with their remedies, then what was not looked at, then the counts."""

    name = "terminal"
    suffixes: tuple[str, ...] = ()

    def __init__(self, options: ReportOptions | None = None) -> None:
        """Take width and colour."""
        self.options = options or ReportOptions()

    def render(self, audit: Audit) -> str:
        """See ``Report.render``."""
        paper = StringIO()
        console = Console(
            file=paper,
            width=max(self.options.width, _NARROWEST),
            force_terminal=self.options.colour,
            color_system="standard" if self.options.colour else None,
            no_color=not self.options.colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )
        _Page(console, audit).print()
        lines = (line.rstrip() for line in paper.getvalue().split("\n"))
        return commanding_nothing(writable("\n".join(lines).strip("\n"))) + "\n"


class _Page:
    """One audit on one console; foreign text only ever enters as ``Text``, never as markup."""

    def __init__(self, console: Console, audit: Audit) -> None:
        self.console = console
        self.audit = audit

    def print(self) -> None:
        audit = self.audit
        version = f"citecheck {visible(audit.tool_version, 40)}".strip()
        self._line(f"{version} · {minute(audit.finished_at)} · {NETWORK_WORDS[audit.network]}", _FAINT)
        for banner in banners(audit):
            self._line(f"! {visible(banner)}", "bold yellow")
        for source in by_source(audit):
            self._source(source)
        self._unseen(unseen(audit))
        self._summary()

    def _line(self, text: str, style: str = "", indent: int = 0) -> None:
        self._print(Text(text, style), indent)

    def _print(self, text: Text, indent: int, hang: int = 2) -> None:
        """Print a text from a column on; further lines stand a little deeper, so that the first ones can be scanned."""
        width = max(self.console.width - indent - hang, _NARROWEST // 2)
        for number, line in enumerate(text.wrap(self.console, width)):
            margin = " " * (indent + hang if number else indent)
            self.console.print(Text(margin).append_text(line), no_wrap=True, overflow="ignore", crop=False)

    def _heading(self, text: str, note: str = "") -> None:
        heading = Text("\n")
        heading.append(text, "bold underline")
        heading.append(f"  {note}" if note else "", _FAINT)
        self.console.print(heading)

    def _source(self, source: SourceDossier) -> None:
        shown: set[int] = set()
        findings = [*source.findings, *(finding for each in source.dossiers for finding in each.findings)]
        total = len({id(finding) for finding in findings})
        note = f"{counted(len(source.dossiers), 'reference')}, {counted(total, 'finding')}"
        self._heading(isolated(visible(source.document.path)), note)
        if not findings:
            self._line("no findings", "green" if source.dossiers else _FAINT, 2)
        for finding in source.findings:
            self._finding(finding)
        for dossier in source.dossiers:
            fresh = [finding for finding in dossier.findings if id(finding) not in shown]
            shown.update(id(finding) for finding in fresh)
            if fresh:
                self._reference(dossier.citation, fresh)

    def _reference(self, citation: Citation, findings: Sequence[Finding]) -> None:
        line = Text()
        line.append(f"{citation.reference.origin.span.line}: ", _FAINT)
        line.append(isolated(visible(citation.id, 80)), "bold")
        line.append(f"  {isolated(title_of(citation.reference, 160))}")
        self.console.print()
        self._print(line, 2)
        for finding in findings:
            self._finding(finding, named=citation.id)

    def _finding(self, finding: Finding, named: str | None = None) -> None:
        sign, style = SEVERITY_SIGNS[finding.severity]
        line = Text()
        line.append(f"{sign} {finding.severity.value} ", style)
        line.append(f"{visible(finding.rule, 20)} {visible(finding.name, 60)}", "bold")
        line.append(f"  {isolated(visible(finding.message, 600))}")
        others = [visible(other, 60) for other in finding.references if other != named]
        if named is None:
            line.append(f"  (line {finding.span.line})", _FAINT)
        elif others:
            line.append(f"  (with {', '.join(others[:_SHOWN])})", _FAINT)
        self._print(line, 4)
        if finding.remedy is not None:
            remedy = Text("→ ", "green")
            remedy.append(isolated(visible(finding.remedy.text, 600)))
            remedy.append(f"  ({APPLICABILITY_WORDS[finding.remedy.applicability]})", _FAINT)
            self._print(remedy, 6)

    def _unseen(self, missing: Unseen) -> None:
        if not missing:
            return
        self._heading("Not looked at, or without an answer", "this is not the same as nothing found")
        for unread in missing.unread:
            self._line(f"source not read: {visible(unread.path)}: {visible(unread.message, 300)}", "red", 2)
        if missing.links:
            self._line(f"{counted(missing.links_total, 'link')} without a verdict", "bold", 2)
        for reason, links in missing.links:
            self._group(len(links), link_words(reason), [link.url for link in links])
        if missing.archives:
            self._line(
                f"{counted(missing.archives_total, 'archive copy', 'archive copies')} without a verdict", "bold", 2
            )
        for why, archives in missing.archives:
            named = [archive.archive_url or archive.reference for archive in archives]
            self._group(len(archives), archive_words(why), named)
        if missing.registries:
            self._line(f"{counted(len(missing.registries), 'registry look-up')} without an answer", "bold", 2)
            answers = [f"{answer.registry} {answer.identifier}" for answer in missing.registries]
            self._group(len(answers), "not asked or unavailable", answers)
        if missing.rules:
            self._line(f"{counted(missing.rules_total, 'rule')} not run", "bold", 2)
        for said, rules in missing.rules:
            self._group(len(rules), said, [f"{rule.code} {rule.name}" for rule in rules])
        if missing.skipped:
            self._line(f"{counted(len(missing.skipped), 'block')} skipped as no reference", "bold", 2)
        for path, block in missing.skipped:
            self._line(f"{visible(path)}:{block.span.line}: {visible(f'{block.reason}: {block.text}', 120)}", _FAINT, 4)

    def _group(self, number: int, why: str, items: Sequence[str]) -> None:
        line = Text(f"{number:>6,}  {visible(why, 200)}: ")
        line.append(", ".join(isolated(visible(item, 100)) for item in items[:_SHOWN]), _FAINT)
        line.append(f" and {number - _SHOWN:,} more" if number > _SHOWN else "", _FAINT)
        self._print(line, 2, hang=8)

    def _summary(self) -> None:
        counts = tally(self.audit)
        self._heading("Summary")
        self._line(f"references  {counts.references:>6,}", "", 2)
        self._count("links", counts.links)
        self._count("archives", counts.archives)
        muted = f" ({counts.muted:,} muted)" if counts.muted else ""
        self._line(f"findings    {counts.findings_total:>6,}  {severities(counts.findings)}{muted}", "", 2)

    def _count(self, what: str, counts: Mapping[str, int]) -> None:
        total = sum(counts.values())
        line = Text(f"{what:<10}  {total:>6,}  ")
        for state, number in counts.items():
            sign, style = _STATE_SIGNS[state]
            line.append(sign * round(_BAR * number / total) if total else "", style)
        line.append(f"  {listed(counts)}" if total else "none")
        self._print(line, 2)
