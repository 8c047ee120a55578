"""The closed sets of states and reasons, in their wire spelling, and what a judge concludes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from citecheck.model.capture import Capture
from citecheck.model.page import Page, PageComparison
from citecheck.model.reference import ReferenceId


class LinkRole(StrEnum):
    """What a link is to its reference."""

    ORIGINAL = "original"
    """The page itself."""
    ARCHIVE = "archive"
    """An archive copy of it."""


class LinkState(StrEnum):
    """Three values, never two."""

    LIVE = "live"
    """The page answered, and is one."""
    DEAD = "dead"
    """It is proved that there is no such page."""
    UNKNOWN = "unknown"
    """No proof of either; the reason says why."""


class LinkReason(StrEnum):
    """Why a link is in its state."""

    OK = "ok"
    """An answer that is a page."""
    MOVED = "moved"
    """A page, at another address than the cited one."""
    NOT_FOUND = "not-found"
    """A GET said 404."""
    GONE = "gone"
    """A GET said 410."""
    NO_SUCH_HOST = "no-such-host"
    """The name does not exist, asked twice, while other names resolve."""
    SOFT_404 = "soft-404"
    """A page with status 200 that says it is missing."""
    PARKED = "parked"
    """The domain is for sale, suspended or a parking page."""
    REDIRECT_TO_HOME = "redirect-to-home"
    """The address of an article leads to the home page."""
    BLOCKED = "blocked"
    """A bot wall, a challenge, or 403 and 451 to us."""
    LOGIN_REQUIRED = "login-required"
    """A login, consent or pay wall."""
    RATE_LIMITED = "rate-limited"
    """The host asks for fewer requests (429, 999)."""
    SERVER_ERROR = "server-error"
    """The host says that the fault is its own (5xx)."""
    TIMEOUT = "timeout"
    """No whole answer in time."""
    REFUSED = "refused"
    """The connection was refused."""
    RESET = "reset"
    """The connection broke before there was an answer."""
    TLS = "tls"
    """No trusted encrypted connection: an expired, foreign or self-signed certificate, or no common cipher."""
    DNS = "dns"
    """The resolver failed, which proves nothing about the name."""
    TOO_MANY_REDIRECTS = "too-many-redirects"
    """Redirects without an end, or in a circle."""
    MALFORMED_RESPONSE = "malformed-response"
    """An answer that is not HTTP."""
    TOO_LARGE = "too-large"
    """Headers or a body beyond what is read."""
    ADDRESS_REFUSED = "address-refused"
    """A private, loopback or otherwise closed address."""
    SCHEME_UNSUPPORTED = "scheme-unsupported"
    """Neither http nor https."""
    MALFORMED_URL = "malformed-url"
    """No address that can be asked."""
    NETWORK_DOWN = "network-down"
    """Our own network, not the page's."""
    OFFLINE = "offline"
    """Not asked, as the user wished."""
    INTERRUPTED = "interrupted"
    """The run ended before it was asked."""


LIVE_REASONS = frozenset({LinkReason.OK, LinkReason.MOVED})
DEAD_REASONS = frozenset(
    {
        LinkReason.NOT_FOUND,
        LinkReason.GONE,
        LinkReason.NO_SUCH_HOST,
        LinkReason.SOFT_404,
        LinkReason.PARKED,
        LinkReason.REDIRECT_TO_HOME,
    }
)


def state_of(reason: LinkReason) -> LinkState:
    """Give the one state in which a reason may stand."""
    if reason in LIVE_REASONS:
        return LinkState.LIVE
    return LinkState.DEAD if reason in DEAD_REASONS else LinkState.UNKNOWN


class ArchiveState(StrEnum):
    """What is known of an archive copy."""

    VERIFIED = "verified"
    """A capture of the cited page that shows it."""
    BROKEN = "broken"
    """It is proved that the copy does not do its job."""
    UNKNOWN = "unknown"
    """No proof of either; the reason says why."""


class ArchiveReason(StrEnum):
    """Why an archive copy is in its state."""

    OK = "ok"
    """A memento of the cited page that shows its content."""
    MISSING = "missing"
    """The archive has no capture there: replay said so and the index agreed."""
    ERROR_CAPTURE = "error-capture"
    """A capture of an error answer."""
    REDIRECT_TO_HOME = "redirect-to-home"
    """A capture of the home page, or of the way there, in place of the article."""
    SOFT_404 = "soft-404"
    """A capture of a page that says it is missing."""
    BLANK = "blank"
    """Nothing to read, or a page that only a script fills."""
    LOGIN_WALL = "login-wall"
    """A capture of a login, consent or pay wall."""
    OTHER_PAGE = "other-page"
    """A capture of something else than what is cited."""
    PARKED = "parked"
    """A capture of a parking page."""
    NOT_A_SNAPSHOT = "not-a-snapshot"
    """A calendar, a search or a save command."""
    MALFORMED = "malformed"
    """At an archive's address, but of no form that leads to a capture."""
    SERVICE_GONE = "service-gone"
    """The service no longer exists."""
    EXCLUDED = "excluded"
    """The archive holds it back."""
    SERVICE_DEPRECATED = "service-deprecated"
    """A service that is recognised and not fetched."""
    SHORT_ID = "short-id"
    """A short link that does not say what it is of."""
    NOT_LOOKED_UP = "not-looked-up"
    """Switched off, or beyond the budget."""
    NO_SUCH_HOST = "no-such-host"
    """The archive's own name does not exist."""
    BLOCKED = "blocked"
    """The archive, not the page, turns us away."""
    LOGIN_REQUIRED = "login-required"
    """The archive wants a login."""
    RATE_LIMITED = "rate-limited"
    """The archive asks for fewer requests."""
    SERVER_ERROR = "server-error"
    """The archive says that the fault is its own."""
    TIMEOUT = "timeout"
    """No whole answer of the archive in time."""
    REFUSED = "refused"
    """The archive refused the connection."""
    RESET = "reset"
    """The connection to the archive broke."""
    TLS = "tls"
    """No trusted encrypted connection to the archive."""
    DNS = "dns"
    """The resolver failed."""
    TOO_MANY_REDIRECTS = "too-many-redirects"
    """Redirects inside the archive without an end."""
    MALFORMED_RESPONSE = "malformed-response"
    """An answer that is not what an archive says."""
    TOO_LARGE = "too-large"
    """A capture beyond what is read."""
    ADDRESS_REFUSED = "address-refused"
    """The archive's address is private, loopback or otherwise closed."""
    SCHEME_UNSUPPORTED = "scheme-unsupported"
    """The archive link is neither http nor https."""
    MALFORMED_URL = "malformed-url"
    """The archive link is no address."""
    NETWORK_DOWN = "network-down"
    """Our own network, not the archive's."""
    OFFLINE = "offline"
    """Not asked, as the user wished."""
    INTERRUPTED = "interrupted"
    """The run ended before it was asked."""


BROKEN_REASONS = frozenset(
    {
        ArchiveReason.MISSING,
        ArchiveReason.ERROR_CAPTURE,
        ArchiveReason.REDIRECT_TO_HOME,
        ArchiveReason.SOFT_404,
        ArchiveReason.BLANK,
        ArchiveReason.LOGIN_WALL,
        ArchiveReason.OTHER_PAGE,
        ArchiveReason.PARKED,
        ArchiveReason.NOT_A_SNAPSHOT,
        ArchiveReason.MALFORMED,
        ArchiveReason.SERVICE_GONE,
    }
)


def archive_state_of(reason: ArchiveReason) -> ArchiveState:
    """Give the one state in which a reason may stand."""
    if reason is ArchiveReason.OK:
        return ArchiveState.VERIFIED
    return ArchiveState.BROKEN if reason in BROKEN_REASONS else ArchiveState.UNKNOWN


@dataclass(frozen=True, slots=True)
class LinkJudgement:
    """What one observation proves about a link."""

    reason: LinkReason
    signs: tuple[str, ...] = ()
    """What was seen, a short sentence each, most telling first."""

    @property
    def state(self) -> LinkState:
        """The state that goes with the reason."""
        return state_of(self.reason)


@dataclass(frozen=True, slots=True)
class ArchiveJudgement:
    """What was proved about one archive copy."""

    reason: ArchiveReason
    signs: tuple[str, ...] = ()

    @property
    def state(self) -> ArchiveState:
        """The state that goes with the reason."""
        return archive_state_of(self.reason)


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way to the final one."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class FailureStreak:
    """Observations of one link without an answer, in a row, up to now, from the history."""

    failures: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class LinkResult:
    """One distinct link of the audit, judged."""

    url: str
    """As spelled in the source."""
    role: LinkRole
    references: tuple[ReferenceId, ...]
    judgement: LinkJudgement
    status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    attempts: int = 0
    elapsed_s: float = 0.0
    checked_at: datetime | None = None
    """Aware, UTC; ``None`` when it was not asked."""
    from_cache: bool = False
    error: str | None = None
    page: Page | None = None
    comparisons: tuple[tuple[ReferenceId, PageComparison], ...] = ()
    streak: FailureStreak | None = None

    @property
    def state(self) -> LinkState:
        """Shorthand for ``judgement.state``."""
        return self.judgement.state

    @property
    def reason(self) -> LinkReason:
        """Shorthand for ``judgement.reason``."""
        return self.judgement.reason


@dataclass(frozen=True, slots=True)
class ArchiveResult:
    """The archive copy of one reference, judged; or the copy that it could have."""

    reference: ReferenceId
    archive_url: str | None
    """As in the source, ``None`` where the reference has none."""
    service: str | None
    """Id of the service in the table, e.g. ``wayback``."""
    judgement: ArchiveJudgement
    captured_at: datetime | None = None
    """Aware, UTC; of ``Memento-Datetime``, else of the link."""
    stated_at: datetime | None = None
    """The time that the link itself states."""
    original_url: str | None = None
    """The address inside the snapshot."""
    page: Page | None = None
    comparison: PageComparison | None = None
    offered: Capture | None = None
    """A capture to use, where there is none or this one is bad."""
    lookup: str | None = None
    """How the index answered: ``found``, ``absent``, ``excluded``, ``refused``, ``unavailable``, ``malformed``."""
    drift: Drift | None = None

    @property
    def state(self) -> ArchiveState:
        """Shorthand for ``judgement.state``."""
        return self.judgement.state

    @property
    def reason(self) -> ArchiveReason:
        """Shorthand for ``judgement.reason``."""
        return self.judgement.reason


@dataclass(frozen=True, slots=True)
class Drift:
    """How the live page differs from its snapshot."""

    similarity: float
    """Of shingles of the main text, 0..1."""
    added: tuple[str, ...] = ()
    """Sentences only on the live page, at most 5."""
    removed: tuple[str, ...] = ()
