"""Who is still owed an answer: each request gets exactly one, the same page asked twice at once is one request."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from citecheck.clock import Clock
from citecheck.model.observation import Exchange, Failure, Observation, ProbeRequest
from citecheck.net.chain import Chain
from citecheck.net.interface import OnAnswer, Tape
from citecheck.net.wire import WireUrl, on_wire


class Ledger:
    """The requests of a run from the wish to the answer."""

    def __init__(self, on_answer: OnAnswer, tape: Tape | None, clock: Clock) -> None:
        """Take who hears the answers, and what else keeps them."""
        self._on_answer = on_answer
        self._tape = tape
        self._clock = clock
        self._leaders: dict[int, Chain] = {}
        self._further: deque[ProbeRequest] = deque()
        self._settled: deque[Observation] = deque()
        self.owed = 0
        """Requests without an answer."""
        self.answered = 0

    def open(self, request: ProbeRequest) -> Chain:
        """Begin a chain for a request."""
        self.owed += 1
        return Chain(request)

    def joins(self, chain: Chain, url: WireUrl) -> bool:
        """Let a chain share the answer of one for the very same page that is under way, if there is such a one."""
        request = chain.request
        if request.ask_as is not None:
            return False
        key = hash((url.text, request.purpose, request.headers, request.body_limit_bytes, request.whole))
        leader = self._leaders.get(key)
        if leader is None:
            self._leaders[key] = chain
            chain.key = key
            return False
        if not _same_page(leader.request, request, url):  # two keys that collide
            return False
        if leader.followers is None:
            leader.followers = []
        leader.followers.append(request)
        return True

    def settle(
        self, chain: Chain, exchanges: tuple[Exchange, ...], failure: Failure | None, failed_url: str | None = None
    ) -> None:
        """Note how a chain ended, for all who asked for it; see ``hand_over``."""
        if self._leaders.get(chain.key) is chain:
            del self._leaders[chain.key]
        observation = chain.observation(exchanges, failure, failed_url, self._clock.now())
        self._settled.append(observation)
        self._settled.extend(replace(observation, url=request.url) for request in chain.followers or ())

    @property
    def backlog(self) -> int:
        """Answers that nobody has heard yet."""
        return len(self._settled)

    def hand_over(self, longest_s: float) -> None:
        """Tell the caller of what is settled, at least of one; no longer than this, if one answer does not take longer.

        What the caller makes of an answer may take longer than the fetching, and connections want to be served.
        """
        until = self._clock.monotonic() + longest_s
        while self._settled:
            observation = self._settled.popleft()
            self.owed -= 1
            self.answered += 1
            if self._tape is not None:
                self._tape.keep(observation)
            self._further.extend(self._on_answer(observation))
            if self._clock.monotonic() >= until:
                return

    def further(self) -> ProbeRequest | None:
        """Give the next request that an answer led to."""
        return self._further.popleft() if self._further else None


def _same_page(one: ProbeRequest, other: ProbeRequest, url: WireUrl) -> bool:
    return (
        one.purpose is other.purpose
        and one.headers == other.headers
        and one.body_limit_bytes == other.body_limit_bytes
        and one.whole == other.whole
        and on_wire(one.url) == url
    )
