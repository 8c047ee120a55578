"""What a round of probing is given: what to call with each answer, and the tools it works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from citecheck.clock import Clock
from citecheck.model.observation import Observation, ProbeRequest, ProbeSummary
from citecheck.net.bodies import Enough, enough_by_default

OnAnswer = Callable[[Observation], Iterable[ProbeRequest]]
"""Called with each observation as it comes; what it gives back is asked in the same run."""


class Tape(Protocol):
    """What keeps observations for a replay."""

    def keep(self, observation: Observation, *, method: str = "GET", body: bytes = b"") -> None:
        """Write one observation; ``method`` and ``body`` as they were sent."""

    def sum_up(self, summary: ProbeSummary) -> None:
        """Write how a round of probing went."""


class OnWait(Protocol):
    """Told when a host is given a rest."""

    def __call__(self, host: str, seconds: float, why: str) -> None:
        """Hear of it; must not raise."""


def no_wait(host: str, seconds: float, why: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class ProbeTools:
    """What a prober works with, besides its settings; the defaults are those of a plain run."""

    clock: Clock
    enough: Enough = enough_by_default
    """When a body has been read far enough; see ``bodies.Enough``."""
    tape: Tape | None = None
    on_wait: OnWait = no_wait
    known_slow_s: Mapping[str, float] | None = None
    """Address -> seconds it needed last time: the slow ones start first, or the run waits for them at its end."""
    environment: Mapping[str, str] | None = None
    """For the proxies; the process's own when ``None``."""
