"""What the engine needs of the outside, as protocols that ``assemble`` fills in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from citecheck.model.audit import TrendPoint
from citecheck.model.capture import ArchiveLink, LookupAnswer
from citecheck.model.evidence import RegistryAnswer
from citecheck.model.memory import KeptDrift, KeptLink, KeptLookup
from citecheck.model.observation import Observation, ProbeRequest, ProbeSummary, Purpose
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveResult, Drift, FailureStreak, LinkResult
from citecheck.model.works import KeptWork

__all__ = ["ArchiveDesk", "OnAnswer", "ProbeSummary", "Prober", "RegistryDesk", "Store", "Watcher"]

OnAnswer = Callable[[Observation], Iterable[ProbeRequest]]
"""Called with each observation as it comes, in no order; what it gives back is asked in the same run."""


class Prober(Protocol):
    """Asks many addresses, politely."""

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Ask all; every request ends in exactly one call of ``on_answer``, also when the run is interrupted."""


class ArchiveDesk(Protocol):
    """Asks web archives."""

    def replay(self, links: Sequence[ArchiveLink], on_answer: Callable[[ArchiveLink, Observation], None]) -> None:
        """Open snapshots, untouched bytes (``id_``), hop by hop; services that are closed are not asked."""

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        """Ask an index for captures of ``url``, nearest to ``near`` first (newest first without one)."""

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        """Ask the index of one other archive for captures of ``url``; ``None`` if it has none that can be asked."""


class RegistryDesk(Protocol):
    """Asks registries of works."""

    def look_up(self, citations: Sequence[Citation], memory: Store) -> tuple[RegistryAnswer, ...]:
        """Ask about those that carry an identifier; one answer a reference and registry asked.

        Args:
            citations: All of an audit.
            memory: Knows what was answered lately, and keeps what is answered now.
        """


class Store(Protocol):
    """What was seen before."""

    def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
        """Give what is young enough to be used in place of asking.

        Args:
            contexts: Address -> for what it is to be judged; a kept result of another context comes as an observation.
            purpose: Why they are to be asked.
            now: Aware.
        """

    def keep(self, observation: Observation, state: str, reason: str) -> None:
        """Write one observation at once, with what was judged from it, which sets how long it may be reused."""

    def keep_link(self, observation: Observation, result: LinkResult, context: str) -> None:
        """The same, with the result itself for the next run of the same version over the same citations."""

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:
        """Give what an index answered, if it is young enough."""

    def keep_lookup(self, url: str, near: str, answer: LookupAnswer, now: datetime) -> None:
        """Write what an index answered; only its own answers are kept, refusals and faults never."""

    def fresh_drift(self, url: str, copy: str, now: datetime) -> KeptDrift | None:
        """Give how a page differed from a copy of it, if that is young enough."""

    def keep_drift(self, url: str, copy: str, found: Drift | None, now: datetime) -> None:
        """Write how a page differs from a copy of it."""

    def fresh_works(self, kind: str, identifiers: Sequence[str], now: datetime) -> Mapping[str, KeptWork]:
        """Give what registries answered about identifiers of one kind, where it is young enough."""

    def keep_work(self, kind: str, identifier: str, work: KeptWork) -> None:
        """Write what a registry answered."""

    def streak(self, url: str) -> FailureStreak | None:
        """Give the failures in a row, up to the newest observation of ``url``."""

    def trend(self) -> tuple[TrendPoint, ...]:
        """Give earlier audits of the same sources, oldest first."""


class Watcher(Protocol):
    """Looks on, for progress and logs; must not raise."""

    def planned(self, links: int, archives: int) -> None:
        """So much is to be asked."""

    def link_done(self, result: LinkResult) -> None:
        """One link is settled."""

    def archive_done(self, result: ArchiveResult) -> None:
        """One archive copy is settled."""

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """A host is given a rest."""

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """Anything else worth a line in the log."""
