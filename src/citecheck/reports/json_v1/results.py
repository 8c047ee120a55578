"""Judged links and archive copies on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from citecheck.model.capture import Capture
from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.page import NOTHING_COMPARED, Likeness, Page, PageComparison
from citecheck.model.reference import ReferenceId
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    ArchiveState,
    Drift,
    FailureStreak,
    Hop,
    LinkJudgement,
    LinkReason,
    LinkResult,
    LinkRole,
    LinkState,
)
from citecheck.reports.json_v1.base import Wire


class HopV1(Wire):
    """One answer on the way to the final one."""

    url: str
    status: int


class PageV1(Wire):
    """What a page says about itself."""

    title: str | None = None
    og_title: str | None = None
    headline: str | None = None
    headings: tuple[str, ...] = ()
    site_name: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    description: str | None = None
    content_type: str | None = None
    visible_chars: int | None = None
    is_html: bool = False
    is_complete: bool = False

    def model(self) -> Page:
        """Give it as the model has it; the visible text is not kept."""
        return Page(**msgspec.structs.asdict(self))


class ComparisonV1(Wire):
    """A page held against its citation."""

    title: Likeness
    outlet: Likeness
    authors: Likeness
    published: Likeness
    title_score: float | None = None
    page_title: str | None = None

    @classmethod
    def of(cls, comparison: PageComparison) -> ComparisonV1:
        """Make it from the model."""
        return _NOTHING if comparison is NOTHING_COMPARED else cls.like(comparison)

    def model(self) -> PageComparison:
        """Give it as the model has it."""
        return PageComparison(**msgspec.structs.asdict(self))


_NOTHING = ComparisonV1.like(NOTHING_COMPARED)


class ReferenceComparisonV1(Wire):
    """A page held against one of the references that cite it."""

    reference: str
    comparison: ComparisonV1


class StreakV1(Wire):
    """Failures in a row, up to now."""

    failures: int
    first_at: datetime
    last_at: datetime


class LinkV1(Wire):
    """One distinct link, judged."""

    url: Annotated[str, Meta(description="As spelled in the source.")]
    role: LinkRole
    references: tuple[str, ...]
    state: LinkState
    reason: LinkReason
    status: int | None
    final_url: str | None
    hops: tuple[HopV1, ...]
    attempts: int
    elapsed_s: float
    checked_at: Annotated[datetime | None, Meta(description="Null when it was not asked.")]
    from_cache: bool
    title: str | None
    error: str | None
    signs: tuple[str, ...]
    page: PageV1 | None = None
    comparisons: tuple[ReferenceComparisonV1, ...] = ()
    streak: StreakV1 | None = None

    @classmethod
    def of(cls, link: LinkResult) -> LinkV1:
        """Make it from the model."""
        return cls(
            url=link.url,
            role=link.role,
            references=link.references,
            state=link.state,
            reason=link.reason,
            status=link.status,
            final_url=link.final_url,
            hops=tuple(map(HopV1.like, link.hops)),
            attempts=link.attempts,
            elapsed_s=link.elapsed_s,
            checked_at=link.checked_at,
            from_cache=link.from_cache,
            title=link.page.title if link.page is not None else None,
            error=link.error,
            signs=link.judgement.signs,
            page=None if link.page is None else PageV1.like(link.page),
            comparisons=tuple(
                ReferenceComparisonV1(reference=reference, comparison=ComparisonV1.of(comparison))
                for reference, comparison in link.comparisons
            ),
            streak=None if link.streak is None else StreakV1.like(link.streak),
        )

    def model(self) -> LinkResult:
        """Give it as the model has it."""
        return LinkResult(
            url=self.url,
            role=self.role,
            references=tuple(map(ReferenceId, self.references)),
            judgement=LinkJudgement(self.reason, self.signs),
            status=self.status,
            final_url=self.final_url,
            hops=tuple(Hop(hop.url, hop.status) for hop in self.hops),
            attempts=self.attempts,
            elapsed_s=self.elapsed_s,
            checked_at=self.checked_at,
            from_cache=self.from_cache,
            error=self.error,
            page=None if self.page is None else self.page.model(),
            comparisons=tuple((ReferenceId(held.reference), held.comparison.model()) for held in self.comparisons),
            streak=None if self.streak is None else FailureStreak(**msgspec.structs.asdict(self.streak)),
        )


class CaptureV1(Wire):
    """One row of an archive's index."""

    timestamp: str
    original_url: str
    archive_url: str
    status: int | None = None
    mimetype: str | None = None
    digest: str | None = None


class DriftV1(Wire):
    """How the live page differs from its snapshot."""

    similarity: float
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class ArchiveV1(Wire):
    """The archive copy of one reference, judged."""

    reference: str
    archive_url: Annotated[str | None, Meta(description="As in the source; null where the reference has none.")]
    service: str | None
    captured_at: datetime | None
    original_url: Annotated[str | None, Meta(description="The address inside the snapshot.")]
    state: ArchiveState
    reason: ArchiveReason
    signs: tuple[str, ...]
    stated_at: datetime | None = None
    page: PageV1 | None = None
    comparison: ComparisonV1 | None = None
    offered: Annotated[CaptureV1 | None, Meta(description="A capture to use instead.")] = None
    lookup: Annotated[str | None, Meta(description="How the index answered.")] = None
    drift: DriftV1 | None = None

    @classmethod
    def of(cls, archive: ArchiveResult) -> ArchiveV1:
        """Make it from the model."""
        return cls(
            reference=archive.reference,
            archive_url=archive.archive_url,
            service=archive.service,
            captured_at=archive.captured_at,
            original_url=archive.original_url,
            state=archive.state,
            reason=archive.reason,
            signs=archive.judgement.signs,
            stated_at=archive.stated_at,
            page=None if archive.page is None else PageV1.like(archive.page),
            comparison=None if archive.comparison is None else ComparisonV1.like(archive.comparison),
            offered=None if archive.offered is None else CaptureV1.like(archive.offered),
            lookup=archive.lookup,
            drift=None if archive.drift is None else DriftV1.like(archive.drift),
        )

    def model(self) -> ArchiveResult:
        """Give it as the model has it."""
        return ArchiveResult(
            reference=ReferenceId(self.reference),
            archive_url=self.archive_url,
            service=self.service,
            judgement=ArchiveJudgement(self.reason, self.signs),
            captured_at=self.captured_at,
            stated_at=self.stated_at,
            original_url=self.original_url,
            page=None if self.page is None else self.page.model(),
            comparison=None if self.comparison is None else self.comparison.model(),
            offered=None if self.offered is None else Capture(**msgspec.structs.asdict(self.offered)),
            lookup=self.lookup,
            drift=None if self.drift is None else Drift(**msgspec.structs.asdict(self.drift)),
        )


class RegistryV1(Wire):
    """What one registry says about one reference."""

    reference: str
    registry: str
    identifier: str
    state: RegistryState
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    superseded_by: str | None = None
    detail: str = ""

    def model(self) -> RegistryAnswer:
        """Give it as the model has it."""
        return RegistryAnswer(**msgspec.structs.asdict(self))
