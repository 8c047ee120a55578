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
    interval_s: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    accept: tuple[int, ...] = ()
    """Status codes to take as live."""
    skip: bool = False


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """How pages are asked."""

    timeout_s: float = 22.0
    """For the whole answer. Our choice: 0.35 % of healthy pages took 12..18 s in the benchmark's model of the web."""
    connect_timeout_s: float = 8.0
    per_host: int = 4
    interval_s: float = 0.25
    """Between two requests to one host."""
    concurrency: int = 600
    """In flight at once over all hosts; capped by the descriptors that the system grants."""
    allow_net: tuple[str, ...] = ()
    ca_bundle: str | None = None
    resolve: tuple[str, ...] = ()
    """``HOST=ADDRESS[:PORT[/TLSPORT]]``."""
    headers: tuple[str, ...] = ()
    """``HOST:NAME=VALUE``."""
    controls: tuple[str, ...] = ("example.com", "iana.org", "wikipedia.org")
    """Names that resolve when our network is up: two kept by IANA (RFC 2606, RFC 6761), one that all know."""
    contact: str | None = None
    """Address or page put into the User-Agent, so that a site can say when we are a burden."""
    hosts: Mapping[str, HostConfig] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchivesConfig:
    """What is asked of web archives, and where."""

    mode: ArchiveMode | None = None
    """``None``: ``missing``, and ``off`` for sources of format ``urls``."""
    base: str | None = None
    """Where the Wayback Machine is looked up in place of its public address."""
    budget: int = 200
    """Look-ups a run."""
    interval_s: float | None = None
    """Between two calls of one service; ``None`` is each service's own pace."""
    fetch: tuple[str, ...] = ()
    """Ids of services to fetch although the table says not to, e.g. ``archiveis``."""
    closed: tuple[str, ...] = ()
    """Ids of services never to fetch."""
    aggregator: str | None = None


@dataclass(frozen=True, slots=True)
class CacheConfig:
    """What is kept between runs, and for how long it counts."""

    directory: str | None = None
    """``None``: the user's cache folder, or ``CITECHECK_CACHE``."""
    read: bool = True
    """``--no-cache`` reads nothing old; checkpoints are written all the same."""
    resume: bool | None = None
    """``True`` goes on with an unfinished run, ``False`` starts anew; ``None``: go on, unless nothing old is read."""
    live_max_age_s: float = 7 * DAY_S
    dead_max_age_s: float = 1 * DAY_S
    archive_max_age_s: float = 7 * DAY_S


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
    ignore: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    """From ``[[tool.citecheck.suppress]]`` and ``per-path-ignores``, each with its reason."""
    stale_access_days: int | None = None
    stale_archive_days: int | None = None
    archive_after_access_days: int | None = None
    date_tolerance_days: int | None = None
    dead_after_failures: int | None = None
    dead_after_days: int | None = None
    strict_fields: bool = False


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
    offline: bool = False
    record: str | None = None
    replay: str | None = None
    baseline: str | None = None
    notice: str | None = None
    outputs: tuple[str, ...] = ()
    """Report files that every run writes, besides those named with ``--output``."""
    path: str | None = None
    """The file these settings came from."""
