"""The outside of a run, opened and closed again: the network, a recording in its place or none, archives, the store."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.clock import Clock, StoppedClock
from citecheck.config import CacheConfig, Config
from citecheck.engine.modes import FailOn
from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.archives.desk import WebArchiveDesk
    from citecheck.archives.interface import Transport
    from citecheck.engine.ports import ArchiveDesk, Prober, RegistryDesk, Watcher
    from citecheck.engine.run import Ports
    from citecheck.net.settings import NetSettings
    from citecheck.registries.desk import WorksDesk
    from citecheck.store.sqlite import SqliteStore

STORE_NAME = "citecheck.sqlite3"
_CDX_TIMEOUT_S = 60.0
"""Exact queries of the Wayback Machine's index took 16..52 s on 2026-09-28 (reports on the public service)."""
_REPLAYS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Outside:
    """All that one run reaches."""

    ports: Ports
    store: SqliteStore | None
    notice: str | None


@contextmanager
def opened(sources: Sequence[str], config: Config, watcher: Watcher, clock: Clock) -> Iterator[Outside]:
    """Open the outside for one run, and close it again."""
    from citecheck.engine.nothing import NoRegistries, NoStore
    from citecheck.engine.run import Ports

    with opened_network(config, watcher, clock) as net:
        now = net.clock.now()
        store = None if config.replay is not None else _store(sources, config, now)
        try:
            yield Outside(
                Ports(
                    prober=net.prober,
                    archives=net.archives,
                    registries=net.registries or NoRegistries(),
                    store=store or NoStore(),
                    watcher=watcher,
                    clock=net.clock,
                    stop=net.stop,
                ),
                store,
                net.notice,
            )
        finally:
            if store is not None:
                store.close()


@dataclass(frozen=True, slots=True)
class Network:
    """The network, or what stands in its place."""

    prober: Prober
    archives: ArchiveDesk
    clock: Clock
    notice: str | None = None
    """What the recording says of itself."""
    registries: RegistryDesk | None = None
    """``None`` when nobody asked for them."""
    halts: tuple[Callable[[], None], ...] = ()

    def stop(self) -> None:
        """End all waits and exchanges with archives and registries; nothing more is asked of them."""
        for halt in self.halts:
            halt()


@contextmanager
def opened_network(config: Config, watcher: Watcher, clock: Clock) -> Iterator[Network]:
    """Open the network: the real one, perhaps with a recorder, or a recording in its place, or none."""
    if config.offline:
        from citecheck.engine.nothing import NoArchives, NoProber

        yield Network(NoProber(), NoArchives(), clock)
        return
    if config.replay is not None:
        from citecheck.net.replay import ReplayProber, ReplayService
        from citecheck.net.warc import Recording

        recording = Recording.read(config.replay)
        stopped = StoppedClock(recording.started_at)
        service = ReplayService(recording)
        desk = _archive_desk(service, stopped, config, watcher)
        registries = _registry_desk(service, stopped, config)
        yield Network(ReplayProber(recording), desk, stopped, recording.notice, registries)
        return
    from citecheck.net.interface import ProbeTools
    from citecheck.net.prober import CurlProber
    from citecheck.net.service import ServiceClient
    from citecheck.net.warc import Recorder
    from citecheck.pages.enough import enough

    settings = net_settings(config)
    recorder = None if config.record is None else Recorder(config.record, clock.now(), config.notice)
    try:
        tools = ProbeTools(clock, enough=enough, tape=recorder, on_wait=watcher.waiting)
        client = ServiceClient(settings, clock, tape=recorder)
        desk = _archive_desk(client, clock, config, watcher)
        registries = _registry_desk(client, clock, config)
        halts = (client.stop, desk.stop, *(() if registries is None else (registries.stop,)))
        try:
            yield Network(CurlProber(settings, tools), desk, clock, registries=registries, halts=halts)
        finally:
            client.stop()  # after an interrupt threads may still wait for an archive, and would hold up the end
    finally:
        if recorder is not None:
            recorder.close()


def _archive_desk(transport: Transport, clock: Clock, config: Config, watcher: Watcher) -> WebArchiveDesk:
    from citecheck.archives.desk import WebArchiveDesk
    from citecheck.archives.interface import ArchiveSettings

    archives = config.archives
    settings = ArchiveSettings(
        base=archives.base,
        interval_s=archives.interval_s,
        fetch=frozenset(archives.fetch),
        closed=frozenset(archives.closed),
        aggregator=archives.aggregator,
        timeout_s=config.network.timeout_s,
        cdx_timeout_s=max(_CDX_TIMEOUT_S, config.network.timeout_s),
        workers=1 if config.replay is not None or config.record is not None else _REPLAYS_AT_ONCE,
    )
    return WebArchiveDesk(transport, clock, settings, watcher.waiting)


def _registry_desk(transport: Transport, clock: Clock, config: Config) -> WorksDesk | None:
    """Give the desk of the registries of works, if the user wants them to be asked.

    Raises:
        ConfigError: An address is given for a registry that there is not.
    """
    if not config.registries.ask:
        return None
    from citecheck.registries.desk import SERVICES, WorksDesk
    from citecheck.registries.interface import RegistrySettings

    known = [service.id for service in SERVICES]
    stranger = next((name for name in config.registries.bases if name not in known), None)
    if stranger is not None:
        raise ConfigError(f"registries.bases: there is no {stranger!r}; known are {', '.join(known)}", path=config.path)
    settings = RegistrySettings(
        bases=config.registries.bases,
        contact=config.network.contact,
        timeout_s=config.network.timeout_s,
        at_once=config.replay is None and config.record is None,
    )
    return WorksDesk(transport, clock, settings)


def _store(sources: Sequence[str], config: Config, now: datetime) -> SqliteStore:
    from citecheck.model.memory import StoreAges
    from citecheck.store.sqlite import SqliteStore, StoreRun

    cache = config.cache
    here = places(sources)
    run = StoreRun(
        command=fingerprint((*here, repr(replace(config, cache=CacheConfig(), outputs=(), fail_on=FailOn.ERROR)))),
        sources=tuple(sources),
        fingerprint=fingerprint(sorted(here)),
        ages=StoreAges(cache.live_max_age_s, cache.dead_max_age_s, cache.archive_max_age_s),
        place="" if config.archives.base is None else f" {config.archives.base}",
        read_old=cache.read,
        resume=cache.read if cache.resume is None else cache.resume,
    )
    return SqliteStore(store_path(cache), run, now)


def places(sources: Sequence[str]) -> tuple[str, ...]:
    """Name sources so that the same file is the same wherever the program was started."""
    return tuple(source if source == "-" or ":" in source else str(Path(source).resolve()) for source in sources)


def fingerprint(parts: Iterable[str]) -> str:
    """Give 128 bits as hexadecimal digits, by which runs over the same sources know each other."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def store_path(cache: CacheConfig) -> Path:
    """Give the file in which observations are kept."""
    named = cache.directory or os.environ.get("CITECHECK_CACHE")
    if named:
        return Path(named) / STORE_NAME
    from platformdirs import user_cache_path

    return user_cache_path("citecheck", appauthor=False) / STORE_NAME


def net_settings(config: Config) -> NetSettings:
    """Make the settings of the network room.

    Raises:
        UsageError: A textual option is wrong; the message says what to write.
    """
    from citecheck.net import options
    from citecheck.net.settings import HostSettings, NetSettings

    network = config.network
    hosts = {
        options.host_name(host, option="hosts"): HostSettings(
            own.slots, own.interval_s, tuple(own.headers.items()), skip=own.skip
        )
        for host, own in network.hosts.items()
    }
    for text in network.headers:
        host, pair = options.header(text)
        own = hosts.get(host, HostSettings())
        hosts[host] = replace(own, headers=(*own.headers, pair))
    return NetSettings(
        timeout_s=network.timeout_s,
        connect_timeout_s=min(network.connect_timeout_s, network.timeout_s),
        per_host=network.per_host,
        interval_s=network.interval_s,
        concurrency=network.concurrency,
        allow_net=tuple(options.network(text) for text in network.allow_net),
        ca_bundle=network.ca_bundle,
        resolve=tuple(options.resolve_rule(text) for text in network.resolve),
        contact=network.contact,
        controls=tuple(options.control(text) for text in network.controls),
        hosts=hosts,
    )
