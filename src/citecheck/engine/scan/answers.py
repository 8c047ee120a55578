"""What was seen, given as if it were asked again: the ports for judging documents after the asking."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from citecheck.engine.nothing import NoStore
from citecheck.engine.ports import OnAnswer
from citecheck.engine.scan.bench import Bench
from citecheck.engine.scan.chains import joined
from citecheck.engine.scan.codec import unpack, unpack_answer
from citecheck.engine.scan.exchange import received
from citecheck.engine.scan.layout import SEEN, Table
from citecheck.engine.scan.parts import part_rows
from citecheck.engine.scan.rawlog import Place, read_place
from citecheck.model.capture import ArchiveLink, LookupAnswer, Unavailable
from citecheck.model.memory import KeptLookup
from citecheck.model.observation import (
    Failure,
    FailureKind,
    Observation,
    Phase,
    ProbeRequest,
    ProbeSummary,
    Purpose,
)
from citecheck.model.verdict import LinkReason

LOOK_UPS = "lookups"
"""Name of the part of ``archives`` that holds what indexes said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, by its places."""

    places: tuple[Place, ...]
    network_up: bool | None = None
    reason: LinkReason | None = None
    """As the owner judged it."""


@dataclass(slots=True)
class SeenAnswers:
    """All answers that the documents of one slice need."""

    bench: Bench
    answers: dict[tuple[Purpose, str], Seen] = field(default_factory=dict)
    look_ups: dict[tuple[str, str], KeptLookup] = field(default_factory=dict)

    @classmethod
    def of_slice(cls, bench: Bench, number: int) -> SeenAnswers:
        """Gather what was handed to a slice, and all that indexes said, which is little."""
        found = cls(bench)
        for row in received(bench.dataset.exchanges(SEEN), number):
            reason = None if row["reason"] is None else LinkReason(row["reason"])
            places = unpack(tuple[Place, ...], row["places"])
            found.answers[Purpose(row["purpose"]), row["url"]] = Seen(places, row["network_up"], reason)
        part = bench.dataset.part(Table.ARCHIVES, LOOK_UPS)
        if part.exists():
            for row in part_rows(part, ("url", "purpose", "near", "asked_at", "answer_raw", "raw")):
                found.take_archive_row(row)
        return found

    def take_archive_row(self, row: Mapping[str, Any]) -> None:
        """Take a row of ``archives``."""
        if row["purpose"] == Purpose.LOOKUP:
            answer = unpack_answer(row["answer_raw"])
            self.look_ups[row["url"], row["near"]] = KeptLookup(row["asked_at"], answer)
        else:
            places = tuple(Place(each["log"], each["offset"], each["length"]) for each in row["raw"])
            self.answers[Purpose.ARCHIVE, row["url"]] = Seen(places)

    def observation(self, purpose: Purpose, url: str) -> Observation | None:
        """Read an answer from the logs, ``None`` when there is none."""
        seen = self.answers.get((purpose, url))
        if seen is None:
            return None
        parts = [read_place(self.bench.dataset.raw, place) for place in seen.places]
        return replace(joined(parts, seen.places), url=url, purpose=purpose)


class SeenProber:
    """Implements ``engine.ports.Prober``: every answer comes from the logs."""

    def __init__(self, seen: SeenAnswers) -> None:
        """Take the answers."""
        self._seen = seen

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Give every answer; what was never asked is told as such."""
        todo = deque(requests)
        network_up: bool | None = None
        while todo:
            request = todo.popleft()
            found = self._seen.observation(request.purpose, request.url)
            if found is None:
                failure = Failure(FailureKind.NOT_RECORDED, Phase.URL, "it was not asked in this scan")
                found = Observation(request.url, request.purpose, datetime.now(UTC), failure=failure, attempts=0)
            else:
                network_up = network_up or self._seen.answers[request.purpose, request.url].network_up
            todo.extend(on_answer(found))
        return ProbeSummary(control_resolves=network_up)


class SeenDesk:
    """Implements ``engine.ports.ArchiveDesk``: every copy comes from the logs."""

    def __init__(self, seen: SeenAnswers) -> None:
        """Take the answers."""
        self._seen = seen

    def replay(self, links: Sequence[ArchiveLink], on_answer: Callable[[ArchiveLink, Observation], None]) -> None:
        """Give the copies that were opened; of the others nothing is told, as of those that are not to be opened."""
        for link in links:
            found = self._seen.observation(Purpose.ARCHIVE, link.url)
            if found is not None:
                on_answer(link, found)

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:  # noqa: ARG002 - the signature of the port
        """Say that nobody is asked any more; what was is in ``SeenStore``."""
        return Unavailable("it was not asked in this scan")

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        """Ask nobody: a scan asks one index."""


class SeenStore(NoStore):
    """Implements ``engine.ports.Store``: knows what indexes said in this scan."""

    def __init__(self, seen: SeenAnswers) -> None:
        """Take the answers."""
        self._seen = seen

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:  # noqa: ARG002 - the signature of the port
        """Give what an index said."""
        return self._seen.look_ups.get((url, near))


class WishStore(NoStore):
    """Implements ``engine.ports.Store``: notes what would be asked of an index, in the order of urgency."""

    def __init__(self) -> None:
        """Begin with no wish."""
        self.wishes: list[tuple[str, str]] = []

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:  # noqa: ARG002 - the signature of the port
        """Note the wish, and know nothing."""
        self.wishes.append((url, near))
        return None
