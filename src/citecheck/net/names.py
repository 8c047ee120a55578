"""Names that libcurl could not resolve, and whether that is our own network's fault."""

from __future__ import annotations

from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net.gate import Gate
from citecheck.net.parts import ChainTurn, Parts
from citecheck.net.resolving import NameAnswer, NameState
from citecheck.net.uplink import IMPOSSIBLE_NAME, ROUND_PAUSE_S

ROUNDS_TO_GIVE_UP = 2
"""So often in a row no control name resolves, and nothing more is asked that needs the resolver."""
SECOND_TRY_S = 2.0
"""Before a name is tried again about which the resolver gave no clear word."""
LOCAL_PAUSE_S = 0.5
MOST_LOCAL_FAULTS = 5


class Names:
    """Settles what hangs on the resolver's word."""

    def __init__(self, parts: Parts, gate: Gate) -> None:
        """Take what the round shares."""
        self._parts = parts
        self._gate = gate
        self._held: dict[str, list[ChainTurn]] = {}
        self._tried_again: set[str] = set()
        self._next_round_at: float | None = None

    def hold(self, turn: ChainTurn) -> None:
        """Keep a turn, its place with its host included, until the resolver has said whether the name exists."""
        self._held.setdefault(turn.lane.host, []).append(turn)
        self._parts.desk.ask(turn.lane.host)

    def silence(self, now: float) -> None:
        """Somebody fell silent for a reason that may be ours: ask a control name unless that is known anyhow."""
        for name in self._parts.uplink.ask(now):
            rule = self._parts.settings.rule_for(name)
            if rule is None or name == IMPOSSIBLE_NAME:
                self._parts.desk.ask(name)
            elif rule.address is None:
                self._parts.uplink.heard(name, NameAnswer(NameState.ABSENT, "so says --resolve"), now)
            else:  # the user's word stands in the place of the resolver's, for control names as for all others
                self._parts.uplink.name_resolved(now)
                self._parts.uplink.settle()

    def unclear(self, turn: ChainTurn, failure: Failure, now: float) -> None:
        """The resolver gave no word: once more for this host, then it is left."""
        parts, chain, host = self._parts, turn.job, turn.lane.host
        if host not in self._tried_again and parts.settings.late_retry and chain.at is not None:
            self._tried_again.add(host)
            parts.schedule.ended(turn, now)
            chain.attempts += 1
            chain.spent_s = 0.0
            parts.figures.retries += 1
            self._gate.queue(chain, chain.at, not_before=now + SECOND_TRY_S)
            return
        self._end(turn, failure, now)

    def step(self, now: float) -> None:
        """Deal with what the resolver said since the last step."""
        uplink = self._parts.uplink
        for name, answer in self._parts.desk.answers():
            uplink.heard(name, answer, now)
            for turn in self._held.pop(name, ()):
                self._decide(turn, answer, now)
        uplink.check(now)
        if uplink.rounds_down and not uplink.is_settling:
            self._doubt(now)
        elif not uplink.rounds_down:
            self._next_round_at = None
            self._gate.shut = None

    def next_at(self) -> float | None:
        """Give the time at which ``step`` has something to do although nobody woke the loop."""
        times = (self._parts.desk.next_at(), self._parts.uplink.due_at(), self._next_round_at)
        return min((at for at in times if at is not None), default=None)

    def release(self) -> list[ChainTurn]:
        """Give up all that is held, for an interruption."""
        turns = [turn for held in self._held.values() for turn in held]
        self._held.clear()
        return turns

    def _decide(self, turn: ChainTurn, answer: NameAnswer, now: float) -> None:
        chain, host = turn.job, turn.lane.host
        match answer.state:
            case NameState.ABSENT:
                self._end(turn, Failure(FailureKind.NO_SUCH_HOST, Phase.NAME, f"{host}: {answer.detail}"), now)
            case NameState.UNCLEAR:
                self.unclear(turn, Failure(FailureKind.DNS, Phase.NAME, f"{host}: {answer.detail}"), now)
            case NameState.RESOLVES | NameState.LOCAL:
                self._parts.schedule.ended(turn, now)
                chain.local_faults += 1
                self._parts.figures.local_faults += 1
                if chain.local_faults > MOST_LOCAL_FAULTS or chain.at is None:
                    detail = f"{host}: {answer.detail or 'the resolver contradicts itself'}"
                    kind = FailureKind.LOCAL if answer.state is NameState.LOCAL else FailureKind.DNS
                    self._gate.abandon(chain, Failure(kind, Phase.NAME, detail))
                else:
                    self._gate.queue(chain, chain.at, not_before=now + LOCAL_PAUSE_S * 2 ** (chain.local_faults - 1))

    def _end(self, turn: ChainTurn, failure: Failure, now: float) -> None:
        self._parts.schedule.end_lane(turn, failure, now)
        self._gate.abandon(turn.job, failure)

    def _doubt(self, now: float) -> None:
        """No control name resolves: look for other proof, ask again, and at last give up what needs the resolver."""
        parts = self._parts
        places = [turn.job.at for turn in parts.transfers.dialling()]
        if any(parts.orders.needs_resolver(url) for url in places if url is not None):
            parts.uplink.name_resolved(now)
        elif parts.uplink.rounds_down >= ROUNDS_TO_GIVE_UP:
            self._next_round_at = None
            if self._gate.shut is None:
                self._give_up(now)
        elif self._next_round_at is None:
            self._next_round_at = now + ROUND_PAUSE_S
        elif now >= self._next_round_at:
            self._next_round_at = None
            self.silence(now)

    def _give_up(self, now: float) -> None:
        parts = self._parts
        controls = ", ".join(parts.settings.controls)
        down = Failure(FailureKind.LOCAL, Phase.NAME, f"our network is down: none of {controls} resolves")
        self._gate.shut = down
        for turn in self.release():
            self._end(turn, Failure(FailureKind.DNS, Phase.NAME, down.detail), now)
        for chain in list(parts.schedule.drain()):
            url = chain.at or self._gate.address_of(chain)
            if parts.orders.needs_resolver(url):
                self._gate.abandon(chain, down)
            else:
                self._gate.queue(chain, url)
