"""The summary of a scan as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citecheck.model.dataset import DatasetSummary
from citecheck.model.finding import Severity
from citecheck.model.verdict import ArchiveState, LinkState
from citecheck.reports.charts.data import Bar
from citecheck.reports.dataset import figures
from citecheck.reports.inert import writable
from citecheck.reports.markdown import escaped
from citecheck.reports.words import counted, listed, minute, severities

_MOST = 10
"""Rows of a table; the page has more. Our choice."""


def dataset_markdown(summary: DatasetSummary) -> str:
    """Write the summary; text of strangers can neither format, link, mention nor break a table."""
    return writable("\n\n".join(_blocks(summary))) + "\n"


def _blocks(summary: DatasetSummary) -> Iterator[str]:
    totals = summary.totals
    yield "# Scan"
    others = f" and {counted(len(summary.inputs) - 1, 'more input')}" if len(summary.inputs) > 1 else ""
    asked = "offline" if summary.is_offline else "pages were asked"
    yield (
        f"{escaped(summary.inputs[0], 120)}{others} · "
        f"{minute(summary.finished_at)} · {asked} · citecheck {escaped(summary.tool_version, 40)}"
    )
    links = figures.counts_of(LinkState, summary.links)
    archives = figures.counts_of(ArchiveState, summary.archives)
    found = figures.counts_of(Severity, summary.findings)
    addresses = f"{totals.get('addresses', 0):,} with an address"
    not_read = f"{totals.get('without', 0):,} without a reference, {totals.get('unread', 0):,} not read"
    yield _table(
        ("", "Number", "Of these"),
        [
            ("Documents", _n(totals.get("documents", 0)), f"besides {not_read}"),
            ("References", _n(totals.get("references", 0)), addresses),
            ("Distinct links", _n(sum(links.values())), f"{listed(links)}; {counted(totals.get('hosts', 0), 'host')}"),
            ("Archive copies", _n(sum(archives.values())), listed(archives)),
            ("Findings", _n(sum(found.values())), severities(found)),
        ],
        ":-|-:|:-",
    )
    if years := figures.years(summary):
        yield "## Link rot by year of publication"
        yield _table(
            ("Year", "Live", "Dead", "Unknown", "Dead of those with a verdict"),
            [(each.label, *_states(each), _rot(each)) for each in years],
            ":-|-:|-:|-:|-:",
        )
    yield from _hosts("Hosts with trouble", figures.bars(summary.hosts, _MOST))
    if rows := figures.link_reasons(summary):
        whole = sum(row.number for row in rows)
        yield "## Links, by reference"
        yield _table(
            ("State", "Reason", "Number", "Share"),
            [
                (row.state, f"{row.says} ({row.reason})", _n(row.number), figures.share(row.number, whole))
                for row in rows
            ],
            ":-|:-|-:|-:",
        )
    if services := figures.bars(summary.services, _MOST):
        yield "## Archives"
        kinds = [state.value for state in ArchiveState]
        yield _table(
            ("Archive", *(kind.capitalize() for kind in kinds)),
            [(escaped(each.label, 60), *(_n(each.number(kind)) for kind in kinds)) for each in services],
            ":-|-:|-:|-:",
        )
    if rules := figures.rules(summary)[: 2 * _MOST]:
        yield "## What was found"
        yield _table(
            ("Rule", "Severity", "Findings", "Documents"),
            [(f"{row.code} {row.name}", row.severity, _n(row.findings), _n(row.documents)) for row in rules],
            ":-|:-|-:|-:",
        )
    if shared := figures.shared(summary)[:_MOST]:
        yield "## Addresses that several documents cite"
        yield _table(
            ("Address", "Documents", "References"),
            [(escaped(row.url, 120), _n(row.documents), _n(row.references)) for row in shared],
            ":-|-:|-:",
        )


def _hosts(head: str, bars: Sequence[Bar]) -> Iterator[str]:
    if bars:
        yield f"## {head}"
        rows = [(escaped(each.label, 80), *_states(each)) for each in bars]
        yield _table(("Host", "Live", "Dead", "Unknown"), rows, ":-|-:|-:|-:")


def _states(each: Bar) -> tuple[str, ...]:
    return tuple(_n(each.number(state.value)) for state in LinkState)


def _rot(each: Bar) -> str:
    dead = each.number(LinkState.DEAD.value)
    return figures.share(dead, dead + each.number(LinkState.LIVE.value))


def _n(number: int) -> str:
    return f"{number:,}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> str:
    lines = [" | ".join(head), align, *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)
