"""What the judges are told beside the observation, and what they conclude."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from citecheck.model.capture import LookupAnswer
from citecheck.model.observation import Observation
from citecheck.model.page import Page, PageComparison
from citecheck.model.reference import Reference
from citecheck.model.verdict import ArchiveJudgement, Hop, LinkJudgement


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What is known around a link."""

    references: tuple[Reference, ...] = ()
    """Those that cite the link; their titles tell whether the page is the one meant."""
    path_test: Observation | None = None
    """The answer to the address that an earlier ``LinkVerdict.wants_path_test`` of this host asked for."""
    network_up: bool | None = None
    """``True`` our network works, ``False`` it does not, ``None`` nobody asked. Explains silence only."""
    accept_as_live: frozenset[int] = frozenset()
    """Status codes that the user accepts as live for this host."""
    same_body_as: tuple[str, ...] = ()
    """Other addresses of the host that answered 200 with an identical body: a reason to ask, never a proof."""


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """What one observation proves about a link, with the facts that reports show."""

    judgement: LinkJudgement
    page: Page | None = None
    final_url: str | None = None
    """Where the answer came from, ``None`` without an answer."""
    status: int | None = None
    """Of the final answer; of the last one when the chain broke."""
    hops: tuple[Hop, ...] = ()
    """Redirects on the way, the final answer left out."""
    error: str | None = None
    """Why there is no answer, in words for people; may hold text from the network."""
    wants_path_test: str | None = None
    """An address of the same host that cannot exist. While this is set the judgement is preliminary: ask it with
    ``Purpose.PATH_TEST`` and judge again with the answer in ``LinkContext.path_test``. The same for all links of a
    host that share a suffix, so that one answer serves them all."""
    comparisons: tuple[PageComparison, ...] = ()
    """The page against each of ``LinkContext.references``, in their order; empty without a page."""


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """What is known around an archive copy."""

    references: tuple[Reference, ...] = ()
    """Those that cite the copy."""
    cited_url: str | None = None
    """The original address that the reference names."""
    lookup: LookupAnswer | None = None
    """What the archive's index says of the address; ``None`` when it was not asked."""
    network_up: bool | None = None
    now: datetime | None = None
    """The time of the audit, aware, UTC: a capture cannot be of a later day."""


@dataclass(frozen=True, slots=True)
class ArchiveVerdict:
    """What was proved about an archive copy."""

    judgement: ArchiveJudgement
    captured_at: datetime | None = None
    """Aware, UTC; of ``Memento-Datetime`` of the final memento, else of the link."""
    original_url: str | None = None
    """Of ``Link: rel=original``, else from the link."""
    page: Page | None = None
    comparison: PageComparison | None = None
    """Against the first reference."""
    status: int | None = None
    hops: tuple[Hop, ...] = ()
    error: str | None = None
    wants_lookup: bool = False
    """The judgement is preliminary: only the archive's index can tell whether the copy exists."""
    comparisons: tuple[PageComparison, ...] = field(default=())
