"""Gives what a shard's log holds, asks the rest, and writes each answer down before anybody hears of it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from citecheck.engine.ports import OnAnswer, Prober
from citecheck.engine.scan.chains import Key, Piece, Redirects, Wanting, Whole, resolve
from citecheck.engine.scan.rawlog import Place, RawLog
from citecheck.errors import InterruptedRunError
from citecheck.links.parts import split
from citecheck.model.observation import FailureKind, Observation, ProbeRequest, ProbeSummary, Purpose

_PASSING = frozenset({FailureKind.LOCAL, FailureKind.HOST_RESTING})
"""Holds for this attempt: our own shortage, and a host's wish to be left alone for now."""
_SILENT = frozenset(
    {
        FailureKind.NO_SUCH_HOST,
        FailureKind.DNS,
        FailureKind.TIMEOUT,
        FailureKind.UNREACHABLE,
        FailureKind.REFUSED,
        FailureKind.RESET,
        FailureKind.TLS,
        FailureKind.HOST_DOWN,
        FailureKind.LOCAL,
    }
)
"""What our own network may be the cause of."""
_LEFT_ALONE = frozenset({FailureKind.HOST_RESTING, FailureKind.HOST_DOWN})

ReadPlace = Callable[[Place], Observation]


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of an answer that was told: the rest stands in the logs."""

    places: tuple[Place, ...]
    failure: str | None
    failure_detail: str | None
    content_type: str | None
    body_bytes: int


class ShardProber:
    """Implements ``engine.ports.Prober`` for one attempt at one shard."""

    def __init__(
        self, log: RawLog, owner: int, live: Prober, read: ReadPlace, redirects: Redirects, check: Callable[[], None]
    ) -> None:
        """Take what an attempt works with.

        Args:
            log: Of this shard, open.
            owner: Number of this shard.
            live: Asks; must leave hosts of other shards alone.
            read: Reads an answer from any log.
            redirects: Says where an answer leads.
            check: Called with each answer; raises when this attempt is to end.
        """
        self._log = log
        self._owner = owner
        self._live = live
        self._read = read
        self._redirects = redirects
        self._check = check
        self.foreign: dict[str, tuple[int, Place]] = {}
        """Key -> owner and place of what other shards have seen for us."""
        self.wanted: dict[str, Wanting] = {}
        """Key -> what other shards must be asked for."""
        self.told: dict[tuple[Purpose, str], Told] = {}
        """What was told of since this was last cleared."""
        self.unsettled: set[tuple[Purpose, str]] = set()
        """What waits for another shard."""
        self.heard = False
        """Somebody outside every opened range answered, so our network is up."""
        self._asked: dict[tuple[Purpose, str], Key] = {}
        self._waiting: dict[str, list[ProbeRequest]] = defaultdict(list)
        self._later: list[Key] = []
        self._newest: tuple[str, Observation] | None = None
        self._silent: list[Key] = []
        self._left_alone: dict[str, Observation] = {}
        """Host and port -> the answer that ended the asking there; the next round must not begin anew."""
        self._on_answer: OnAnswer = _nobody

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        """Tell of all that is known or can be asked here; what another shard must be asked for is kept back.

        Raises:
            InterruptedRunError: The run was interrupted, or our own network is down; the log holds what came before.
        """
        self._on_answer = on_answer
        return self._ask(self._tell(deque(requests)))

    def ask_for_others(self, keys: Iterable[Key]) -> dict[str, Place]:
        """Ask on behalf of other shards; give where each answer stands, also those that are known already."""
        wanted = {key.text: key for key in keys}
        self._on_answer = _nobody
        unknown = [key for text, key in wanted.items() if self._log.place(text) is None]
        self._ask([request for key in unknown if (request := self._request(key)) is not None])
        places = {text: self._log.place(text) for text in wanted}
        return {text: place for text, place in places.items() if place is not None}

    def recall(self, purpose: Purpose, url: str) -> Told | None:
        """Give what is known of an address without asking anybody."""
        if (purpose, url) not in self.told and self._log.place(Key(purpose, url).text) is not None:
            found = resolve(Key(purpose, url), self._owner, self._find, self._redirects)
            if isinstance(found, Whole):
                self._note(purpose, url, found)
        return self.told.get((purpose, url))

    # -- asking

    def _ask(self, requests: list[ProbeRequest]) -> ProbeSummary:
        summary = ProbeSummary()
        while requests:
            self._silent.clear()
            if left := self._without_left_alone(requests):
                summary = self._live.probe(left, self._answered)
                self._close_round(summary)
            again, self._later = self._later, []
            requests = [request for key in again if (request := self._request(key)) is not None]
        return summary

    def _without_left_alone(self, requests: Sequence[ProbeRequest]) -> list[ProbeRequest]:
        """Settle at once what waits for a host that an earlier round has given up."""
        todo = deque(requests)
        left: list[ProbeRequest] = []
        while todo:
            request = todo.popleft()
            earlier = self._left_alone.get(split(request.url).host_and_port)
            if earlier is None:
                left.append(request)
            else:
                todo.extend(self._answered(replace(earlier, url=request.url, purpose=request.purpose)))
        return left

    def _request(self, key: Key) -> ProbeRequest | None:
        """Make the request for a key; two that differ by their cookies only go one after the other."""
        same = (key.purpose, key.url)
        if same in self._asked:
            self._later.append(key)
            return None
        self._asked[same] = key
        return key.request

    def _answered(self, observation: Observation) -> Iterable[ProbeRequest]:
        self._check()
        key = self._asked.pop((observation.purpose, observation.url))
        failure = observation.failure
        if failure is not None and failure.kind is FailureKind.INTERRUPTED:
            return ()
        self._log.append(key.text, observation, passing=failure is not None and failure.kind in _PASSING)
        if failure is not None and failure.kind in _SILENT and not observation.in_opened_range:
            self._silent.append(key)
        if _is_left_alone(observation):
            self._left_alone[split(observation.url).host_and_port] = observation
        self._newest = (key.text, observation)
        further = self._tell(deque(self._waiting.pop(key.text, ())))
        self._newest = None
        return further

    def _close_round(self, summary: ProbeSummary) -> None:
        if summary.interrupted:
            raise InterruptedRunError("the run was interrupted; the same command goes on where it stopped")
        if summary.captive or summary.control_resolves is False:
            for key in self._silent:
                self._log.void(key.text)
            raise InterruptedRunError("our own network is down; run the same command again when it is up")

    # -- telling

    def _tell(self, todo: deque[ProbeRequest]) -> list[ProbeRequest]:
        """Tell of what is known, and of what follows from it; give what must be asked."""
        asking: list[ProbeRequest] = []
        while todo:
            request = todo.popleft()
            found = resolve(Key(request.purpose, request.url), self._owner, self._find, self._redirects)
            if isinstance(found, Whole):
                self._note(request.purpose, request.url, found)
                todo.extend(self._on_answer(found.observation))
                continue
            if found.owner != self._owner:
                self.wanted[found.key.text] = found
                self.unsettled.add((request.purpose, request.url))
                continue
            first = found.key.text not in self._waiting
            self._waiting[found.key.text].append(request)
            if first and (live := self._request(found.key)) is not None:
                asking.append(live)
        return asking

    def _note(self, purpose: Purpose, url: str, found: Whole) -> None:
        seen = found.observation
        last = seen.exchanges[-1] if seen.exchanges else None
        self.heard = self.heard or (last is not None and not seen.in_opened_range)
        self.unsettled.discard((purpose, url))
        self.told[purpose, url] = Told(
            found.places,
            None if seen.failure is None else seen.failure.kind.value,
            None if seen.failure is None else seen.failure.detail,
            None if last is None else last.header("content-type"),
            0 if last is None else len(last.body),
        )

    def _find(self, key: Key) -> Piece | None:
        text = key.text
        place = self._log.place(text)
        if place is not None:
            newest = self._newest
            seen = newest[1] if newest is not None and newest[0] == text else self._read(place)
            return Piece(place, self._owner, seen)
        if text in self.foreign:
            owner, elsewhere = self.foreign[text]
            return Piece(elsewhere, owner, self._read(elsewhere))
        return None


def _is_left_alone(observation: Observation) -> bool:
    failure = observation.failure
    return failure is not None and failure.kind in _LEFT_ALONE and not observation.exchanges


def _nobody(observation: Observation) -> Iterable[ProbeRequest]:  # noqa: ARG001 - the signature of the port
    return ()
