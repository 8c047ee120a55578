"""A real article pasted as plain text: what the static rules must say of its sixteen references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select


@pytest.fixture
def findings(shared: Path, evidence_of: Callable[..., Evidence]) -> tuple[Finding, ...]:
    text = (shared / "data" / "article" / "mizintsev.txt").read_text(encoding="utf-8")
    return apply(evidence_of(text, "text", ["today 2023-06-01"]), select()).findings


def test_the_work_cited_twice_is_one_finding(findings: tuple[Finding, ...]) -> None:
    duplicates = [finding for finding in findings if finding.rule.startswith("DUP")]
    assert [(finding.name, len(finding.references)) for finding in duplicates] == [("identical-reference", 2)]


def test_claims_of_archive_copies_missing_dates_and_outlets_and_missing_links_are_said(
    findings: tuple[Finding, ...],
) -> None:
    counts = Counter(finding.name for finding in findings)
    assert counts["archive-claimed-without-link"] == 16
    assert counts["missing-date"] == 6
    assert counts["missing-outlet"] == 4
    assert counts["access-date-without-url"] == 16
    assert counts["archive-after-access"] == 4


def test_nothing_is_called_dead_and_nothing_is_an_error(findings: tuple[Finding, ...]) -> None:
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    assert not [finding for finding in findings if finding.rule.startswith("LNK")]
