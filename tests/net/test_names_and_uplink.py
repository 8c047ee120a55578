"""Whether a name exists, and whether silence is our own network's."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from citecheck.clock import SystemClock
from citecheck.net import resolving
from citecheck.net.resolving import NameAnswer, NameDesk, NameState
from citecheck.net.uplink import IMPOSSIBLE_NAME, PATIENCE_S, PROOF_LASTS_S, ROUND_PAUSE_S, Uplink

YES = NameAnswer(NameState.RESOLVES, "", ("93.184.215.14",))
NO = NameAnswer(NameState.ABSENT, "not known")
UNCLEAR = NameAnswer(NameState.UNCLEAR, "try again")


class Resolver:
    """Answers from a list for each name; the last for ever."""

    def __init__(self, **answers: list[NameAnswer]) -> None:
        self._answers = answers
        self.asked: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, name: str) -> NameAnswer:
        with self._lock:
            self.asked.append(name)
            found = self._answers[name]
            return found.pop(0) if len(found) > 1 else found[0]


def ask(resolver: Resolver, *names: str) -> dict[str, NameAnswer]:
    awake = threading.Event()
    desk = NameDesk(SystemClock(), awake.set, once=resolver, threads=3)
    for name in names:
        desk.ask(name)
        desk.ask(name)
    got: dict[str, NameAnswer] = {}
    until = time.monotonic() + 5
    while len(got) < len(names) and time.monotonic() < until:
        awake.wait(0.05)
        awake.clear()
        got |= dict(desk.answers())
    desk.close()
    return got


def test_a_name_is_absent_only_when_that_is_said_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolving, "SECOND_LOOK_S", 0.05)
    resolver = Resolver(gone=[NO], flaky=[NO, YES], slow=[NO, UNCLEAR], broken=[UNCLEAR], here=[YES])
    got = ask(resolver, "gone", "flaky", "slow", "broken", "here")
    assert {name: answer.state for name, answer in got.items()} == {
        "gone": NameState.ABSENT, "flaky": NameState.RESOLVES, "slow": NameState.UNCLEAR,
        "broken": NameState.UNCLEAR, "here": NameState.RESOLVES,
    }  # fmt: skip
    assert sorted(resolver.asked) == ["broken", "flaky", "flaky", "gone", "gone", "here", "slow", "slow"]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), NameState.ABSENT),
        (socket.gaierror(socket.EAI_AGAIN, "again"), NameState.UNCLEAR),
        (socket.gaierror(socket.EAI_FAIL, "failed"), NameState.UNCLEAR),
        (OSError(5, "io"), NameState.UNCLEAR),
        (UnicodeError("label too long"), NameState.UNCLEAR),
    ],
)
def test_the_resolvers_errors_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, error: Exception, state: NameState
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert resolving.look_up("news.example").state is state


def test_without_descriptors_nothing_is_said_of_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(24, "too many open files")

    monkeypatch.setattr("os.open", fail)
    assert resolving.look_up("news.example").state is NameState.LOCAL


def state(uplink: Uplink) -> tuple[bool | None, int]:
    return uplink.resolves, uplink.rounds_down


def test_nothing_is_known_before_anybody_asks() -> None:
    assert state(Uplink(("a.example",))) == (None, 0)


def test_a_name_of_the_run_that_resolves_spares_the_control() -> None:
    uplink = Uplink(("control.example",))
    uplink.name_resolved(100.0)
    assert uplink.ask(100.0 + PROOF_LASTS_S - 1) == ()
    assert uplink.resolves is True
    assert uplink.ask(100.0 + PROOF_LASTS_S) == ("control.example", IMPOSSIBLE_NAME)


def test_controls_that_fail_twice_mean_that_we_are_down() -> None:
    uplink = Uplink(("a.example", "b.example"))
    for start in (0.0, ROUND_PAUSE_S):
        assert uplink.ask(start) == ("a.example", "b.example", IMPOSSIBLE_NAME)
        assert uplink.ask(start) == ()
        uplink.heard("a.example", UNCLEAR, start + 0.1)
        uplink.heard("b.example", UNCLEAR, start + 0.1)
    assert state(uplink) == (False, 2)
    uplink.name_resolved(9.0)
    assert state(uplink) == (True, 0)


def test_one_control_that_resolves_is_enough_and_late_words_change_nothing() -> None:
    uplink = Uplink(("a.example", "b.example"))
    uplink.ask(0.0)
    uplink.heard("b.example", YES, 0.1)
    uplink.heard("a.example", UNCLEAR, 0.2)
    uplink.heard("stranger.example", UNCLEAR, 0.2)
    assert (uplink.resolves, uplink.rounds_down, uplink.is_settling) == (True, 0, False)


def test_a_control_that_keeps_us_waiting_does_not_resolve() -> None:
    uplink = Uplink(("a.example",))
    uplink.ask(0.0)
    uplink.check(PATIENCE_S - 0.1)
    assert uplink.due_at() == PATIENCE_S
    assert uplink.is_settling
    uplink.check(PATIENCE_S)
    assert (uplink.is_settling, uplink.resolves) == (False, False)


def test_a_resolver_that_knows_the_runs_names_and_not_the_controls_is_up() -> None:
    uplink = Uplink(("a.example",))
    uplink.name_resolved(0.0)
    uplink.ask(PROOF_LASTS_S)
    uplink.heard("a.example", NO, PROOF_LASTS_S + 0.1)
    assert (uplink.resolves, uplink.rounds_down) == (True, 0)


def test_answers_in_the_names_of_others_are_noticed() -> None:
    uplink = Uplink(("a.example",))
    uplink.ask(0.0)
    uplink.heard(IMPOSSIBLE_NAME, NO, 0.1)
    before = uplink.captive
    uplink.heard(IMPOSSIBLE_NAME, YES, 0.1)
    assert (before, uplink.captive) == (False, True)
    portal = Uplink(("a.example",))
    portal.ask(0.0)
    portal.heard("a.example", NameAnswer(NameState.RESOLVES, "", ("192.168.1.1",)), 0.1)
    assert portal.captive


def test_without_controls_nobody_is_asked() -> None:
    assert Uplink(()).ask(0.0) == ()
