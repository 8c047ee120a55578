"""Whose fault is silence? What is known of our own way out, and when a control name has to be asked.

Pure: time and answers are handed in. That any name of the run resolved proves that the resolver works; a control name
is asked at the start, and when hosts fall silent and nothing has been proved for a while.
"""

from __future__ import annotations

from ipaddress import ip_address

from citecheck.net.guard import closed_because
from citecheck.net.resolving import NameAnswer, NameState

PROOF_LASTS_S = 10.0
"""A name that resolved so long ago does not explain a silence of now. Our choice."""
PATIENCE_S = 5.0
"""Within which a control name must resolve; a resolver that needs longer serves nobody. Our choice."""
ROUND_PAUSE_S = 2.0
"""Between two rounds of control names, so that a moment's failure is not taken for a lasting one. Our choice."""
IMPOSSIBLE_NAME = "no-such-name.citecheck.invalid"
"""Must not exist (RFC 6761, 6.4): whoever gives it an address answers in the names of others."""


class Uplink:
    """What is known of our own network."""

    def __init__(self, controls: tuple[str, ...]) -> None:
        """Take the names that resolve when the network is up."""
        self._controls = controls
        self._proved_at = float("-inf")
        self._any_name = False
        self._asked_at: float | None = None
        self._waiting: set[str] = set()
        self._rounds_down = 0
        self.resolves: bool | None = None
        """The newest that is known; ``None`` when nothing is."""
        self.captive = False

    def name_resolved(self, now: float) -> None:
        """A name of the run resolved."""
        self._proved_at = now
        self._any_name = True
        self._rounds_down = 0
        self.resolves = True

    def ask(self, now: float) -> tuple[str, ...]:
        """Give the names to ask because somebody is silent; none while the last proof holds or the question runs."""
        if not self._controls or self._waiting or now - self._proved_at < PROOF_LASTS_S:
            return ()
        if self._asked_at is not None and now - self._asked_at < ROUND_PAUSE_S:
            return ()
        self._asked_at = now
        self._waiting = set(self._controls)
        return (*self._controls, IMPOSSIBLE_NAME)

    def heard(self, name: str, answer: NameAnswer, now: float) -> None:
        """Take the answer about a name that ``ask`` gave."""
        if name == IMPOSSIBLE_NAME:
            self.captive = self.captive or answer.state is NameState.RESOLVES
            return
        if name not in self._waiting:
            return
        self._waiting.discard(name)
        if answer.state is NameState.RESOLVES:
            if all(closed_because(ip_address(text.partition("%")[0])) for text in answer.addresses):
                self.captive = True
            self._waiting.clear()
            self._proved_at, self._rounds_down, self.resolves = now, 0, True
        elif not self._waiting:
            self._round_lost(unclear=answer.state is not NameState.ABSENT)

    def settle(self) -> None:
        """Wait for no further answer of this round."""
        self._waiting.clear()

    def check(self, now: float) -> None:
        """Take a control name that lets us wait too long as one that does not resolve."""
        if self._waiting and self._asked_at is not None and now - self._asked_at >= PATIENCE_S:
            self._waiting.clear()
            self._round_lost(unclear=True)

    def due_at(self) -> float | None:
        """Give the time at which ``check`` has something to decide."""
        return self._asked_at + PATIENCE_S if self._waiting and self._asked_at is not None else None

    @property
    def is_settling(self) -> bool:
        """A question is under way."""
        return bool(self._waiting)

    @property
    def rounds_down(self) -> int:
        """How often in a row no control name resolved."""
        return self._rounds_down

    def _round_lost(self, *, unclear: bool) -> None:
        """No control resolves; "does not exist" of a resolver that knows other names of the run proves nothing."""
        if unclear or not self._any_name:
            self._rounds_down += 1
            self.resolves = False
