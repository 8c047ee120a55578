"""JUnit XML that dashboards take."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from citecheck.model.audit import Audit
from citecheck.model.finding import Severity
from citecheck.reports.interface import ReportOptions
from citecheck.reports.junit import JunitReport


def _parsed(audit: Audit, options: ReportOptions | None = None) -> etree._Element:
    return etree.fromstring(JunitReport(options).render(audit).encode())


@pytest.mark.parametrize("name", ["rich", "few", "hostile", "empty"])
def test_every_file_fits_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
    schema.assertValid(_parsed(request.getfixturevalue(name)))


def test_the_counts_are_those_of_the_cases(rich: Audit) -> None:
    root = _parsed(rich)
    for suite in root:
        assert int(suite.get("tests") or 0) == len(suite.findall("testcase"))
        assert int(suite.get("failures") or 0) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped") or 0) == len(suite.findall("testcase/skipped"))
    assert int(root.get("tests") or 0) == len(root.findall("testsuite/testcase"))


def test_findings_fail_from_the_severity_on_that_was_asked_for(rich: Audit) -> None:
    kinds = {
        severity: [failure.get("type") for failure in _parsed(rich, ReportOptions(fail_on=severity)).iter("failure")]
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO, None)
    }
    assert kinds[Severity.ERROR].count("LNK101 error") == 1
    assert "DUP101 warning" not in kinds[Severity.ERROR]
    assert kinds[Severity.WARNING].count("DUP101 warning") == 1
    assert "STL101 info" in kinds[Severity.INFO]
    assert kinds[None] == ["source not read"]


def test_milder_findings_are_told_in_a_passed_case(rich: Audit) -> None:
    case = next(
        case for case in _parsed(rich).iter("testcase") if case.get("name") == "twin: DUP101 duplicate-reference"
    )
    assert "look before applying" in (case.findtext("system-out") or "")


def test_what_has_no_verdict_is_skipped_not_passed(rich: Audit) -> None:
    skipped = {case.get("name"): case.find("skipped") for case in _parsed(rich).iter("testcase")}
    link = skipped["link-timeout: link"]
    assert link is not None
    assert link.get("message") == "no verdict on https://host5.news.example/timeout: no answer in time"
    assert skipped["archive-not-looked-up: archive copy"] is not None
    assert skipped["REG101 retracted-work"] is not None
    assert skipped["references.bib:2"] is not None
