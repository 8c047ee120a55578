"""One host's lane: what waits for it, how many may go at once, how far apart, and what is known of it.

A lane has doors, one a port: whether anybody answers is a matter of address and port, how often to knock is one of the
host alone.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

from citecheck.model.observation import Failure, FailureKind, Phase

Job = TypeVar("Job")

FAILURES_TO_CONDEMN = 2
"""Failed connections in a row after which a port that never answered is given up."""
FAILURES_TO_CONDEMN_PROVED = 4
"""The same for a port that answered before."""
REST_AFTER_FAILURE_S = 1.0
"""Between a failed connection and the next, so that a restart of the server is not taken for its end. Our choice."""
PAUSE_S = 1.0
"""Least pause after a 429 that does not say how long; doubles with each further one. Our choice."""
PAUSE_INTERVALS = 5
"""The same in intervals of the lane."""
CATCHING_UP = 0.6
"""Part of the interval that is always kept, while a lane makes up for a start that came late."""
CATCHING_UP_S = 0.02
"""And no start comes earlier than its time by more than this: the lateness of a busy loop, and no more."""
CAUGHT_UP_S = 5.0
"""Most that a lane makes up for; on the whole it never goes faster than its interval. Our choice."""
SLOWER = 2.5
LEAST_SLOWED_S = 0.1
"""Of an interval after a refusal: so many times as long, and at least this. Our choice."""
SLOWEST_INTERVAL_S = 10.0
"""A lane is not slowed further than this."""
REFUSALS_TO_REST = 6
"""So many 429 in a row, each after a pause, and the host is left alone for the rest of the run. Our choice."""
SILENCES_TO_DOUBT = 4
"""So many whole time-outs of a host that has never answered, and further requests to it get a third of the time, but
no less than ``SHORT_PATIENCE_S``. Nobody is condemned: whoever answers is heard. Our choice."""
SHORT_PATIENCE_S = 8.0
USUAL_LATENCY_S = 0.4
"""Before a host has answered; median of the benchmark's model of the web is 0.24 s."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a host may be asked."""

    slots: int
    interval_s: float
    strict: bool = False
    """The interval is kept between the moments at which requests are sent, so that the next one waits until the one
    before has its connection. Otherwise it is kept between starts, and on the whole: a late start is made up for."""


class Door(Generic[Job]):
    """One port of a host."""

    __slots__ = ("added", "down", "failures", "in_flight", "port", "proved", "rests_until", "waiting", "was_proved")

    def __init__(self, port: int) -> None:
        """Begin with nothing known."""
        self.port = port
        self.waiting: deque[Job] = deque()
        self.added = 0
        """Jobs that ever waited here."""
        self.in_flight = 0
        self.proved = False
        """A connection stood, and none failed since."""
        self.was_proved = False
        self.failures = 0
        """Failed connections in a row."""
        self.rests_until = 0.0
        self.down: Failure | None = None
        """Why nobody is asked here any more."""

    def may_start(self) -> bool:
        """Tell whether something waits and may go, time aside: only one at a time until a connection stood."""
        return bool(self.waiting) and (self.proved or self.in_flight == 0)

    def connected(self) -> None:
        """Note that a connection stood."""
        self.proved = self.was_proved = True
        self.failures = 0

    def unconnected(self, failure: Failure, now: float) -> None:
        """Note that a connection failed; enough of them in a row condemn the port."""
        self.failures += 1
        self.proved = False
        self.rests_until = now + REST_AFTER_FAILURE_S
        if self.failures >= (FAILURES_TO_CONDEMN_PROVED if self.was_proved else FAILURES_TO_CONDEMN):
            self.down = Failure(
                FailureKind.HOST_DOWN,
                Phase.CONNECT,
                f"{self.failures} connections to port {self.port} failed, the last: {failure.kind}: {failure.detail}",
            )


class Lane(Generic[Job]):
    """One host."""

    __slots__ = (
        "_paused_at",
        "_was_waited_for",
        "answers",
        "busy_s",
        "delayed",
        "doors",
        "end",
        "host",
        "in_flight",
        "interval_s",
        "is_listed",
        "is_open",
        "last_start_s",
        "longest_s",
        "next_at",
        "ordered_s",
        "pace",
        "refusals",
        "requests",
        "rests_until",
        "silences",
        "slots",
        "spaced_s",
        "unsent",
        "waiting",
    )

    def __init__(self, host: str, pace: Pace) -> None:
        """Begin with nothing waiting."""
        self.host = host
        self.pace = pace
        self.slots = pace.slots
        self.interval_s = pace.interval_s
        self.doors: dict[int, Door[Job]] = {}
        self.waiting = 0
        self.delayed = 0
        """Waiting for a second try; not among ``waiting`` until it is due."""
        self.in_flight = 0
        self.next_at = 0.0
        """Earliest start of the next request, for spacing."""
        self.rests_until = 0.0
        """Earliest start of the next request, at the host's wish."""
        self.refusals = 0
        self.answers = 0
        self.silences = 0
        """Requests that ended in a whole time-out after a connection stood."""
        self._paused_at = float("-inf")
        self.end: Failure | None = None
        """Why nobody is asked here any more, whatever the port."""
        self.is_open = False
        self.is_listed = False
        self.requests = 0
        self.busy_s = 0.0
        self.longest_s = 0.0
        self.spaced_s = 0.0
        """Of the next request after the lane's first, by spacing and rests alone."""
        self.last_start_s = 0.0
        self.ordered_s = 0.0
        self._was_waited_for = False
        self.unsent: object = None
        """The turn that has no connection yet, where the pace is strict."""

    def door(self, port: int) -> Door[Job]:
        """Give the door of a port, made when it is new."""
        found = self.doors.get(port)
        if found is None:
            found = self.doors[port] = Door(port)
        return found

    def ready_door(self, now: float) -> Door[Job] | None:
        """Give a door that may let somebody through now: the one with the greatest part of its jobs still waiting.

        So ports take turns as their addresses do in the list, and none is left for the end.
        """
        if len(self.doors) == 1:
            (only,) = self.doors.values()
            return only if only.rests_until <= now and only.may_start() else None
        open_now = [door for door in self.doors.values() if door.rests_until <= now and door.may_start()]
        return max(open_now, key=lambda door: len(door.waiting) / door.added, default=None)

    def opens_at(self, now: float) -> float | None:
        """Give the earliest time at which a request may start, not before ``now``; ``None`` while others must end."""
        if not self.waiting or self.in_flight >= self.slots or self.unsent is not None:
            return None
        rests = [door.rests_until for door in self.doors.values() if door.may_start()]
        if not rests:
            return None
        return max(now, self.next_at, self.rests_until, min(rests))

    def started(self, now: float) -> float:
        """Count a request and space the next; give how long after the lane's first it had to wait for its spacing.

        A late start does not push all later ones back, as long as somebody waited: the lane makes up for it, unless the
        host has asked for a slower pace.
        """
        self.in_flight += 1
        self.requests += 1
        makes_up = self._was_waited_for and self.interval_s == self.pace.interval_s and not self.pace.strict
        planned = max(self.next_at, now - CAUGHT_UP_S) if makes_up else now
        self.next_at = max(
            planned + self.interval_s, now + max(CATCHING_UP * self.interval_s, self.interval_s - CATCHING_UP_S)
        )
        self._was_waited_for = self.waiting > 0
        self.last_start_s = self.spaced_s
        self.spaced_s += self.interval_s
        return self.last_start_s

    def sent(self, now: float) -> None:
        """Note that the turn without a connection has got one and is sent now: the next one comes an interval later."""
        self.unsent = None
        self.next_at = max(self.next_at, now + self.interval_s)

    def ended(self, earliest_s: float, took_s: float) -> None:
        """Free the slot of a request that could start after ``earliest_s`` and took ``took_s``."""
        self.in_flight -= 1
        self.busy_s += took_s
        self.longest_s = max(self.longest_s, took_s)
        self.ordered_s = max(self.ordered_s, earliest_s + took_s)

    def patience_s(self, usual_s: float) -> float:
        """Give how long to wait for an answer of this host."""
        if self.answers or self.silences < SILENCES_TO_DOUBT:
            return usual_s
        return min(usual_s, max(SHORT_PATIENCE_S, usual_s / 3))

    def asked_to_wait(self, started_at: float, pause_s: float | None, now: float) -> float:
        """Slow down for the rest of the run after a 429 or 503; give the length of the pause.

        Answers to requests that were under way when the pause began do not count again.
        """
        if started_at >= self._paused_at:
            self.refusals += 1
            self.slots = max(1, self.slots // 2)
            slower_s = max(SLOWER * self.interval_s, LEAST_SLOWED_S)
            self.interval_s = min(slower_s, max(SLOWEST_INTERVAL_S, self.interval_s))
            self._paused_at = now
        least = max(PAUSE_S, PAUSE_INTERVALS * self.interval_s) * 2 ** (min(self.refusals, REFUSALS_TO_REST) - 1)
        pause = least if pause_s is None else max(pause_s, PAUSE_INTERVALS * self.pace.interval_s)
        begun = max(now, self.rests_until, self.next_at)  # what is spaced anyhow is no rest
        self.rests_until = max(self.rests_until, now + pause)
        self.spaced_s += max(0.0, self.rests_until - begun)
        return pause

    def floor_s(self, *, in_order: bool) -> float:
        """Give the least time this lane needed: its slots, its spacing, its answers, a silence with its whole time-out.

        In the order of the list, since nobody knows beforehand who will be slow; or with the slowest first.
        """
        spacing_s = self.ordered_s if in_order else max(self.last_start_s, self.longest_s)
        return max(self.busy_s / self.pace.slots, spacing_s) if self.requests else 0.0

    def estimate_s(self, patience_s: float) -> float:
        """Guess how long it still takes; a host that nobody has reached yet may cost a whole time-out."""
        answered = self.requests - self.in_flight
        latency = self.busy_s / answered if answered > 0 else USUAL_LATENCY_S
        proved = any(door.proved for door in self.doors.values())
        return self.waiting * max(self.interval_s, latency / self.slots) + (0.0 if proved else patience_s)
