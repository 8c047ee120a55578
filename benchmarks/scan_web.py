"""A web of many hosts on loopback for ``scan_probe.py``: one process, one port, and a log of who asked what and when.

What a request gets is written in its path: ``/ok/MILLISECONDS/N``, ``/404/…``, ``/away/MILLISECONDS/N/HOST`` (a
redirect to another host); any other path is a 404. A request is open from its arrival until its answer is written or
the asker hangs up, whichever is first: what a killed worker has left behind is over when its connection is.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

PAGE = (
    b"<!doctype html><html><head><title>Tides</title></head><body>"
    + b"<p>Words of a page.</p>" * 200
    + b"</body></html>"
)
LAG_EVERY_S = 0.01
ANSWERED, HUNG_UP = 1.0, 0.0


@dataclass(frozen=True)
class Asked:
    """One request; times are those of the machine's monotonic clock."""

    host: str
    target: str
    at: float
    ended: float
    answered: bool


class Log:
    """Requests as they come; numbers in arrays, since there are many."""

    def __init__(self) -> None:
        self.names: list[tuple[str, str]] = []
        self.times = array("d")
        self.most_late_s = 0.0

    def begin(self, host: str, target: str) -> int:
        self.names.append((host, target))
        self.times.extend((time.monotonic(), 0.0, HUNG_UP))
        return len(self.names) - 1

    def end(self, number: int, how: float) -> None:
        if not self.times[3 * number + 1]:
            self.times[3 * number + 1], self.times[3 * number + 2] = time.monotonic(), how

    def write(self, path: Path) -> None:
        lines = (
            f"{host}\t{target}\t{self.times[3 * n]:.6f}\t{self.times[3 * n + 1]:.6f}\t{self.times[3 * n + 2]:.0f}\n"
            for n, (host, target) in enumerate(self.names)
        )
        path.write_text("".join(lines), encoding="ascii")


class Talk(asyncio.Protocol):
    """One connection; requests come one after the other."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.held = b""
        self.open: int | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport if isinstance(transport, asyncio.Transport) else None

    def connection_lost(self, error: Exception | None) -> None:
        del error
        self.transport = None
        if self.open is not None:
            self.log.end(self.open, HUNG_UP)

    def data_received(self, data: bytes) -> None:
        self.held += data
        head, end, rest = self.held.partition(b"\r\n\r\n")
        if not end:
            return
        self.held = rest
        lines = head.decode("latin-1").split("\r\n")
        target = lines[0].split(" ")[1]
        host = next(line[5:].strip() for line in lines[1:] if line[:5].lower() == "host:").partition(":")[0]
        self.open = self.log.begin(host, target)
        words = target.split("/")
        wait_s = float(words[2]) / 1000 if len(words) > 2 and words[2].isdigit() else 0.0
        asyncio.get_running_loop().call_later(wait_s, self.answer, self.open, words)

    def answer(self, number: int, words: list[str]) -> None:
        if self.transport is None:
            return
        body, status, more = PAGE, "200 OK", ""
        if words[1] == "away":
            status, body, more = "301 Moved", b"", f"Location: http://{words[4]}/ok/{words[2]}/r{words[3]}\r\n"
        elif words[1] == "ok":
            body = PAGE.replace(b"Tides", f"Tides {words[-1]}".encode())
        else:
            status, body = "404 Not Found", b"<html><title>Not found</title></html>"
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{more}Content-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)
        self.log.end(number, ANSWERED)
        self.open = None


def serve(pipe: Connection, path: str) -> None:
    """The server process; a word in the pipe asks how many requests there were, ``end`` writes the log."""
    with suppress(PermissionError):
        os.nice(-15)  # its clock is the judge: it must not wait for those whom it measures
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    log = Log()

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Talk(log), "0.0.0.0", 0, backlog=8192)
        pipe.send(server.sockets[0].getsockname()[1])
        while True:
            before = time.monotonic()
            await asyncio.sleep(LAG_EVERY_S)
            log.most_late_s = max(log.most_late_s, time.monotonic() - before - LAG_EVERY_S)
            if pipe.poll():
                if pipe.recv() == "end":
                    log.write(Path(path))
                    pipe.send(log.most_late_s)
                    return
                pipe.send(len(log.names))

    asyncio.run(run())


@dataclass
class Server:
    """The other side of the pipe."""

    pipe: Connection
    path: Path
    port: int

    def requests(self) -> int:
        self.pipe.send("how many")
        many: int = self.pipe.recv()
        return many

    def end(self) -> tuple[list[Asked], float]:
        """Give all requests, and by how much the server was late at most, in seconds."""
        self.pipe.send("end")
        late_s: float = self.pipe.recv()
        rows = (line.split("\t") for line in self.path.read_text(encoding="ascii").splitlines())
        return [Asked(row[0], row[1], float(row[2]), float(row[3]), row[4] == "1") for row in rows], late_s


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    ours, theirs = multiprocessing.Pipe()
    path = folder / "server.tsv"
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, str(path)), daemon=True)
    process.start()
    theirs.close()  # so that a server that does not come up is an error, and no endless wait
    try:
        yield Server(ours, path, ours.recv())
    finally:
        process.terminate()
        process.join()
