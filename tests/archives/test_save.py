from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from tests.webarchive.front import Fault, WaybackFront
from tests.webarchive.transport import NOW, Answer, LoopbackTransport, ScriptedTransport, answer

from citecheck.archives.asking import Asker
from citecheck.archives.desk import WebArchiveDesk
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.interface import ArchiveSettings
from citecheck.archives.pace import Doorkeeper
from citecheck.archives.save import ACCESS_KEY, SECRET_KEY, PageSaver, SaveKeys, SaveOptions
from citecheck.archives.save_outcomes import (
    Deferred,
    OutcomeUnknown,
    Reaction,
    Rejected,
    Saved,
    SavedBefore,
    SaveOutcome,
    Stopped,
    reaction,
)
from citecheck.clock import StoppedClock, SystemClock
from citecheck.errors import ArchiveRefusedError
from citecheck.model.capture import Absent, Capture, Found, LookupAnswer
from citecheck.model.observation import FailureKind

KEYS = SaveKeys("test-access", "test-secret")
PAGE = "https://courier.example/new-page"
STAMP = "20261122120001"
GMT_NOW = "Sun, 22 Nov 2026 12:00:01 GMT"
FOUND = Capture("20261101000000", PAGE, f"https://web.archive.org/web/20261101000000/{PAGE}", 200)


def data(at: str, /, **fields: object) -> Answer:
    return answer(at, 200, json.dumps(fields))


class Service:
    """A scripted Save Page Now."""

    def __init__(
        self, wish: Answer | Callable[[str], Answer], *jobs: dict[str, object], replay: str | None = None
    ) -> None:
        self.wish = wish
        self.jobs = list(jobs)
        self.replay = replay
        self.wishes = 0

    def __call__(self, url: str) -> Answer:
        if url.endswith("/save"):
            self.wishes += 1
            return self.wish(url) if callable(self.wish) else self.wish
        if "/save/status/" in url:
            job = self.jobs.pop(0) if len(self.jobs) > 1 else self.jobs[0]
            return data(url, **job)
        if self.replay is None:
            return answer(url, 404)
        return answer(url, 200, Memento_Datetime=self.replay)


def saver(service: Service, look_up: LookupAnswer | None = None) -> tuple[PageSaver, ScriptedTransport, StoppedClock]:
    clock, transport = StoppedClock(NOW), ScriptedTransport(service)
    asker = Asker(transport, Doorkeeper(clock), ArchiveEndpoints(), clock)
    return PageSaver(asker, clock, KEYS, lambda _, __: look_up or Absent("none")), transport, clock


def job(url: str = "") -> Answer:
    return data(url, url=PAGE, job_id="spn2-1")


SUCCESS: dict[str, object] = {"status": "success", "timestamp": STAMP, "original_url": PAGE, "http_status": 200}


def test_a_page_is_saved_and_its_replay_seen() -> None:
    saving, transport, _ = saver(Service(job(), {"status": "pending"}, SUCCESS, replay=GMT_NOW))
    outcome = saving.save(PAGE, SaveOptions(outlinks=True))
    assert outcome == Saved(Capture(STAMP, PAGE, f"https://web.archive.org/web/{STAMP}/{PAGE}", 200), verified=True)
    assert parse_qs(transport.bodies[0].decode()) == {"url": [PAGE], "capture_outlinks": ["1"]}
    assert ("Authorization", "LOW test-access:test-secret") in transport.headers[0]
    assert transport.asked[0] == "https://web.archive.org/save"
    assert transport.asked[-1] == f"https://web.archive.org/web/{STAMP}id_/{PAGE}"


def test_a_capture_that_replay_does_not_show_yet_is_saved_but_not_verified() -> None:
    saving, _, _ = saver(Service(job(), SUCCESS))
    outcome = saving.save(PAGE)
    assert isinstance(outcome, Saved)
    assert not outcome.verified


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("error:not-found", Rejected),
        ("error:blocked-url", Rejected),
        ("error:bad-gateway", Deferred),
        ("error:too-many-daily-captures", Deferred),
        ("error:no-captures", Deferred),
        ("error:never-heard-of", Deferred),
        ("error:user-session-limit", Stopped),
        ("error:max-daily-bandwidth-of-account", Stopped),
    ],
)
def test_the_three_kinds_of_error_in_the_answer_and_in_the_job(code: str, expected: type) -> None:
    refusal = data("", status="error", status_ext=code, message="No.")
    assert isinstance(saver(Service(refusal))[0].save(PAGE), expected)
    failed: dict[str, object] = {"status": "error", "status_ext": code, "message": "No."}
    assert isinstance(saver(Service(job(), failed))[0].save(PAGE), expected)


def test_reactions_to_codes() -> None:
    assert reaction("error:invalid-url-syntax") is Reaction.GIVE_UP
    assert reaction("too-many-requests") is Reaction.STOP
    assert reaction("") is Reaction.LATER


@pytest.mark.parametrize("silence", [FailureKind.TIMEOUT, FailureKind.RESET, 523, 502])
def test_after_silence_the_replay_decides(silence: FailureKind | int) -> None:
    reply: Answer = silence if isinstance(silence, FailureKind) else answer("", silence)
    outcome = saver(Service(reply, replay=GMT_NOW))[0].save(PAGE)
    assert isinstance(outcome, Saved)
    assert outcome.verified
    assert isinstance(saver(Service(reply))[0].save(PAGE), OutcomeUnknown)
    old = Service(reply, replay="Sat, 01 Aug 2020 00:00:00 GMT")
    assert isinstance(saver(old)[0].save(PAGE), OutcomeUnknown)
    assert old.wishes == 1


def test_a_job_that_never_ends_is_left_after_its_time() -> None:
    saving, transport, clock = saver(Service(job(), {"status": "pending"}))
    assert isinstance(saving.save(PAGE), OutcomeUnknown)
    assert 180 <= clock.elapsed_s <= 200
    assert len(transport.asked) < 45


@pytest.mark.parametrize("odd", [{"status": "success"}, {"status": "success", "timestamp": "soon"}])
def test_a_success_without_a_time_is_not_believed(odd: dict[str, object]) -> None:
    assert isinstance(saver(Service(job(), odd))[0].save(PAGE), OutcomeUnknown)


def test_an_answer_that_is_no_json_is_not_believed() -> None:
    assert isinstance(saver(Service(answer("", 200, "<html>")))[0].save(PAGE), OutcomeUnknown)
    assert isinstance(saver(Service(answer("", 200, "[1]")))[0].save(PAGE), OutcomeUnknown)


def test_a_young_capture_is_looked_up() -> None:
    known = data("", url=PAGE, job_id=None, message="The same snapshot had been made.")
    assert saver(Service(known), Found((FOUND,)))[0].save(PAGE) == SavedBefore(FOUND)
    assert saver(Service(known))[0].save(PAGE) == SavedBefore(None)


@pytest.mark.parametrize("status", [401, 403])
def test_keys_that_are_not_taken_stop_the_run(status: int) -> None:
    service = Service(answer("", status))
    saving, _, _ = saver(service)
    outcomes = [saving.save(PAGE), saving.save(f"{PAGE}/2")]
    assert all(isinstance(outcome, Stopped) for outcome in outcomes)
    assert service.wishes == 1


def test_429_is_waited_out_thrice_and_then_stops() -> None:
    service = Service(answer("", 429, Retry_After="20"))
    saving, _, clock = saver(service)
    assert isinstance(saving.save(PAGE), Stopped)
    assert service.wishes == 3
    assert clock.elapsed_s >= 40


def test_the_queue_keeps_its_pace_and_tries_deferred_pages_once_more() -> None:
    replies = iter(
        [
            data("", status="error", status_ext="error:bad-gateway"),
            data("", status="error", status_ext="error:not-found"),
            data("", status="error", status_ext="error:bad-gateway"),
        ]
    )
    service = Service(lambda _: next(replies))
    saving, _, clock = saver(service)
    outcomes: list[tuple[str, SaveOutcome]] = []
    saving.save_all([f"{PAGE}/1", f"{PAGE}/2", f"{PAGE}/1"], lambda url, outcome: outcomes.append((url, outcome)))
    assert [(url[-1], type(outcome)) for url, outcome in outcomes] == [("2", Rejected), ("1", Deferred)]
    assert clock.elapsed_s >= 18


def test_without_keys_nothing_is_saved_and_the_message_says_what_to_do() -> None:
    with pytest.raises(ArchiveRefusedError, match=f"{ACCESS_KEY} and {SECRET_KEY}"):
        SaveKeys.from_environment({ACCESS_KEY: "a"})
    assert SaveKeys.from_environment({ACCESS_KEY: "a", SECRET_KEY: "b"}) == SaveKeys("a", "b")
    assert "b" not in repr(SaveKeys("a", "b"))[9:]


@pytest.mark.sockets
def test_the_whole_way_over_real_sockets(wayback: WaybackFront) -> None:
    settings = ArchiveSettings(base=wayback.base, interval_s=0, timeout_s=2.0)
    desk = WebArchiveDesk(LoopbackTransport(), SystemClock(), settings)
    wayback.saves[PAGE] = (200, [("Content-Type", "text/html")], b"<title>Fresh</title>")
    wayback.saves[f"{PAGE}/gone"] = "error:not-found"
    wayback.saves[f"{PAGE}/limit"] = "refuse:error:user-session-limit"
    saving = desk.saver(KEYS)
    outcomes: dict[str, SaveOutcome] = {}
    urls = [PAGE, f"{PAGE}/gone", f"{PAGE}/limit", f"{PAGE}/after"]
    saving.save_all(urls, outcomes.__setitem__)
    saved = outcomes[PAGE]
    assert isinstance(saved, Saved)
    assert saved.verified
    assert saved.capture.timestamp[:8] == f"{datetime.now(UTC):%Y%m%d}"
    assert isinstance(outcomes[f"{PAGE}/gone"], Rejected)
    assert isinstance(outcomes[f"{PAGE}/limit"], Stopped)
    assert isinstance(outcomes[f"{PAGE}/after"], Stopped)
    assert all(asked.path == "/save" or asked.path.startswith("/save/status/") for asked in wayback.asked("save"))
    assert not any(asked.method == "GET" and asked.path == f"/save/{PAGE}" for asked in wayback.log)


@pytest.mark.sockets
def test_wrong_keys_over_real_sockets(wayback: WaybackFront) -> None:
    desk = WebArchiveDesk(LoopbackTransport(), SystemClock(), ArchiveSettings(base=wayback.base, interval_s=0))
    assert isinstance(desk.saver(replace(KEYS, secret="wrong")).save(PAGE), Stopped)


@pytest.mark.sockets
def test_a_hanging_service_saved_it_all_the_same(wayback: WaybackFront) -> None:
    desk = WebArchiveDesk(LoopbackTransport(), SystemClock(), ArchiveSettings(base=wayback.base, interval_s=0))
    url = f"{PAGE}/hang"
    wayback.faults.append(Fault("save", reset=True))
    wayback.take(url, f"{datetime.now(UTC):%Y%m%d%H%M%S}", (200, [("Content-Type", "text/html")], b"<title>x</title>"))
    outcome = desk.saver(KEYS).save(url)
    assert isinstance(outcome, Saved)
    assert outcome.verified
