"""The counter at which the engine asks for archives: replays, and look-ups in indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from citecheck.archives.asking import Asker
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.interface import ArchiveSettings, Transport
from citecheck.archives.memento import MementoClient, MementoService
from citecheck.archives.pace import Doorkeeper
from citecheck.archives.replay import Replayer, ReplayTarget, replay_target
from citecheck.clock import Clock
from citecheck.links.archive_table import service_by_id
from citecheck.model.capture import Absent, ArchiveLink, LookupAnswer, ServiceStatus, Unavailable
from citecheck.model.observation import Failure, FailureKind, Observation, Phase, Purpose

if TYPE_CHECKING:
    from citecheck.archives.cdx import CdxIndex
    from citecheck.archives.locate.search import Locator, SearchLimits
    from citecheck.archives.save import PageSaver, SaveKeys

OnReplay = Callable[[ArchiveLink, Observation], None]
_SHUT = frozenset({ServiceStatus.DEPRECATED, ServiceStatus.GONE})


class WebArchiveDesk:
    """Asks web archives; everything it learns is kept for the run, so nothing is asked twice."""

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        settings: ArchiveSettings,
        on_wait: Callable[[str, float, str], None] | None = None,
    ) -> None:
        """Open the desk; nothing is asked yet.

        Args:
            transport: makes single exchanges.
            clock: for the pace of each endpoint.
            settings: where, how fast and which services.
            on_wait: told of a service's wish for a pause: its id, the seconds, why.
        """
        self._settings = settings
        self._clock = clock
        self._doorkeeper = Doorkeeper(clock, settings.interval_s, on_wait)
        self.endpoints = ArchiveEndpoints.at(settings.base)
        self._asker = Asker(transport, self._doorkeeper, self.endpoints, clock)
        self._replayer = Replayer(self._asker, settings.timeout_s)
        self._memento = MementoClient(self._asker, settings.cdx_timeout_s)
        self._replays: dict[str, Observation] = {}
        self._look_ups: dict[tuple[str, datetime | None, bool], LookupAnswer] = {}
        self._index: CdxIndex | None = None

    @property
    def asker(self) -> Asker:
        """For those who ask the same archives with the same manners: locating and saving."""
        return self._asker

    @property
    def index(self) -> CdxIndex:
        """The index of the Wayback Machine; loads waybackpy on first use."""
        if self._index is None:
            from citecheck.archives.cdx import CdxIndex

            self._index = CdxIndex(self._asker, self._settings.cdx_timeout_s, self._clock.monotonic)
        return self._index

    def stop(self) -> None:
        """End all waits and let no further question begin: the run is interrupted. From any thread."""
        self._doorkeeper.stop()

    def is_open(self, link: ArchiveLink) -> bool:
        """Tell whether a link may and can be opened: it leads to a page, at a service that is not closed."""
        return self._target(link) is not None

    def replay(self, links: Sequence[ArchiveLink], on_answer: OnReplay) -> None:
        """See ``ArchiveDesk.replay``; links that are not open get no answer. ``on_answer`` runs in this thread."""
        waiting: dict[str, list[ArchiveLink]] = {}
        targets: dict[str, ReplayTarget] = {}
        for link in links:
            target = self._target(link)
            if target is None:
                continue
            if target.url in self._replays:
                on_answer(link, _as_of(self._replays[target.url], link))
                continue
            targets[target.url] = target
            waiting.setdefault(target.url, []).append(link)
        for url, seen in self._opened(targets):
            self._replays[url] = seen
            for link in waiting.pop(url):
                on_answer(link, _as_of(seen, link))

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        """See ``ArchiveDesk.look_up``; ``Found`` without captures: there are some, and none is good."""
        from citecheck.archives.nearest import look_up

        key = (url, near, good_only)
        if key not in self._look_ups:
            answer = look_up(self.index, url, near, good_only=good_only)
            if isinstance(answer, Absent) and self._settings.aggregator is not None:
                elsewhere = self._memento.all(MementoService.aggregator(self._settings.aggregator), url, near)
                answer = answer if isinstance(elsewhere, Absent | Unavailable) else elsewhere
            self._look_ups[key] = answer
        return self._look_ups[key]

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        """See ``ArchiveDesk.look_up_at``; a TimeMap lists all captures, a TimeGate knows the nearest."""
        row = service_by_id(service)
        if row is None or self._is_shut(service, row.status):
            return None
        place = MementoService(row.id, row.timegate, row.timemap)
        if row.timemap is not None:
            return self._memento.all(place, url, near)
        return None if row.timegate is None or near is None else self._memento.nearest(place, url, near)

    def saver(self, keys: SaveKeys) -> PageSaver:
        """Give the one who saves pages, at this desk's pace."""
        from citecheck.archives.save import PageSaver

        return PageSaver(self._asker, self._clock, keys, self.look_up)

    def locator(self, limits: SearchLimits | None = None) -> Locator:
        """Give the one who searches for works cited without an address, at this desk's pace."""
        from citecheck.archives.locate.search import Locator
        from citecheck.archives.locate.site import ArchivedSite

        return Locator(ArchivedSite(self, self._settings.timeout_s), limits)

    def _target(self, link: ArchiveLink) -> ReplayTarget | None:
        if self._is_shut(link.service, link.service_status):
            return None
        target = replay_target(link, self.endpoints)
        if target is None or self._is_shut(target.service.id, target.service.status):
            return None
        return target

    def _is_shut(self, service: str, status: ServiceStatus) -> bool:
        return service in self._settings.closed or (status in _SHUT and service not in self._settings.fetch)

    def _opened(self, targets: dict[str, ReplayTarget]) -> Iterator[tuple[str, Observation]]:
        """Open all, some at a time; when the user interrupts, what is left is given as interrupted."""
        if not targets:
            return
        pool = ThreadPoolExecutor(max_workers=self._settings.workers, thread_name_prefix="replay")
        futures: dict[Future[Observation], str] = {
            pool.submit(self._replayer.open, target): url for url, target in targets.items()
        }
        left = dict.fromkeys(targets)
        try:
            for future in as_completed(futures):
                url = futures[future]
                del left[url]
                yield url, future.result()
        except KeyboardInterrupt:
            self._doorkeeper.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            failure = Failure(FailureKind.INTERRUPTED, Phase.URL, "the run was interrupted")
            for url in left:
                yield url, Observation(url, Purpose.ARCHIVE, self._clock.now(), failure=failure, attempts=0)
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _as_of(seen: Observation, link: ArchiveLink) -> Observation:
    return replace(seen, url=link.url)
