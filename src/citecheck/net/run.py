"""One round of probing: the loop that ties the schedule to libcurl, the names and the caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from citecheck.model.observation import ProbeRequest, ProbeSummary
from citecheck.net.aftermath import Aftermath
from citecheck.net.figures import Figures
from citecheck.net.gate import INTERRUPTED, Gate
from citecheck.net.guard import Guard
from citecheck.net.interface import OnAnswer, ProbeTools
from citecheck.net.interruption import interruptible
from citecheck.net.ledger import Ledger
from citecheck.net.limits import descriptors
from citecheck.net.names import Names
from citecheck.net.orders import Orders
from citecheck.net.parts import ChainTurn, Parts
from citecheck.net.resolving import NameDesk
from citecheck.net.roots import trusted_roots
from citecheck.net.schedule import Schedule
from citecheck.net.settings import NetSettings
from citecheck.net.transfers import Transfers
from citecheck.net.uplink import Uplink

WINDOW_LANES = 450
"""Hosts begun at once; each holds a connection of some 120 KB until it is done (docs/decisions/0005-bulk-engine.md)."""
CONNECTIONS = 2_400
"""Held at most, idle ones included, where descriptors allow: those of all open lanes, or reuse is lost."""
SPARE_CONNECTIONS = 100
"""Held beyond what open lanes need, for hosts that redirects lead to again and again."""
LONGEST_WAIT_S = 1.0
HAND_OVER_S = 0.02
"""Spent on answers before connections are served again: far below what any server calls silence."""
BACKLOG_TO_HOLD = 64
"""So many answers wait for the caller, and hardly anything more is begun: their bodies are in memory."""
BEGUN_AT_ONCE = 24
"""Requests begun a step: each costs up to a millisecond, with its handle, name and handshake, and the longest lane is
the first in every step."""
BEGUN_ALL_THE_SAME = 1
"""Requests begun a step while answers wait: the longest lane sets the time of the run, and must not lose its turns to
others' answers. A step hands over a dozen, so that what waits still becomes less."""
UNATTENDED_S = 0.5
"""A pause of the loop from which on its time-outs are doubted."""


class Run:
    """One round; made for it and thrown away."""

    def __init__(self, parts: Parts) -> None:
        """Take what the round shares."""
        self._parts = parts
        self._gate = Gate(parts)
        self._names = Names(parts, self._gate)
        self._aftermath = Aftermath(parts, self._gate, self._names)
        self._attended_at = parts.clock.monotonic()

    def go(self, requests: Iterable[ProbeRequest]) -> None:
        """Ask all, until each has its answer."""
        parts = self._parts
        with interruptible(parts.transfers.wake_descriptor, self._interrupt):
            for request in requests:
                self._gate.admit(request)
            while parts.ledger.owed and not parts.interrupted:
                self._step()
            if parts.interrupted:
                self._report_interruption()
            self._await_controls()

    def _interrupt(self) -> None:
        self._parts.interrupted = True

    def _step(self) -> None:
        """Start what may start, wait for something to happen, and deal with it."""
        parts = self._parts
        now = parts.clock.monotonic()
        more = self._start(now, BEGUN_AT_ONCE if parts.ledger.backlog < BACKLOG_TO_HOLD else BEGUN_ALL_THE_SAME)
        self._turn(0.0 if more or parts.ledger.backlog else self._wait_s())
        self._gate.settle_unasked()
        parts.ledger.hand_over(HAND_OVER_S)
        self._admit_further()

    def _start(self, now: float, most: int) -> bool:
        """Begin what may begin, at most so many; tell whether there may be more."""
        parts = self._parts
        full = min(parts.places, parts.transfers.in_flight + most)
        while parts.transfers.in_flight < full and (turn := parts.schedule.next(now)) is not None:
            self._gate.start(turn)
            if parts.uplink.resolves is None and turn.job.at and parts.orders.needs_resolver(turn.job.at):
                self._names.silence(now)
        wanted = 2 * parts.schedule.open_lanes + parts.transfers.in_flight + SPARE_CONNECTIONS
        parts.transfers.hold(min(parts.connections, wanted))
        self._gate.settle_unasked()
        return full <= parts.transfers.in_flight < parts.places

    def _turn(self, longest_wait_s: float) -> None:
        """Let libcurl work, and draw the conclusions."""
        parts = self._parts
        began = parts.clock.monotonic()
        if began - self._attended_at >= UNATTENDED_S:
            parts.unattended_s += began - self._attended_at
        landed = parts.transfers.turn(longest_wait_s)
        now = self._attended_at = parts.clock.monotonic()
        for flight in parts.transfers.stood:
            if flight.tag is not None:
                parts.schedule.connected(flight.tag, now)
        parts.transfers.stood.clear()
        for one in landed:
            if (turn := one.flight.tag) is not None:
                self._aftermath.land(turn, one, now)
        self._names.step(now)

    def _admit_further(self) -> None:
        while (request := self._parts.ledger.further()) is not None:
            self._gate.admit(request)

    def _wait_s(self) -> float:
        parts = self._parts
        now = parts.clock.monotonic()
        full = parts.transfers.in_flight >= parts.places
        times = (None if full else parts.schedule.next_at(), self._names.next_at())
        return min((at - now for at in times if at is not None), default=LONGEST_WAIT_S)

    def _report_interruption(self) -> None:
        """Settle all that is owed, each with what is known of it."""
        parts = self._parts
        for turn in (*parts.transfers.abandon(), *self._names.release()):
            self._gate.abandon(turn.job, INTERRUPTED)
        for chain in parts.schedule.drain():
            self._gate.abandon(chain, INTERRUPTED)
        self._gate.settle_unasked()
        while parts.ledger.owed:
            parts.ledger.hand_over(HAND_OVER_S)
            self._admit_further()

    def _await_controls(self) -> None:
        """Let a question to a control name that is under way come to its end."""
        parts = self._parts
        while parts.uplink.is_settling and not parts.interrupted:
            self._turn(self._wait_s())


def in_order(requests: Sequence[ProbeRequest], slow_s: Mapping[str, float] | None) -> Sequence[ProbeRequest]:
    """Put those that were slow last time first, or the run waits for them at its end."""
    if not slow_s:
        return requests
    return sorted(requests, key=lambda request: -slow_s.get(request.url, 0.0))


def probe(
    settings: NetSettings,
    tools: ProbeTools,
    orders: Orders,
    requests: Sequence[ProbeRequest],
    on_answer: OnAnswer,
) -> ProbeSummary:
    """Make the parts of a round, run it, and sum it up."""
    began = tools.clock.monotonic()
    granted = descriptors(settings.concurrency, CONNECTIONS)
    roots = trusted_roots(settings.ca_bundle)
    transfers: Transfers[ChainTurn] = Transfers(
        Guard(settings.allow_net), tools.enough, roots=roots, connections=granted.connections, clock=tools.clock
    )
    parts = Parts(
        settings=settings,
        tools=tools,
        orders=orders,
        schedule=Schedule(orders.pace, window=WINDOW_LANES, patience_s=settings.timeout_s),
        ledger=Ledger(on_answer, tools.tape, tools.clock),
        transfers=transfers,
        desk=NameDesk(tools.clock, transfers.wake, threads=granted.in_flight // 8),
        uplink=Uplink(settings.controls),
        figures=Figures(),
        places=granted.in_flight,
        connections=granted.connections,
    )
    try:
        Run(parts).go(in_order(requests, tools.known_slow_s))
    finally:
        parts.desk.close()
        transfers.close()
    summary = ProbeSummary(
        interrupted=parts.interrupted,
        control_resolves=parts.uplink.resolves,
        captive=parts.uplink.captive,
        figures=parts.figures.summary(
            wall_s=tools.clock.monotonic() - began,
            lower_bound_s=parts.schedule.lower_bound_s(granted.in_flight),
            any_order_s=parts.schedule.lower_bound_s(granted.in_flight, in_order=False),
            connections=transfers.connections,
            most_in_flight=transfers.most_in_flight,
            places=granted.in_flight,
        ),
    )
    if tools.tape is not None:
        tools.tape.sum_up(summary)
    return summary
