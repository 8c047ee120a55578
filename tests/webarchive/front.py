"""A front that speaks like the Wayback Machine: replay, CDX, Memento, Save Page Now 2; faults, and a log."""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urljoin

from citecheck.links.archive_times import to_digits, to_time
from citecheck.links.surt import surt
from tests.webarchive.index import BadQueryError, Index, Row, answer

Headers = list[tuple[str, str]]
Answered = tuple[int, Headers, bytes]
Replay = Callable[[Row, str], Answered]
"""Gives a capture's own status, headers and body; the second argument is the modifier."""
KEYS = "test-access:test-secret"
_REPLAY = re.compile(r"/web/(?P<stamp>\d{1,14})(?P<mod>[a-z]{2}_)?/(?P<url>.+)\Z", re.DOTALL)
_HTML = ("Content-Type", "text/html; charset=utf-8")
_EXCLUDED = ("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException: Blocked Site Error")


@dataclass
class Fault:
    """What is sent instead of, or done to, the true answer."""

    on: str
    """``replay``, ``cdx``, ``save``, ``timemap``, ``timegate`` or ``any``."""
    status: int | None = None
    body: str = ""
    headers: tuple[tuple[str, str], ...] = (_HTML,)
    delay_s: float = 0.0
    reset: bool = False
    cut_at: int | None = None
    times: int | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    endpoint: str
    at: float
    headers: Mapping[str, str]


@dataclass
class WaybackFront:
    """The server; ``base`` is its address once the ``with`` block is entered."""

    index: Index
    replay: Replay
    excluded: tuple[str, ...] = ()
    saves: dict[str, Answered | str] = field(default_factory=dict)
    """Address -> an error code for its job, or the capture that is to come."""
    faults: list[Fault] = field(default_factory=list)
    log: list[Asked] = field(default_factory=list)
    saved: dict[str, Answered] = field(default_factory=dict)

    def __enter__(self) -> Self:
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                front.serve(self, b"")

            def do_POST(self) -> None:
                front.serve(self, self.rfile.read(int(self.headers.get("Content-Length") or 0)))

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
                pass

        self.jobs: dict[str, str] = {}
        self.polls: dict[str, int] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def forget(self) -> None:
        """Start a test afresh: no faults, an empty log."""
        self.faults.clear()
        self.log.clear()

    def asked(self, endpoint: str) -> list[Asked]:
        """Give the requests to one endpoint."""
        return [asked for asked in self.log if asked.endpoint == endpoint]

    # -- answering

    def serve(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        endpoint = _endpoint(handler.path)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.log.append(Asked(handler.command, handler.path, endpoint, time.monotonic(), headers))
        fault = self._fault(endpoint)
        if fault is not None and fault.delay_s:
            time.sleep(fault.delay_s)
        if fault is not None and fault.reset:
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.close_connection = True
            handler.connection.close()
            return
        if fault is not None and fault.status is not None:
            status, answered, content = fault.status, list(fault.headers), fault.body.encode()
        else:
            status, answered, content = self._answer(handler.path, endpoint, headers, body)
        if fault is not None and fault.cut_at is not None:
            content = content[: fault.cut_at]
        handler.send_response(status)
        for name, value in answered:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # who asked has gone
            handler.wfile.write(content)

    def _fault(self, endpoint: str) -> Fault | None:
        for fault in self.faults:
            if fault.on in {endpoint, "any"} and fault.times != 0:
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def _answer(self, path: str, endpoint: str, headers: Mapping[str, str], body: bytes) -> Answered:
        if endpoint == "cdx":
            return self._cdx(path.partition("?")[2])
        if endpoint == "save":
            return self._save(path, headers, body)
        if endpoint == "timemap":
            return self._timemap(path.removeprefix("/web/timemap/link/"))
        if endpoint == "timegate":
            return self._timegate(path.removeprefix("/web/"), headers)
        if endpoint == "replay":
            return self._replay(path)
        return 404, [_HTML], b"<title>404</title>"

    def _is_excluded(self, url: str) -> bool:
        return (
            surt(url).startswith(tuple(surt(address).rstrip("/") for address in self.excluded))
            if self.excluded
            else False
        )

    def _cdx(self, query: str) -> Answered:
        url = parse_qs(query).get("url", [""])[0]
        if self._is_excluded(url):
            return 403, [_HTML, _EXCLUDED], b"Blocked Site Error"
        try:
            return 200, [("Content-Type", "text/plain")], answer(self.index, query).encode()
        except BadQueryError as error:
            return 400, [("Content-Type", "text/plain")], str(error).encode()

    def _replay(self, path: str) -> Answered:
        found = _REPLAY.match(path)
        if found is None:
            return 200, [_HTML], b"<title>Calendar</title>"
        stamp, mod, url = found["stamp"], found["mod"] or "", found["url"]
        if self._is_excluded(url):
            return 403, [_HTML, _EXCLUDED], b"This URL has been excluded."
        row = self.index.nearest(url, stamp)
        if row is None:
            return 404, [_HTML], b"<title>Wayback Machine</title>not archived"
        if row.timestamp != stamp:
            where = f"{self.base}/web/{row.timestamp}{mod}/{row.original}"
            return 302, [("Location", where), ("x-archive-redirect-reason", f"found capture at {row.timestamp}")], b""
        saved = self.saved.get(row.timestamp + row.original)
        status, headers, body = saved if saved is not None else self.replay(row, mod)
        kept = [(name, value) for name, value in headers if name.lower() not in _OWN]
        if 300 <= status < 400:
            target = next((value for name, value in headers if name.lower() == "location"), "/")
            if mod not in {"id_", "im_", "js_", "cs_", "oe_"}:
                return 200, [_HTML, ("x-archive-src", "captures.warc.gz")], b"Got an HTTP 302 response at crawl time"
            kept.append(("Location", f"{self.base}/web/{row.timestamp}{mod}/{urljoin(row.original, target)}"))
        kept += [
            ("Memento-Datetime", http_date(row.timestamp)),
            ("Link", self._link(row)),
            ("x-archive-src", "captures.warc.gz"),
        ]
        return status, kept, body

    def _link(self, row: Row) -> str:
        return (
            f'<{row.original}>; rel="original", <{self.base}/web/timemap/link/{row.original}>; rel="timemap"; '
            f'type="application/link-format", <{self.base}/web/{row.original}>; rel="timegate", '
            f'<{self.base}/web/{row.timestamp}/{row.original}>; rel="memento"; datetime="{http_date(row.timestamp)}"'
        )

    def _timemap(self, url: str) -> Answered:
        rows = self.index.captures(url)
        lines = [
            f'<{url}>; rel="original"',
            f'<{self.base}/web/timemap/link/{url}>; rel="self"; type="application/link-format"',
        ]
        lines += [
            f'<{self.base}/web/{row.timestamp}/{row.original}>; rel="memento"; datetime="{http_date(row.timestamp)}"'
            for row in rows
        ]
        return 200, [("Content-Type", "application/link-format")], ",\n".join(lines).encode()

    def _timegate(self, url: str, headers: Mapping[str, str]) -> Answered:
        wanted = headers.get("accept-datetime")
        stamp = to_digits(parsedate_to_datetime(wanted)) if wanted else "20990101000000"
        row = self.index.nearest(url, stamp)
        if row is None:
            return 404, [_HTML], b""
        where = f"{self.base}/web/{row.timestamp}/{row.original}"
        return 302, [("Location", where), ("Vary", "accept-datetime"), ("Link", self._link(row))], b""

    # -- Save Page Now 2

    def _save(self, path: str, headers: Mapping[str, str], body: bytes) -> Answered:
        if headers.get("authorization") != f"LOW {KEYS}":
            return _as_json(401, {"message": "You need to be logged in to use Save Page Now."})
        if path.startswith("/save/status/"):
            return self._job(path.rpartition("/")[2])
        form = parse_qs(body.decode())
        url = form["url"][0]
        planned = self.saves.get(url)
        if planned == "recently":
            return _as_json(200, {"url": url, "job_id": None, "message": "The same snapshot had been made recently."})
        if isinstance(planned, str) and planned.startswith("refuse:"):
            return _as_json(200, {"status": "error", "status_ext": planned.removeprefix("refuse:"), "message": "No."})
        job = f"spn2-{len(self.jobs)}"
        self.jobs[job] = url
        return _as_json(200, {"url": url, "job_id": job})

    def _job(self, job: str) -> Answered:
        self.polls[job] = self.polls.get(job, 0) + 1
        if self.polls[job] < 2:
            return _as_json(200, {"status": "pending", "job_id": job})
        url = self.jobs[job]
        planned = self.saves.get(url)
        if isinstance(planned, str) or planned is None:
            return _as_json(
                200, {"status": "error", "status_ext": planned or "error:not-found", "message": "It failed."}
            )
        stamp = to_digits(datetime.now(UTC))
        self.take(url, stamp, planned)
        return _as_json(200, {"status": "success", "timestamp": stamp, "original_url": url, "http_status": planned[0]})

    def take(self, url: str, stamp: str, captured: Answered) -> None:
        """Put a fresh capture into the archive."""
        self.saved[stamp + url] = captured
        self.index.add(Row(surt(url), stamp, url, "text/html", str(captured[0]), f"FRESH{len(self.saved)}", "1"))


_OWN = {"location", "link", "memento-datetime", "content-length", "transfer-encoding", "connection", "date", "server"}


def _endpoint(path: str) -> str:
    if path.startswith(("/cdx/", "/web/timemap/cdx")):
        return "cdx"
    if path.startswith("/save"):
        return "save"
    if path.startswith("/web/timemap/"):
        return "timemap"
    if _REPLAY.match(path) or re.match(r"/web/\d*\*", path):
        return "replay"
    return "timegate" if path.startswith("/web/") else "other"


def http_date(stamp: str) -> str:
    moment = to_time(stamp)
    assert moment is not None
    return format_datetime(moment, usegmt=True)


def _as_json(status: int, data: Mapping[str, object]) -> Answered:
    return status, [("Content-Type", "application/json")], json.dumps(data).encode()
