"""Figures for charts: by outlet, year, host, service and run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citecheck.model.audit import Audit
from citecheck.reports.dossier import by_source, dossiers
from citecheck.reports.health import by_host, by_outlet, by_service, by_year, findings_by_run, links_by_run
from citecheck.reports.tally import tally


def test_few_links_over_many_years_are_counted_by_five_or_ten(rich: Audit, sized: Callable[[int], Audit]) -> None:
    by_five = by_year(dossiers(rich))
    assert [bar.label for bar in by_five] == ["2000–04", "2005–09", "2010–14", "2015–19", "2020–24"]
    assert sum(bar.total for bar in by_five) == len(rich.links)
    assert [bar.label for bar in by_year(dossiers(sized(12)))] == ["1990–99", "2000–09", "2010–19", "2020–29"]
    assert len(by_year(dossiers(sized(1)))) == 1


def test_years_leave_no_gap_and_lose_no_link(sized: Callable[[int], Audit]) -> None:
    audit = sized(300)
    bars = by_year(dossiers(audit))
    assert [bar.label for bar in bars] == [str(year) for year in range(1998, 2026)]
    assert sum(bar.total for bar in bars) == len(audit.links)


def test_centuries_are_added_up_into_the_first_column(sized: Callable[[int], Audit]) -> None:
    audit = sized(3)
    old, *rest = audit.citations
    ancient = replace(old, reference=replace(old.reference, published="0851-09"))
    bars = by_year(dossiers(replace(audit, citations=(ancient, *rest))))
    assert len(bars) == 40
    assert bars[0].label.startswith("to ")
    assert sum(bar.total for bar in bars) == 3


def test_outlets_come_in_the_order_of_how_often_they_are_cited(sized: Callable[[int], Audit]) -> None:
    bars = by_outlet(dossiers(sized(100)), most=5)
    assert len(bars) == 5
    assert [bar.total for bar in bars] == sorted((bar.total for bar in bars), reverse=True)


def test_only_hosts_with_trouble_are_listed_the_worst_first(rich: Audit) -> None:
    bars = by_host(rich.links)
    assert all(bar.number("dead") or bar.number("unknown") for bar in bars)
    assert [bar.number("dead") for bar in bars] == sorted((bar.number("dead") for bar in bars), reverse=True)


def test_services_count_their_copies(rich: Audit) -> None:
    (wayback,) = by_service(rich.archives)
    assert (wayback.label, wayback.said) == ("wayback", "1 verified, 11 broken, 23 unknown")


def test_the_trend_ends_with_this_audit(rich: Audit) -> None:
    links, findings = links_by_run(rich), findings_by_run(rich)
    assert len(links) == len(findings) == len(rich.trend) + 1
    assert (links[-1].label, links[-1].said) == ("2026-11-22", "2 live, 6 dead, 18 unknown")
    assert findings[-1].said == "3 error, 2 warning, 1 info"
    assert links_by_run(replace(rich, trend=())) == ()


def test_every_reference_stands_in_one_source_and_every_finding_somewhere(rich: Audit) -> None:
    sources = by_source(rich)
    assert sum(len(source.dossiers) for source in sources) == tally(rich).references
    placed = {id(each) for source in sources for dossier in source.dossiers for each in dossier.findings}
    placed |= {id(each) for source in sources for each in source.findings}
    assert placed == {id(finding) for finding in rich.findings}


def test_a_finding_on_two_references_stands_with_both(rich: Audit) -> None:
    held = {dossier.citation.id: [finding.rule for finding in dossier.findings] for dossier in dossiers(rich)}
    assert "DUP101" in held[rich.findings[4].references[0]]
    assert "DUP101" in held[rich.findings[4].references[1]]
