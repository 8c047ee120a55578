"""Sockets for the service client: through the same guard and the same ``--resolve`` rules as the bulk engine.

requests reaches the network through urllib3's connection classes; ours open their socket here, so the address that is
judged is the address that is dialled, whatever a name resolves to the next moment.
"""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from citecheck.clock import Clock
from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net import faults
from citecheck.net.guard import Guard
from citecheck.net.resolving import SECOND_LOOK_S, LookUp, NameState, look_up
from citecheck.net.settings import NetSettings

if TYPE_CHECKING:
    from requests import PreparedRequest

_CONNECTIONS = 16
"""Pools and connections of each that are kept; services are few. Our choice."""


class DiallingError(OSError):
    """No connection was made; carries the fact. Leaves this room as a ``Failure`` only."""

    def __init__(self, failure: Failure) -> None:
        """Keep the fact."""
        self.failure = failure
        super().__init__(failure.detail)


class Lifeline(socket.socket):
    """A second descriptor of a connection: it can still be shut when TLS or a response has taken the first away."""

    @classmethod
    def of(cls, connected: socket.socket) -> Lifeline:
        """Hold on to a connection."""
        return cls(connected.family, connected.type, connected.proto, fileno=socket.dup(connected.fileno()))

    def __del__(self) -> None:
        """Close with the last that holds on to it."""
        self.close()


class Watchdog:
    """Ends an exchange at its deadline, however slowly it drips: urllib3 only bounds each single read."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self.lifeline: Lifeline | None = None
        self.has_bitten = False

    def bite(self) -> None:
        """Shut the connection under the exchange down."""
        self.has_bitten = True
        if self.lifeline is not None:
            with suppress(OSError):
                self.lifeline.shutdown(socket.SHUT_RDWR)

    def peer(self) -> str | None:
        """Give the address at the other end."""
        if self.lifeline is None:
            return None
        try:
            return str(self.lifeline.getpeername()[0])
        except OSError:
            return None


class Dialler:
    """Opens connections for one client."""

    def __init__(self, settings: NetSettings, guard: Guard, clock: Clock, once: LookUp = look_up) -> None:
        """Take the rules."""
        self._settings = settings
        self._guard = guard
        self._clock = clock
        self._once = once
        self.current = threading.local()
        """``watchdog`` of the exchange that this thread makes."""

    def dial(self, scheme: str, host: str, port: int) -> socket.socket:
        """Connect to a host; raises ``DiallingError`` with the reason."""
        addresses, port = self._addresses(scheme, host, port)
        closed: list[str] = []
        last: Failure | None = None
        for address in addresses:
            admission = self._guard.admit(address)
            if not admission.allowed:
                closed.append(f"{address} ({admission.why})")
                continue
            try:
                return socket.create_connection((address, port), timeout=self._settings.connect_timeout_s)
            except OSError as error:
                last = Failure(_kind_of(error), Phase.CONNECT, f"{address} port {port}: {error.strerror or error}")
        if last is None:
            last = Failure(FailureKind.ADDRESS_REFUSED, Phase.CONNECT, "not dialled: " + ", ".join(closed))
        raise DiallingError(last)

    def watch(self, lifeline: Lifeline | None) -> None:
        """Let the watchdog of this thread's exchange know what it would have to shut."""
        watchdog = getattr(self.current, "watchdog", None)
        if isinstance(watchdog, Watchdog) and lifeline is not None:
            watchdog.lifeline = lifeline
            if watchdog.has_bitten:  # the end came while the connection was made
                watchdog.bite()

    def _addresses(self, scheme: str, host: str, port: int) -> tuple[tuple[str, ...], int]:
        bare = host.strip("[]")
        try:
            socket.inet_pton(socket.AF_INET6 if ":" in bare else socket.AF_INET, bare)
        except OSError:
            rule = self._settings.rule_for(bare)
            if rule is None:
                return self._resolved(bare), port
            if rule.address is None:
                gone = f"--resolve says that {bare} does not exist"
                raise DiallingError(Failure(FailureKind.NO_SUCH_HOST, Phase.NAME, gone)) from None
            return (str(rule.address),), rule.port_for(scheme, port)
        return (bare,), port

    def _resolved(self, name: str) -> tuple[str, ...]:
        """Ask the resolver, and once more when it says that the name does not exist."""
        answer = self._once(name)
        if answer.state is NameState.ABSENT:
            self._clock.sleep(SECOND_LOOK_S)
            answer = self._once(name)
        kinds = {
            NameState.ABSENT: FailureKind.NO_SUCH_HOST,
            NameState.UNCLEAR: FailureKind.DNS,
            NameState.LOCAL: FailureKind.LOCAL,
        }
        if answer.state is not NameState.RESOLVES:
            raise DiallingError(Failure(kinds[answer.state], Phase.NAME, f"{name}: {answer.detail}"))
        return answer.addresses


def _kind_of(error: OSError) -> FailureKind:
    if isinstance(error, TimeoutError) or error.errno == errno.ETIMEDOUT:
        return FailureKind.TIMEOUT
    if error.errno in faults.LOCAL_ERRNOS | faults.ROUTE_ERRNOS:
        return FailureKind.LOCAL
    return FailureKind.REFUSED if error.errno == errno.ECONNREFUSED else FailureKind.UNREACHABLE


class GuardedAdapter(HTTPAdapter):
    """Makes requests open its sockets with a dialler, and trust one set of roots that is loaded once."""

    def __init__(self, dialler: Dialler, roots: str) -> None:
        """Load the roots; a file given to each request would be read for each connection (15..25 ms)."""
        self._context = ssl.create_default_context(cafile=roots)
        self._dialler = dialler
        super().__init__(pool_connections=_CONNECTIONS, pool_maxsize=_CONNECTIONS, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:  # noqa: FBT001, FBT002, ANN401 - the signature is requests'
        """See ``HTTPAdapter.init_poolmanager``."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._dialler)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401, ARG002 - the signature is requests'
        """Verify always, with the roots loaded at the start; see ``HTTPAdapter.cert_verify``."""
        conn.cert_reqs = "CERT_REQUIRED"

    def add_headers(self, request: PreparedRequest, **kwargs: Any) -> None:  # noqa: ANN401 - the signature is requests'
        """Add none; see ``HTTPAdapter.add_headers``."""


def _pool_classes(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    """Make urllib3's pools open their connections with a dialler."""

    class Plain(HTTPConnection):
        lifeline: Lifeline | None = None

        def _new_conn(self) -> socket.socket:
            connected = dialler.dial("http", self.host, self.port or 80)
            self.lifeline = Lifeline.of(connected)
            dialler.watch(self.lifeline)
            return connected

        def close(self) -> None:
            self.lifeline = None  # a watchdog may still hold it
            super().close()

        def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the signature is urllib3's
            dialler.watch(self.lifeline)
            super().request(*args, **kwargs)

    class Secure(HTTPSConnection):
        lifeline: Lifeline | None = None

        def _new_conn(self) -> socket.socket:
            connected = dialler.dial("https", self.host, self.port or 443)
            self.lifeline = Lifeline.of(connected)
            dialler.watch(self.lifeline)
            return connected

        def close(self) -> None:
            self.lifeline = None  # a watchdog may still hold it
            super().close()

        def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the signature is urllib3's
            dialler.watch(self.lifeline)
            super().request(*args, **kwargs)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
