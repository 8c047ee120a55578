from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import find
from citecheck.rules.interface import ReferenceRule, Rule

TWO = """
@online{b, title = {Second title}, url = {https://news.example/b}}
@online{a, title = {First title}, url = {https://news.example/a}}
"""
SECTIONS = """

    ## What it finds
    x

    ## Why it matters
    x

    ## Known problems
    x

    ## Example
    x

    ## Fix and its safety
    x

    ## Sources
    x
"""


class Weak(ReferenceRule):
    __doc__ = "Speaks of every reference." + SECTIONS
    code = "REF991"
    name = "weak"
    severity = Severity.INFO
    default_reason = "for the test"

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        yield self.finding(citation, "weak", at="url")


class Strong(ReferenceRule):
    __doc__ = "Speaks of one reference." + SECTIONS
    code = "REF990"
    name = "strong"
    severity = Severity.ERROR
    default_reason = "for the test"
    suppresses = ("REF991",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        if citation.id == "a":
            yield self.finding(citation, "strong")


class Failing(Rule):
    __doc__ = "Fails after its first finding." + SECTIONS
    code = "REF992"
    name = "failing"
    severity = Severity.INFO
    default_reason = "for the test"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        yield self.finding(evidence.citations[0], "half")
        raise RuntimeError("boom")


def test_findings_come_in_the_order_of_the_source(evidence_of: Callable[..., Evidence]) -> None:
    applied = apply(evidence_of(TWO), [Weak()])
    assert [finding.references for finding in applied.findings] == [("b",), ("a",)]
    assert [(finding.span.line, finding.span.column) for finding in applied.findings] == [(2, 43), (3, 42)]


def test_a_weaker_finding_is_muted_with_its_reason_only_where_the_stronger_speaks(
    evidence_of: Callable[..., Evidence],
) -> None:
    applied = apply(evidence_of(TWO), [Weak(), Strong()])
    assert {(finding.name, finding.references) for finding in applied.findings} == {
        ("weak", ("b",)),
        ("strong", ("a",)),
    }
    assert [(muted.finding.name, muted.finding.references, muted.by) for muted in applied.muted] == [
        ("weak", ("a",), None)
    ]
    assert "strong" in applied.muted[0].reason


def test_a_rule_that_fails_is_named_and_costs_no_other(
    evidence_of: Callable[..., Evidence], caplog: pytest.LogCaptureFixture
) -> None:
    applied = apply(evidence_of(TWO), [Failing(), Weak()])
    assert [finding.name for finding in applied.findings] == ["weak", "weak"]
    assert [(told.name, why) for told, why in applied.not_run] == [("failing", "it failed: RuntimeError: boom")]
    assert "REF992" in caplog.text


def test_a_rule_whose_need_was_not_met_is_listed_as_not_run(evidence_of: Callable[..., Evidence]) -> None:
    applied = apply(evidence_of(TWO), [find("dead-link"), find("archive-shows-other-time"), Weak()])
    assert [(told.name, why) for told, why in applied.not_run] == [
        ("dead-link", "no link was asked"),
        ("archive-shows-other-time", "no archive was asked"),
    ]
    assert [told.name for told in applied.ran] == ["weak"]


def test_every_need_has_words() -> None:
    from citecheck.rules.apply import _UNMET

    assert set(_UNMET) == set(Need) - {Need.NOTHING}


def test_a_missing_archive_date_is_not_also_a_mismatch(find_all: Callable[..., list[Finding]]) -> None:
    text = """@online{a, author = {Ball, Tom}, title = {Ferry}, date = {2019}, url = {https://news.example/a},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/a}}"""
    assert [finding.name for finding in find_all(text)] == ["archive-date-missing"]
