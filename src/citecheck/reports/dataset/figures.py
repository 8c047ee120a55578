"""From counts to the bars of charts and the rows of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citecheck.model.dataset import DatasetSummary, NamedCounts
from citecheck.model.finding import Severity
from citecheck.model.verdict import ArchiveReason, ArchiveState, LinkReason, LinkState
from citecheck.reports.charts.data import Bar, bar
from citecheck.reports.health import year_columns
from citecheck.reports.words import archive_words, link_words

_MOST_ROWS = 20
"""Of a table; the dataset holds the rest. Our choice."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """How often one reason was given."""

    state: str
    reason: str
    says: str
    number: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often a rule found something."""

    code: str
    name: str
    severity: str
    """The gravest of its findings."""
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class SharedRow:
    """An address that several documents cite."""

    url: str
    documents: int
    references: int


def years(summary: DatasetSummary) -> tuple[Bar, ...]:
    """Count links by the year of their reference, as the charts of an audit do."""
    states: dict[int, Counter[LinkState]] = {}
    for each in summary.years:
        states[int(each.name)] = Counter({state: each.counts.get(state.value, 0) for state in LinkState})
    return year_columns(states)


def bars(named: Iterable[NamedCounts], most: int = _MOST_ROWS) -> tuple[Bar, ...]:
    """Make a bar of each, in their order."""
    return tuple(bar(each.name, each.counts) for each in list(named)[:most])


def link_reasons(summary: DatasetSummary) -> tuple[ReasonRow, ...]:
    """Give the reasons of links, most first."""
    return tuple(
        ReasonRow(state, each.name, link_words(LinkReason(each.name)), number)
        for each in summary.link_reasons
        for state, number in each.counts.items()
    )


def archive_reasons(summary: DatasetSummary) -> tuple[ReasonRow, ...]:
    """Give the reasons of archive copies, most first."""
    return tuple(
        ReasonRow(state, each.name, archive_words(ArchiveReason(each.name)), number)
        for each in summary.archive_reasons
        for state, number in each.counts.items()
    )


def rules(summary: DatasetSummary) -> tuple[RuleRow, ...]:
    """Give the rules that found something, most findings first."""
    rows = []
    for each in summary.rules:
        code, _, name = each.name.partition(" ")
        severity = next(kind.value for kind in Severity if each.counts.get(kind.value))
        rows.append(RuleRow(code, name, severity, each.counts["findings"], each.counts["documents"]))
    return tuple(rows)


def shared(summary: DatasetSummary) -> tuple[SharedRow, ...]:
    """Give the addresses that most documents cite."""
    return tuple(
        SharedRow(each.name, each.counts["documents"], each.counts["references"])
        for each in summary.shared[:_MOST_ROWS]
    )


def counts_of(kinds: type[LinkState | ArchiveState | Severity], counts: Mapping[str, int]) -> dict[str, int]:
    """Give counts with every kind, in the order of its enumeration."""
    return {kind.value: counts.get(kind.value, 0) for kind in kinds}


def share(part: int, whole: int) -> str:
    """Say a share: ``12.3 %``; a dash where there is nothing to share."""
    return f"{part / whole:.1%}".replace("%", " %") if whole else "–"
