"""The manners towards one service: its own pace, its ``Retry-After``, and an end after too many refusals."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from citecheck.clock import Clock
from citecheck.model.observation import Exchange, FailureKind, Observation, Purpose
from citecheck.net.waits import retry_after_s
from citecheck.registries.interface import BODY_LIMIT_BYTES, Missing, RegistrySettings, Silent, Transport

MOST_REFUSALS = 5
"""In a row; then the service is left alone for the rest of the run."""
PATIENCE_S = 60.0
"""Longest rest that a run grants a service that asks for one. Our choice: registries are an extra, not the audit."""
_ATTEMPTS = 3
_FIRST_BACKOFF_S = 2.0
_SLICE_S = 0.5
"""A wait is cut into pieces of this length, so that an interrupted run ends soon."""
_NOT_FOUND, _GONE, _TOO_MANY, _UNAVAILABLE, _SERVER_ERROR = 404, 410, 429, 503, 500
_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OURS = frozenset(
    [
        FailureKind.LOCAL,
        FailureKind.INTERRUPTED,
        FailureKind.NOT_RECORDED,
        FailureKind.ADDRESS_REFUSED,
        FailureKind.MALFORMED_URL,
        FailureKind.SCHEME_UNSUPPORTED,
        FailureKind.SKIPPED,
    ]
)
"""Failures that asking again does not mend."""


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """What is known of a service in advance."""

    id: str
    name: str
    base: str
    interval_s: float
    """Between two requests."""


class Service:
    """One service; used by one thread at a time."""

    def __init__(
        self,
        kind: ServiceKind,
        transport: Transport,
        clock: Clock,
        settings: RegistrySettings,
        stopped: threading.Event,
    ) -> None:
        """Begin with the door open."""
        self.kind = kind
        self._transport = transport
        self._clock = clock
        self._settings = settings
        self._stopped = stopped
        self._interval_s = kind.interval_s if settings.interval_s is None else settings.interval_s
        self._next_at = 0.0
        self._refusals = 0
        self._closed: str | None = None

    @property
    def name(self) -> str:
        """For people."""
        return self.kind.name

    def json(
        self, path: str, query: Mapping[str, str] | None = None, *, reads_missing: bool = False
    ) -> object | Missing | Silent:
        """Ask for JSON; what is none is silence.

        Args:
            path: Below the address of the service.
            query: Names and values, to be encoded.
            reads_missing: Whether an answer of status 404 is JSON too, which says what is missing.
        """
        body = self._body(path, query, "application/json", reads_missing=reads_missing)
        if not isinstance(body, bytes):
            return body
        try:
            found: object = json.loads(body)
        except (ValueError, RecursionError):
            return Silent("it answered with something that is no JSON")
        return found

    def xml(self, path: str, query: Mapping[str, str] | None = None) -> bytes | Missing | Silent:
        """Ask for XML."""
        return self._body(path, query, "application/atom+xml, application/xml")

    def _body(
        self, path: str, query: Mapping[str, str] | None, accept: str, *, reads_missing: bool = False
    ) -> bytes | Missing | Silent:
        seen = self._asked(path if not query else f"{path}?{_encoded(query)}", accept)
        if isinstance(seen, Exchange) and seen.status in _REDIRECTS and (other := self._other_path(seen)) is not None:
            seen = self._asked(other, accept)  # Crossref leads from a DOI to the one that took its place
        if isinstance(seen, Silent):
            return seen
        if seen.status in {_NOT_FOUND, _GONE} and not reads_missing:
            return Missing(f"status {seen.status}")
        if seen.status not in {_OK, _NOT_FOUND}:
            return Silent(f"it answered with status {seen.status}")
        if seen.truncated:
            return Silent("its answer is too long, or broke off")
        return _unpacked(seen)

    def _asked(self, path: str, accept: str) -> Exchange | Silent:
        for attempt in range(_ATTEMPTS):
            barred = self._wait()
            if barred is not None:
                return barred
            seen = self._get(path, accept)
            exchange = seen.final
            if exchange is not None and exchange.status < _SERVER_ERROR and exchange.status != _TOO_MANY:
                self._refusals = 0
                self._heed(exchange)
                return exchange
            silent = self._refused(seen, attempt)
            if silent is not None:
                return silent
        return Silent(f"it refused {_ATTEMPTS} times")

    def _get(self, path: str, accept: str) -> Observation:
        base = self._settings.bases.get(self.kind.id)
        return self._transport.get(
            self.kind.base + path,
            purpose=Purpose.REGISTRY,
            headers=(("Accept", accept), ("Accept-Encoding", "gzip")),
            timeout_s=self._settings.timeout_s,
            body_limit_bytes=BODY_LIMIT_BYTES,
            ask_as=None if base is None else base.rstrip("/") + path,
        )

    def _other_path(self, exchange: Exchange) -> str | None:
        """Give the path of a redirect that stays with the service."""
        try:
            target = urlsplit((exchange.header("location") or "").strip())
        except ValueError:
            return None
        bases = [urlsplit(base) for base in (self.kind.base, self._settings.bases.get(self.kind.id, ""))]
        if not target.path.startswith("/") or target.netloc not in {"", *(base.netloc for base in bases)}:
            return None
        below = target.path.removeprefix(bases[1].path.rstrip("/"))
        return below + (f"?{target.query}" if target.query else "")

    def _wait(self) -> Silent | None:
        """Wait for one's turn; say why nothing may be asked any more."""
        while self._closed is None and not self._stopped.is_set():
            wait_s = self._next_at - self._clock.monotonic()
            if wait_s <= 0:
                self._next_at = self._clock.monotonic() + self._interval_s
                return None
            self._clock.sleep(min(wait_s, _SLICE_S))
        return Silent(self._closed or "the run was interrupted", is_ours=self._closed is None)

    def _refused(self, seen: Observation, attempt: int) -> Silent | None:
        """Note a refusal or a failure; give the reason where asking again would not help."""
        exchange = seen.final
        if exchange is None:
            failure = seen.failure
            why = f"{failure.kind.value}: {failure.detail}" if failure is not None else "no answer"
            if failure is not None and failure.kind in _OURS:
                return Silent(why, is_ours=failure.kind is FailureKind.INTERRUPTED)
            pause_s = None
        else:
            why = f"it answered with status {exchange.status}"
            pause_s = retry_after_s(exchange, self._clock.now())
        self._refusals += 1
        if self._refusals >= MOST_REFUSALS:
            self._closed = f"it refused or failed {MOST_REFUSALS} times in a row, and is left alone in this run"
            return Silent(why)
        if pause_s is not None and pause_s > PATIENCE_S:
            self._closed = f"it wants {pause_s:.0f} s of rest, and is left alone in this run"
            return Silent(why)
        backoff_s = _FIRST_BACKOFF_S * 2**attempt if self._interval_s else 0.0
        self._next_at = max(self._next_at, self._clock.monotonic() + (backoff_s if pause_s is None else pause_s))
        return Silent(why) if attempt + 1 == _ATTEMPTS else None

    def _heed(self, exchange: Exchange) -> None:
        """Slow down to the limit that a service tells with its answers (``X-Rate-Limit-Limit``, ``…-Interval: 1s``)."""
        limit, interval = exchange.header("x-rate-limit-limit"), exchange.header("x-rate-limit-interval")
        if self._settings.interval_s is not None or limit is None or interval is None:
            return
        seconds = interval.strip().removesuffix("s")
        if limit.strip().isdecimal() and seconds.isdecimal() and int(limit) > 0:
            self._interval_s = max(self.kind.interval_s, min(int(seconds) / int(limit), PATIENCE_S))


def in_path(text: str) -> str:
    """Encode an identifier for one segment of a path."""
    return quote(text, safe="")


def _encoded(query: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name)}={quote(value, safe=':,')}" for name, value in query.items())


def _unpacked(exchange: Exchange) -> bytes | Silent:
    """Undo gzip, up to the same limit."""
    if (exchange.header("content-encoding") or "identity").strip().lower() in {"", "identity"}:
        return exchange.body
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, told apart by the header
    try:
        body = unpacker.decompress(exchange.body, BODY_LIMIT_BYTES)
    except zlib.error:
        return Silent("its answer cannot be unpacked")
    return body if unpacker.eof else Silent("its answer is too long, or broke off")
