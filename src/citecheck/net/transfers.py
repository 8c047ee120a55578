"""libcurl's multi interface on the system's selector: knows transfers, not hosts.

One transfer is one request and its answer; libcurl follows no redirect, decodes no body, keeps no cookie and reads no
``.netrc``. The guard is asked in ``OPENSOCKETFUNCTION``, with the very address of each connection.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pycurl

from citecheck.clock import Clock
from citecheck.net.bodies import Enough
from citecheck.net.faults import Ending
from citecheck.net.guard import Guard
from citecheck.net.orders import Order
from citecheck.net.readiness import READ, readiness
from citecheck.net.reading import Reading

Tag = TypeVar("Tag")
_SUPPRESS_CONNECT_HEADERS = 265
"""CURLOPT_SUPPRESS_CONNECT_HEADERS, which pycurl 7.49 has no name for: a proxy's headers are not the page's."""
_BUFFER_BYTES = 32_768
"""Read from a socket at once. Our measurement: half the CPU of the default's 16 KB steps on 64 KB bodies."""
_MANY_EVENTS = 512
_HOLD_STEP = 32


class _LentSocket(socket.socket):
    """A socket that pycurl makes a descriptor of its own from, right after it is handed over; ours then goes."""

    def __del__(self) -> None:
        self.close()


class Flight(Generic[Tag]):
    """One easy handle and what it is doing; flown again and again."""

    __slots__ = (
        "_closes", "_guard", "_headers", "_http1", "_report", "closed", "connect_to", "curl", "dialled", "local_errno",
        "opened", "proxied", "reading", "stood", "tag",
    )  # fmt: skip

    def __init__(self, guard: Guard, enough: Enough, report: Callable[[Flight[Tag]], None]) -> None:
        """Make the handle; ``report`` is called when a connection stands."""
        self._guard = guard
        self._report = report
        self.reading = Reading(enough)
        self.curl = pycurl.Curl()
        self.tag: Tag | None = None
        """What the caller keeps with it; ``None`` when it is free."""
        self._headers: list[str] | None = None
        self._http1: bool | None = None
        self._closes = False
        self.connect_to = ""
        self.proxied = False
        self.clear()

    def clear(self) -> None:
        """Forget the last transfer."""
        self.closed: list[str] = []
        self.dialled = False
        self.opened = False
        self.stood = False
        self.local_errno = 0

    def load(self, order: Order) -> None:
        """Set what differs from the transfer before."""
        self.clear()
        curl = self.curl
        self.reading.begin(order.limit_bytes, whole=order.whole)
        curl.setopt(pycurl.URL, order.url)
        curl.setopt(pycurl.TIMEOUT_MS, max(1, int(order.timeout_s * 1000)))
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, max(1, int(min(order.connect_timeout_s, order.timeout_s) * 1000)))
        if order.headers is not self._headers:
            curl.setopt(pycurl.HTTPHEADER, order.headers)
            self._headers = order.headers
        if order.connect_to != self.connect_to:
            curl.setopt(pycurl.CONNECT_TO, [order.connect_to] if order.connect_to else [])
            self.connect_to = order.connect_to
        if order.http1 != self._http1:
            version = pycurl.CURL_HTTP_VERSION_1_1 if order.http1 else pycurl.CURL_HTTP_VERSION_2TLS
            curl.setopt(pycurl.HTTP_VERSION, version)
            curl.setopt(pycurl.PIPEWAIT, 0 if order.http1 else 1)
            self._http1 = order.http1
        if self._closes:
            curl.setopt(pycurl.FORBID_REUSE, 0)
            self._closes = False
        if self.proxied or order.proxy:
            curl.setopt(pycurl.PROXY, order.proxy)
        self.proxied = bool(order.proxy)

    def close_after(self) -> None:
        """Close the connection when this transfer, or the last that shares it, has ended."""
        if not self._closes:
            self.curl.setopt(pycurl.FORBID_REUSE, 1)
            self._closes = True

    def open_socket(self, _purpose: int, address: pycurl._pycurl.CurlSockAddr) -> socket.socket | int:
        """Open a socket to an address that the guard lets through; libcurl calls this before every connection."""
        text = str(address.addr[0])
        admission = self._guard.admit(text)
        if not admission.allowed and not self.proxied:
            self.closed.append(f"{text} ({admission.why})")
            return pycurl.SOCKET_BAD
        try:
            opened = _LentSocket(address.family, address.socktype, address.protocol)
            os.close(os.dup(opened.fileno()))  # pycurl takes a second descriptor, and tells nobody when there is none
        except OSError as error:
            self.local_errno = error.errno or -1
            return pycurl.SOCKET_BAD
        self.dialled = True
        self.opened = admission.opened
        return opened

    def connection_stands(self, address: str, _local: str, _port: int, _local_port: int) -> int:
        """Look at the connection once more before the request is sent: it may be one from the cache."""
        admission = self._guard.admit(address)
        if not admission.allowed and not self.proxied:
            self.closed.append(f"{address} ({admission.why})")
            self.dialled = False
            return pycurl.PREREQFUNC_ABORT
        self.dialled = True
        self.opened = admission.opened
        self.stood = True
        self._report(self)
        return pycurl.PREREQFUNC_OK

    def address(self) -> str | None:
        """Give the address that answered; ``None`` behind a proxy."""
        return None if self.proxied else self.curl.getinfo(pycurl.PRIMARY_IP) or None

    def ending(self, code: int, message: str) -> Ending:
        """Tell how the transfer ended."""
        info = self.curl.getinfo
        return Ending(
            code=code,
            message=message,
            os_errno=info(pycurl.OS_ERRNO),
            is_tls=str(info(pycurl.EFFECTIVE_URL)).startswith("https"),
            named_s=info(pycurl.NAMELOOKUP_TIME),
            connected_s=info(pycurl.CONNECT_TIME),
            stood=self.stood,
            answered=self.reading.closed,
            closed=tuple(self.closed),
            local_errno=self.local_errno,
            dialled=self.dialled,
        )


@dataclass(frozen=True, slots=True)
class Landed(Generic[Tag]):
    """A transfer that has ended."""

    flight: Flight[Tag]
    code: int
    """libcurl's error number; 0 for none."""
    message: str


class Transfers(Generic[Tag]):
    """All transfers under way."""

    def __init__(self, guard: Guard, enough: Enough, *, roots: str, connections: int, clock: Clock) -> None:
        """Take the file of trusted roots and how many connections may be held at once, idle ones included."""
        self._guard = guard
        self._enough = enough
        self._roots = roots
        self._clock = clock
        self._free: list[Flight[Tag]] = []
        self._all: dict[pycurl.Curl, Flight[Tag]] = {}
        self._timer_due: float | None = None
        self._ready = readiness()
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.settimeout(0)
        self._wake_descriptor = self._far.fileno()
        self._ready.watch(self._wake_descriptor, READ)
        self._share = pycurl.CurlShare()
        self._share.setopt(pycurl.SH_SHARE, pycurl.LOCK_DATA_SSL_SESSION)
        self._multi = pycurl.CurlMulti()
        self._held_at_most = connections
        self._multi.setopt(pycurl.M_MAXCONNECTS, connections)
        self._multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)
        self.stood: list[Flight[Tag]] = []
        """Flights whose connection stands, since the last turn; the caller empties it."""
        self.in_flight = 0
        self.most_in_flight = 0
        self.connections = 0

    def start(self, order: Order, tag: Tag) -> Flight[Tag]:
        """Begin a transfer; ``tag`` comes back with its flight."""
        flight = self._free.pop() if self._free else self._new_flight()
        flight.tag = tag
        flight.load(order)
        self._multi.add_handle(flight.curl)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        return flight

    def close_after(self, flight: object) -> None:
        """Keep no connection open for a flight under way: nothing more is expected of its host."""
        if isinstance(flight, Flight):
            flight.close_after()

    def hold(self, connections: int) -> None:
        """Say how many connections are worth holding; libcurl closes the ones unused for longest when it opens more."""
        if abs(connections - self._held_at_most) >= _HOLD_STEP:
            self._held_at_most = connections
            self._multi.setopt(pycurl.M_MAXCONNECTS, connections)

    def turn(self, longest_wait_s: float) -> list[Landed[Tag]]:
        """Wait for something to happen, let libcurl work, hand over what has landed; see ``release``."""
        wait = longest_wait_s
        if self._timer_due is not None:
            wait = min(wait, self._timer_due - self._clock.monotonic())
        for descriptor, events in self._ready.wait(max(0.0, wait)):
            if descriptor == self._wake_descriptor:
                self._hush()
            else:
                self._multi.socket_action(descriptor, events)  # READ and WRITE are libcurl's CSELECT_IN and _OUT
        if self._timer_due is not None and self._clock.monotonic() >= self._timer_due:
            self._timer_due = None
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
        return self._landed()

    def release(self, flight: Flight[Tag]) -> None:
        """Take a landed flight back, once its facts have been read."""
        self.connections += flight.curl.getinfo(pycurl.NUM_CONNECTS)
        self._multi.remove_handle(flight.curl)
        self.in_flight -= 1
        flight.tag = None
        self._free.append(flight)

    def dialling(self) -> list[Tag]:
        """Give the tags of transfers under way that have an address, whether anybody answers there or not."""
        return [flight.tag for flight in self._all.values() if flight.tag is not None and flight.dialled]

    def abandon(self) -> list[Tag]:
        """End all transfers under way, for an interruption; gives their tags."""
        under_way = [flight for flight in self._all.values() if flight.tag is not None]
        for flight in under_way:
            self._multi.remove_handle(flight.curl)
        self.in_flight = 0
        return [flight.tag for flight in under_way if flight.tag is not None]

    def wake(self) -> None:
        """End the wait of a turn; may be called from any thread and from a signal handler."""
        with suppress(OSError):
            self._near.send(b"!")

    @property
    def wake_descriptor(self) -> int:
        """For ``signal.set_wakeup_fd``."""
        return self._near.fileno()

    def close(self) -> None:
        """Close every connection and descriptor."""
        for flight in self._all.values():
            with suppress(pycurl.error):
                self._multi.remove_handle(flight.curl)
            flight.curl.close()
        self._multi.close()
        self._share.close()
        self._ready.close()
        self._near.close()
        self._far.close()

    def _hush(self) -> None:
        with suppress(OSError):
            while self._far.recv(4096):
                pass

    def _landed(self) -> list[Landed[Tag]]:
        landed: list[Landed[Tag]] = []
        while True:
            queued, succeeded, failed = self._multi.info_read(_MANY_EVENTS)
            landed += (Landed(self._all[curl], 0, "") for curl in succeeded)
            landed += (Landed(self._all[curl], code, message) for curl, code, message in failed)
            if not queued:
                return landed

    def _watch(self, what: int, descriptor: int, _multi: object, _data: object) -> None:
        """Watch a socket as libcurl says; its ``POLL_IN`` and ``POLL_OUT`` are our ``READ`` and ``WRITE``."""
        self._ready.watch(descriptor, 0 if what == pycurl.POLL_REMOVE else what)

    def _set_timer(self, milliseconds: int) -> None:
        self._timer_due = self._clock.monotonic() + milliseconds / 1000 if milliseconds >= 0 else None

    def _new_flight(self) -> Flight[Tag]:
        flight: Flight[Tag] = Flight(self._guard, self._enough, self.stood.append)
        curl = flight.curl
        options: dict[int, Any] = {
            pycurl.NOSIGNAL: 1,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.FOLLOWLOCATION: 0,
            pycurl.HTTP_CONTENT_DECODING: 0,
            pycurl.HTTP09_ALLOWED: 0,
            pycurl.PATH_AS_IS: 1,
            pycurl.NETRC: 0,
            pycurl.PROXY: "",
            pycurl.DNS_CACHE_TIMEOUT: -1,
            pycurl.BUFFERSIZE: _BUFFER_BYTES,
            pycurl.CAINFO: self._roots,
            pycurl.SHARE: self._share,
            pycurl.OPENSOCKETFUNCTION: flight.open_socket,
            pycurl.PREREQFUNCTION: flight.connection_stands,
            pycurl.HEADERFUNCTION: flight.reading.header,
            pycurl.WRITEFUNCTION: flight.reading.body,
            _SUPPRESS_CONNECT_HEADERS: 1,
        }
        for option, value in options.items():
            curl.setopt(option, value)
        self._all[curl] = flight
        return flight
