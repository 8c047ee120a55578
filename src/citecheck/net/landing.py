"""What a transfer that has ended brought: an answer, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model.observation import Exchange, Failure, FailureKind, Phase
from citecheck.net import faults
from citecheck.net.transfers import Landed, Tag


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts of one transfer."""

    exchange: Exchange | None
    """The answer, or as much of it as came before it broke."""
    failure: Failure | None
    code: int
    """libcurl's error number."""
    name_resolved: bool
    """The resolver gave an address, now or for an earlier transfer."""
    in_opened_range: bool
    broken_by_us: bool
    """A shortage of descriptors, buffers or ports."""


def outcome_of(landed: Landed[Tag], url: str, elapsed_s: float) -> Outcome:
    """Read the facts of a transfer; ``url`` is its public address."""
    flight, reading = landed.flight, landed.flight.reading
    whole = landed.code == faults.OK or reading.satisfied
    cut = landed.code == faults.PARTIAL and reading.has_body
    failure: Failure | None = None
    if reading.oversized:
        failure = Failure(FailureKind.TOO_LARGE, Phase.WAIT, "headers beyond every bound")
    elif not reading.closed and landed.code == faults.OK:
        failure = Failure(FailureKind.MALFORMED_RESPONSE, Phase.WAIT, "the connection closed within the headers")
    elif not (reading.closed and (whole or cut)):
        failure = faults.failure_of(flight.ending(landed.code, landed.message))
    exchange = None
    if reading.closed and not reading.oversized:
        exchange = reading.exchange(url, flight.address(), elapsed_s, cut=failure is not None or cut)
    return Outcome(
        exchange=exchange,
        failure=failure,
        code=landed.code,
        name_resolved=flight.dialled or bool(flight.closed),
        in_opened_range=flight.opened,
        broken_by_us=flight.local_errno != 0,
    )
