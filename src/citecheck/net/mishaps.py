"""What requests and urllib3 raise, as facts. The cause lies at the end of a chain of wrappers."""

from __future__ import annotations

import errno
import http.client
import ssl
from collections.abc import Iterator

from requests import exceptions as requests_errors
from urllib3 import exceptions as urllib3_errors

from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net import faults
from citecheck.net.dialling import DiallingError

_DEEPEST = 12


def failure_of(error: BaseException, *, answered: bool, timed_out: bool) -> Failure:
    """Say what an exception means; ``answered`` when headers had come, ``timed_out`` when our own deadline ended it."""
    chain = list(_causes(error))
    phase = Phase.BODY if answered else Phase.WAIT
    if timed_out:
        return Failure(FailureKind.TIMEOUT, phase, "not whole within the time-out")
    for cause in chain:
        found = _known(cause, phase)
        if found is not None:
            return found
    return Failure(FailureKind.MALFORMED_RESPONSE, phase, str(error) or type(error).__name__)


def _known(cause: BaseException, phase: Phase) -> Failure | None:
    detail = str(cause) or type(cause).__name__
    match cause:
        case DiallingError():
            return cause.failure
        case ssl.SSLCertVerificationError():
            return Failure(FailureKind.TLS, Phase.TLS, cause.verify_message or detail)
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError() if phase is Phase.BODY:
            return Failure(FailureKind.RESET, phase, detail)
        case ssl.SSLError():
            return Failure(FailureKind.TLS, Phase.TLS, detail)
        case TimeoutError() | urllib3_errors.TimeoutError() | requests_errors.Timeout():
            return Failure(FailureKind.TIMEOUT, phase, detail)
        case http.client.RemoteDisconnected() | ConnectionResetError() | BrokenPipeError():
            return Failure(FailureKind.RESET, phase, detail)
        case http.client.LineTooLong():
            return Failure(FailureKind.TOO_LARGE, phase, detail)
        case http.client.HTTPException() if "more than" in detail:  # its only word for headers beyond its bound
            return Failure(FailureKind.TOO_LARGE, phase, detail)
        case urllib3_errors.LocationValueError() | requests_errors.InvalidURL():
            return Failure(FailureKind.MALFORMED_URL, Phase.URL, detail)
        case urllib3_errors.ProxyError() | requests_errors.ProxyError():
            return Failure(FailureKind.LOCAL, Phase.CONNECT, f"the proxy: {detail}")
        case OSError() if cause.errno in faults.LOCAL_ERRNOS | faults.ROUTE_ERRNOS:
            return Failure(FailureKind.LOCAL, Phase.CONNECT, detail)
        case OSError() if cause.errno == errno.ECONNREFUSED:
            return Failure(FailureKind.REFUSED, Phase.CONNECT, detail)
        case _:
            return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give the innermost cause first: wrappers keep it as ``reason``, argument, ``__cause__`` or ``__context__``."""
    chain: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting and len(chain) < _DEEPEST:
        found = waiting.pop(0)
        if any(found is seen for seen in chain):
            continue
        chain.append(found)
        inner = (getattr(found, "reason", None), *found.args, found.__cause__, found.__context__)
        waiting.extend(part for part in inner if isinstance(part, BaseException))
    yield from reversed(chain)
