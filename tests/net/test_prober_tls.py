"""TLS on loopback: what is trusted, and what each fault is called."""

from __future__ import annotations

import ssl
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from tests.net.faulty import PAGE, FaultyHost, leads_here, page, probe, raw, settings

from citecheck.model.observation import FailureKind, Phase

pytestmark = pytest.mark.sockets


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def context(authority: trustme.CA, *names: str, expired: bool = False) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    until = datetime.now(UTC) - timedelta(days=1) if expired else None
    authority.issue_cert(*names, not_after=until).configure_cert(made)
    return made


def test_a_page_behind_a_trusted_certificate_is_seen_and_its_connection_kept(
    authority: trustme.CA, bundle: str
) -> None:
    with FaultyHost(context=context(authority, "news.example"), default=page()) as host:
        net = settings(ca_bundle=bundle, resolve=(leads_here(1, host.port),), per_host=2)
        probed = probe([f"https://news.example/{n}" for n in range(12)], net)
    assert all(seen.final is not None and seen.final.body == PAGE for seen in probed.observations)
    assert host.connections <= 2


def test_http_leads_to_https_by_the_ports_of_a_rule(authority: trustme.CA, bundle: str) -> None:
    with FaultyHost(context=context(authority, "news.example"), default=page()) as secure, FaultyHost() as plain:
        plain.default = raw(b"HTTP/1.1 301 Moved\r\nLocation: https://news.example/x\r\nContent-Length: 0\r\n\r\n")
        net = settings(ca_bundle=bundle, resolve=(leads_here(plain.port, secure.port),))
        seen = probe(["http://news.example/x"], net).observations[0]
    assert [exchange.url for exchange in seen.exchanges] == ["http://news.example/x", "https://news.example/x"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("expired", "expired"),
        ("untrusted", "issuer"),
        ("wrong-host", "match"),
        ("old", "version"),
        ("plain", "version"),
    ],
)
def test_each_fault_of_tls_is_named(authority: trustme.CA, bundle: str, fault: str, words: str) -> None:
    made: ssl.SSLContext | None = context(authority, "news.example")
    match fault:
        case "expired":
            made = context(authority, "news.example", expired=True)
        case "untrusted":
            made = context(trustme.CA(), "news.example")
        case "wrong-host":
            made = context(authority, "other.example")
        case "old":
            made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            made.set_ciphers("DEFAULT:@SECLEVEL=0")
            with pytest.warns(DeprecationWarning, match="TLSv1_1"):
                made.maximum_version = ssl.TLSVersion.TLSv1_1
            authority.issue_cert("news.example").configure_cert(made)
        case _:
            made = None
    said = None if made else lambda sock: sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with FaultyHost(context=made, greeting=said, default=page()) as host:
        net = settings(ca_bundle=bundle, resolve=(leads_here(1, host.port),))
        seen = probe(["https://news.example/"], net).observations[0]
    assert seen.failure is not None
    assert (seen.failure.kind, seen.failure.phase) == (FailureKind.TLS, Phase.TLS)
    assert words in seen.failure.detail
    assert seen.attempts == 1


def test_a_handshake_that_stalls_is_a_time_out_and_one_that_breaks_a_reset(bundle: str) -> None:
    def stall(_sock: object) -> None:
        time.sleep(3)

    def cut(sock: object) -> None:
        time.sleep(0.05)
        sock.close()  # type: ignore[attr-defined] # a socket

    for greeting, kinds in ((stall, {FailureKind.TIMEOUT}), (cut, {FailureKind.RESET, FailureKind.TLS})):
        with FaultyHost(greeting=greeting) as host:
            net = settings(
                ca_bundle=bundle, resolve=(leads_here(1, host.port),), connect_timeout_s=0.6, late_retry=False
            )
            seen = probe(["https://news.example/"], net).observations[0]
        assert seen.failure is not None
        assert seen.failure.kind in kinds
        assert seen.failure.phase is Phase.TLS


def test_the_roots_of_the_user_replace_the_systems(authority: trustme.CA, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    with FaultyHost(context=context(authority, "news.example"), default=page()) as host:
        net = settings(ca_bundle=str(other), resolve=(leads_here(1, host.port),))
        seen = probe(["https://news.example/"], net).observations[0]
    assert seen.failure is not None
    assert seen.failure.kind is FailureKind.TLS
