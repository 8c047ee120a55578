"""What follows from a transfer that has ended: the next hop, a second try, or the end of the chain."""

from __future__ import annotations

from citecheck.model.observation import Exchange, Failure, FailureKind, Phase
from citecheck.net import faults
from citecheck.net.chain import Chain
from citecheck.net.cookies import ChainCookies
from citecheck.net.gate import Gate
from citecheck.net.landing import Outcome, outcome_of
from citecheck.net.names import LOCAL_PAUSE_S, MOST_LOCAL_FAULTS, Names
from citecheck.net.parts import ChainTurn, Parts
from citecheck.net.redirects import REDIRECTS, follow
from citecheck.net.transfers import Landed
from citecheck.net.waits import retry_after_s
from citecheck.net.wire import UrlProblem, WireUrl, on_wire

LATE_S = 2.0
"""Before a second try of a fault that may pass. Our choice: a server's restart takes about as long."""
_TOO_MANY_REQUESTS = 429
_UNAVAILABLE = 503
_PASSING_STATUSES = frozenset({408, 425, 500, 502, _UNAVAILABLE, 504})
"""Answers that a second try may mend (RFC 9110, 15.5 and 15.6; RFC 8470 for 425)."""
_PASSING_FAULTS = frozenset(
    {FailureKind.REFUSED, FailureKind.RESET, FailureKind.UNREACHABLE, FailureKind.MALFORMED_RESPONSE}
)
_SILENT = frozenset({FailureKind.DNS, FailureKind.TIMEOUT, FailureKind.UNREACHABLE, FailureKind.LOCAL})
"""What our own network could be the cause of."""
_NO_ROUTE_TRIES = 2
_VISITS_OF_A_LOOP = 3
_BEFORE_TCP = frozenset({Phase.URL, Phase.NAME, Phase.CONNECT})


class Aftermath:
    """Draws the conclusions from each transfer."""

    def __init__(self, parts: Parts, gate: Gate, names: Names) -> None:
        """Take what the round shares."""
        self._parts = parts
        self._gate = gate
        self._names = names

    def land(self, turn: ChainTurn, landed: Landed[ChainTurn], now: float) -> None:
        """Take a transfer that has ended; its flight is free afterwards."""
        parts, chain = self._parts, turn.job
        at = _place(chain)
        took_s = now - turn.started_at
        outcome = outcome_of(landed, self._gate.public(chain, at.text), took_s)
        proxied = landed.flight.proxied
        parts.figures.received_bytes += landed.flight.reading.received_bytes
        parts.transfers.release(landed.flight)
        chain.spent_s += took_s
        chain.total_s += took_s
        chain.in_opened_range = outcome.in_opened_range
        if outcome.name_resolved and parts.orders.needs_resolver(at):
            parts.uplink.name_resolved(now)
        if outcome.failure is not None:
            self._failed(turn, outcome, _through_proxy(outcome.failure) if proxied else outcome.failure, now)
        elif outcome.exchange is not None:
            self._answered(turn, outcome.exchange, now)

    def _answered(self, turn: ChainTurn, exchange: Exchange, now: float) -> None:
        parts, chain = self._parts, turn.job
        again_at: float | None = None
        pause_s = retry_after_s(exchange, parts.clock.now()) if exchange.status in _PAUSES else None
        if exchange.status == _TOO_MANY_REQUESTS or pause_s is not None:
            again_at = self._slow_down(turn, exchange.status, pause_s, now)
        else:
            parts.schedule.answered(turn, now)
            if exchange.status in _PASSING_STATUSES:
                again_at = now + LATE_S
        if again_at is not None and self._may_retry(chain):
            self._retry(chain, (*chain.exchanges, exchange), None, again_at)
        elif exchange.status in REDIRECTS and (location := exchange.header("location")) is not None:
            self._hop(chain, exchange, location)
        else:
            self._gate.finish(chain, (*chain.exchanges, exchange), None)

    def _slow_down(self, turn: ChainTurn, status: int, pause_s: float | None, now: float) -> float | None:
        parts = self._parts
        parts.figures.waits += 1
        again_at = parts.schedule.refused(turn, pause_s, parts.settings.retry_after_max_s, now)
        wait_s = again_at - now if again_at is not None else pause_s or 0.0
        parts.tools.on_wait(turn.lane.host, wait_s, f"answered {status}")
        return again_at

    def _hop(self, chain: Chain, exchange: Exchange, location: str) -> None:
        """Go on to where an answer leads, as a new request with its own turn at its host."""
        at = _place(chain)
        target = follow(at, location)
        exchanges = (*chain.exchanges, exchange)
        if target is None:
            self._gate.finish(chain, exchanges, None)
            return
        self._take_cookies(chain, at, exchange)
        url = on_wire(self._gate.private(chain, target))
        failure = self._why_not_follow(chain, url)
        if failure is not None or isinstance(url, UrlProblem):
            self._gate.finish(chain, exchanges, failure, target)
            return
        chain.hops = list(exchanges)
        chain.at = url
        self._parts.figures.redirects += 1
        self._gate.queue(chain, url)

    def _why_not_follow(self, chain: Chain, url: WireUrl | UrlProblem) -> Failure | None:
        settings = self._parts.settings
        if isinstance(url, UrlProblem):
            return Failure(url.kind, Phase.URL, url.detail)
        if len(chain.hops or ()) >= settings.max_redirects:
            return Failure(FailureKind.TOO_MANY_REDIRECTS, Phase.URL, f"more than {settings.max_redirects} redirects")
        if chain.visited(url.text) >= _VISITS_OF_A_LOOP:
            return Failure(FailureKind.TOO_MANY_REDIRECTS, Phase.URL, "the redirects go round in a circle")
        if chain.spent_s >= settings.timeout_s:
            return Failure(FailureKind.TIMEOUT, Phase.WAIT, f"{settings.timeout_s:g} s were spent on redirects")
        return None

    def _take_cookies(self, chain: Chain, at: WireUrl, exchange: Exchange) -> None:
        values = [value for name, value in exchange.headers if name.lower() == "set-cookie"]
        if values:
            if chain.cookies is None:
                chain.cookies = ChainCookies()
            chain.cookies.take(at, values)

    def _failed(self, turn: ChainTurn, outcome: Outcome, failure: Failure, now: float) -> None:
        parts, chain = self._parts, turn.job
        if failure.kind is FailureKind.DNS:
            self._unnamed(turn, outcome, failure, now)
            return
        unattended_s = parts.unattended_s - chain.unattended_s
        if failure.kind is FailureKind.TIMEOUT and unattended_s > 0 and chain.local_faults < _NO_ROUTE_TRIES:
            busy = f"nobody listened for {unattended_s:.1f} s, since this machine was busy: {failure.detail}"
            failure = Failure(FailureKind.LOCAL, failure.phase, busy)
        if failure.kind is FailureKind.LOCAL:
            self._broken_here(turn, outcome, failure, now)
            return
        if failure.kind is FailureKind.ADDRESS_REFUSED:
            parts.schedule.end_lane(turn, failure, now)
        elif failure.phase in _BEFORE_TCP:
            parts.schedule.unconnected(turn, failure, now)
        else:
            parts.schedule.connected(turn, now)
            was_silent = failure.kind is FailureKind.TIMEOUT and outcome.exchange is None
            (parts.schedule.silent if was_silent else parts.schedule.ended)(turn, now)
        if failure.kind in _SILENT and not chain.in_opened_range:
            self._names.silence(now)
        exchanges = chain.exchanges if outcome.exchange is None else (*chain.exchanges, outcome.exchange)
        broken_http2 = faults.may_pass_with_http1(outcome.code) and not chain.http1
        chain.http1 = chain.http1 or broken_http2
        if (failure.kind in _PASSING_FAULTS or broken_http2) and self._may_retry(chain):
            self._retry(chain, exchanges, failure, now + LATE_S)
        else:
            self._gate.finish(chain, exchanges, failure, self._gate.public(chain, _place(chain).text))

    def _unnamed(self, turn: ChainTurn, outcome: Outcome, failure: Failure, now: float) -> None:
        """No address for the name: the resolver is asked why, or it has kept us waiting already."""
        self._names.silence(now)
        if outcome.code == faults.NO_NAME:
            self._names.hold(turn)
        else:
            self._names.unclear(turn, failure, now)

    def _broken_here(self, turn: ChainTurn, outcome: Outcome, failure: Failure, now: float) -> None:
        """A shortage of ours is never a verdict: fewer at once, and again later."""
        parts, chain = self._parts, turn.job
        chain.local_faults += 1
        parts.figures.local_faults += 1
        parts.schedule.ended(turn, now)
        if outcome.broken_by_us:
            parts.places = max(1, min(parts.places, parts.transfers.in_flight + 1) * 3 // 4)
        else:
            self._names.silence(now)
        most = MOST_LOCAL_FAULTS if outcome.broken_by_us else _NO_ROUTE_TRIES
        if chain.local_faults > most:
            self._gate.finish(chain, chain.exchanges, failure, self._gate.public(chain, _place(chain).text))
        else:
            self._gate.queue(chain, _place(chain), not_before=now + LOCAL_PAUSE_S * 2 ** (chain.local_faults - 1))

    def _may_retry(self, chain: Chain) -> bool:
        return self._parts.settings.late_retry and chain.attempts == 1

    def _retry(self, chain: Chain, exchanges: tuple[Exchange, ...], failure: Failure | None, at: float) -> None:
        chain.fallback = (exchanges, failure)
        chain.attempts += 1
        chain.spent_s = 0.0
        self._parts.figures.retries += 1
        self._gate.queue(chain, _place(chain), not_before=at)


_PAUSES = frozenset({_TOO_MANY_REQUESTS, _UNAVAILABLE})


def _place(chain: Chain) -> WireUrl:
    if chain.at is None:  # cannot happen: a chain is placed when it starts
        raise TypeError(chain.request.url)
    return chain.at


def _through_proxy(failure: Failure) -> Failure:
    """A proxy that cannot be reached is ours; what it says of a host is the host's."""
    if failure.phase in _BEFORE_TCP and failure.kind is not FailureKind.LOCAL:
        return Failure(FailureKind.LOCAL, failure.phase, f"the proxy cannot be reached: {failure.detail}")
    if "CONNECT tunnel failed" in failure.detail:
        return Failure(FailureKind.UNREACHABLE, Phase.CONNECT, f"the proxy: {failure.detail}")
    return failure
