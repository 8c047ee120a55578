"""Who is asked next: polite to each host, and quick over all of them.

* A request takes one of the places in flight only when its host may take it: a busy host fills none with waiters.
* One request first at a port that nobody has reached; more when a connection stands. A dead host costs two time-outs.
* The lane that needs longest goes first; a host not reached yet counts as one that may need a whole time-out.
* A window of open lanes: hosts are begun a limited number at a time, longest first, and their connections can be let
  go when they are done, so that the cost of a request does not grow with the number of hosts.

Pure: time is handed in, nothing is asked here.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Generic

from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net.lanes import REFUSALS_TO_REST, Door, Job, Lane, Pace


@dataclass(slots=True, eq=False)
class Turn(Generic[Job]):
    """A job that may start now; given back when it has ended."""

    job: Job
    lane: Lane[Job]
    door: Door[Job]
    started_at: float
    earliest_s: float
    """See ``Lane.started``."""
    handle: object = None
    """The caller's own, to find what it does for this turn."""


class Schedule(Generic[Job]):
    """All lanes of a run."""

    def __init__(self, pace: Callable[[str], Pace], *, window: int, patience_s: float) -> None:
        """Take how each host may be asked, how many hosts may be open at once, and what a dead one may cost."""
        self._pace = pace
        self._window = window
        self._patience_s = patience_s
        self._lanes: dict[str, Lane[Job]] = {}
        self._open = 0
        self._numbers = count()
        self._new: list[Lane[Job]] = []
        self._shut: list[tuple[float, int, Lane[Job]]] = []
        self._ready: list[tuple[float, int, Lane[Job]]] = []
        self._asleep: list[tuple[float, int, Lane[Job]]] = []
        self._later: list[tuple[float, int, Lane[Job], Door[Job], Job]] = []
        self._settled: list[tuple[Job, Failure]] = []
        self._under_way: dict[str, list[Turn[Job]]] = {}

    def add(self, job: Job, host: str, port: int, now: float, *, not_before: float = 0.0, first: bool = False) -> None:
        """Let a job wait for its host; ``first`` before the others there, as a chain that goes on should."""
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = Lane(host, self._pace(host))
        door = lane.door(port)
        if not_before > now:
            lane.delayed += 1
            heapq.heappush(self._later, (not_before, next(self._numbers), lane, door, job))
            return
        self._wait(lane, door, job, first=first)
        if first and not lane.is_open:
            self._open_lane(lane, now)
        elif lane.is_open:
            self._list(lane, now)

    def next(self, now: float) -> Turn[Job] | None:
        """Give the job that should start now, if any may."""
        self._wake(now)
        self._open_more(now)
        while self._ready:
            lane = heapq.heappop(self._ready)[2]
            lane.is_listed = False
            at = lane.opens_at(now)
            if at is not None and at <= now and (door := lane.ready_door(now)) is not None:
                return self._start(lane, door, now)
            self._list(lane, now)
        return None

    def next_at(self) -> float | None:
        """Give the time at which ``next`` may have something again without any turn ending; ``None`` for never."""
        return min((heap[0][0] for heap in (self._asleep, self._later) if heap), default=None)

    def last_turns(self, turn: Turn[Job]) -> Sequence[Turn[Job]]:
        """Give the turns under way at a host where nobody waits any more; none while somebody does."""
        lane = turn.lane
        return () if lane.waiting or lane.delayed else self._under_way.get(lane.host, ())

    def settled(self) -> list[tuple[Job, Failure]]:
        """Hand over the jobs that will never be asked, each with the reason."""
        settled, self._settled = self._settled, []
        return settled

    def drain(self) -> Iterator[Job]:
        """Hand over all jobs that wait, for whatever reason, and forget them."""
        for lane in self._lanes.values():
            lane.waiting = lane.delayed = 0
            for door in lane.doors.values():
                while door.waiting:
                    yield door.waiting.popleft()
            self._close_if_done(lane)
        while self._later:
            yield heapq.heappop(self._later)[4]

    def connected(self, turn: Turn[Job], now: float) -> None:
        """A connection stands: the host is proved, more may go."""
        was_awaited = turn.lane.unsent is turn
        if was_awaited:
            turn.lane.sent(now)
        if was_awaited or not turn.door.proved:
            turn.door.connected()
            self._list(turn.lane, now)

    def answered(self, turn: Turn[Job], now: float) -> None:
        """An answer came that is no refusal for going too fast."""
        turn.lane.refusals = 0
        turn.lane.answers += 1
        turn.door.connected()
        self._release(turn, now)

    def ended(self, turn: Turn[Job], now: float) -> None:
        """It ended in a way that says nothing about connections."""
        self._release(turn, now)

    def silent(self, turn: Turn[Job], now: float) -> None:
        """A connection stood, and no answer came within the time-out."""
        turn.lane.silences += 1
        self._release(turn, now)

    def unconnected(self, turn: Turn[Job], failure: Failure, now: float) -> None:
        """No connection could be made; the second in a row condemns the port, and with it all that waits there."""
        turn.door.unconnected(failure, now)
        if turn.door.down is not None:
            self._settle(turn.lane, turn.door, turn.door.down)
        self._release(turn, now)

    def end_lane(self, turn: Turn[Job], failure: Failure, now: float) -> None:
        """Nobody of this host is to be asked any more: its name does not exist, or it wants to be left alone."""
        turn.lane.end = failure
        for door in turn.lane.doors.values():
            self._settle(turn.lane, door, failure)
        self._release(turn, now)

    def refused(self, turn: Turn[Job], pause_s: float | None, longest_s: float, now: float) -> float | None:
        """The host asks us to wait; give when it may be asked again, ``None`` when that is not within this run."""
        turn.lane.answers += 1
        turn.door.connected()
        if pause_s is None or pause_s <= longest_s:
            turn.lane.asked_to_wait(turn.started_at, pause_s, now)
            if turn.lane.refusals < REFUSALS_TO_REST:
                self._release(turn, now)
                return turn.lane.rests_until
            why = f"it refused {REFUSALS_TO_REST} requests in a row for going too fast"
        else:
            why = f"it asked to be left alone for {pause_s:.0f} s"
        self.end_lane(turn, Failure(FailureKind.HOST_RESTING, Phase.WAIT, why), now)
        return None

    @property
    def open_lanes(self) -> int:
        """Hosts that have been begun and are not done."""
        return self._open

    def lower_bound_s(self, places: int, *, in_order: bool = True) -> float:
        """Give the least time in which this run could have been done under its limits; see ``Lane.floor_s``."""
        lanes = self._lanes.values()
        over_all = sum(lane.busy_s for lane in lanes) / max(1, places)
        return max(over_all, *(lane.floor_s(in_order=in_order) for lane in lanes)) if lanes else 0.0

    def _wait(self, lane: Lane[Job], door: Door[Job], job: Job, *, first: bool) -> None:
        reason = lane.end or door.down
        if reason is not None:
            self._settled.append((job, reason))
            return
        if first:
            door.waiting.appendleft(job)
        else:
            door.waiting.append(job)
        door.added += 1
        lane.waiting += 1
        if not lane.is_open and lane.waiting == 1:
            self._new.append(lane)

    def _settle(self, lane: Lane[Job], door: Door[Job], failure: Failure) -> None:
        while door.waiting:
            lane.waiting -= 1
            self._settled.append((door.waiting.popleft(), failure))

    def _start(self, lane: Lane[Job], door: Door[Job], now: float) -> Turn[Job]:
        job = door.waiting.popleft()
        lane.waiting -= 1
        door.in_flight += 1
        turn = Turn(job, lane, door, now, lane.started(now))
        lane.unsent = turn if lane.pace.strict else None
        self._list(lane, now)
        self._under_way.setdefault(lane.host, []).append(turn)
        return turn

    def _release(self, turn: Turn[Job], now: float) -> None:
        turn.door.in_flight -= 1
        under_way = self._under_way[turn.lane.host]
        under_way.remove(turn)
        if not under_way:
            del self._under_way[turn.lane.host]
        turn.lane.ended(turn.earliest_s, now - turn.started_at)
        if turn.lane.unsent is turn:
            turn.lane.unsent = None
        self._list(turn.lane, now)
        self._close_if_done(turn.lane)

    def _list(self, lane: Lane[Job], now: float) -> None:
        """Put an open lane where it belongs: among those that may start something, or asleep until they may."""
        if lane.is_listed or not lane.is_open:
            return
        at = lane.opens_at(now)
        if at is None:
            return
        lane.is_listed = True
        if at > now:
            heapq.heappush(self._asleep, (at, next(self._numbers), lane))
        else:
            heapq.heappush(self._ready, (-lane.estimate_s(self._patience_s), next(self._numbers), lane))

    def _wake(self, now: float) -> None:
        while self._asleep and self._asleep[0][0] <= now:
            lane = heapq.heappop(self._asleep)[2]
            lane.is_listed = False
            self._list(lane, now)
        while self._later and self._later[0][0] <= now:
            _, _, lane, door, job = heapq.heappop(self._later)
            lane.delayed -= 1
            self._wait(lane, door, job, first=True)
            self._list(lane, now)
            self._close_if_done(lane)

    def _open_more(self, now: float) -> None:
        for lane in self._new:
            if not lane.is_open:
                heapq.heappush(self._shut, (-lane.estimate_s(self._patience_s), next(self._numbers), lane))
        self._new.clear()
        while self._shut and self._open < self._window:
            lane = heapq.heappop(self._shut)[2]
            if not lane.is_open and lane.waiting:
                self._open_lane(lane, now)

    def _open_lane(self, lane: Lane[Job], now: float) -> None:
        lane.is_open = True
        self._open += 1
        self._list(lane, now)

    def _close_if_done(self, lane: Lane[Job]) -> None:
        if lane.is_open and not lane.waiting and not lane.in_flight and not lane.delayed:
            lane.is_open = False
            self._open -= 1
