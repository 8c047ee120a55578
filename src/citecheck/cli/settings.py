"""From words to settings: the configuration file with the command line laid over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from citecheck.cli.options import ArchiveFlags, CacheFlags, NetworkFlags, SourceFlags
from citecheck.config import ArchivesConfig, CacheConfig, Config, NetworkConfig
from citecheck.errors import UsageError

Section = TypeVar("Section", NetworkConfig, ArchivesConfig, CacheConfig)


def base_config(flags: SourceFlags) -> Config:
    """Read the settings file that was named, else the nearest one, else take the defaults."""
    from citecheck.config_file import find_config, read_config

    path = Path(flags.config) if flags.config is not None else find_config(Path.cwd())
    config = Config() if path is None else read_config(path)
    return replace(config, source_format=flags.source_format)


def with_network(config: Config, flags: NetworkFlags) -> Config:
    """Lay the network options over the settings; lists on the command line replace those of the file."""
    network = _over(
        config.network,
        timeout_s=flags.timeout,
        per_host=flags.per_host,
        interval_s=flags.interval,
        concurrency=flags.concurrency,
        allow_net=_list(flags.allow_net),
        ca_bundle=flags.ca_bundle,
        controls=_list(flags.control),
        resolve=_list(flags.resolve),
        headers=_list(flags.header),
    )
    return replace(config, network=network)


def with_archives(config: Config, flags: ArchiveFlags) -> Config:
    """Lay the archive options over the settings."""
    archives = _over(
        config.archives,
        mode=flags.archives,
        base=flags.archive_base,
        budget=flags.archive_budget,
        interval_s=flags.archive_interval,
    )
    return replace(config, archives=archives)


def with_cache(config: Config, flags: CacheFlags) -> Config:
    """Lay the cache options over the settings; recording reads nothing old, and a replay needs no network."""
    if flags.record is not None and flags.replay is not None:
        raise UsageError("--record and --replay exclude each other: record the run first, then replay it")
    if flags.offline and (flags.record is not None or flags.replay is not None):
        raise UsageError("--offline asks nothing: leave it out to record or to replay")
    cache = _over(config.cache, resume=flags.resume, live_max_age_s=_age(flags.max_age))
    if flags.max_age is not None:
        shortest = cache.live_max_age_s
        cache = replace(cache, dead_max_age_s=min(cache.dead_max_age_s, shortest), archive_max_age_s=shortest)
    if flags.no_cache or flags.record is not None or flags.replay is not None:
        cache = replace(cache, read=False)
    return replace(
        config, cache=cache, offline=flags.offline, record=flags.record, replay=flags.replay, notice=flags.notice
    )


def _over(section: Section, **values: Any) -> Section:  # noqa: ANN401 - fields of three kinds of section
    """Replace what was given; ``None`` leaves the section's own value."""
    return replace(section, **{name: value for name, value in values.items() if value is not None})


def _list(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None


def _age(text: str | None) -> float | None:
    if text is None:
        return None
    from citecheck.config_values import age_s

    try:
        return age_s(text)
    except ValueError as error:
        raise UsageError(f"--max-age: {error}") from None
