"""Polite to each host and quick over all: the schedule under a clock that only the tests move."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net.lanes import FAILURES_TO_CONDEMN, REFUSALS_TO_REST, Door, Lane, Pace
from citecheck.net.schedule import Schedule, Turn

REFUSED = Failure(FailureKind.REFUSED, Phase.CONNECT, "nobody there")


@dataclass(frozen=True)
class Job:
    number: int
    host: str
    port: int
    takes_s: float
    ends: str


@dataclass
class World:
    """Plays a run: starts what may start, ends it after its time, and watches the manners."""

    schedule: Schedule[Job]
    places: int
    now: float = 0.0
    started: list[tuple[float, Job]] = field(default_factory=list)
    ended: Counter[int] = field(default_factory=Counter)
    settled: dict[int, Failure] = field(default_factory=dict)
    open_now: Counter[str] = field(default_factory=Counter)
    most_open: Counter[str] = field(default_factory=Counter)
    most_hosts: int = 0

    def play(self) -> None:
        flights: list[tuple[float, int, Turn[Job]]] = []
        for _ in range(100_000):
            while len(flights) < self.places and (turn := self.schedule.next(self.now)) is not None:
                self._start(turn)
                heapq.heappush(flights, (self.now + turn.job.takes_s, len(self.started), turn))
            for job, failure in self.schedule.settled():
                assert job.number not in self.settled
                self.settled[job.number] = failure
            at = self.schedule.next_at() if len(flights) < self.places else None
            times = [flights[0][0]] if flights else []
            times += [] if at is None else [at]
            if not times:
                return
            self.now = max(self.now, min(times))
            while flights and flights[0][0] <= self.now:
                self._end(heapq.heappop(flights)[2])
        pytest.fail("the run does not end")

    def _start(self, turn: Turn[Job]) -> None:
        job = turn.job
        self.started.append((self.now, job))
        self.open_now[job.host] += 1
        self.most_open[job.host] = max(self.most_open[job.host], self.open_now[job.host])
        self.most_hosts = max(self.most_hosts, self.schedule.open_lanes)
        if job.ends != "unconnected":
            self.schedule.connected(turn, self.now)

    def _end(self, turn: Turn[Job]) -> None:
        job = turn.job
        self.open_now[job.host] -= 1
        self.ended[job.number] += 1
        match job.ends:
            case "unconnected":
                self.schedule.unconnected(turn, REFUSED, self.now)
            case "refused":
                self.schedule.refused(turn, None, 10.0, self.now)
            case "broken":
                self.schedule.ended(turn, self.now)
            case _:
                self.schedule.answered(turn, self.now)


def world(jobs: list[Job], *, slots: int = 4, interval_s: float = 0.25, places: int = 600, window: int = 1000) -> World:
    schedule: Schedule[Job] = Schedule(lambda _: Pace(slots, interval_s), window=window, patience_s=22.0)
    for job in jobs:
        schedule.add(job, job.host, job.port, 0.0)
    played = World(schedule, places)
    played.play()
    return played


def jobs_of(hosts: int, each: int) -> list[Job]:
    numbers = range(hosts * each)
    return [Job(number, f"h{number // each}.example", 443, 0.3, "answered") for number in numbers]


def others(count: int) -> list[Job]:
    return [Job(10_000 + n, f"x{n % 300}.example", 443, 0.3, "answered") for n in range(count)]


JOBS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from([80, 443]),
        st.floats(0.01, 30),
        st.sampled_from(["answered", "answered", "answered", "broken", "unconnected", "refused"]),
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(JOBS, st.integers(1, 4), st.sampled_from([0.0, 0.05, 0.25]), st.integers(1, 20), st.integers(1, 6))
def test_whatever_happens_every_job_ends_once_and_manners_are_kept(
    rows: list[tuple[int, int, float, str]], slots: int, interval_s: float, places: int, window: int
) -> None:
    jobs = [Job(n, f"h{host}.example", port, takes, ends) for n, (host, port, takes, ends) in enumerate(rows)]
    played = world(jobs, slots=slots, interval_s=interval_s, places=places, window=window)
    assert set(played.ended) | set(played.settled) == {job.number for job in jobs}
    assert not set(played.ended) & set(played.settled)
    assert all(count == 1 for count in played.ended.values())
    assert max(played.most_open.values(), default=0) <= slots
    assert sum(played.most_open.values()) == 0 or played.most_hosts <= window
    starts: dict[str, list[float]] = defaultdict(list)
    for at, job in played.started:
        starts[job.host].append(at)
    for times in starts.values():
        assert all(after - before >= 0.59 * interval_s for before, after in pairwise(times))
        assert times[-1] - times[0] >= (len(times) - 2) * interval_s - 1e-6
    assert played.schedule.open_lanes == 0
    assert not list(played.schedule.drain())


@settings(max_examples=60)
@given(JOBS)
@example([(0, 80, 0.375, "refused"), (0, 80, 1.0, "answered"), (0, 80, 1.0, "answered")])
def test_no_run_is_quicker_than_the_bound_it_prints(rows: list[tuple[int, int, float, str]]) -> None:
    jobs = [Job(n, f"h{host}.example", port, takes, ends) for n, (host, port, takes, ends) in enumerate(rows)]
    played = world(jobs, places=8)
    assert played.schedule.lower_bound_s(8, in_order=False) <= played.schedule.lower_bound_s(8) + 1e-6
    assert played.schedule.lower_bound_s(8) <= played.now + 1e-6


def test_a_host_that_is_reached_gets_all_its_slots_and_a_busy_one_leaves_places_to_others() -> None:
    played = world([*jobs_of(1, 100), *others(20)], places=24, interval_s=0.0)
    assert played.most_open["h0.example"] == 4
    assert max(at for at, job in played.started if job.number >= 10_000) < 1.0


def test_the_first_question_goes_alone_until_a_connection_stands() -> None:
    schedule: Schedule[str] = Schedule(lambda _: Pace(4, 0.0), window=10, patience_s=22.0)
    for job in "abc":
        schedule.add(job, "news.example", 443, 0.0)
    first = schedule.next(0.0)
    assert first is not None
    assert schedule.next(0.0) is None
    schedule.connected(first, 0.1)
    assert [turn.job for turn in (schedule.next(0.1), schedule.next(0.1)) if turn] == ["b", "c"]


def test_the_longest_lane_sets_the_time_of_the_run() -> None:
    played = world([*jobs_of(1, 200), *others(900)])
    bound = played.schedule.lower_bound_s(600)
    assert bound == pytest.approx(199 * 0.25, rel=0.01)
    assert played.now <= 1.02 * bound + 0.3


def test_a_port_is_condemned_by_two_failed_connections_and_the_other_port_goes_on() -> None:
    dead = [Job(n, "h.example", 443, 8.0, "unconnected") for n in range(10)]
    alive = [Job(100 + n, "h.example", 80, 0.2, "answered") for n in range(10)]
    played = world([*dead, *alive])
    assert sum(number < 100 for number in played.ended) == FAILURES_TO_CONDEMN
    assert sum(number >= 100 for number in played.ended) == 10
    evidence = set(played.settled.values())
    assert {failure.kind for failure in evidence} == {FailureKind.HOST_DOWN}
    assert all("refused" in failure.detail and "443" in failure.detail for failure in evidence)


def test_a_port_that_answered_before_needs_more_failures() -> None:
    door: Door[int] = Door(443)
    door.connected()
    for count in range(1, 5):
        assert door.down is None
        door.unconnected(REFUSED, float(count))
    assert door.down is not None


def test_jobs_that_come_late_to_a_condemned_host_are_settled_too() -> None:
    schedule: Schedule[str] = Schedule(lambda _: Pace(4, 0.0), window=10, patience_s=22.0)
    schedule.add("a", "gone.example", 443, 0.0)
    turn = schedule.next(0.0)
    assert turn is not None
    schedule.add("later", "gone.example", 443, 0.0, not_before=5.0)
    gone = Failure(FailureKind.NO_SUCH_HOST, Phase.NAME, "no such name")
    schedule.end_lane(turn, gone, 1.0)
    schedule.add("b", "gone.example", 80, 2.0)
    assert schedule.settled() == [("b", gone)]
    assert schedule.next_at() == 5.0
    assert schedule.next(5.0) is None
    assert schedule.settled() == [("later", gone)]
    assert schedule.open_lanes == 0


def test_a_refusal_slows_a_lane_for_the_rest_of_the_run() -> None:
    lane: Lane[int] = Lane("h.example", Pace(4, 0.25))
    lane.started(0.0)
    lane.started(0.25)
    assert lane.asked_to_wait(0.0, None, 1.0) >= 5 * 0.25
    slowed = (lane.slots, lane.interval_s, lane.refusals)
    assert slowed == (2, 0.625, 1)
    lane.asked_to_wait(0.25, None, 1.1)
    assert (lane.slots, lane.interval_s, lane.refusals) == slowed, "an answer from before the pause counts once"
    lane.asked_to_wait(9.0, None, 9.5)
    assert (lane.slots, lane.interval_s, lane.refusals) == (1, 1.5625, 2)


def test_a_host_that_goes_on_refusing_is_left_alone() -> None:
    played = world([Job(n, "h.example", 443, 0.1, "refused") for n in range(40)], slots=1)
    assert len(played.ended) == REFUSALS_TO_REST
    assert {failure.kind for failure in played.settled.values()} == {FailureKind.HOST_RESTING}


def test_a_long_retry_after_ends_the_lane_and_a_short_one_pauses_it() -> None:
    schedule: Schedule[int] = Schedule(lambda _: Pace(1, 0.1), window=10, patience_s=22.0)
    for number in range(3):
        schedule.add(number, "h.example", 443, 0.0)
    first = schedule.next(0.0)
    assert first is not None
    assert schedule.refused(first, 2.0, 10.0, 0.5) == 2.5
    assert schedule.next(2.4) is None
    second = schedule.next(2.5)
    assert second is not None
    assert schedule.refused(second, 3600.0, 10.0, 3.0) is None
    assert [(job, failure.kind) for job, failure in schedule.settled()] == [(2, FailureKind.HOST_RESTING)]


def test_late_starts_do_not_add_up() -> None:
    lane: Lane[int] = Lane("h.example", Pace(1000, 0.05))
    lane.waiting = 1000
    now = 0.0
    for _ in range(200):
        lane.started(now)
        now = lane.next_at + 0.01  # the loop is 10 ms late each time
    assert now <= 200 * 0.05 + 0.1


def test_with_a_strict_pace_the_next_request_waits_until_the_one_before_was_sent() -> None:
    schedule: Schedule[int] = Schedule(lambda _: Pace(4, 0.25, strict=True), window=10, patience_s=22.0)
    for number in range(4):
        schedule.add(number, "h.example", 443, 0.0)
    first = schedule.next(0.0)
    assert first is not None
    schedule.connected(first, 0.4)  # a slow handshake
    assert schedule.next(0.64) is None
    second = schedule.next(0.75)  # late, and nothing is made up for
    assert second is not None
    assert schedule.next(1.5) is None, "the second has no connection yet"
    schedule.answered(first, 1.6)
    assert schedule.next(1.7) is None
    schedule.ended(second, 1.8)  # it never was sent
    third = schedule.next(1.8)
    assert third is not None
    schedule.connected(third, 1.9)
    assert schedule.next(2.14) is None
    assert schedule.next(2.15) is not None


def test_a_window_bounds_the_hosts_that_are_open() -> None:
    played = world(jobs_of(500, 3), window=20)
    assert played.most_hosts == 20
    assert len(played.ended) == 1500


def test_a_chain_that_goes_on_comes_before_those_that_wait() -> None:
    schedule: Schedule[str] = Schedule(lambda _: Pace(4, 0.0), window=1, patience_s=22.0)
    for job in "abc":
        schedule.add(job, "h.example", 443, 0.0)
    first = schedule.next(0.0)
    assert first is not None
    schedule.connected(first, 0.0)
    schedule.add("hop", "h.example", 443, 0.1, first=True)
    schedule.add("elsewhere", "other.example", 443, 0.1, first=True)
    jobs = {turn.job for turn in (schedule.next(0.1), schedule.next(0.1)) if turn}
    assert jobs == {"hop", "elsewhere"}, "a hop opens its host although the window is full"


def test_a_host_that_never_answers_gets_less_time_and_one_that_did_keeps_it() -> None:
    lane: Lane[int] = Lane("h.example", Pace(4, 0.25))
    lane.silences = 3
    assert lane.patience_s(22.0) == 22.0
    lane.silences = 4
    assert lane.patience_s(22.0) == 8.0
    assert lane.patience_s(60.0) == 20.0
    assert lane.patience_s(5.0) == 5.0
    lane.answers = 1
    assert lane.patience_s(22.0) == 22.0


def test_a_lane_that_was_idle_has_nothing_to_make_up_for() -> None:
    lane: Lane[int] = Lane("h.example", Pace(4, 0.25))
    for now in (0.0, 1.0, 1.25):
        lane.started(now)
        assert lane.next_at == now + 0.25


def test_ports_of_a_host_take_turns_as_their_addresses_do_in_the_list() -> None:
    jobs = [Job(n, "h.example", 80 if n % 8 == 0 else 443, 0.1, "answered") for n in range(160)]
    played = world(jobs)
    order = [job.number for _, job in played.started]
    assert all(abs(place - number) < 16 for place, number in enumerate(order))


def test_a_slowed_lane_makes_up_for_nothing() -> None:
    lane: Lane[int] = Lane("h.example", Pace(4, 0.05))
    lane.waiting = 10
    lane.started(0.0)
    lane.asked_to_wait(0.0, None, 0.1)
    for now in (1.5, 1.7):
        lane.started(now)
        assert lane.next_at == pytest.approx(now + lane.interval_s)
