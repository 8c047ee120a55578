from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck.archives.pace import BREAKER_REFUSALS, INTERRUPTED, Barred, Doorkeeper, EndpointKey, EndpointKind
from citecheck.clock import StoppedClock
from citecheck.model.observation import FailureKind

CDX = EndpointKey("wayback", EndpointKind.CDX)
REPLAY = EndpointKey("wayback", EndpointKind.REPLAY)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(datetime(2026, 11, 22, tzinfo=UTC))


def test_each_endpoint_has_a_pace_of_its_own(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock)
    assert [doorkeeper.admit(CDX) for _ in range(3)] == [None] * 3
    assert clock.elapsed_s == pytest.approx(5.0)
    assert [doorkeeper.admit(REPLAY) for _ in range(5)] == [None] * 5
    assert clock.elapsed_s == pytest.approx(6.0)


def test_an_interval_of_the_user_replaces_every_pace_but_no_retry_after(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock, interval_s=0)
    for _ in range(10):
        doorkeeper.admit(CDX)
    assert clock.elapsed_s == 0
    doorkeeper.refused(CDX, "status 429", 30)
    assert doorkeeper.admit(CDX) is None
    assert clock.elapsed_s >= 30


def test_a_refusal_closes_only_its_endpoint_and_is_told(clock: StoppedClock) -> None:
    told: list[tuple[str, float, str]] = []
    doorkeeper = Doorkeeper(clock, on_wait=lambda *what: told.append(what))
    doorkeeper.refused(CDX, "status 429", 40)
    doorkeeper.admit(REPLAY)
    assert clock.elapsed_s == 0
    doorkeeper.admit(CDX)
    assert clock.elapsed_s >= 40
    assert told == [("wayback", 40.0, "cdx asked for a pause")]


def test_pauses_grow_when_the_service_does_not_say_how_long(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock, interval_s=0)
    waits = []
    for _ in range(4):
        before = clock.elapsed_s
        doorkeeper.refused(CDX, "status 503")
        doorkeeper.admit(CDX)
        waits.append(clock.elapsed_s - before)
    assert waits == [5, 10, 20, 40]


def test_five_refusals_in_a_row_end_the_asking_and_a_good_answer_forgives(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock, interval_s=0)
    for _ in range(BREAKER_REFUSALS - 1):
        doorkeeper.refused(CDX, "status 429", 0)
    doorkeeper.answered(CDX)
    for _ in range(BREAKER_REFUSALS):
        assert doorkeeper.admit(CDX) is None
        doorkeeper.refused(CDX, "status 429", 0)
    barred = doorkeeper.admit(CDX)
    assert barred is not None
    assert "archive refused" in barred.why
    assert barred.kind is FailureKind.HOST_RESTING
    assert doorkeeper.admit(REPLAY) is None


def test_a_pause_beyond_patience_ends_the_asking_at_once(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock)
    doorkeeper.refused(CDX, "status 429", 3600)
    barred = doorkeeper.admit(CDX)
    assert barred == Barred(FailureKind.HOST_RESTING, "archive refused: status 429, and asked us to wait 3600 s")
    assert clock.elapsed_s == 0


def test_a_stopped_doorkeeper_lets_nobody_through(clock: StoppedClock) -> None:
    doorkeeper = Doorkeeper(clock)
    doorkeeper.stop()
    assert doorkeeper.admit(CDX) == INTERRUPTED
