"""Findings, remedies and rules on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from citecheck.model.finding import (
    Applicability,
    Confidence,
    Edit,
    EditKind,
    Family,
    Finding,
    Muted,
    Need,
    Remedy,
    RuleDescriptor,
    Severity,
)
from citecheck.model.reference import ReferenceId
from citecheck.reports.json_v1.base import Wire
from citecheck.reports.json_v1.references import SpanV1, SuppressionV1

Scalar = str | int | float | bool | None
Fact = Scalar | list[Scalar]
"""What stands in ``evidence``: strings, numbers, booleans, and lists of those."""


class EditV1(Wire):
    """One change to one reference, in the words of the record."""

    kind: EditKind
    reference: str
    field: str | None = None
    value: str | None = None

    def model(self) -> Edit:
        """Give it as the model has it."""
        return Edit(self.kind, ReferenceId(self.reference), self.field, self.value)


class RemedyV1(Wire):
    """The repair that a finding offers."""

    text: str
    applicability: Applicability
    edits: tuple[EditV1, ...] = ()

    def model(self) -> Remedy:
        """Give it as the model has it."""
        return Remedy(self.text, self.applicability, tuple(edit.model() for edit in self.edits))


class FindingV1(Wire):
    """One thing that is wrong with one or more references."""

    rule: Annotated[str, Meta(description="Code, e.g. ARC104.")]
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    references: tuple[str, ...]
    span: SpanV1
    evidence: dict[str, Fact]
    remedy: RemedyV1 | None
    source: Annotated[int, Meta(description="Index into sources.")] = 0

    @classmethod
    def of(cls, finding: Finding) -> FindingV1:
        """Make it from the model."""
        return cls(
            rule=finding.rule,
            name=finding.name,
            severity=finding.severity,
            confidence=finding.confidence,
            message=finding.message,
            references=finding.references,
            span=SpanV1.of(finding.span),
            evidence={key: _fact(value) for key, value in finding.evidence.items()},
            remedy=None if finding.remedy is None else RemedyV1.like(finding.remedy),
            source=finding.source,
        )

    def model(self) -> Finding:
        """Give it as the model has it."""
        return Finding(
            rule=self.rule,
            name=self.name,
            severity=self.severity,
            confidence=self.confidence,
            message=self.message,
            references=tuple(map(ReferenceId, self.references)),
            source=self.source,
            span=self.span.model(),
            evidence=dict(self.evidence),
            remedy=None if self.remedy is None else self.remedy.model(),
        )


class MutedV1(Wire):
    """A finding that is not counted, and why."""

    finding: FindingV1
    by: SuppressionV1 | None
    reason: str

    @classmethod
    def of(cls, muted: Muted) -> MutedV1:
        """Make it from the model."""
        by = None if muted.by is None else SuppressionV1.like(muted.by)
        return cls(finding=FindingV1.of(muted.finding), by=by, reason=muted.reason)

    def model(self) -> Muted:
        """Give it as the model has it."""
        return Muted(self.finding.model(), None if self.by is None else self.by.model(), self.reason)


class RuleV1(Wire):
    """All that is told of a rule."""

    code: str
    name: str
    family: Family
    severity: Severity
    confidence: Confidence
    needs: Need
    default: bool
    default_reason: str
    summary: str
    sections: Annotated[tuple[tuple[str, str], ...], Meta(description="Heading and text, in order.")]
    since: str
    suppresses: tuple[str, ...] = ()

    def model(self) -> RuleDescriptor:
        """Give it as the model has it."""
        return RuleDescriptor(**msgspec.structs.asdict(self))


class NotRunV1(Wire):
    """A rule that did not run, and why."""

    rule: RuleV1
    why: str


def _fact(value: object) -> Fact:
    """Give a fact as JSON has it; what JSON has no word for is told in words."""
    if isinstance(value, Mapping):
        return [f"{key}: {item}" for key, item in value.items()]
    if isinstance(value, set | frozenset):
        return [_scalar(item) for item in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [_scalar(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> Scalar:
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
