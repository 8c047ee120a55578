"""One address on its way: the hops so far, the tries, and what each hop may know of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from citecheck.model.observation import Exchange, Failure, Observation, ProbeRequest
from citecheck.net.wire import WireUrl, without_credentials

if TYPE_CHECKING:
    from citecheck.net.cookies import ChainCookies

SHOWN_CHARS = 2_000
"""Of an address that cannot be asked, in a record."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """How an address that is dialled elsewhere (``--archive-base``) keeps its public face in the records."""

    public: str
    """Beginning of the public address, up to where the two agree."""
    private: str
    """The same of the address that is dialled."""

    def unmask(self, url: str) -> str:
        """Give the public form of an address that was dialled."""
        return self.public + url[len(self.private) :] if url.startswith(self.private) else url

    def mask(self, url: str) -> str:
        """Give the address to dial for a public one."""
        return self.private + url[len(self.public) :] if url.startswith(self.public) else url


def disguise(public: str, private: str) -> Disguise | None:
    """Find where two addresses begin to agree, at a slash after the host of both; ``None`` when they never do."""
    shortest = min(len(public), len(private))
    same = 0
    while same < shortest and public[-1 - same] == private[-1 - same]:
        same += 1
    for offset in range(same, 0, -1):
        if public[-offset] == "/" and _is_past_host(public, offset) and _is_past_host(private, offset):
            return Disguise(public[: len(public) - offset + 1], private[: len(private) - offset + 1])
    return None


def _is_past_host(url: str, offset: int) -> bool:
    authority = url.find("//")
    slash = url.find("/", authority + 2)
    return authority >= 0 and 0 <= slash <= len(url) - offset


class Chain:
    """What is known of one request while it is under way; small, since many wait."""

    __slots__ = (
        "asked_at", "at", "attempts", "cookies", "fallback", "followers", "hops", "http1", "in_opened_range", "key",
        "local_faults", "request", "spent_s", "total_s", "unattended_s", "visits",
    )  # fmt: skip

    def __init__(self, request: ProbeRequest) -> None:
        """Begin before the first hop."""
        self.request = request
        self.at: WireUrl | None = None
        """The hop that waits or is asked; ``None`` before the first, which ``request`` says."""
        self.hops: list[Exchange] | None = None
        self.cookies: ChainCookies | None = None
        self.visits: dict[tuple[str, int], int] | None = None
        self.asked_at: datetime | None = None
        self.attempts = 0
        self.spent_s = 0.0
        """Of the time-out, by this try."""
        self.total_s = 0.0
        self.local_faults = 0
        self.unattended_s = 0.0
        """The round's, when this transfer began."""
        self.http1 = False
        self.in_opened_range = False
        self.fallback: tuple[tuple[Exchange, ...], Failure | None] | None = None
        """How the first try ended, while the second waits."""
        self.followers: list[ProbeRequest] | None = None
        """Requests for the very same page; they get the same answer."""
        self.key = 0

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The answers so far."""
        return tuple(self.hops) if self.hops else ()

    def visited(self, url: str) -> int:
        """Count a visit to ``url`` with the cookies of now; the third in the same state is a loop."""
        self.visits = self.visits if self.visits is not None else {}
        key = (url, self.cookies.state() if self.cookies is not None else 0)
        self.visits[key] = self.visits.get(key, 0) + 1
        return self.visits[key]

    def observation(
        self, exchanges: tuple[Exchange, ...], failure: Failure | None, failed_url: str | None, now: datetime
    ) -> Observation:
        """Make the record of how it ended."""
        request = self.request
        return Observation(
            url=request.url,
            purpose=request.purpose,
            asked_at=self.asked_at or now,
            exchanges=exchanges,
            failure=failure,
            failed_url=None if failed_url is None else without_credentials(failed_url)[:SHOWN_CHARS],
            attempts=self.attempts,
            elapsed_s=self.total_s,
            in_opened_range=self.in_opened_range,
        )
