"""Wishes that did nothing: said where that is known, and only there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from citecheck.engine.suppress import settle, settle_late
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Suppression
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import find, select

TITLED = "@book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}, year = 2001}"
UNTITLED = "@book{sea, author = {Aldous, Jane}, publisher = {Example Press}, year = 2001}"
TODAY = date(2022, 6, 15)


@pytest.fixture
def told(evidence_of: Callable[..., Evidence]) -> Callable[..., Sequence[Finding]]:
    def run(text: str, configured: Sequence[Suppression] = (), facts: Sequence[str] = ()) -> Sequence[Finding]:
        evidence = evidence_of(text, "bibtex", facts)
        settled = settle(apply(evidence, select()), evidence.documents, configured, TODAY)
        again = replace(evidence, idle=settled.idle)
        found = apply(again, [find("unused-suppression")]).findings
        return settle_late(found, evidence.documents, configured, TODAY).findings

    return run


@pytest.mark.parametrize(
    ("comment", "text", "severity", "said"),
    [
        ("ignore[missing-title]", TITLED, Severity.INFO, "“missing-title” does nothing: no finding matched it"),
        ("ignore[REF101, SYN104]", TITLED, Severity.INFO, "“REF101” and “SYN104” does nothing"),
        ("ignore-file[missing-title]", TITLED, Severity.INFO, "does nothing"),
        ("ignore[missing-titel]", UNTITLED, Severity.WARNING, "did you mean missing-title?"),
        ("ignore[missing-title] until 2021-01-31", UNTITLED, Severity.WARNING, "it expired on 2021-01-31"),
        ("ignore[missing-title] until soon", UNTITLED, Severity.WARNING, "is no day; write 2027-01-31"),
    ],
)
def test_a_suppression_without_effect_is_told_where_it_stands(
    comment: str, text: str, severity: Severity, said: str, told: Callable[..., Sequence[Finding]]
) -> None:
    (finding,) = told(f"% citecheck: {comment} -- it has none\n{text}\n")
    assert said in finding.message
    assert finding.message.endswith((".", "?"))
    assert not finding.message.endswith("?.")
    assert finding.severity is severity
    assert (finding.span.line, finding.span.column) == (1, 3)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("ignore[missing-title]", UNTITLED),
        ("ignore[dead-link]", TITLED),  # no link was asked
        ("ignore[LNK]", TITLED),
        ("ignore", TITLED),  # rules that did not run may find something yet
        ("ignore[missing-publisher]", TITLED),  # off by default, and not asked for
        ("ignore[missing-title, unused-suppression]", TITLED),
        ("ignore-file[SYN116]", TITLED),
    ],
)
def test_a_suppression_that_worked_or_had_no_chance_is_not(
    comment: str, text: str, told: Callable[..., Sequence[Finding]]
) -> None:
    assert told(f"% citecheck: {comment} -- it has none\n{text}\n") == ()


def test_a_finding_that_a_stronger_one_covers_uses_its_suppression(told: Callable[..., Sequence[Finding]]) -> None:
    text = """% citecheck: ignore[access-before-publication] -- as printed
@online{sea, author = {Aldous, Jane}, title = {The Sea}, url = {https://news.example/sea}, date = {2001-03-04},
  urldate = {1980-01-02}}"""
    assert told(text) == ()


def test_of_the_configuration_only_what_can_never_work_is_told(told: Callable[..., Sequence[Finding]]) -> None:
    idle = Suppression(("missing-title",), "why", None, None, None)
    expired = Suppression(("missing-title",), "why", "2021-01-31", None, None)
    elsewhere = Suppression(("missing-title",), "why", "2021-01-31", None, None, path="other/*.bib")
    (finding,) = told(TITLED, [idle, expired, elsewhere])
    assert "it expired on 2021-01-31" in finding.message
    assert (finding.source, finding.span.line) == (0, 1)
