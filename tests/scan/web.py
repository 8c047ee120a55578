"""A small web on loopback, many names at one port, that remembers who asked for what and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from urllib.parse import urlsplit

Headers = tuple[tuple[str, str], ...]
HTML: Headers = (("Content-Type", "text/html; charset=utf-8"),)
TEXT = "<p>" + "Words of the page, one after the other, about tides and what they leave. " * 20 + "</p>"


@dataclass(frozen=True)
class Reply:
    status: int = 200
    headers: Headers = HTML
    body: str = ""
    delay_s: float = 0.0


def page(title: str, text: str = TEXT) -> Reply:
    return Reply(body=f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>")


def missing() -> Reply:
    return Reply(404, body="<html><head><title>404</title></head><body>Not found</body></html>")


def moved(target: str, status: int = 301, *more: tuple[str, str]) -> Reply:
    return Reply(status, (("Location", target), *more))


@dataclass(frozen=True)
class Asked:
    host: str
    path: str
    at: float
    """Monotonic seconds."""
    ended: float
    cookie: str | None


Script = Reply | Callable[[Asked], Reply]


@dataclass
class Web:
    """Address without scheme -> what is answered; other paths of a host get its ``*``, other hosts a 404."""

    replies: Mapping[str, Script]
    log: list[Asked] = field(default_factory=list)
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, asked: Asked) -> Reply:
        script = self.replies.get(asked.host + asked.path) or self.replies.get(f"{asked.host}/*") or missing()
        return script(asked) if callable(script) else script

    @property
    def resolve(self) -> str:
        return f"*=127.0.0.1:{self.port}"

    def asked(self) -> list[str]:
        return [asked.host + asked.path for asked in self.log]

    def most_at_once(self, host: str) -> int:
        """How many requests to a host were open at the same time."""
        events = [event for asked in self.log if asked.host == host for event in ((asked.at, 1), (asked.ended, -1))]
        open_now = most = 0
        for _, change in sorted(events):
            open_now += change
            most = max(most, open_now)
        return most

    def closest_s(self, host: str) -> float:
        """Least time between the beginnings of two requests to a host."""
        times = sorted(asked.at for asked in self.log if asked.host == host)
        return min((later - earlier for earlier, later in pairwise(times)), default=1e9)


@contextmanager
def served(replies: Mapping[str, Script]) -> Iterator[Web]:
    web = Web(replies)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            at = time.monotonic()
            host = (self.headers.get("Host") or "").partition(":")[0].lower()
            asked = Asked(host, self.path, at, at, self.headers.get("Cookie"))
            reply = web.reply(asked)
            time.sleep(reply.delay_s)
            body = reply.body.encode()
            with suppress(ConnectionError):  # whoever asked may have been killed meanwhile
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            with web.lock:
                web.log.append(Asked(host, self.path, at, time.monotonic(), asked.cookie))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""
