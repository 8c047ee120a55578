"""What libcurl's errors mean: one number covers a reset, a bad chunk and oversized headers alike.

So the kind is read from the number, the operating system's number, the words and how far the exchange had come.
Numbers: https://curl.se/libcurl/c/libcurl-errors.html, read for libcurl 8.23 (2026-11); words: seen with it.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass

from citecheck.model.observation import Failure, FailureKind, Phase

OK = 0
UNSUPPORTED_PROTOCOL, MALFORMED_URL, NO_PROXY_NAME, NO_NAME, NO_CONNECTION, WEIRD_ANSWER = 1, 3, 5, 6, 7, 8
HTTP2_FRAMING, PARTIAL, WRITE_STOPPED, OUT_OF_MEMORY, TIMED_OUT = 16, 18, 23, 27, 28
TLS_CONNECT, ABORTED, EMPTY_ANSWER, SEND_FAILED, RECEIVE_FAILED, TLS_VERIFY = 35, 42, 52, 55, 56, 60
BAD_CODING, HTTP2_STREAM, TOO_LARGE = 61, 92, 100
_TLS = frozenset({TLS_CONNECT, 53, 54, 58, 59, TLS_VERIFY, 64, 66, 80, 82, 83, 90, 91, 98})
_LOCAL = frozenset({2, OUT_OF_MEMORY, 45, 77, 89})
"""Initialisation, memory, interface, our own file of roots, no connection to be had."""
_HTTP2_MAY_PASS = frozenset({HTTP2_FRAMING, HTTP2_STREAM})

LOCAL_ERRNOS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.EADDRNOTAVAIL})
"""Of ``socket`` and ``connect``: descriptors, buffers, memory or ports of this machine are used up."""
ROUTE_ERRNOS = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EACCES, errno.EPERM})
"""No way out of this machine, or our own firewall; says nothing about the host."""
_RESET_ERRNOS = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED})


@dataclass(frozen=True, slots=True)
class Ending:
    """How a transfer ended, as libcurl tells it."""

    code: int
    message: str
    os_errno: int
    is_tls: bool
    """The address begins with ``https``."""
    named_s: float
    """Seconds until the name was resolved; 0 when it was not."""
    connected_s: float
    """Seconds until TCP stood; 0 when it did not."""
    stood: bool
    """The connection stood, TLS included, and the request went out."""
    answered: bool
    """A whole header block of a final answer was read."""
    closed: tuple[str, ...] = ()
    """Addresses that the guard did not let through, each with its kind: ``127.0.0.1 (loopback)``."""
    local_errno: int = 0
    """Of our own ``socket`` call, when that failed."""
    dialled: bool = True
    """Any address was let through."""

    @property
    def phase(self) -> Phase:
        """How far it had come."""
        if self.answered:
            return Phase.BODY
        if self.stood:
            return Phase.WAIT
        if self.connected_s > 0:
            return Phase.TLS if self.is_tls else Phase.WAIT
        return Phase.CONNECT if self.named_s > 0 or self.dialled or self.closed else Phase.NAME


def failure_of(ending: Ending) -> Failure:
    """Say what kept a transfer from its answer; the code is not ``OK``."""
    return Failure(_kind(ending), ending.phase, _detail(ending))


def may_pass_with_http1(code: int) -> bool:
    """Tell the faults that servers with a broken HTTP/2 show, and that another version may avoid."""
    return code in _HTTP2_MAY_PASS


def _detail(ending: Ending) -> str:
    if ending.closed and not ending.dialled:
        return "not dialled: " + ", ".join(ending.closed)
    if ending.local_errno:
        return f"no socket of our own: {errno.errorcode.get(ending.local_errno, ending.local_errno)}"
    return ending.message or f"libcurl error {ending.code}"


def _kind(ending: Ending) -> FailureKind:
    code, number = ending.code, ending.os_errno
    if ending.closed and not ending.dialled:
        return FailureKind.ADDRESS_REFUSED
    if ending.local_errno or code in _LOCAL or number in LOCAL_ERRNOS:
        return FailureKind.LOCAL
    match code:
        case 5 | 6:
            return FailureKind.DNS
        case 28:
            return FailureKind.DNS if ending.phase is Phase.NAME else FailureKind.TIMEOUT
        case 7:
            return _unconnected(number, ending.message)
        case 100:
            return FailureKind.TOO_LARGE
        case 3:
            return FailureKind.MALFORMED_URL
        case _:
            return _broken(ending)


def _unconnected(number: int, message: str) -> FailureKind:
    if number in ROUTE_ERRNOS:
        return FailureKind.LOCAL
    if number in _RESET_ERRNOS:
        return FailureKind.RESET
    if number == errno.ETIMEDOUT or "timed out" in message.lower():
        return FailureKind.TIMEOUT
    return FailureKind.REFUSED if number == errno.ECONNREFUSED else FailureKind.UNREACHABLE


def _broken(ending: Ending) -> FailureKind:
    """Judge an exchange that began: TLS, a line that broke, or an answer that is no HTTP."""
    words = ending.message.lower()
    if ending.os_errno in _RESET_ERRNOS or "connection reset" in words:
        return FailureKind.RESET
    if ending.code in _TLS:
        return FailureKind.TLS
    if "too large" in words or "larger than" in words:
        return FailureKind.TOO_LARGE
    if ending.code == RECEIVE_FAILED and (ending.phase is Phase.TLS or "ssl" in words or "tls" in words):
        return FailureKind.TLS if ending.phase is Phase.TLS else FailureKind.RESET
    if ending.code in {EMPTY_ANSWER, SEND_FAILED} or ending.code in _HTTP2_MAY_PASS:
        return FailureKind.RESET
    if ending.code == RECEIVE_FAILED and ending.os_errno:
        return FailureKind.RESET
    return FailureKind.MALFORMED_RESPONSE
