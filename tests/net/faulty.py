"""A host on loopback that answers by script, well or badly, and remembers what it was asked."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_network
from typing import Self

from citecheck.clock import SystemClock
from citecheck.model.observation import Observation, ProbeRequest, ProbeSummary, Purpose
from citecheck.net.interface import ProbeTools
from citecheck.net.prober import CurlProber
from citecheck.net.settings import NetSettings, ResolveRule

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
PAGE = b"<!doctype html><html><head><title>Tides of the estuary</title></head><body><p>High water.</p></body></html>"


@dataclass
class Talk:
    """One request and the means to answer it."""

    sock: socket.socket
    target: str
    headers: dict[str, str]
    count: int
    """How often this path was asked before."""

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def reset(self) -> None:
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def wait_for_end(self) -> None:
        """Say nothing more until the client goes."""
        with suppress(OSError):
            while self.sock.recv(65536):
                pass


Script = Callable[[Talk], bool]
"""Answers; ``True`` keeps the connection for the next request."""


def page(
    body: bytes = PAGE,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
    delay_s: float = 0.0,
) -> Script:
    def script(talk: Talk) -> bool:
        time.sleep(delay_s)
        lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in headers)]
        talk.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
        return True

    return script


def moved(location: str, status: int = 301, *more: tuple[str, str]) -> Script:
    return page(b"", status, (("Location", location), *more))


def raw(data: bytes, then: str = "close") -> Script:
    def script(talk: Talk) -> bool:
        talk.send(data)
        if then == "reset":
            time.sleep(0.05)
            talk.reset()
        elif then == "stall":
            talk.wait_for_end()
        return False

    return script


def drip(data: bytes, every_s: float) -> Script:
    def script(talk: Talk) -> bool:
        for position in range(len(data)):
            talk.send(data[position : position + 1])
            time.sleep(every_s)
        return False

    return script


def flood(head: bytes, piece: bytes) -> Script:
    def script(talk: Talk) -> bool:
        talk.send(head)
        while True:
            talk.send(piece)

    return script


def in_turn(*scripts: Script) -> Script:
    """Answer the first request with the first script, and so on; the last for ever."""

    def script(talk: Talk) -> bool:
        return scripts[min(talk.count, len(scripts) - 1)](talk)

    return script


@dataclass
class Asked:
    """One request as it arrived."""

    at: float
    target: str
    headers: dict[str, str]


@dataclass
class FaultyHost:
    """A listener with scripts for its paths."""

    address: str = "127.0.0.1"
    context: ssl.SSLContext | None = None
    greeting: Callable[[socket.socket], None] | None = None
    """Done with each connection before anything is read."""
    scripts: dict[str, Script] = field(default_factory=dict)
    default: Script = field(default_factory=lambda: page(b"nothing here", 404))
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    most_open: int = 0

    def __post_init__(self) -> None:
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        self._listener = socket.create_server((self.address, 0), family=family, backlog=256)
        self._lock = threading.Lock()
        self._open = 0
        self._counts: dict[str, int] = {}
        self._socks: list[socket.socket] = []
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        for sock in self._socks:
            with suppress(OSError):
                sock.close()

    def url(self, path: str) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self.context else 'http'}://{host}:{self.port}{path}"

    def targets(self) -> list[str]:
        return [asked.target for asked in self.asked]

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._socks.append(sock)
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with self._lock:
            self._open += 1
            self.most_open = max(self.most_open, self._open)
        try:
            if self.greeting is not None:
                self.greeting(sock)
            if self.context is not None:
                sock = self.context.wrap_socket(sock, server_side=True)
            while self._converse(sock):
                pass
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open -= 1
            with suppress(OSError):
                sock.close()

    def _converse(self, sock: socket.socket) -> bool:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = sock.recv(65536)
            if not piece:
                return False
            data += piece
        lines = data.decode("latin-1").split("\r\n")
        target = lines[0].split(" ")[1]
        headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        with self._lock:
            count = self._counts.get(target, 0)
            self._counts[target] = count + 1
            self.asked.append(Asked(time.monotonic(), target, headers))
        return self.scripts.get(target, self.default)(Talk(sock, target, headers, count))


@contextmanager
def silent_listener(address: str = "127.0.0.1") -> Iterator[int]:
    """A port whose queue is full, so that further connections are never made."""
    with socket.socket() as listener:
        listener.bind((address, 0))
        listener.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            with suppress(BlockingIOError):
                filler.connect(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]
        for filler in fillers:
            filler.close()


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def settings(**changes: object) -> NetSettings:
    """Quick and open to loopback."""
    usual: dict[str, object] = {
        "allow_net": LOOPBACK,
        "interval_s": 0.0,
        "timeout_s": 3.0,
        "connect_timeout_s": 1.0,
        "controls": (),
    }
    return NetSettings(**(usual | changes))  # type: ignore[arg-type] # the tests name real fields


def leads_here(port: int, tls_port: int | None = None, host: str = "*") -> ResolveRule:
    return ResolveRule(host, IPv4Address("127.0.0.1"), port, tls_port)


def request(url: str, **changes: object) -> ProbeRequest:
    return ProbeRequest(url, Purpose.ORIGINAL, **changes)  # type: ignore[arg-type] # the tests name real fields


@dataclass
class Probed:
    """What a round of probing gave."""

    observations: list[Observation]
    summary: ProbeSummary

    def of(self, url: str) -> Observation:
        (found,) = [observation for observation in self.observations if observation.url == url]
        return found


def probe(urls: list[str] | list[ProbeRequest], net: NetSettings, tools: ProbeTools | None = None) -> Probed:
    """Ask all and collect what was seen."""
    seen: list[Observation] = []

    def on_answer(observation: Observation) -> tuple[ProbeRequest, ...]:
        seen.append(observation)
        return ()

    requests = [one if isinstance(one, ProbeRequest) else request(one) for one in urls]
    tools = tools or ProbeTools(SystemClock(), environment={})
    return Probed(seen, CurlProber(net, tools).probe(requests, on_answer))
