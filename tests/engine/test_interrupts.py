"""Ctrl-C at any point of the archive work ends it soon, and tells what was seen by then."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.engine.fakes import NOW, FakeDesk, FakeProber, World, document, page, reference, silence

from citecheck.clock import StoppedClock
from citecheck.engine.nothing import NoRegistries
from citecheck.engine.ports import Store
from citecheck.engine.run import Ports, audit
from citecheck.model.audit import Audit
from citecheck.model.capture import ArchiveLink, LookupAnswer
from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.observation import FailureKind, Observation, ProbeSummary
from citecheck.model.reference import Citation, Document
from citecheck.model.verdict import ArchiveReason

A, B, C = "https://news.example/a", "https://news.example/b", "https://news.example/c"
COPY = "https://web.archive.org/web/20200102030405/"
OnReplay = Callable[[ArchiveLink, Observation], None]


@dataclass
class HangingDesk(FakeDesk):
    """Its second copy never comes until somebody stops it; so does its first look-up."""

    stopped: threading.Event = field(default_factory=threading.Event)
    patience_s: float = 20.0

    def replay(self, links: Sequence[ArchiveLink], on_answer: OnReplay) -> None:
        for number, link in enumerate(links):
            if number and not self.stopped.wait(self.patience_s):
                raise AssertionError("nobody stopped the desk")
            on_answer(link, silence(link.url, FailureKind.INTERRUPTED) if number else self.replays[link.url])


class LeavingDesk(FakeDesk):
    """The user leaves at the second look-up."""

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        if self.looked_up:
            raise KeyboardInterrupt
        return super().look_up(url, near, good_only=good_only)


@dataclass
class LeavingRegistries(NoRegistries):
    """The user leaves at the first question; what was known by then is told once it is stopped."""

    stopped: bool = False

    def look_up(self, citations: Sequence[Citation], memory: Store) -> tuple[RegistryAnswer, ...]:
        if not self.stopped:
            raise KeyboardInterrupt
        state = RegistryState.UNAVAILABLE
        return tuple(
            RegistryAnswer(each.id, "Crossref", "10.5555/1", state, detail="interrupted") for each in citations
        )

    def stop(self) -> None:
        self.stopped = True


def memento(url: str) -> Observation:
    seen = page(url)
    headers = (("Memento-Datetime", "Thu, 02 Jan 2020 03:04:05 GMT"), ("Content-Type", "text/html"))
    return replace(seen, exchanges=(replace(seen.exchanges[0], headers=headers),))


def audited(world: World, ports: Ports, *documents: Document) -> Audit:
    return audit(documents, (), world.options, ports)


def test_copies_that_were_not_seen_are_interrupted_and_those_that_were_are_judged() -> None:
    desk = HangingDesk({COPY + A: memento(COPY + A)})
    world = World(FakeProber({A: page(A)}, ProbeSummary(interrupted=True)), desk)
    ports = Ports(
        world.prober, desk, NoRegistries(), world.store, world.watcher, StoppedClock(NOW), stop=desk.stopped.set
    )
    copies = [reference(number, url=A, archive_url=COPY + url) for number, url in enumerate((A, B, C))]
    found = audited(world, ports, document(*copies))
    assert not found.complete
    reasons = [row.reason for row in found.archives]
    assert reasons == [ArchiveReason.OK, ArchiveReason.INTERRUPTED, ArchiveReason.INTERRUPTED]


def test_look_ups_that_were_not_made_are_interrupted_and_the_one_before_stands() -> None:
    desk = LeavingDesk()
    world = World(FakeProber({url: page(url) for url in (A, B, C)}), desk)
    found = world.run(document(*(reference(number, url=url) for number, url in enumerate((A, B, C)))))
    assert not found.complete
    assert [row.reason for row in found.archives] == [
        ArchiveReason.MISSING,
        ArchiveReason.INTERRUPTED,
        ArchiveReason.INTERRUPTED,
    ]


def test_registries_tell_what_they_had_said_by_then() -> None:
    world = World(FakeProber({A: page(A)}))
    world.options = replace(world.options, ask_registries=True)
    registries = LeavingRegistries()
    ports = Ports(
        world.prober, world.desk, registries, world.store, world.watcher, StoppedClock(NOW), stop=registries.stop
    )
    found = audited(world, ports, document(reference(1, url=A, doi="10.5555/1")))
    assert not found.complete
    assert [answer.state for answer in found.registries] == [RegistryState.UNAVAILABLE]
