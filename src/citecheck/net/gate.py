"""From a wish to a transfer: what can be asked waits for its host, what cannot is settled at once."""

from __future__ import annotations

from citecheck.model.observation import Exchange, Failure, FailureKind, Phase, ProbeRequest, Purpose
from citecheck.net.chain import Chain, Disguise, disguise
from citecheck.net.parts import ChainTurn, Parts
from citecheck.net.wire import UrlProblem, WireUrl, on_wire

INTERRUPTED = Failure(FailureKind.INTERRUPTED, Phase.URL, "the run was interrupted")


class Gate:
    """Lets requests in, and settles those that end without being asked."""

    def __init__(self, parts: Parts) -> None:
        """Take what the round shares."""
        self._parts = parts
        self._disguises: dict[Chain, Disguise] = {}
        self.shut: Failure | None = None
        """Why nothing is asked any more that needs the resolver."""

    def admit(self, request: ProbeRequest) -> None:
        """Take a request in."""
        parts = self._parts
        chain = parts.ledger.open(request)
        if parts.interrupted:
            self.finish(chain, (), INTERRUPTED)
            return
        url = on_wire(request.ask_as or request.url)
        if isinstance(url, UrlProblem):
            self.finish(chain, (), Failure(url.kind, Phase.URL, url.detail))
            return
        if request.ask_as is not None and (found := _disguise_of(request, url)) is not None:
            self._disguises[chain] = found
        if not parts.ledger.joins(chain, url):
            self.queue(chain, url)

    def queue(self, chain: Chain, url: WireUrl, *, not_before: float = 0.0) -> None:
        """Let a chain wait for its host, unless the address is closed to us."""
        parts = self._parts
        closed = parts.orders.closed(url)
        if closed is None and self.shut is not None and parts.orders.needs_resolver(url):
            closed = self.shut
        if closed is not None:
            self.finish(chain, chain.exchanges, closed, self.public(chain, url.text))
            return
        now = parts.clock.monotonic()
        # a path test goes first too: verdicts, and the pages they hang on, wait for it
        first = chain.at is not None or chain.request.purpose is Purpose.PATH_TEST
        parts.schedule.add(chain, url.host, url.port, now, not_before=not_before, first=first)

    def start(self, turn: ChainTurn) -> None:
        """Begin the transfer of a chain whose turn it is."""
        parts, chain = self._parts, turn.job
        if chain.at is None:
            chain.at = self.address_of(chain)
            chain.asked_at = parts.clock.now()
            chain.attempts = 1
        chain.unattended_s = parts.unattended_s
        parts.figures.requests += 1
        patience_s = turn.lane.patience_s(parts.settings.timeout_s)
        turn.handle = parts.transfers.start(parts.orders.order(chain, chain.at, patience_s), turn)
        if not chain.hops:  # where redirects lead, more may come
            for last in parts.schedule.last_turns(turn):
                parts.transfers.close_after(last.handle)

    def address_of(self, chain: Chain) -> WireUrl:
        """Give the first address of a chain that was let in; read anew, since keeping it costs more."""
        url = on_wire(chain.request.ask_as or chain.request.url)
        if isinstance(url, UrlProblem):  # cannot happen: it was read when it came in
            raise TypeError(url.detail)
        return url

    def settle_unasked(self) -> None:
        """Settle those whose host was given up while they waited."""
        for chain, failure in self._parts.schedule.settled():
            self.abandon(chain, failure)

    def abandon(self, chain: Chain, failure: Failure) -> None:
        """End a chain that waits: with what its own first try showed, if it had one."""
        if chain.fallback is not None:
            exchanges, own = chain.fallback
            self.finish(chain, exchanges, own, self._failed_at(chain))
        else:
            self.finish(chain, chain.exchanges, failure, self._failed_at(chain))

    def finish(
        self, chain: Chain, exchanges: tuple[Exchange, ...], failure: Failure | None, failed_url: str | None = None
    ) -> None:
        """Settle a chain; an answer of the first try counts more than the second's silence."""
        if failure is not None and chain.fallback is not None and chain.fallback[1] is None:
            exchanges, failure = chain.fallback
        if failure is None or failed_url == chain.request.url:
            failed_url = None
        self._disguises.pop(chain, None)
        self._parts.ledger.settle(chain, exchanges, failure, failed_url)

    def public(self, chain: Chain, url: str) -> str:
        """Give the public form of an address that is dialled."""
        found = self._disguises.get(chain) if self._disguises else None
        return url if found is None else found.unmask(url)

    def private(self, chain: Chain, url: str) -> str:
        """Give the address to dial for a public one."""
        found = self._disguises.get(chain) if self._disguises else None
        return url if found is None else found.mask(url)

    def _failed_at(self, chain: Chain) -> str | None:
        return self.public(chain, chain.at.text) if chain.at is not None and chain.hops else None


def _disguise_of(request: ProbeRequest, asked: WireUrl) -> Disguise | None:
    public = on_wire(request.url)
    return None if isinstance(public, UrlProblem) else disguise(public.text, asked.text)
