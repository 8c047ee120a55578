"""Pages that are to be saved in a web archive, those that are not, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.model.capture import Capture
from citecheck.model.reference import ReferenceId


class SaveReason(StrEnum):
    """Why a page is to be saved."""

    NEVER_ARCHIVED = "never-archived"
    """The index of the archive answered, and holds no capture."""
    NO_GOOD_CAPTURE = "no-good-capture"
    """The index holds captures, and none of those nearest to the access shows the page."""
    OLD_SNAPSHOT = "old-snapshot"
    """There is a good snapshot, older than what ``--all`` takes for young."""


class LeaveReason(StrEnum):
    """Why a page is left alone."""

    NO_ADDRESS = "no-address"
    """The reference has none: ``citecheck locate`` looks for it."""
    ARCHIVE_LINK = "archive-link"
    """The address is itself one of a web archive."""
    HAS_SNAPSHOT = "has-snapshot"
    """A good copy is cited or could be."""
    NOT_LIVE = "not-live"
    """The page is dead, or gave no answer that shows it; only what is seen can be saved."""
    NOT_LOOKED_UP = "not-looked-up"
    """Whether it is archived is not known: the index was not asked, refused, or did not answer."""
    EXCLUDED = "excluded"
    """The archive says that it holds this address back."""
    PRIVATE = "private"
    """The address leads into a private network or carries a user name: nobody else is told of it."""
    BEYOND_LIMIT = "beyond-limit"
    """More pages than ``--limit`` allows."""


class SaveState(StrEnum):
    """What came of the wish to save a page."""

    WISHED = "wished"
    """Nothing was asked: a dry run, or the audit before it was incomplete."""
    SAVED = "saved"
    SAVED_BEFORE = "saved-before"
    """The archive has a capture so young that it took no other."""
    REJECTED = "rejected"
    """The page cannot be saved: the same again tomorrow."""
    DEFERRED = "deferred"
    """Not now; a later run may succeed."""
    OUTCOME_UNKNOWN = "outcome-unknown"
    """The line broke or the service fell silent, and replay shows no new capture yet."""
    STOPPED = "stopped"
    """The service refuses us, so the wish was not made."""
    INTERRUPTED = "interrupted"
    """The user stopped the run before the service had said what came of it."""


@dataclass(frozen=True, slots=True)
class SaveWish:
    """One page to be saved, with all who cite it."""

    url: str
    """As spelled by the first of them, without its fragment."""
    references: tuple[ReferenceId, ...]
    reason: SaveReason
    detail: str
    """A sentence fragment for people."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """One reference whose page is not saved."""

    reference: ReferenceId
    url: str | None
    reason: LeaveReason
    detail: str


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Every reference of an audit, once: its page is to be saved, or left alone."""

    wishes: tuple[SaveWish, ...]
    left_alone: tuple[LeftAlone, ...]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What came of one wish."""

    wish: SaveWish
    state: SaveState
    capture: Capture | None = None
    verified: bool = False
    """Its replay showed it."""
    detail: str | None = None
    """Why not, in the service's words or ours; hostile text."""


@dataclass(frozen=True, slots=True)
class Saving:
    """The outcome of one run of ``citecheck archive``."""

    pages: tuple[SavedPage, ...]
    left_alone: tuple[LeftAlone, ...]
    dry_run: bool
    complete: bool = True
    """``False`` when the user interrupted, the service refused us, or the audit before was incomplete."""
