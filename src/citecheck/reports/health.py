"""How the cited web is doing, by outlet, by year of publication, by host and from run to run, as figures for charts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from citecheck.model.audit import Audit
from citecheck.model.edtf import Precision, interval
from citecheck.model.verdict import ArchiveResult, ArchiveState, LinkResult, LinkRole, LinkState
from citecheck.reports.addresses import host_of
from citecheck.reports.charts.data import Bar, added, bar
from citecheck.reports.dossier import Dossier
from citecheck.reports.tally import tally

_MOST_COLUMNS = 40
"""Columns of a chart; what is older is added up into the first one."""
_LINKS_A_COLUMN = 4
"""Links that a column should have on average: a share of one or two says nothing. Our choice."""


def original_links(dossier: Dossier) -> tuple[LinkResult, ...]:
    """Give the links of a reference that lead to the cited page, not to a copy."""
    return tuple(link for link in dossier.links if link.role is LinkRole.ORIGINAL)


def by_outlet(dossiers: Sequence[Dossier], most: int = 12) -> tuple[Bar, ...]:
    """Count links by what holds the work, the most cited first."""
    pairs = ((each.citation.reference.outlet, link.state) for each in dossiers for link in original_links(each))
    return _most(_states((outlet, state) for outlet, state in pairs if outlet), most, lambda each: each.total)


def by_year(dossiers: Sequence[Dossier]) -> tuple[Bar, ...]:
    """Count links by the year in which the work was published, oldest first, without a gap.

    Where there are few links a year, or many years, columns are of five or ten years.
    """
    states: dict[int, Counter[LinkState]] = defaultdict(Counter)
    for dossier in dossiers:
        published = interval(dossier.citation.reference.published)
        if published is None or published.precision is Precision.INTERVAL:
            continue
        for link in original_links(dossier):
            states[published.first.year][link.state] += 1
    return year_columns(states)


def year_columns(states: Mapping[int, Counter[LinkState]]) -> tuple[Bar, ...]:
    """Make columns of links by year, see ``by_year``; empty without any."""
    if not states:
        return ()
    width = _years_a_column(min(states), max(states), sum(counts.total() for counts in states.values()))
    columns: dict[int, list[Bar]] = defaultdict(list)
    for year, counts in states.items():
        columns[year - year % width].append(_bar(str(year), counts))
    last = max(columns)
    first = max(min(columns), last - (_MOST_COLUMNS - 1) * width)
    early = [each for start, bars in columns.items() if start < first for each in bars]
    nothing = _bar("", {})
    bars = [added(_years(start, width), [nothing, *columns[start]]) for start in range(first, last + 1, width)]
    return (added(f"to {bars[0].label}", [*early, bars[0]]), *bars[1:]) if early else tuple(bars)


def _years_a_column(first: int, last: int, links: int) -> int:
    for width in (1, 5):
        columns = (last - first) // width + 1
        if columns <= _MOST_COLUMNS and links >= columns * _LINKS_A_COLUMN:
            return width
    return 1 if first == last else 10


def _years(start: int, width: int) -> str:
    return str(start) if width == 1 else f"{start}–{(start + width - 1) % 100:02}"


def by_host(links: Sequence[LinkResult], most: int = 12) -> tuple[Bar, ...]:
    """Count links by host, the most dead ones first, then the most unknown ones; hosts without trouble are left out."""
    named = ((host_of(link.url), link.state) for link in links)
    bars = _states((host, state) for host, state in named if host is not None)
    troubled = [each for each in bars if each.number("dead") or each.number("unknown")]
    return _most(troubled, most, lambda each: each.number("dead") * 1_000_000 + each.number("unknown"))


def by_service(archives: Sequence[ArchiveResult], most: int = 8) -> tuple[Bar, ...]:
    """Count archive copies by the service that holds them, the most used first."""
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for archive in archives:
        states[archive.service or "no service"][archive.state.value] += 1
    bars = [bar(name, {state.value: counts[state.value] for state in ArchiveState}) for name, counts in states.items()]
    return _most(bars, most, lambda each: each.total)


def links_by_run(audit: Audit) -> tuple[Bar, ...]:
    """Count links by state, one bar a run, oldest first, this audit last; empty without an earlier one."""
    return _runs(audit, [point.links for point in audit.trend], tally(audit).links)


def archives_by_run(audit: Audit) -> tuple[Bar, ...]:
    """Count archive copies by state, as ``links_by_run`` does links."""
    return _runs(audit, [point.archives for point in audit.trend], tally(audit).archives)


def findings_by_run(audit: Audit) -> tuple[Bar, ...]:
    """Count findings by severity, as ``links_by_run`` does links."""
    return _runs(audit, [point.findings for point in audit.trend], tally(audit).findings)


def _runs(audit: Audit, earlier: Sequence[Mapping[str, int]], now: Mapping[str, int]) -> tuple[Bar, ...]:
    if not earlier:
        return ()
    days = [point.finished_at for point in audit.trend] + [audit.finished_at]
    return tuple(
        bar(at.strftime("%Y-%m-%d"), {kind: counts.get(kind, 0) for kind in now})
        for at, counts in zip(days[-_MOST_COLUMNS:], [*earlier, now][-_MOST_COLUMNS:], strict=True)
    )


def _states(pairs: Iterable[tuple[str, LinkState]]) -> list[Bar]:
    states: dict[str, Counter[LinkState]] = defaultdict(Counter)
    for name, state in pairs:
        states[name][state] += 1
    return [_bar(name, counts) for name, counts in states.items()]


def _bar(label: str, counts: Mapping[LinkState, int]) -> Bar:
    return bar(label, {state.value: counts.get(state, 0) for state in LinkState})


def _most(bars: Sequence[Bar], most: int, weight: Callable[[Bar], int]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda each: (-weight(each), each.label))[:most])
