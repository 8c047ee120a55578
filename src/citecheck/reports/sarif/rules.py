"""Rules as SARIF describes them; the same text that ``citecheck explain`` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citecheck.model.finding import Confidence, RuleDescriptor, Severity
from citecheck.reports.sarif import types

LEVELS: Final[Mapping[Severity, types.Level]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_PRECISION: Final[Mapping[Confidence, types.Precision]] = {
    Confidence.CERTAIN: "very-high",
    Confidence.LIKELY: "high",
    Confidence.POSSIBLE: "medium",
}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""GitHub's own words for severities."""


def descriptor(rule: RuleDescriptor) -> types.ReportingDescriptor:
    """Describe a rule with its help as text and as Markdown."""
    plain = "\n\n".join(f"{heading}\n{text.strip()}" for heading, text in rule.sections)
    marked = "\n\n".join(f"## {heading}\n\n{text.strip()}" for heading, text in rule.sections)
    return types.ReportingDescriptor(
        id=rule.code,
        name=rule.name,
        short_description=types.Message(text=rule.summary),
        full_description=types.Message(text=rule.sections[0][1].strip() if rule.sections else rule.summary),
        help=types.Message(text=plain or rule.summary, markdown=marked or rule.summary),
        default_configuration=types.Configuration(level=LEVELS[rule.severity], enabled=rule.default),
        properties=types.RuleProperties(
            tags=["citations", rule.family.value.lower()],
            precision=_PRECISION[rule.confidence],
            problem_severity=_PROBLEM[rule.severity],
        ),
    )
