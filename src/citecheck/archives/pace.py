"""The manners towards one service: its own pace, its ``Retry-After``, and an end after too many refusals.

One doorkeeper serves the whole run. Every endpoint (a service's replay, its index, …) has a clock of its own, because
each has limits of its own. Figures: reports on the public service, 2023-11 to 2026-08; CDX 24..30 a minute, replay
about 600 a minute, saving 7 a minute with keys; ignoring 429 for over a minute led to a block of an hour, doubling.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from citecheck.clock import Clock
from citecheck.model.observation import FailureKind

BREAKER_REFUSALS = 5
"""In a row; then the endpoint is left alone for the rest of the run."""
PATIENCE_S = 180.0
"""Longest wait that a service may ask for; beyond it the endpoint is left alone for the rest of the run."""
FIRST_BACKOFF_S = 5.0
"""After the first refusal that does not say how long; doubled with each further one."""
_LONGEST_BACKOFF_S = 60.0
_SLICE_S = 0.5
"""A wait is cut into pieces of this length, so that an interrupted run ends soon."""


class EndpointKind(StrEnum):
    """What a service is asked for."""

    REPLAY = "replay"
    CDX = "cdx"
    TIMEGATE = "timegate"
    TIMEMAP = "timemap"
    SAVE = "save"
    SAVE_STATUS = "save-status"


INTERVALS_S = {
    EndpointKind.REPLAY: 0.25,
    EndpointKind.CDX: 2.5,
    EndpointKind.TIMEGATE: 1.0,
    EndpointKind.TIMEMAP: 2.5,
    EndpointKind.SAVE: 9.0,
    EndpointKind.SAVE_STATUS: 5.0,
}
"""Seconds between two requests to one endpoint; see the module for the limits that they stay below."""


@dataclass(frozen=True, slots=True)
class EndpointKey:
    """One endpoint of one service."""

    service: str
    kind: EndpointKind


@dataclass(frozen=True, slots=True)
class Barred:
    """Why a request must not be made."""

    kind: FailureKind
    """``HOST_RESTING`` after wishes for a pause, ``HOST_DOWN`` after failures, ``INTERRUPTED``."""
    why: str


INTERRUPTED = Barred(FailureKind.INTERRUPTED, "the run was interrupted")


@dataclass(slots=True)
class _Endpoint:
    next_at: float = 0.0
    closed_until: float = 0.0
    refusals: int = 0
    """In a row, with those of repeated questions: how long to wait next."""
    strikes: int = 0
    """In a row, a line that broke twice over one question counted once: when to leave the endpoint alone."""
    broken: Barred | None = None


class Doorkeeper:
    """Lets requests through one by one, at each endpoint's pace; safe for use from several threads."""

    def __init__(
        self, clock: Clock, interval_s: float | None = None, on_wait: Callable[[str, float, str], None] | None = None
    ) -> None:
        """Start with all doors open; ``interval_s`` replaces every endpoint's own pace."""
        self._clock = clock
        self._interval_s = interval_s
        self._on_wait = on_wait
        self._lock = threading.Lock()
        self._endpoints: dict[EndpointKey, _Endpoint] = {}
        self._stopped = threading.Event()

    def admit(self, key: EndpointKey) -> Barred | None:
        """Wait for one's turn; give ``None`` when the request may go, else why it must not be made."""
        told = False
        while not self._stopped.is_set():
            with self._lock:
                endpoint = self._endpoints.setdefault(key, _Endpoint())
                if endpoint.broken is not None:
                    return endpoint.broken
                now = self._clock.monotonic()
                wait_s = max(endpoint.next_at, endpoint.closed_until) - now
                refused = endpoint.closed_until > endpoint.next_at
                if wait_s <= 0:
                    endpoint.next_at = now + self._pace_s(key.kind)
                    return None
            if refused and not told and self._on_wait is not None:
                told = True
                self._on_wait(key.service, wait_s, f"{key.kind} asked for a pause")
            self._clock.sleep(min(wait_s, _SLICE_S))
        return INTERRUPTED

    def answered(self, key: EndpointKey) -> None:
        """Note that the endpoint did its work."""
        with self._lock:
            endpoint = self._endpoints.setdefault(key, _Endpoint())
            endpoint.refusals = endpoint.strikes = 0

    def refused(
        self,
        key: EndpointKey,
        why: str,
        retry_after_s: float | None = None,
        *,
        wants_rest: bool = True,
    ) -> None:
        """Note a refusal; close the door for a while, or for good after too many.

        Args:
            key: who refused.
            why: for people.
            retry_after_s: how long it wants to be left alone, where it says so.
            wants_rest: it refused us (429), rather than being broken (5xx).
        """
        with self._lock:
            endpoint = self._endpoints.setdefault(key, _Endpoint())
            endpoint.refusals += 1
            endpoint.strikes += 1
            pause_s = self._pause_s(endpoint.refusals) if retry_after_s is None else retry_after_s
            endpoint.closed_until = max(endpoint.closed_until, self._clock.monotonic() + pause_s)
            kind = FailureKind.HOST_RESTING if wants_rest else FailureKind.HOST_DOWN
            if endpoint.strikes >= BREAKER_REFUSALS:
                endpoint.broken = Barred(kind, f"archive refused: {endpoint.strikes} times in a row, last: {why}")
            elif pause_s > PATIENCE_S:
                endpoint.broken = Barred(kind, f"archive refused: {why}, and asked us to wait {pause_s:.0f} s")

    def failed(self, key: EndpointKey, why: str, *, strikes: int = 1) -> None:
        """Note a failure that is no wish for a pause, such as a time-out; too many in a row close the door.

        ``strikes``: how much it says of the endpoint; nothing when the same question failed before, since what is wrong
        with one capture is counted once, and twice as much when it cost a minute.
        """
        with self._lock:
            endpoint = self._endpoints.setdefault(key, _Endpoint())
            endpoint.strikes += strikes
            if endpoint.strikes >= BREAKER_REFUSALS:
                says = f"archive left alone: failures in a row, last: {why}"
                endpoint.broken = Barred(FailureKind.HOST_DOWN, says)

    def stop(self) -> None:
        """Let nobody through any more, and end all waits: the run is interrupted."""
        self._stopped.set()

    def _pace_s(self, kind: EndpointKind) -> float:
        return INTERVALS_S[kind] if self._interval_s is None else self._interval_s

    @staticmethod
    def _pause_s(refusals: int) -> float:
        return float(min(FIRST_BACKOFF_S * 2 ** (refusals - 1), _LONGEST_BACKOFF_S))
