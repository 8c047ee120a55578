"""Ports that lead nowhere: for replays, which look back on nothing, and for what the user did not ask for."""

# ruff: noqa: ARG002 - the signatures are those of the ports

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from citecheck.engine.ports import OnAnswer, Store
from citecheck.model.audit import TrendPoint
from citecheck.model.capture import ArchiveLink, LookupAnswer, Unavailable
from citecheck.model.evidence import RegistryAnswer
from citecheck.model.memory import KeptDrift, KeptLink, KeptLookup
from citecheck.model.observation import Failure, FailureKind, Observation, Phase, ProbeRequest, ProbeSummary, Purpose
from citecheck.model.reference import Citation
from citecheck.model.verdict import Drift, FailureStreak, LinkResult
from citecheck.model.works import KeptWork


class NoStore:
    """Remembers nothing."""

    def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
        """Know nothing of before."""
        return {}

    def keep(self, observation: Observation, state: str, reason: str) -> None:
        """Forget it."""

    def keep_link(self, observation: Observation, result: LinkResult, context: str) -> None:
        """Forget it."""

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:
        """Know nothing of before."""

    def keep_lookup(self, url: str, near: str, answer: LookupAnswer, now: datetime) -> None:
        """Forget it."""

    def fresh_drift(self, url: str, copy: str, now: datetime) -> KeptDrift | None:
        """Know nothing of before."""

    def keep_drift(self, url: str, copy: str, found: Drift | None, now: datetime) -> None:
        """Forget it."""

    def fresh_works(self, kind: str, identifiers: Sequence[str], now: datetime) -> Mapping[str, KeptWork]:
        """Know nothing of before."""
        return {}

    def keep_work(self, kind: str, identifier: str, work: KeptWork) -> None:
        """Forget it."""

    def streak(self, url: str) -> FailureStreak | None:
        """Know nothing of before."""

    def trend(self) -> tuple[TrendPoint, ...]:
        """Know nothing of before."""
        return ()


class NoProber:
    """Asks nobody: for a run that is off-line by choice."""

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Say that every request was left out."""
        failure = Failure(FailureKind.INTERRUPTED, Phase.URL, "nothing is asked in this run")
        for request in requests:
            on_answer(Observation(request.url, request.purpose, datetime.min.replace(tzinfo=UTC), failure=failure))
        return ProbeSummary()


class NoArchives:
    """Asks no archive."""

    def replay(self, links: Sequence[ArchiveLink], on_answer: Callable[[ArchiveLink, Observation], None]) -> None:
        """Open nothing."""

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        """Say that nobody was asked."""
        return Unavailable("no archive is asked in this run")

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        """Ask nobody."""


class NoRegistries:
    """Asks no registry."""

    def look_up(self, citations: Sequence[Citation], memory: Store) -> tuple[RegistryAnswer, ...]:
        """Give no answer."""
        return ()
