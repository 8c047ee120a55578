"""Chains of redirects that cross from one owner to another, put together from what each owner saw.

A shard follows redirects only among its own hosts. Where one leads elsewhere, its answer ends there, and the owner of
the next host is asked for the rest; so no host is ever asked by two workers, also not by way of a redirect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from citecheck.engine.scan.rawlog import Place
from citecheck.model.observation import Failure, FailureKind, Observation, Phase, ProbeRequest, Purpose

MOST_REDIRECTS = 20
"""As ``run`` has it."""
_MOST_PIECES = MOST_REDIRECTS + 1
_VISITS_OF_A_LOOP = 3


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a redirect leads that was not followed."""

    url: str
    owner: int
    cookie: str | None = None
    """The header to send there, from what the hops before have set."""


class Redirects(Protocol):
    """Reads redirects; the network's own rules, handed in."""

    def onward(self, observation: Observation) -> Onward | None:
        """Say where the last answer of a chain leads, ``None`` when it is no redirect that can be followed."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is asked for, by whom the answer is found again."""

    purpose: Purpose
    url: str
    cookie: str | None = None

    @property
    def text(self) -> str:
        """The key as one text."""
        return f"{self.purpose}\n{self.url}\n{self.cookie or ''}"

    @property
    def request(self) -> ProbeRequest:
        """The request that answers it."""
        headers = () if self.cookie is None else (("Cookie", self.cookie),)
        return ProbeRequest(self.url, self.purpose, headers)


@dataclass(frozen=True, slots=True)
class Piece:
    """One owner's part of a chain."""

    place: Place
    owner: int
    observation: Observation


@dataclass(frozen=True, slots=True)
class Whole:
    """A chain to its end."""

    observation: Observation
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Wanting:
    """A chain whose next part nobody has asked for yet."""

    key: Key
    owner: int


Find = Callable[[Key], Piece | None]


def resolve(start: Key, owner: int, find: Find, redirects: Redirects) -> Whole | Wanting:
    """Follow a chain through what is known.

    Args:
        start: What was asked for first.
        owner: Who asks it.
        find: Gives the part of a chain under a key.
        redirects: Says where an answer leads.
    """
    pieces: list[Piece] = []
    key, asker = start, owner
    while True:
        piece = find(key)
        if piece is None:
            return Wanting(key, asker)
        pieces.append(piece)
        places = tuple(each.place for each in pieces)
        seen = joined([each.observation for each in pieces], places)
        onward = redirects.onward(seen) if is_handed_over(seen) else None
        if onward is None or onward.owner == piece.owner:  # skipped by the user's wish, which is the end
            return Whole(seen, places)
        key, asker = Key(start.purpose, onward.url, onward.cookie), onward.owner


def is_handed_over(observation: Observation) -> bool:
    """Tell whether an answer ends at a host that was not to be asked."""
    return observation.failure is not None and observation.failure.kind is FailureKind.SKIPPED


def joined(parts: Sequence[Observation], places: Sequence[Place]) -> Observation:
    """Make one observation of the parts of a chain, as one prober would have seen it.

    Args:
        parts: What each owner saw, in order.
        places: Where each part stands; the same place again and again is a circle.
    """
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    exchanges = tuple(exchange for part in parts for exchange in part.exchanges)
    circles = places.count(places[-1]) >= _VISITS_OF_A_LOOP
    if len(exchanges) > MOST_REDIRECTS + 1 or (is_handed_over(last) and (circles or len(parts) >= _MOST_PIECES)):
        why = "the redirects go round in a circle" if circles else f"more than {MOST_REDIRECTS} redirects"
        return _endless(replace(first, exchanges=exchanges[: MOST_REDIRECTS + 1]), why)
    failed_url = None
    if last.failure is not None:
        failed_url = last.failed_url if last.failed_url is not None else last.url
    return replace(
        first,
        exchanges=exchanges,
        failure=last.failure,
        failed_url=failed_url,
        attempts=max(part.attempts for part in parts),
        elapsed_s=sum(part.elapsed_s for part in parts),
        in_opened_range=last.in_opened_range,
    )


def _endless(observation: Observation, why: str) -> Observation:
    """End a chain as ``run`` ends it, in the same words."""
    failure = Failure(FailureKind.TOO_MANY_REDIRECTS, Phase.URL, why)
    last = observation.exchanges[-1].url if observation.exchanges else None
    return replace(observation, failure=failure, failed_url=last)
