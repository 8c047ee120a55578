"""A stand-in for all registries on loopback: answers in their shapes, faults on demand, a memory of what was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from urllib.parse import parse_qs, unquote, urlsplit

from citecheck.clock import StoppedClock
from citecheck.net.service import ServiceClient
from citecheck.net.settings import NetSettings
from citecheck.registries.desk import SERVICES, WorksDesk
from citecheck.registries.interface import RegistrySettings

JSON = "application/json"


@dataclass
class Answer:
    """What is sent."""

    body: bytes
    status: int = 200
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0

    @classmethod
    def of(cls, value: object, status: int = 200, **headers: str) -> Answer:
        return cls(json.dumps(value).encode(), status, headers={k.replace("_", "-"): v for k, v in headers.items()})


Work = Mapping[str, object]
Fault = Callable[[str], Answer | None]
"""Path -> what is sent in place of the true answer."""


@dataclass
class Registries:
    """The works that the stand-in holds, by service."""

    crossref: dict[str, Work] = field(default_factory=dict)
    datacite: dict[str, Work] = field(default_factory=dict)
    handles: set[str] = field(default_factory=set)
    arxiv: dict[str, str] = field(default_factory=dict)
    openlibrary: dict[str, Work] = field(default_factory=dict)
    pubmed: dict[str, Work] = field(default_factory=dict)
    fault: Fault = lambda _: None
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def answer(self, target: str) -> Answer:
        """Answer one request; the first part of the path names the service."""
        self.asked.append(target)
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        _, service, *rest = url.path.split("/")
        path = "/" + "/".join(rest)
        if (fault := self.fault(target)) is not None:
            return fault
        return getattr(self, f"_{service}")(path, query)  # type: ignore[no-any-return] # by name

    def _crossref(self, path: str, _: dict[str, str]) -> Answer:
        work = self.crossref.get(unquote(path.removeprefix("/works/")).lower())
        if work is None:
            return Answer(b"Resource not found.", 404, "text/plain")
        return Answer.of({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work})

    def _datacite(self, path: str, _: dict[str, str]) -> Answer:
        work = self.datacite.get(unquote(path.removeprefix("/dois/")).lower())
        if work is None:
            error = {"status": "404", "title": "The resource you are looking for doesn't exist."}
            return Answer.of({"errors": [error]}, 404)
        return Answer.of({"data": {"id": work["doi"], "type": "dois", "attributes": work}})

    def _doi(self, path: str, _: dict[str, str]) -> Answer:
        doi = unquote(path.removeprefix("/api/handles/"))
        if doi.lower() in self.handles:
            value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://press.example/x"}}
            return Answer.of({"responseCode": 1, "handle": doi, "values": [value]})
        return Answer.of({"responseCode": 100, "handle": doi}, 404)

    def _arxiv(self, _: str, query: dict[str, str]) -> Answer:
        entries = "".join(self.arxiv.get(number, "") for number in query["id_list"].split(","))
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        return Answer(f"{head}<title>ArXiv Query</title>{entries}</feed>".encode(), kind="application/atom+xml")

    def _openlibrary(self, _: str, query: dict[str, str]) -> Answer:
        keys = query["bibkeys"].split(",")
        books = {key: self.openlibrary[key.removeprefix("ISBN:")] for key in keys if key[5:] in self.openlibrary}
        return Answer.of(books)

    def _pubmed(self, _: str, query: dict[str, str]) -> Answer:
        numbers = query["id"].split(",")
        error = {"error": "cannot get document summary"}
        found = {number: {"uid": number, **self.pubmed.get(number, error)} for number in numbers}
        return Answer.of({"header": {"type": "esummary"}, "result": {"uids": numbers, **found}})


@dataclass
class StandIn:
    """The running stand-in, and a desk that asks it."""

    registries: Registries
    base: str

    def desk(
        self,
        clock: StoppedClock,
        *,
        timeout_s: float = 5.0,
        interval_s: float | None = None,
        contact: str | None = None,
    ) -> WorksDesk:
        settings = RegistrySettings(
            bases={kind.id: f"{self.base}/{kind.id}" for kind in SERVICES},
            contact=contact,
            timeout_s=timeout_s,
            interval_s=interval_s,
        )
        opened = (ip_network("127.0.0.0/8"),)
        client = ServiceClient(NetSettings(allow_net=opened, contact=contact), clock, environment={})
        return WorksDesk(client, clock, settings)


@contextmanager
def running() -> Iterator[StandIn]:
    """Run the stand-in on a port of its own."""
    registries = Registries()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            registries.agents.append(self.headers.get("User-Agent", ""))
            answer = registries.answer(self.path)
            if answer.delay_s:
                time.sleep(answer.delay_s)
            self.send_response(answer.status)
            headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))} | answer.headers
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield StandIn(registries, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
