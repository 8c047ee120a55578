from __future__ import annotations

import http.client

import pytest

from citecheck.model.observation import FailureKind
from citecheck.net.mishaps import failure_of


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (http.client.LineTooLong("header line"), FailureKind.TOO_LARGE),
        (http.client.HTTPException("got more than 100 headers"), FailureKind.TOO_LARGE),
        (http.client.BadStatusLine("noise"), FailureKind.MALFORMED_RESPONSE),
        (ConnectionResetError("cut"), FailureKind.RESET),
        (TimeoutError("late"), FailureKind.TIMEOUT),
    ],
)
def test_what_the_library_raises_is_told_as_what_it_means(error: Exception, kind: FailureKind) -> None:
    assert failure_of(error, answered=False, timed_out=False).kind is kind
    assert failure_of(error, answered=False, timed_out=True).kind is FailureKind.TIMEOUT
