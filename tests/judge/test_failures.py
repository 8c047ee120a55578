from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck.judge.interface import LinkContext
from citecheck.judge.links import judge_link
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.model.verdict import LinkReason

URL = "https://news.example/2014/ferry"
AT = datetime(2026, 1, 1, tzinfo=UTC)


def failed(kind: FailureKind, phase: Phase = Phase.CONNECT, detail: str = "words", **more: object) -> Observation:
    return Observation(URL, Purpose.ORIGINAL, AT, failure=Failure(kind, phase, detail), **more)  # type: ignore[arg-type] # any field


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FailureKind.NO_SUCH_HOST, "no-such-host"),
        (FailureKind.DNS, "dns"),
        (FailureKind.REFUSED, "refused"),
        (FailureKind.UNREACHABLE, "refused"),
        (FailureKind.RESET, "reset"),
        (FailureKind.TIMEOUT, "timeout"),
        (FailureKind.TLS, "tls"),
        (FailureKind.TOO_MANY_REDIRECTS, "too-many-redirects"),
        (FailureKind.MALFORMED_RESPONSE, "malformed-response"),
        (FailureKind.TOO_LARGE, "too-large"),
        (FailureKind.ADDRESS_REFUSED, "address-refused"),
        (FailureKind.SCHEME_UNSUPPORTED, "scheme-unsupported"),
        (FailureKind.MALFORMED_URL, "malformed-url"),
        (FailureKind.LOCAL, "network-down"),
        (FailureKind.INTERRUPTED, "interrupted"),
        (FailureKind.NOT_RECORDED, "offline"),
        (FailureKind.SKIPPED, "offline"),
        (FailureKind.HOST_RESTING, "rate-limited"),
    ],
)
@pytest.mark.parametrize("network_up", [True, None])
def test_silence_has_its_reason_and_only_a_missing_name_is_dead(
    kind: FailureKind, reason: str, *, network_up: bool | None
) -> None:
    verdict = judge_link(failed(kind), LinkContext(network_up=network_up))
    assert verdict.judgement.reason == reason
    assert (verdict.judgement.state == "dead") == (kind is FailureKind.NO_SUCH_HOST)
    assert (verdict.error, verdict.final_url, verdict.status, verdict.page) == ("words", None, None, None)
    assert verdict.judgement.signs


SILENCE = [
    FailureKind.NO_SUCH_HOST,
    FailureKind.DNS,
    FailureKind.REFUSED,
    FailureKind.UNREACHABLE,
    FailureKind.RESET,
    FailureKind.TIMEOUT,
    FailureKind.TLS,
    FailureKind.HOST_DOWN,
]


@pytest.mark.parametrize("kind", list(FailureKind))
def test_our_own_network_explains_silence_and_nothing_else(kind: FailureKind) -> None:
    reason = judge_link(failed(kind), LinkContext(network_up=False)).judgement.reason
    assert (reason is LinkReason.NETWORK_DOWN) == (kind in SILENCE or kind is FailureKind.LOCAL)


@pytest.mark.parametrize("kind", [FailureKind.REFUSED, FailureKind.TIMEOUT, FailureKind.TLS])
def test_an_opened_range_does_not_need_our_uplink(kind: FailureKind) -> None:
    reason = judge_link(failed(kind, in_opened_range=True), LinkContext(network_up=False)).judgement.reason
    assert reason == kind.value


@pytest.mark.parametrize(
    ("detail", "reason"),
    [
        ("timeout: 3 connections failed", "timeout"),
        ("connection refused, as before", "refused"),
        ("tls handshake failed", "tls"),
        ("no-such-host", "no-such-host"),
        ("the host was given up", "timeout"),
    ],
)
def test_a_host_that_was_given_up_bears_the_reason_of_its_evidence(detail: str, reason: str) -> None:
    verdict = judge_link(failed(FailureKind.HOST_DOWN, detail=detail), LinkContext())
    assert verdict.judgement.reason == reason
    assert "not asked" in verdict.judgement.signs[0]


def test_the_hops_before_a_failure_are_told() -> None:
    hop = Exchange(URL, 301, (("Location", "https://gone.example/"),))
    seen = failed(FailureKind.REFUSED, failed_url="https://gone.example/", exchanges=(hop,))
    verdict = judge_link(seen, LinkContext(network_up=True))
    assert [(one.url, one.status) for one in verdict.hops] == [(URL, 301)]
    assert "after a redirect" in verdict.judgement.signs[0]


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "not-found"), (410, "gone"), (503, "server-error"), (403, "blocked")]
)
def test_a_status_that_needs_no_body_counts_though_the_body_broke_off(status: int, reason: str) -> None:
    seen = failed(FailureKind.RESET, Phase.BODY, exchanges=(Exchange(URL, status, ()),))
    assert judge_link(seen, LinkContext(network_up=True)).judgement.reason == reason


def test_a_page_whose_body_never_came_is_no_page() -> None:
    seen = failed(FailureKind.TIMEOUT, Phase.BODY, exchanges=(Exchange(URL, 200, (), b"<html>"),))
    assert judge_link(seen, LinkContext(network_up=True)).judgement.reason is LinkReason.TIMEOUT


def test_an_observation_of_nothing_was_interrupted() -> None:
    assert judge_link(Observation(URL, Purpose.ORIGINAL, AT), LinkContext()).judgement.reason is LinkReason.INTERRUPTED
