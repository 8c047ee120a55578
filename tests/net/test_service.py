"""Single exchanges with services, over real sockets."""

from __future__ import annotations

import gzip
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest
import trustme
from tests.net.faulty import (
    PAGE,
    FaultyHost,
    drip,
    flood,
    free_port,
    in_turn,
    leads_here,
    moved,
    page,
    raw,
    settings,
    silent_listener,
)

from citecheck.clock import StoppedClock, SystemClock
from citecheck.model.observation import FailureKind, Observation, Phase, Purpose
from citecheck.net.dialling import Dialler, DiallingError
from citecheck.net.guard import Guard
from citecheck.net.resolving import NameAnswer, NameState
from citecheck.net.service import ServiceClient
from citecheck.net.settings import HostSettings, NetSettings, ResolveRule

pytestmark = pytest.mark.sockets


def client(net: NetSettings | None = None) -> ServiceClient:
    return ServiceClient(net or settings(), SystemClock(), environment={})


def get(url: str, net: NetSettings | None = None, timeout_s: float = 3.0) -> Observation:
    return client(net).get(url, purpose=Purpose.LOOKUP, timeout_s=timeout_s)


def failure_of(seen: Observation) -> tuple[FailureKind, Phase]:
    assert seen.failure is not None, seen
    return seen.failure.kind, seen.failure.phase


def test_an_exchange_is_kept_as_it_came_and_nothing_is_followed() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    headers = (("Content-Encoding", "gzip"), ("X-Twice", "1"), ("X-Twice", "2"), ("Set-Cookie", "seen=1; Path=/"))
    with FaultyHost(scripts={"/a": page(packed, 200, headers), "/b": moved("/a")}) as host:
        service = client()
        first = service.get(host.url("/a"), purpose=Purpose.LOOKUP)
        second = service.get(host.url("/b"), purpose=Purpose.LOOKUP)
    assert first.final is not None
    assert (first.final.body, first.final.truncated, first.final.address) == (packed, False, "127.0.0.1")
    assert [header for header in first.final.headers if header[0] == "X-Twice"] == [("X-Twice", "1"), ("X-Twice", "2")]
    assert first.in_opened_range
    assert second.final is not None
    assert (second.final.status, second.final.header("Location")) == (301, "/a")
    assert host.connections == 1
    assert all("Cookie" not in asked.headers for asked in host.asked)
    assert host.asked[0].headers["User-Agent"].startswith("Mozilla/5.0 (compatible; citecheck/")
    assert "Connection" not in host.asked[0].headers or host.asked[0].headers["Connection"] == "keep-alive"


def test_addresses_are_sent_as_they_are() -> None:
    path = "/web/2020id_/http://a.example/%7Euser/b?c=%41&d=(e),f"
    with FaultyHost(default=page()) as host:
        get(host.url(path))
    assert host.targets() == [path]


def test_a_form_is_posted_with_its_headers() -> None:
    bodies: list[str] = []

    def script(talk: object) -> bool:
        bodies.append(talk.headers["Content-Length"])  # type: ignore[attr-defined] # a script's own argument
        return page(b"{}")(talk)  # type: ignore[arg-type]

    with FaultyHost(scripts={"/save": script}) as host:
        headers = (("Authorization", "LOW key:secret"), ("Content-Type", "application/x-www-form-urlencoded"))
        seen = client().post(host.url("/save"), body=b"url=http://a.example/", purpose=Purpose.SAVE, headers=headers)
    assert seen.final is not None
    assert bodies == ["21"]
    assert host.asked[0].headers["Authorization"] == "LOW key:secret"


def test_the_public_address_is_kept_when_another_is_dialled() -> None:
    with FaultyHost(default=page()) as host:
        public = "https://archive.example/cdx?url=a"
        seen = client().get(public, purpose=Purpose.LOOKUP, ask_as=host.url("/cdx?url=a"))
    assert seen.url == public
    assert seen.final is not None
    assert seen.final.url == public


def test_rules_headers_and_roots_hold_here_too(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("archive.example").configure_cert(context)
    with FaultyHost(context=context, default=page()) as host:
        net = settings(
            ca_bundle=str(tmp_path / "ca.pem"),
            resolve=(leads_here(1, host.port), ResolveRule("gone.example", None)),
            hosts={"archive.example": HostSettings(headers=(("X-Key", "secret"),))},
        )
        service = client(net)
        seen = [
            service.get(f"https://{name}.example/", purpose=Purpose.LOOKUP) for name in ("archive", "other", "gone")
        ]
    assert seen[0].final is not None
    assert host.asked[0].headers["X-Key"] == "secret"
    assert failure_of(seen[1]) == (FailureKind.TLS, Phase.TLS)
    assert failure_of(seen[2]) == (FailureKind.NO_SUCH_HOST, Phase.NAME)


def test_the_guard_holds_for_every_form_of_a_closed_address() -> None:
    with FaultyHost(default=page()) as host:
        closed = settings(allow_net=(), resolve=(leads_here(host.port, host="ruled.example"),))
        for name in ("127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]", "ruled.example"):
            assert failure_of(get(f"http://{name}:{host.port}/", closed))[0] is FailureKind.ADDRESS_REFUSED, name
    assert host.connections == 0


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    answers = [("93.184.215.14",), ("127.0.0.1",)]

    def resolver(_name: str) -> NameAnswer:
        return NameAnswer(NameState.RESOLVES, "", answers.pop())

    dialler = Dialler(settings(allow_net=()), Guard(), SystemClock(), once=resolver)
    with pytest.raises(DiallingError) as caught:
        dialler.dial("http", "rebinding.example", 80)
    assert caught.value.failure.kind is FailureKind.ADDRESS_REFUSED


def test_a_name_is_absent_only_when_that_is_said_twice() -> None:
    said = [NameState.ABSENT, NameState.UNCLEAR, NameState.ABSENT, NameState.ABSENT]
    clock = StoppedClock(datetime(2026, 1, 1, tzinfo=UTC))
    dialler = Dialler(settings(), Guard(), clock, once=lambda _name: NameAnswer(said.pop(), "said"))
    for kind in (FailureKind.NO_SUCH_HOST, FailureKind.DNS):
        with pytest.raises(DiallingError) as caught:
            dialler.dial("http", "gone.example", 80)
        assert caught.value.failure.kind is kind
    assert clock.elapsed_s > 0


def test_each_fault_has_its_name() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
    scripts = {
        "/garbage": raw(b"SSH-2.0-x\r\n\r\n"), "/nothing": raw(b""), "/reset": raw(b"", "reset"),
        "/silent": raw(b"", "stall"), "/reset-body": raw(head + b"hello", "reset"),
        "/stall": raw(head + b"hello", "stall"),
    }  # fmt: skip
    wanted = {
        "/garbage": FailureKind.MALFORMED_RESPONSE, "/nothing": FailureKind.RESET, "/reset": FailureKind.RESET,
        "/silent": FailureKind.TIMEOUT, "/reset-body": FailureKind.RESET, "/stall": FailureKind.TIMEOUT,
    }  # fmt: skip
    with FaultyHost(scripts=scripts) as host:
        service = client()
        for path, kind in wanted.items():
            seen = service.get(host.url(path), purpose=Purpose.LOOKUP, timeout_s=0.7)
            assert (path, failure_of(seen)[0]) == (path, kind)
            assert len(seen.exchanges) == (path in {"/reset-body", "/stall"})
    assert failure_of(get(f"http://127.0.0.1:{free_port()}/")) == (FailureKind.REFUSED, Phase.CONNECT)
    assert failure_of(get("ftp://a.example/"))[0] is FailureKind.SCHEME_UNSUPPORTED
    with silent_listener() as port:
        seen = get(f"http://127.0.0.1:{port}/", settings(connect_timeout_s=0.5))
    assert failure_of(seen) == (FailureKind.TIMEOUT, Phase.CONNECT)


def test_a_drip_ends_at_the_deadline() -> None:
    scripts = {
        "/head": drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90, 0.1),
        "/body": drip(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE, 0.05),
    }
    with FaultyHost(scripts=scripts) as host:
        for path in scripts:
            began = time.monotonic()
            assert failure_of(get(host.url(path), timeout_s=1.2))[0] is FailureKind.TIMEOUT
            assert time.monotonic() - began < 2.5


def test_a_long_body_is_cut_and_an_early_end_is_still_an_answer() -> None:
    scripts = {
        "/endless": flood(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        "/short": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhello"),
    }
    with FaultyHost(scripts=scripts) as host:
        service = client()
        endless = service.get(host.url("/endless"), purpose=Purpose.LOOKUP, body_limit_bytes=50_000).final
        short = service.get(host.url("/short"), purpose=Purpose.LOOKUP).final
    assert endless is not None
    assert (len(endless.body), endless.truncated) == (50_000, True)
    assert short is not None
    assert (short.body, short.truncated) == (b"hello", True)


def test_a_refusal_is_an_answer_like_any_other() -> None:
    with FaultyHost(scripts={"/": in_turn(page(b"slow", 429, (("Retry-After", "60"),)), page())}) as host:
        seen = get(host.url("/"))
    assert seen.final is not None
    assert (seen.final.status, seen.attempts) == (429, 1)


def test_one_client_serves_several_threads() -> None:
    with FaultyHost(default=page(delay_s=0.02)) as host:
        service = client()
        with ThreadPoolExecutor(8) as pool:
            urls = [host.url(f"/{n}") for n in range(40)]
            seen = list(pool.map(lambda url: service.get(url, purpose=Purpose.ARCHIVE), urls))
    assert [one.url for one in seen if one.final] == urls


def test_opened_ranges_are_said_to_be_opened() -> None:
    with FaultyHost(address="127.0.0.7", default=page()) as host:
        seen = get(host.url("/"), settings(allow_net=(ip_network("127.0.0.7/32"),)))
    assert seen.in_opened_range


def test_a_stopped_client_ends_what_is_under_way_and_asks_nothing_more() -> None:
    service = client()
    with FaultyHost(scripts={"/silent": raw(b"", "stall"), "/a": page(PAGE)}) as host, ThreadPoolExecutor() as pool:
        began = time.monotonic()
        waiting = pool.submit(service.get, host.url("/silent"), purpose=Purpose.LOOKUP, timeout_s=20.0)
        time.sleep(0.3)
        service.stop()
        assert failure_of(waiting.result())[0] is FailureKind.INTERRUPTED
        assert time.monotonic() - began < 5
        assert failure_of(service.get(host.url("/a"), purpose=Purpose.LOOKUP))[0] is FailureKind.INTERRUPTED
