from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model.finding import Confidence, Finding, Severity

BOOK = "@book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}, isbn = {978-0-306-40615-7}}"


@pytest.mark.parametrize(
    ("registry", "severity", "confidence"),
    [
        ("'Open Library'", Severity.INFO, Confidence.POSSIBLE),
        ("Crossref", Severity.WARNING, Confidence.LIKELY),
    ],
)
def test_what_a_registry_with_gaps_does_not_hold_is_a_note_only(
    registry: str, severity: Severity, confidence: Confidence, find_in: Callable[..., list[Finding]]
) -> None:
    facts = [f"registry {registry} not-found identifier=9780306406157"]
    (finding,) = find_in("unregistered-identifier", BOOK, facts)
    assert (finding.severity, finding.confidence) == (severity, confidence)
    assert "was not found in" in finding.message
