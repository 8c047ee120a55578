"""Single exchanges with services, archives' and registries': on requests, through our guard, recorded like all else.

Nothing is followed, retried or paced here: each service has manners of its own, and the rooms that know them keep them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.clock import Clock
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.net.guard import Guard
from citecheck.net.interface import Tape
from citecheck.net.orders import ACCEPT_ENCODING, Orders
from citecheck.net.settings import NetSettings, user_agent
from citecheck.net.wire import UrlProblem, WireUrl, on_wire

if TYPE_CHECKING:
    from requests import Response, Session

    from citecheck.net.dialling import Dialler, Watchdog

Headers = tuple[tuple[str, str], ...]

_CHUNK_BYTES = 65_536
_LEAST_TIMEOUT_S = 0.1
_INTERRUPTED = "the run was interrupted"


@dataclass(frozen=True, slots=True)
class _Call:
    """One exchange as it was wished for."""

    method: str
    url: str
    purpose: Purpose
    headers: Headers
    timeout_s: float
    body_limit_bytes: int
    ask_as: str | None = None
    body: bytes = b""


class ServiceClient:
    """Makes single exchanges; safe for use from several threads."""

    def __init__(
        self,
        settings: NetSettings,
        clock: Clock,
        *,
        tape: Tape | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Take the settings; nothing is loaded or opened before the first call."""
        from citecheck.version import __version__

        self._settings = settings
        self._clock = clock
        self._tape = tape
        self._guard = Guard(settings.allow_net)
        agent = user_agent(__version__, settings.contact)
        self._own = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": ACCEPT_ENCODING}
        self._orders = Orders(settings, self._guard, agent, os.environ if environment is None else environment)
        self._lock = threading.Lock()
        self._opened: tuple[Session, Dialler] | None = None
        self._watched: set[Watchdog] = set()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End what is under way and ask nothing more: the run is over or interrupted. From any thread."""
        with self._lock:
            self._stopped.set()
            under_way = tuple(self._watched)
        for watchdog in under_way:
            watchdog.bite()

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = 2_097_152,
        ask_as: str | None = None,
    ) -> Observation:
        """Ask ``url`` once; records keep ``url`` even when ``ask_as`` is the address dialled."""
        return self._exchange(_Call("GET", url, purpose, headers, timeout_s, body_limit_bytes, ask_as))

    def post(
        self,
        url: str,
        *,
        body: bytes,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        ask_as: str | None = None,
    ) -> Observation:
        """Send ``body``; otherwise as ``get``, with its limit of 2 MiB on the answer."""
        return self._exchange(_Call("POST", url, purpose, headers, timeout_s, 2_097_152, ask_as, body))

    def _exchange(self, call: _Call) -> Observation:
        asked_at, began = self._clock.now(), self._clock.monotonic()
        exchange, failure, opened = self._asked(call, on_wire(call.ask_as or call.url))
        observation = Observation(
            url=call.url,
            purpose=call.purpose,
            asked_at=asked_at,
            exchanges=() if exchange is None else (exchange,),
            failure=failure,
            elapsed_s=self._clock.monotonic() - began,
            in_opened_range=opened,
        )
        if self._tape is not None:
            self._tape.keep(observation, method=call.method, body=call.body)
        return observation

    def _asked(self, call: _Call, url: WireUrl | UrlProblem) -> tuple[Exchange | None, Failure | None, bool]:
        if isinstance(url, UrlProblem):
            return None, Failure(url.kind, Phase.URL, url.detail), False
        if self._stopped.is_set():
            return None, Failure(FailureKind.INTERRUPTED, Phase.URL, _INTERRUPTED), False
        closed = self._orders.closed(url)
        if closed is not None:
            return None, closed, False
        session, dialler = self._session()
        with _deadline(dialler, call.timeout_s) as watchdog, self._under_way(watchdog):
            exchange, failure, opened = self._talk(session, call, url, watchdog)
        if self._stopped.is_set() and failure is not None:
            return None, Failure(FailureKind.INTERRUPTED, failure.phase, _INTERRUPTED), opened
        return exchange, failure, opened

    @contextmanager
    def _under_way(self, watchdog: Watchdog) -> Iterator[None]:
        """Let ``stop`` end an exchange."""
        with self._lock:
            self._watched.add(watchdog)
            if self._stopped.is_set():
                watchdog.bite()
        try:
            yield
        finally:
            with self._lock:
                self._watched.discard(watchdog)

    def _talk(
        self, session: Session, call: _Call, url: WireUrl, watchdog: Watchdog
    ) -> tuple[Exchange | None, Failure | None, bool]:
        """Make the exchange; whatever requests and urllib3 raise becomes a fact."""
        from requests import RequestException
        from urllib3.exceptions import HTTPError

        from citecheck.net.mishaps import failure_of

        began = self._clock.monotonic()
        response: Response | None = None
        reader = _Reader(call.body_limit_bytes)
        failure: Failure | None = None
        try:
            response = self._send(session, call, url)
            reader.read(response)
        except (RequestException, HTTPError, OSError) as error:
            failure = failure_of(error, answered=response is not None, timed_out=watchdog.has_bitten)
            if response is not None and failure.kind is FailureKind.MALFORMED_RESPONSE and reader.has_any:
                failure = None  # an answer that ends early is still an answer; see ``reader.truncated``
        if watchdog.has_bitten and failure is None:  # the end that urllib3 saw was ours
            failure = Failure(FailureKind.TIMEOUT, Phase.BODY, "not whole within the time-out")
        address = watchdog.peer()
        opened = address is not None and self._guard.admit(address).opened
        exchange = None
        if response is not None:
            public = on_wire(call.url)
            text = url.text if isinstance(public, UrlProblem) else public.text
            exchange = reader.exchange(response, text, address, self._clock.monotonic() - began)
            response.close()
        return exchange, failure, opened

    def _send(self, session: Session, call: _Call, url: WireUrl) -> Response:
        from requests import Request

        own = self._settings.for_host(url.host).headers if self._settings.hosts else ()
        headers = {**self._own, **dict(call.headers), **dict(own)}
        prepared = session.prepare_request(Request(call.method, url.text, headers=headers, data=call.body or None))
        prepared.url = url.text  # as it is: requests decodes what needs no encoding
        proxy = self._orders.proxy(url)
        timeout_s = max(_LEAST_TIMEOUT_S, call.timeout_s)
        return session.send(
            prepared,
            stream=True,
            allow_redirects=False,
            timeout=(min(self._settings.connect_timeout_s, timeout_s), timeout_s),
            proxies={url.scheme: proxy} if proxy else {},
        )

    def _session(self) -> tuple[Session, Dialler]:
        with self._lock:
            if self._opened is None:
                self._opened = _open(self._settings, self._guard, self._clock)
            return self._opened


class _Reader:
    """Reads a body as it comes, up to a limit."""

    def __init__(self, limit_bytes: int) -> None:
        self._left = limit_bytes
        self._chunks: list[bytes] = []
        self.truncated = True

    @property
    def has_any(self) -> bool:
        return bool(self._chunks)

    def read(self, response: Response) -> None:
        while self._left > 0:
            chunk = response.raw.read1(min(_CHUNK_BYTES, self._left), decode_content=False)
            if not chunk:
                self.truncated = False
                return
            self._chunks.append(chunk)
            self._left -= len(chunk)
        self.truncated = bool(response.raw.read1(1, decode_content=False))

    def exchange(self, response: Response, url: str, address: str | None, elapsed_s: float) -> Exchange:
        return Exchange(
            url=url,
            status=response.status_code,
            headers=tuple((name, value) for name, value in response.raw.headers.items()),
            body=b"".join(self._chunks),
            truncated=self.truncated,
            address=address,
            http_version="1.0" if response.raw.version == 10 else "1.1",  # noqa: PLR2004 - http.client's own number
            elapsed_s=elapsed_s,
        )


@contextmanager
def _deadline(dialler: Dialler, seconds: float) -> Iterator[Watchdog]:
    """Watch one exchange of this thread."""
    from citecheck.net.dialling import Watchdog

    watchdog = Watchdog()
    dialler.current.watchdog = watchdog
    timer = threading.Timer(seconds, watchdog.bite)
    timer.daemon = True
    timer.start()
    try:
        yield watchdog
    finally:
        timer.cancel()
        dialler.current.watchdog = None


def _open(settings: NetSettings, guard: Guard, clock: Clock) -> tuple[Session, Dialler]:
    """Make a session that keeps no cookies and reads neither ``.netrc`` nor the environment."""
    from http.cookiejar import DefaultCookiePolicy

    from requests import Session

    from citecheck.net.dialling import Dialler, GuardedAdapter
    from citecheck.net.roots import trusted_roots

    dialler = Dialler(settings, guard, clock)
    session = Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.clear()
    adapter = GuardedAdapter(dialler, trusted_roots(settings.ca_bundle))
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session, dialler
