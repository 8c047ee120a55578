"""Three hundred real references, drawn at random: nothing is said that a careful editor would not accept.

Every finding of the draw was judged by reading; ``docs/false-alarms.md`` says why each kind stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.clean_list import EACH, draw

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import select

pytestmark = pytest.mark.heavy  # reads all real lists to draw from them

ACCEPTED = {
    "drawn.bib": {"et-al-as-author": 3, "unknown-entry-type": 2, "unescaped-latex": 2, "stale-access": 1},
    "drawn.wiki": {
        "stale-access": 38,
        "missing-date": 33,
        "archive-after-access": 3,
        "http-archive-link": 3,
        "glued-authors": 3,
        "untidy-archive-link": 1,
        "tracking-parameters": 1,
        "deprecated-archive-service": 1,
        "missing-outlet": 1,
        "date-not-in-url": 1,
        "unknown-template-parameter": 1,
    },
    "drawn.txt": {
        "access-date-without-url": 74,
        "missing-date": 32,
        "archive-claimed-without-link": 16,
        "archive-after-access": 4,
        "missing-outlet": 2,
        "access-before-publication": 1,
        "archive-before-publication": 1,
    },
}
"""So many findings of each kind were read and accepted."""


@pytest.fixture(scope="module")
def found(shared: Path, evidence_of_documents: Callable[..., Evidence]) -> dict[str, tuple[int, tuple[Finding, ...]]]:
    told = {}
    for document in draw(shared / "data"):
        evidence = evidence_of_documents([document], ["today 2026-11-01"])
        told[document.path] = (len(evidence.citations), apply(evidence, select()).findings)
    return told


@pytest.mark.parametrize("name", ACCEPTED)
def test_of_real_references_only_what_was_accepted_is_told(
    name: str, found: dict[str, tuple[int, tuple[Finding, ...]]]
) -> None:
    count, findings = found[name]
    assert count >= EACH
    told = Counter(finding.name for finding in findings)
    assert {rule: number for rule, number in told.items() if number > ACCEPTED[name].get(rule, 0)} == {}


def test_no_real_reference_fails_a_run_that_fails_on_errors(
    found: dict[str, tuple[int, tuple[Finding, ...]]],
) -> None:
    findings = [finding for _, told in found.values() for finding in told]
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    assert len(warnings) <= 35
