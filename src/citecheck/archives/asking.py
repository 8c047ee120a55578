"""One question to an archive, asked with manners: paced, patient with refusals, never twice into a time-out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.interface import BODY_LIMIT_BYTES, Headers, Transport
from citecheck.archives.pace import Doorkeeper, EndpointKey
from citecheck.clock import Clock
from citecheck.links.hosts import is_private
from citecheck.links.parts import split
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose

ATTEMPTS = 3
"""For refusals and errors of the service; our choice."""
_BROKEN_LINE_ATTEMPTS = 2
"""For a connection that broke or could not be made."""
_NEVER_AGAIN = frozenset(
    {
        FailureKind.TIMEOUT,
        FailureKind.ADDRESS_REFUSED,
        FailureKind.MALFORMED_URL,
        FailureKind.SCHEME_UNSUPPORTED,
        FailureKind.NOT_RECORDED,
        FailureKind.INTERRUPTED,
        FailureKind.LOCAL,
        FailureKind.NO_SUCH_HOST,
        FailureKind.HOST_DOWN,
        FailureKind.HOST_RESTING,
        FailureKind.SKIPPED,
        FailureKind.TLS,
    }
)
_OUR_SIDE = frozenset(
    {FailureKind.ADDRESS_REFUSED, FailureKind.NOT_RECORDED, FailureKind.INTERRUPTED, FailureKind.MALFORMED_URL}
    | {FailureKind.SKIPPED}
)
"""Failures that say nothing about the service."""
_NOT_DIALLED = frozenset({FailureKind.ADDRESS_REFUSED, FailureKind.NOT_RECORDED, FailureKind.MALFORMED_URL})
_LONG_WAIT_S = 60.0
"""A user waits for three such silences, not for five. Our choice."""
_HTTP_TOO_MANY = 429
_HTTP_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, of which endpoint."""

    endpoint: EndpointKey
    url: str
    """Public."""
    purpose: Purpose
    headers: Headers = ()
    timeout_s: float = 22.0
    body_limit_bytes: int = BODY_LIMIT_BYTES
    is_useful: Callable[[Exchange], bool] | None = None
    """Tells whether an answer with status 200 is what the endpoint says; a row of useless ones ends the asking."""


class Asker:
    """Asks questions through the doorkeeper."""

    def __init__(self, transport: Transport, doorkeeper: Doorkeeper, endpoints: ArchiveEndpoints, clock: Clock) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._transport = transport
        self._doorkeeper = doorkeeper
        self._endpoints = endpoints
        self._clock = clock

    @property
    def doorkeeper(self) -> Doorkeeper:
        """Who lets requests through."""
        return self._doorkeeper

    @property
    def transport(self) -> Transport:
        """Who makes the exchanges."""
        return self._transport

    @property
    def endpoints(self) -> ArchiveEndpoints:
        """Where the Wayback Machine is asked."""
        return self._endpoints

    def ask(self, question: Question) -> Observation:
        """Ask until there is an answer, the service has refused often enough, or the line stays broken."""
        attempt = 0
        while True:
            barred = self._doorkeeper.admit(question.endpoint)
            if barred is not None:
                return self._not_asked(question, Failure(barred.kind, Phase.URL, barred.why), attempt)
            attempt += 1
            seen = self._transport.get(
                question.url,
                purpose=question.purpose,
                headers=question.headers,
                timeout_s=question.timeout_s,
                body_limit_bytes=question.body_limit_bytes,
                ask_as=self._endpoints.ask_as(question.url),
            )
            if not self._again(question, seen, attempt):
                return replace(seen, attempts=attempt, in_opened_range=self._is_opened(question, seen))

    def _again(self, question: Question, seen: Observation, attempt: int) -> bool:
        """Tell the doorkeeper what was seen, and say whether to ask once more."""
        key, exchange = question.endpoint, seen.final
        if exchange is None:
            kind = seen.failure.kind if seen.failure is not None else FailureKind.LOCAL
            if kind not in _OUR_SIDE:
                slow = kind is FailureKind.TIMEOUT and question.timeout_s >= _LONG_WAIT_S
                self._doorkeeper.failed(key, kind.value, strikes=0 if attempt > 1 else 1 + slow)
            return kind not in _NEVER_AGAIN and attempt < _BROKEN_LINE_ATTEMPTS
        if is_refusal(exchange):
            pause_s, wants_rest = retry_after_s(exchange, self._clock.now()), exchange.status == _HTTP_TOO_MANY
            self._doorkeeper.refused(key, f"status {exchange.status}", pause_s, wants_rest=wants_rest)
            return attempt < ATTEMPTS
        if question.is_useful is not None and not question.is_useful(exchange):
            self._doorkeeper.failed(key, FailureKind.MALFORMED_RESPONSE.value)
        else:
            self._doorkeeper.answered(key)
        return False

    def _is_opened(self, question: Question, seen: Observation) -> bool:
        """Tell whether an opened range was dialled; a private base that the guard let through is one, broken or not."""
        if seen.in_opened_range:
            return True
        dialled = self._endpoints.ask_as(question.url)
        refused = seen.failure is not None and seen.failure.kind in _NOT_DIALLED
        return dialled is not None and is_private(split(dialled).host) and not refused

    def _not_asked(self, question: Question, failure: Failure, attempt: int) -> Observation:
        seen = Observation(question.url, question.purpose, self._clock.now(), failure=failure, attempts=attempt)
        return replace(seen, in_opened_range=self._is_opened(question, seen))


def is_refusal(exchange: Exchange) -> bool:
    """Tell whether the archive itself refuses or is broken; a capture of such an answer bears ``Memento-Datetime``."""
    if exchange.header("Memento-Datetime"):
        return False
    return exchange.status == _HTTP_TOO_MANY or exchange.status >= _HTTP_SERVER_ERROR


def retry_after_s(exchange: Exchange, now: datetime) -> float | None:
    """Read ``Retry-After`` in either of its forms (RFC 9110, 10.2.3); ``None`` without a readable one."""
    text = (exchange.header("Retry-After") or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
