"""How a wish to save a page ended, and what the codes of Save Page Now 2 mean for what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.capture import Capture


class Reaction(StrEnum):
    """What an error of the service asks of us."""

    GIVE_UP = "give-up"
    """It lies with the page: the same again tomorrow."""
    LATER = "later"
    """It lies with the service or the moment."""
    STOP = "stop"
    """It lies with us or our account: further wishes would only be refused."""


_PERMANENT = frozenset(
    {"blocked", "blocked-url", "blocked-client-ip", "not-found", "no-access"}
    | {"unauthorized", "invalid-url-syntax", "invalid-host-resolution"}
    | {"too-many-redirects", "filesize-limit", "method-not-allowed"}
)
_STOPPING = ("user-session-limit", "too-many-requests", "bandwidth-limit-exceeded", "max-daily-bandwidth")
"""The beginnings of codes."""


def reaction(code: str) -> Reaction:
    """Say what to do about a ``status_ext`` such as ``error:not-found``; what nobody has documented comes again later.

    Codes: the service's documentation of 2026-09, and bots' reports for ``no-captures`` and ``max-daily-bandwidth``.
    """
    bare = code.removeprefix("error:").strip().lower()
    if bare in _PERMANENT:
        return Reaction.GIVE_UP
    return Reaction.STOP if bare.startswith(_STOPPING) else Reaction.LATER


@dataclass(frozen=True, slots=True)
class Saved:
    """A capture was taken."""

    capture: Capture
    verified: bool
    """Its replay showed it; a fresh capture may be missing from the index for hours, so replay alone counts."""


@dataclass(frozen=True, slots=True)
class SavedBefore:
    """The service holds a capture young enough that it took no other."""

    capture: Capture | None
    """``None`` when the index did not name it."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The page cannot be saved."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Deferred:
    """Not now; a later run may succeed."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """The line broke or the service fell silent, and replay shows no new capture yet; there may be one later."""

    why: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The service refuses us; this and all further wishes of the run were not made."""

    why: str


SaveOutcome = Saved | SavedBefore | Rejected | Deferred | OutcomeUnknown | Stopped
