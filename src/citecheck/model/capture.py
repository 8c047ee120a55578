"""Archive copies: what a link claims, what an index holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ArchiveLinkKind(StrEnum):
    """What kind of address at an archive a link is."""

    SNAPSHOT = "snapshot"
    """Time and original address stand in it."""
    SHORT = "short"
    """An id that says nothing by itself."""
    NEWEST = "newest"
    """No or a partial time: leads to whatever is newest or nearest."""
    CALENDAR = "calendar"
    """A list of captures (``*``)."""
    SAVE = "save"
    """A command: opening it takes a new capture."""
    MALFORMED = "malformed"
    """At an archive's address, but of no form it has."""


class ServiceStatus(StrEnum):
    """How a service stands, with a date and a source in the table of services."""

    LIVE = "live"
    """In use at the date."""
    NOT_CONFIRMED = "not-confirmed"
    """Known from older lists; nobody has said lately that it works."""
    MOVED = "moved"
    """Its captures are at another address now, which citecheck proposes."""
    DEPRECATED = "deprecated"
    """Works, but is not to be used or fetched: archive.today."""
    GONE = "gone"
    """Its captures cannot be had any more."""


@dataclass(frozen=True, slots=True)
class ArchiveLink:
    """An address recognised as one of a web archive, decoded offline."""

    url: str
    """As given."""
    service: str
    """Id in the table of services."""
    service_name: str
    service_status: ServiceStatus
    kind: ArchiveLinkKind
    timestamp: str | None = None
    """The digits as written, 1..14 of ``YYYYMMDDhhmmss``."""
    captured_at: datetime | None = None
    """Aware, UTC; only from a full and possible time."""
    original_url: str | None = None
    """Innermost original, unwrapped where archives are nested; scheme added where it lacks one."""
    modifier: str | None = None
    """``id_``, ``if_`` …"""
    problems: tuple[str, ...] = ()
    """Kebab-case names of what is wrong: ``http``, ``missing-web``, ``default-port``, ``nested``, ``short-timestamp``
    …"""
    repaired: str | None = None
    """The same snapshot, spelled right, where that needs no look-up."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of an archive's index."""

    timestamp: str
    """14 digits, UTC."""
    original_url: str
    archive_url: str
    """Public address of the replay."""
    status: int | None = None
    """HTTP status as captured; ``None`` for a revisit that was not resolved."""
    mimetype: str | None = None
    digest: str | None = None
    """Of the stored body; tells equal captures, is no proof of integrity."""


@dataclass(frozen=True, slots=True)
class Found:
    """The index holds captures."""

    captures: tuple[Capture, ...]
    """Best first: nearest to the wanted time among the good ones."""


@dataclass(frozen=True, slots=True)
class Absent:
    """The index answered 200 with a body that parsed as CDX and holds none: the only proof of "no snapshot"."""

    evidence: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """The archive says that it holds this address back."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The service does not serve us now."""

    why: str
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No answer, or an error of the service."""

    why: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """An answer that is not what an index says."""

    why: str


LookupAnswer = Found | Absent | Excluded | Refused | Unavailable | Malformed
