"""Settings of a run: every option with its default, as plain data.

``config_file.py`` reads them from ``[tool.citecheck]`` or ``citecheck.toml``; the command line overrides them;
``assemble.py`` turns them into the settings of each room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck.engine.modes import ArchiveMode, FailOn
from citecheck.model.reference import Suppression

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class HostConfig:
    """What is different for one host; ``None`` leaves the general setting."""

    slots: int | None = None
    """Requests open at once."""
    interval_s: float | None = None
    """Between two requests."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers that this host is sent, name -> value."""
    accept: tuple[int, ...] = ()
    """Status codes to take as live."""
    skip: bool = False
    """Never ask this host; its links are unknown."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """How pages are asked."""

    timeout_s: float = 22.0
    """For the whole answer. Our choice: 0.35 % of healthy pages took 12..18 s in the benchmark's model of the web."""
    connect_timeout_s: float = 8.0
    """For the connection alone."""
    per_host: int = 4
    """Requests open at once to one host."""
    interval_s: float = 0.25
    """Between two requests to one host."""
    concurrency: int = 600
    """In flight at once over all hosts; capped by the descriptors that the system grants."""
    allow_net: tuple[str, ...] = ()
    """Address ranges to open (CIDR); private, loopback and link-local ones are refused otherwise."""
    ca_bundle: str | None = None
    """File of trusted roots, in place of the system's."""
    resolve: tuple[str, ...] = ()
    """``HOST=ADDRESS[:PORT[/TLSPORT]]``: where a name leads; ``*`` for all names, ``HOST=-`` for no such host."""
    headers: tuple[str, ...] = ()
    """``HOST:NAME=VALUE``: a header for one host, ``*`` for all."""
    controls: tuple[str, ...] = ("example.com", "iana.org", "wikipedia.org")
    """Names that resolve when our network is up: two kept by IANA (RFC 2606, RFC 6761), one that all know."""
    contact: str | None = None
    """Address or page put into the User-Agent, so that a site can say when we are a burden."""
    hosts: Mapping[str, HostConfig] = field(default_factory=dict)
    """Host -> what is different for it."""


@dataclass(frozen=True, slots=True)
class ArchivesConfig:
    """What is asked of web archives, and where."""

    mode: ArchiveMode | None = None
    """``given``, ``missing``, ``all`` or ``off``; when left out ``missing``, and ``off`` for lists of addresses."""
    base: str | None = None
    """Where the Wayback Machine is looked up in place of its public address."""
    budget: int = 200
    """Look-ups a run."""
    interval_s: float | None = None
    """Between two calls of one service; when left out each service's own pace."""
    fetch: tuple[str, ...] = ()
    """Ids of services to fetch although the table says not to, e.g. ``archiveis``."""
    closed: tuple[str, ...] = ()
    """Ids of services never to fetch."""
    aggregator: str | None = None
    """Address of a Memento aggregator, asked where the Wayback Machine holds nothing."""


@dataclass(frozen=True, slots=True)
class CacheConfig:
    """What is kept between runs, and for how long it counts."""

    directory: str | None = None
    """When left out, the folder that ``CITECHECK_CACHE`` names, else the user's cache folder."""
    read: bool = True
    """``--no-cache`` reads nothing old; checkpoints are written all the same."""
    resume: bool | None = None
    """``True`` goes on with an unfinished run, ``False`` starts anew; ``None``: go on, unless nothing old is read."""
    live_max_age_s: float = 7 * DAY_S
    """How long a live answer is used again, and what a registry says of a work it holds; an unknown one never is."""
    dead_max_age_s: float = 1 * DAY_S
    """How long a dead answer is used again, and that a registry holds no such work."""
    archive_max_age_s: float = 7 * DAY_S
    """How long an answer of an archive is used again."""


@dataclass(frozen=True, slots=True)
class RegistriesConfig:
    """Whether and where registries of works are asked."""

    ask: bool = False
    """Registries are asked only at the user's wish, and only about references that carry an identifier."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """Registry -> base URL in place of its public one."""


@dataclass(frozen=True, slots=True)
class RulesConfig:
    """Which rules run, and their thresholds; ``None`` leaves the rule's own."""

    select: tuple[str, ...] = ()
    """Rules to run: codes, families, names, ``ALL`` or ``DEFAULT``; empty is ``DEFAULT``."""
    ignore: tuple[str, ...] = ()
    """Rules to leave out, likewise."""
    suppressions: tuple[Suppression, ...] = ()
    """From ``[[tool.citecheck.suppress]]`` and ``per-path-ignores``, each with its reason."""
    stale_access_days: int | None = None
    """An access date older than this is stale where there is no archive copy."""
    stale_archive_days: int | None = None
    """Days after a capture beyond which a change of the page makes it outdated."""
    archive_after_access_days: int | None = None
    """Days after the access beyond which a capture may show another text."""
    date_tolerance_days: int | None = None
    """Days by which two dates may differ and still agree: time zones, and pages dated a day late."""
    dead_after_failures: int | None = None
    """Failures in a row after which a link that never answers is a finding."""
    dead_after_days: int | None = None
    """Days over which those failures must be spread."""
    strict_fields: bool = False
    """Ask for every field that a style wants, not only for those without which a work cannot be found."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run."""

    source_format: str | None = None
    network: NetworkConfig = field(default_factory=NetworkConfig)
    archives: ArchivesConfig = field(default_factory=ArchivesConfig)
    cache: CacheConfig = field(default_factory=CacheConfig)
    registries: RegistriesConfig = field(default_factory=RegistriesConfig)
    rules: RulesConfig = field(default_factory=RulesConfig)
    fail_on: FailOn = FailOn.ERROR
    """From which severity on the exit code is 1: ``error``, ``warning``, ``info`` or ``never``."""
    offline: bool = False
    record: str | None = None
    replay: str | None = None
    baseline: str | None = None
    """File of known findings; only new ones count."""
    notice: str | None = None
    outputs: tuple[str, ...] = ()
    """Report files that every run writes, besides those named with ``--output``."""
    path: str | None = None
    """The file these settings came from."""
    allow_empty: bool = False
    """A source that holds nothing like a reference is audited as an empty one, and no error."""
