from __future__ import annotations

import gzip
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from urllib.parse import parse_qs, urlsplit

import pytest

from citecheck.clock import SystemClock
from citecheck.errors import SourceError
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.model.reference import Format
from citecheck.net.service import ServiceClient
from citecheck.net.settings import NetSettings
from citecheck.sources.load import load
from citecheck.sources.wikipedia import wiki_text

PAGE = "A.<ref>{{cite web |url=https://news.example/a |title=T}}</ref>"


def answer(text: str) -> bytes:
    page = {"title": "T", "revisions": [{"slots": {"main": {"content": text}}}]}
    return json.dumps({"query": {"pages": [page]}}).encode()


class FakeWiki:
    """Answers every request with one exchange, and remembers what it was asked."""

    def __init__(
        self, body: bytes = b"", status: int = 200, *, coding: str | None = None, failure: FailureKind | None = None
    ) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self._body, self._status, self._coding, self._failure = body, status, coding, failure

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: tuple[tuple[str, str], ...] = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = 2_097_152,
        ask_as: str | None = None,
    ) -> Observation:
        assert purpose is Purpose.SOURCE
        self.asked.append((url, ask_as))
        now = datetime(2026, 1, 1, tzinfo=UTC)
        if self._failure is not None:
            return Observation(url, purpose, now, failure=Failure(self._failure, Phase.WAIT, "slow"))
        answered = (("Content-Encoding", self._coding),) if self._coding else ()
        return Observation(url, purpose, now, (Exchange(url, self._status, answered, self._body),))


def test_a_page_is_asked_of_its_language_and_read_as_wikitext() -> None:
    wiki = FakeWiki(answer(PAGE))
    document = load("wikipedia:de:Tote Links & mehr", fetch=wiki)
    ((url, ask_as),) = wiki.asked
    parts = urlsplit(url)
    assert (parts.scheme, parts.hostname, parts.path, ask_as) == ("https", "de.wikipedia.org", "/w/api.php", None)
    assert parse_qs(parts.query)["titles"] == ["Tote Links & mehr"]
    assert (document.format, document.path) == (Format.WIKITEXT, "wikipedia:de:Tote Links & mehr")
    assert [reference.url for reference in document.references] == ["https://news.example/a"]


def test_another_wiki_can_stand_in() -> None:
    wiki = FakeWiki(answer(PAGE))
    load("wikipedia:en:T", fetch=wiki, wiki_base="http://127.0.0.1:8000/")
    assert (wiki.asked[0][1] or "").startswith("http://127.0.0.1:8000/w/api.php?action=query")


def test_a_compressed_answer_is_unpacked() -> None:
    assert wiki_text("wikipedia:en:T", FakeWiki(gzip.compress(answer(PAGE)), coding="gzip")) == PAGE


@pytest.mark.parametrize(
    ("wiki", "message"),
    [
        (FakeWiki(b'{"query": {"pages": [{"missing": true}]}}'), "does not exist"),
        (FakeWiki(b'{"query": {"pages": [{"invalid": true}]}}'), "does not exist"),
        (FakeWiki(b'{"error": {"info": "Waiting for a database"}}'), "the wiki says: Waiting for a database"),
        (FakeWiki(b"<html>"), "not that of a MediaWiki API"),
        (FakeWiki(b"[]"), "not that of a MediaWiki API"),
        (FakeWiki(b'{"error": "x"}'), "not that of a MediaWiki API"),
        (FakeWiki(b"[" * 100_000), "not that of a MediaWiki API"),
        (FakeWiki(b"", 404), "answered 404"),
        (FakeWiki(b"", 429), "try again later"),
        (FakeWiki(b"", 503), "try again later"),
        (FakeWiki(b"no gzip", coding="gzip"), "damaged"),
        (FakeWiki(gzip.compress(b"0" * 140_000_000), coding="gzip"), "damaged"),
        (FakeWiki(failure=FailureKind.TIMEOUT), "timeout"),
        (FakeWiki(answer("nothing to cite")), "holds no reference"),
    ],
)
def test_what_goes_wrong_is_said_with_what_to_do(wiki: FakeWiki, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load("wikipedia:en:T", fetch=wiki)


@pytest.mark.parametrize(
    "name", ["wikipedia:", "wikipedia:en", "wikipedia:en:", "wikipedia:EN/x:T", "wikipedia:en:a|b"]
)
def test_a_name_that_is_none_asks_nobody(name: str) -> None:
    wiki = FakeWiki()
    with pytest.raises(SourceError, match="wiki page"):
        load(name, fetch=wiki)
    assert wiki.asked == []


def test_a_run_without_a_network_says_so() -> None:
    with pytest.raises(SourceError, match="does not ask the network"):
        load("wikipedia:en:T")


@pytest.mark.sockets
def test_a_page_comes_over_a_real_socket_from_a_wiki_on_loopback() -> None:
    asked: list[str] = []

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = gzip.compress(answer(PAGE))
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        settings = NetSettings(allow_net=(ip_network("127.0.0.0/8"),))
        client = ServiceClient(settings, SystemClock())
        document = load("wikipedia:en:Link rot", fetch=client, wiki_base=f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
    assert [reference.title for reference in document.references] == ["T"]
    assert asked[0].startswith("/w/api.php?action=query")
    assert "titles=Link%20rot" in asked[0]
