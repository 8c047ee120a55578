"""What all tests share: where the evaluation material is, and a network that is shut unless a test asks for it."""

from __future__ import annotations

import ipaddress
import signal
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"

settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")  # machines are shared, and speed is what the benchmarks are for

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    # A shell starts its background jobs, and so perhaps these tests, deaf to Ctrl-C; what they start would be deaf too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the repository; it is under other licences and not part of it."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the evaluation material (../shared) is not here")
    return SHARED


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket has a path
    try:
        return bool(ipaddress.ip_address(address[0]).is_loopback)
    except ValueError:
        return bool(address[0] == "localhost")


@pytest.fixture(autouse=True)
def shut_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may connect to anything; one marked ``sockets`` may connect to loopback."""
    may_connect = request.node.get_closest_marker("sockets") is not None
    real = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if not (may_connect and _is_loopback(address)):
            pytest.fail(f"a test tried to connect to {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    for variable in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)
