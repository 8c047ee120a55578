"""What was seen on the network: raw facts, never a verdict.

An observation is stored as it came, so that an audit can be judged again without a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """Why an address was asked."""

    ORIGINAL = "original"
    """The cited page."""
    ARCHIVE = "archive"
    """The replay of an archive copy."""
    PATH_TEST = "path-test"
    """A path of the same host that cannot exist, to know how the host says "not found"."""
    CONTROL = "control"
    """A name that must resolve when our own network is up."""
    LOOKUP = "lookup"
    """An index of an archive: CDX, TimeGate, TimeMap."""
    SAVE = "save"
    """A request to archive a page."""
    REGISTRY = "registry"
    """Crossref, DataCite and the like."""
    SOURCE = "source"
    """A document to audit, e.g. a wiki page."""


class FailureKind(StrEnum):
    """Why there is no answer. ``LOCAL`` and ``INTERRUPTED`` lie with us and are never a verdict on the page."""

    NO_SUCH_HOST = "no-such-host"
    """The resolver said, twice, that the name does not exist."""
    DNS = "dns"
    """The resolver failed or did not answer."""
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    """No route to the host, or its network said so."""
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    MALFORMED_RESPONSE = "malformed-response"
    TOO_LARGE = "too-large"
    """Headers beyond every bound; a long body is only cut."""
    ADDRESS_REFUSED = "address-refused"
    """Our guard does not dial such an address."""
    SCHEME_UNSUPPORTED = "scheme-unsupported"
    MALFORMED_URL = "malformed-url"
    LOCAL = "local"
    """No descriptor, no memory, no network of our own."""
    INTERRUPTED = "interrupted"
    NOT_RECORDED = "not-recorded"
    """A replay that does not hold this exchange."""
    HOST_DOWN = "host-down"
    """Not asked: connections to the host failed before in this run; ``detail`` says how."""
    HOST_RESTING = "host-resting"
    """Not asked: the host wants to be left alone (429 or 503 with ``Retry-After``) for longer than a run waits."""
    SKIPPED = "skipped"
    """Not asked: the configuration skips this host."""


class Phase(StrEnum):
    """How far an exchange had come when it failed."""

    URL = "url"
    NAME = "name"
    CONNECT = "connect"
    TLS = "tls"
    WAIT = "wait"
    """Connected, the request sent, no complete header block yet."""
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an observation ends without an answer."""

    kind: FailureKind
    phase: Phase
    detail: str
    """For people; may hold text from the network, so it is escaped wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the answer to it."""

    url: str
    """As asked, without credentials and fragment; public even where ``--resolve`` led elsewhere."""
    status: int
    """HTTP status, 100..999 as received."""
    headers: tuple[tuple[str, str], ...]
    """In order, names as received, values decoded as Latin-1."""
    body: bytes = b""
    """As received, still content-coded, cut at the limit of the request."""
    truncated: bool = False
    """The body goes on beyond ``body``, because we stopped reading or the line broke."""
    address: str | None = None
    """The IP address that answered; ``None`` from a recording of before or through a proxy."""
    http_version: str = "1.1"
    elapsed_s: float = 0.0
    unpacked: bytes | None = field(default=None, compare=False, repr=False)
    """``body`` with its content codings undone, where whoever read it has done so; saves work, is never stored."""

    def header(self, name: str) -> str | None:
        """Give the last value of a header, whatever the case of its name."""
        wanted = name.lower()
        return next((value for key, value in reversed(self.headers) if key.lower() == wanted), None)


class Provenance(StrEnum):
    """Where an observation comes from."""

    NETWORK = "network"
    STORE = "store"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class Observation:
    """All that was seen when one address was asked, redirects hop by hop."""

    url: str
    """As in the source; the key by which it is stored."""
    purpose: Purpose
    asked_at: datetime
    """Aware, UTC."""
    exchanges: tuple[Exchange, ...] = ()
    """Every answer in order; without a failure the last is the final one."""
    failure: Failure | None = None
    failed_url: str | None = None
    """The hop that failed, when it is not ``url`` itself."""
    attempts: int = 1
    elapsed_s: float = 0.0
    provenance: Provenance = Provenance.NETWORK
    in_opened_range: bool = False
    """The address lies in an ``--allow-net`` range, so our uplink says nothing about it."""

    @property
    def final(self) -> Exchange | None:
        """The final answer, or ``None`` when there is none."""
        return self.exchanges[-1] if self.exchanges and self.failure is None else None


@dataclass(frozen=True, slots=True)
class ProbeRequest:
    """A wish to ask one address."""

    url: str
    purpose: Purpose
    headers: tuple[tuple[str, str], ...] = ()
    body_limit_bytes: int = 262_144
    """Most bytes of the content-coded body to keep; our choice: a news page is 60..200 KB raw."""
    ask_as: str | None = None
    """The address to dial in place of ``url`` (``--archive-base``); records keep ``url``."""
    whole: bool = False
    """Read the body up to its end or the limit, and not only as far as a verdict needs it."""


@dataclass(frozen=True, slots=True)
class ProbeSummary:
    """How a round of probing went."""

    interrupted: bool = False
    """Ctrl-C: what was in flight is reported as ``FailureKind.INTERRUPTED``."""
    control_resolves: bool | None = None
    """Whether a control name resolved: ``True`` our network is up, ``False`` it is down, ``None`` nobody had to ask."""
    captive: bool = False
    """Something between us and the world answers in the names of others."""
    figures: Mapping[str, float | int | str] = field(default_factory=dict)
    """For ``--stats``: wall time, requests, connections, the lower bound that the lanes set …"""
