"""Open the archive copies that references give, beside the probing of the originals.

Each is judged as it comes and its bytes are let go, so that a long list takes no more memory than a short one. What
was seen lately is not asked again; nor is what an interrupted run saw before it stopped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from citecheck.clock import Clock
from citecheck.engine import archive_rows
from citecheck.engine.drifting import Drifting
from citecheck.engine.modes import ArchiveMode
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import Plan
from citecheck.engine.ports import ArchiveDesk, Store
from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.model.capture import ArchiveLink, ArchiveLinkKind, LookupAnswer, ServiceStatus
from citecheck.model.observation import Failure, FailureKind, Observation, Phase, Provenance, Purpose
from citecheck.model.reference import Citation, ReferenceId
from citecheck.model.verdict import ArchiveResult, ArchiveState

_OPENED = frozenset({ArchiveLinkKind.SNAPSHOT, ArchiveLinkKind.NEWEST})


class GivenCopies:
    """The copies that references give: opened once each, judged for each reference."""

    drifting: Drifting | None = None
    """Who compares copies with live pages, if anybody does."""
    tell: Callable[[ArchiveResult], None] | None = None
    """Hears of each copy as soon as it is judged."""

    def __init__(self, plan: Plan, options: RunOptions, desk: ArchiveDesk, store: Store, clock: Clock) -> None:
        """Take the plan; nothing is asked yet."""
        self.plan = plan
        self.options = options
        self.desk = desk
        self.store = store
        self.clock = clock
        self.stopping = threading.Event()
        """The run is interrupted: what was not seen yet will not be seen."""
        self._seen: dict[str, Observation] = {}
        self._verdicts: dict[ReferenceId, ArchiveVerdict] = {}

    def open(self) -> None:
        """Open them all; may run beside the probing of originals."""
        links = [
            link for url, link in self.plan.archive_links.items() if url in self.plan.given and self._may_open(link)
        ]
        self.desk.replay(self._unknown(links), self._opened)

    def observation(self, link: ArchiveLink) -> Observation | None:
        """Give what was seen of a copy, without its bytes where no other look at them is needed."""
        seen = self._seen.get(link.url)
        if seen is None and self.stopping.is_set() and self._may_open(link):
            failure = Failure(FailureKind.INTERRUPTED, Phase.URL, "the run was interrupted")
            return Observation(link.url, Purpose.ARCHIVE, self.clock.now(), failure=failure, attempts=0)
        return seen

    def verdict(self, citation: Citation, link: ArchiveLink, context: ArchiveContext) -> ArchiveVerdict:
        """Judge the copy of one reference, or give what was judged when it came."""
        return self._verdicts.get(citation.id) or judge_archive(link, self.observation(link), context)

    def context(
        self, citation: Citation, link: ArchiveLink, lookup: LookupAnswer | None, *, network_up: bool | None
    ) -> ArchiveContext:
        """Tell the judge what is known around a copy."""
        reference = citation.reference
        return ArchiveContext(
            references=(reference,),
            cited_url=reference.url if reference.url != link.url else None,
            lookup=lookup,
            network_up=network_up,
            now=self.clock.now(),
        )

    def _may_open(self, link: ArchiveLink) -> bool:
        if link.kind not in _OPENED or link.service_status is ServiceStatus.GONE:
            return False
        if link.service in self.options.closed_services or self.options.archive_mode is ArchiveMode.OFF:
            return False
        return link.service_status is not ServiceStatus.DEPRECATED or link.service in self.options.fetch_deprecated

    def judged(self, link: ArchiveLink, context: ArchiveContext) -> ArchiveVerdict:
        """Judge a capture that no reference gives: as it was seen lately, if it was good then, else opened now."""
        for kept in self._lately((link,)).values():
            verdict = judge_archive(link, kept, context)
            if verdict.judgement.state is ArchiveState.VERIFIED:
                return verdict
        seen: list[Observation] = []
        self.desk.replay((link,), lambda _, observation: seen.append(observation))
        verdict = judge_archive(link, seen[0] if seen else None, context)
        if seen and verdict.judgement.state is ArchiveState.VERIFIED:
            self._keep(seen[0], verdict)
        return verdict

    def _unknown(self, links: Sequence[ArchiveLink]) -> Sequence[ArchiveLink]:
        """Take what was seen lately; give the links that must be opened."""
        by_url = {link.url: link for link in links}
        for url, seen in self._lately(links).items():
            whole = seen.final is not None and not seen.final.truncated
            if (whole or not self._is_compared(url)) and self._settle(by_url[url], seen, whole=whole):
                self._compare(url, seen)
                del by_url[url]
        return tuple(by_url.values())

    def _lately(self, links: Sequence[ArchiveLink]) -> Mapping[str, Observation]:
        """Give what the store knows; nothing where another archive is asked than was before, and a near one."""
        if self.options.archive_base is not None:
            return {}
        known = self.store.fresh({link.url: "" for link in links}, Purpose.ARCHIVE, self.clock.now())
        return {
            url: replace(kept.observation, provenance=Provenance.STORE)
            for url, kept in known.items()
            if kept.observation is not None and kept.observation.final is not None
        }

    def _keep(self, observation: Observation, verdict: ArchiveVerdict) -> None:
        if self.options.archive_base is None:
            self.store.keep(observation, verdict.judgement.state, verdict.judgement.reason)

    def _is_compared(self, url: str) -> bool:
        return self.drifting is not None and self.drifting.wants(url)

    def _compare(self, url: str, observation: Observation) -> None:
        if self.drifting is not None:
            self.drifting.take(url, observation)

    def _opened(self, link: ArchiveLink, observation: Observation) -> None:
        self._compare(link.url, observation)
        if not self._settle(link, observation, whole=True):
            self._seen[link.url] = observation
        else:
            self._keep(observation, self._verdicts[self.plan.given[link.url][0].id])

    def _settle(self, link: ArchiveLink, observation: Observation, *, whole: bool) -> bool:
        """Judge what was seen for all who cite it; keep the verdicts, and not the bytes, if they are proofs.

        Of a page that is not ``whole`` only the good is believed: what makes a copy a bad one may stand anywhere.
        """
        if observation.final is None:
            return False
        found: dict[ReferenceId, ArchiveVerdict] = {}
        for citation in self.plan.given[link.url]:
            verdict = judge_archive(link, observation, self.context(citation, link, None, network_up=None))
            state = verdict.judgement.state
            if verdict.wants_lookup or state is ArchiveState.UNKNOWN or (not whole and state is ArchiveState.BROKEN):
                return False
            found[citation.id] = verdict
        self._verdicts |= found
        for citation in self.plan.given[link.url]:
            if self.tell is not None:
                self.tell(archive_rows.result(citation, link.url, link, found[citation.id]))
        self._seen[link.url] = replace(
            observation,
            exchanges=tuple(replace(exchange, body=b"", unpacked=None) for exchange in observation.exchanges),
        )
        return True
