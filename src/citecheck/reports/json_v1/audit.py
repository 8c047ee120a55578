"""The whole audit on the wire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from citecheck.model.audit import Audit, NetworkState, RunStats, TrendPoint, UnreadSource
from citecheck.model.reference import Reference
from citecheck.reports.json_v1.base import Count, Wire
from citecheck.reports.json_v1.findings import FindingV1, MutedV1, NotRunV1, RuleV1
from citecheck.reports.json_v1.references import ReferenceV1, SourceV1
from citecheck.reports.json_v1.results import ArchiveV1, LinkV1, RegistryV1
from citecheck.reports.tally import tally

SCHEMA: Literal["citecheck/audit/1"] = "citecheck/audit/1"
Utc = Annotated[datetime, Meta(tz=True, description="UTC, ending in Z.")]
Figure = float | int | str


class ToolV1(Wire):
    """The program that wrote the file."""

    name: str
    version: str


class SummaryV1(Wire):
    """Counts; every state and severity is a member, also with 0. Muted findings are not counted."""

    references: int
    links: Count
    archives: Count
    findings: Count


class UnreadV1(Wire):
    """A source that could not be read."""

    path: str
    message: str


class TrendPointV1(Wire):
    """One earlier audit of the same sources."""

    finished_at: Utc
    links: Count
    archives: Count
    findings: Count


class AuditV1(Wire):
    """Everything that one run of citecheck found out about one or more reference lists."""

    schema: Literal["citecheck/audit/1"]
    tool: ToolV1
    started_at: Utc
    finished_at: Utc
    complete: bool
    network: NetworkState
    sources: tuple[SourceV1, ...]
    references: tuple[ReferenceV1, ...]
    links: tuple[LinkV1, ...]
    archives: tuple[ArchiveV1, ...]
    findings: tuple[FindingV1, ...]
    summary: SummaryV1
    registries: tuple[RegistryV1, ...] = ()
    muted: tuple[MutedV1, ...] = ()
    rules: Annotated[tuple[RuleV1, ...], Meta(description="Those that ran.")] = ()
    not_run: Annotated[tuple[NotRunV1, ...], Meta(description="Those that did not, and why.")] = ()
    unread: Annotated[tuple[UnreadV1, ...], Meta(description="Sources that could not be read.")] = ()
    incomplete_because: str | None = None
    notice: str | None = None
    stats: dict[str, Figure] | None = None
    trend: Annotated[tuple[TrendPointV1, ...], Meta(description="Earlier audits, oldest first.")] = ()

    @classmethod
    def of(cls, audit: Audit) -> AuditV1:
        """Make it from the model."""
        whole: dict[str, Any] = {
            name: tuple(value) if isinstance(value, Iterator) else value for name, value in members(audit)
        }
        return cls(**whole)

    def model(self) -> Audit:
        """Give it as the model has it, without the texts of the sources and of the pages."""
        citations = tuple(reference.model() for reference in self.references)
        held: list[list[Reference]] = [[] for _ in self.sources]
        for citation in citations:
            if not 0 <= citation.source < len(held):
                raise ValueError(
                    f"reference {citation.id[:60]!r} belongs to source {citation.source}, which is not there"
                )
            held[citation.source].append(citation.reference)
        return Audit(
            started_at=self.started_at,
            finished_at=self.finished_at,
            network=self.network,
            complete=self.complete,
            documents=tuple(source.model(references) for source, references in zip(self.sources, held, strict=True)),
            citations=citations,
            links=tuple(link.model() for link in self.links),
            archives=tuple(archive.model() for archive in self.archives),
            registries=tuple(answer.model() for answer in self.registries),
            findings=tuple(finding.model() for finding in self.findings),
            muted=tuple(muted.model() for muted in self.muted),
            rules=tuple(rule.model() for rule in self.rules),
            not_run=tuple((entry.rule.model(), entry.why) for entry in self.not_run),
            unread=tuple(UnreadSource(unread.path, unread.message) for unread in self.unread),
            incomplete_because=self.incomplete_because,
            notice=self.notice,
            stats=None if self.stats is None else RunStats(self.stats),
            trend=tuple(TrendPoint(**msgspec.structs.asdict(point)) for point in self.trend),
            tool_version=self.tool.version,
        )


def members(audit: Audit) -> Iterator[tuple[str, Any]]:
    """Give the members in the order of the schema; the long lists as iterators, made as they are written."""
    yield "schema", SCHEMA
    yield "tool", ToolV1(name="citecheck", version=audit.tool_version)
    yield "started_at", audit.started_at
    yield "finished_at", audit.finished_at
    yield "complete", audit.complete
    yield "network", audit.network
    yield "sources", tuple(SourceV1.of(document) for document in audit.documents)
    yield "references", (ReferenceV1.of(citation) for citation in audit.citations)
    yield "links", (LinkV1.of(link) for link in audit.links)
    yield "archives", (ArchiveV1.of(archive) for archive in audit.archives)
    yield "findings", (FindingV1.of(finding) for finding in audit.findings)
    yield "summary", _summary(audit)
    yield "registries", (RegistryV1.like(answer) for answer in audit.registries)
    yield "muted", (MutedV1.of(muted) for muted in audit.muted)
    yield "rules", (RuleV1.like(rule) for rule in audit.rules)
    yield "not_run", (NotRunV1(rule=RuleV1.like(rule), why=why) for rule, why in audit.not_run)
    yield "unread", tuple(UnreadV1.like(unread) for unread in audit.unread)
    yield "incomplete_because", audit.incomplete_because
    yield "notice", audit.notice
    yield "stats", None if audit.stats is None else dict(audit.stats.figures)
    yield "trend", tuple(_trend_point(point) for point in audit.trend)


def _summary(audit: Audit) -> SummaryV1:
    counts = tally(audit)
    return SummaryV1(
        references=counts.references,
        links=_counted(counts.links),
        archives=_counted(counts.archives),
        findings=_counted(counts.findings),
    )


def _trend_point(point: TrendPoint) -> TrendPointV1:
    return TrendPointV1(
        finished_at=point.finished_at,
        links=_counted(point.links),
        archives=_counted(point.archives),
        findings=_counted(point.findings),
    )


def _counted(counts: Mapping[str, int]) -> Count:
    return {str(state): number for state, number in counts.items()}
