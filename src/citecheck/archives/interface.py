"""What this room needs of the outside, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from citecheck.model.observation import Observation, Purpose

Headers = tuple[tuple[str, str], ...]

BODY_LIMIT_BYTES = 2_097_152
"""Of a replayed page or a TimeMap; our choice: the text of an article lies far below 2 MiB."""
CDX_BODY_LIMIT_BYTES = 16_777_216
"""Of one page of an index: 25,000 rows of some 250 bytes are 6 MiB."""


class Transport(Protocol):
    """Makes single exchanges: no redirect is followed, nothing is retried, nothing is paced."""

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = BODY_LIMIT_BYTES,
        ask_as: str | None = None,
    ) -> Observation:
        """Ask ``url`` once; records keep ``url`` even when ``ask_as`` is the address dialled."""

    def post(
        self,
        url: str,
        *,
        body: bytes,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        ask_as: str | None = None,
    ) -> Observation:
        """Send a form; otherwise as ``get``."""


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """How archives are asked."""

    base: str | None = None
    """``--archive-base``: where the Wayback Machine is asked in place of its public address."""
    interval_s: float | None = None
    """``--archive-interval``: between two requests to one endpoint, in place of each endpoint's own pace."""
    fetch: frozenset[str] = frozenset()
    """Ids of services to ask although the table calls them deprecated, e.g. ``archiveis``."""
    closed: frozenset[str] = frozenset()
    """Ids of services never to ask."""
    aggregator: str | None = None
    """Address of a Memento aggregator (MemGator's paths below it), asked where the Wayback Machine holds nothing."""
    timeout_s: float = 22.0
    """Of a replayed page, whole."""
    cdx_timeout_s: float = 60.0
    """Of an index page: exact queries took 16..52 s on 2026-09-28 (reports on the public service)."""
    workers: int = 4
    """Replays under way at a time; the pace bounds how often they begin."""
