"""Reports are found by name and by suffix, and none is imported before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citecheck.model.audit import Audit
from citecheck.reports import catalogue
from citecheck.reports.interface import Report


@pytest.mark.parametrize("entry", catalogue.REPORTS, ids=lambda entry: entry.name)
def test_each_entry_leads_to_a_report_of_that_name_and_those_suffixes(entry: catalogue.ReportEntry) -> None:
    report = catalogue.by_name(entry.name)
    assert report is not None
    assert (report.name, report.suffixes) == (entry.name, entry.suffixes)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("reports/audit.html", "html"),
        ("audit.HTM", "html"),
        ("audit.md", "markdown"),
        ("a.b.json", "json"),
        ("audit.sarif", "sarif"),
        ("audit.sarif.json", "sarif"),
        ("audit.xml", "junit"),
        ("audit.csv", "csv"),
        ("audit.txt", "text"),
        ("badge.svg", "badge"),
    ],
)
def test_a_path_chooses_its_report_by_the_longest_suffix(path: str, name: str) -> None:
    report = catalogue.by_path(path)
    assert report is not None
    assert report.name == name


def test_what_no_report_has_is_none() -> None:
    assert catalogue.by_path("audit.pdf") is None
    assert catalogue.by_path("audit") is None
    assert catalogue.by_name("pdf") is None


def test_names_and_suffixes_are_unique() -> None:
    assert len(set(catalogue.names())) == len(catalogue.names())
    assert len(set(catalogue.suffixes())) == len(catalogue.suffixes())


def test_the_catalogue_imports_no_report_and_nothing_heavy() -> None:
    heavy = "{'jinja2', 'rich', 'msgspec', 'citecheck.reports.html.report', 'citecheck.reports.terminal'}"
    code = f"import sys, citecheck.reports.catalogue; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _every_report() -> list[Report]:
    return [report for name in catalogue.names() if (report := catalogue.by_name(name)) is not None]


@pytest.mark.parametrize("report", _every_report(), ids=lambda report: report.name)
def test_every_report_ends_in_one_line_end_and_says_the_same_twice(report: Report, rich: Audit, empty: Audit) -> None:
    for audit in (rich, empty):
        text = report.render(audit)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert text == report.render(audit)
