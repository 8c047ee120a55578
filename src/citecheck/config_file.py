"""Reads settings from ``[tool.citecheck]`` of a pyproject.toml, or from a citecheck.toml.

The nearest of the two, from the working folder upwards, counts. A name that does not exist is an error with its line
and the nearest name that does: a misspelt setting that is silently ignored is worse than none.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from citecheck.config import (
    ArchivesConfig,
    CacheConfig,
    Config,
    HostConfig,
    NetworkConfig,
    RegistriesConfig,
    RulesConfig,
)
from citecheck.config_values import Table, Taker, Values
from citecheck.engine.modes import ArchiveMode, FailOn
from citecheck.errors import ConfigError
from citecheck.model.reference import Suppression

MOST_BYTES = 1_048_576
"""A configuration beyond one megabyte is a mistake in the name of the file. Our choice."""


def find_config(start: Path) -> Path | None:
    """Give the nearest citecheck.toml, or pyproject.toml that has a [tool.citecheck], from ``start`` upwards."""
    for folder in (start, *start.parents):
        own = folder / "citecheck.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "citecheck" in _tool_table(shared):
            return shared
    return None


def read_config(path: Path) -> Config:
    """Read the settings of one file.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or a setting is wrong; names file and line.
    """
    tree = _parse(path)
    table = tree.get("tool", {}).get("citecheck", {}) if path.name == "pyproject.toml" else tree
    return SettingsReader(path).config(table)


def _tool_table(path: Path) -> Table:
    table = _parse(path).get("tool", {})
    return table if isinstance(table, dict) else {}


def _parse(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror}); name another with --config", path=str(path)) from error
    if len(data) > MOST_BYTES:
        raise ConfigError("is over 1 MB, which no configuration is; name another with --config", path=str(path))
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError("is not UTF-8, as TOML must be; save it as UTF-8", path=str(path), line=line) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else data.rstrip().count(b"\n") + 1  # "at end of document"
        raise ConfigError(f"is no TOML: {error}", path=str(path), line=line) from error


class SettingsReader(Values):
    """Turns the tables of one file into settings, a method for each section."""

    def config(self, table: Table) -> Config:
        """Read the whole of [tool.citecheck]."""
        sections: dict[str, Taker] = {
            "network": lambda name, value: self.network(self.table(name, value)),
            "archives": lambda name, value: self.archives(self.table(name, value)),
            "cache": lambda name, value: self.cache(self.table(name, value)),
            "registries": lambda name, value: self.registries(self.table(name, value)),
            "hosts": lambda name, value: self.hosts(self.table(name, value)),
            "rules": self.table,
            "select": self.strings,
            "ignore": self.strings,
            "suppress": self.suppress,
            "per-path-ignores": self.per_path,
            "fail-on": lambda name, value: self.choice(name, value, FailOn),
            "baseline": self.file,
            "output": self.strings,
        }
        values = self.fields(table, sections)
        network = replace(values.get("network", NetworkConfig()), hosts=values.get("hosts", {}))
        rules = RulesConfig(
            **self.thresholds(values.get("rules", {})),
            select=values.get("select", ()),
            ignore=values.get("ignore", ()),
            suppressions=values.get("suppress", ()) + values.get("per_path_ignores", ()),
        )
        return Config(
            network=network,
            archives=values.get("archives", ArchivesConfig()),
            cache=values.get("cache", CacheConfig()),
            registries=values.get("registries", RegistriesConfig()),
            rules=rules,
            fail_on=values.get("fail_on", FailOn.ERROR),
            baseline=values.get("baseline"),
            outputs=values.get("output", ()),
            path=str(self.path),
        )

    def network(self, table: Table) -> NetworkConfig:
        """Read [tool.citecheck.network]."""
        known: dict[str, Taker] = {
            "timeout": self.positive,
            "connect-timeout": self.positive,
            "per-host": self.count,
            "interval": self.seconds,
            "concurrency": self.count,
            "allow-net": self.strings,
            "ca-bundle": self.file,
            "resolve": self.strings,
            "headers": self.strings,
            "controls": self.strings,
            "contact": self.string,
        }
        values = self.fields(table, known)
        for name in ("timeout", "connect_timeout", "interval"):
            if name in values:
                values[f"{name}_s"] = values.pop(name)
        return NetworkConfig(**values)

    def hosts(self, table: Table) -> dict[str, HostConfig]:
        """Read [tool.citecheck.hosts."NAME"]."""
        known: dict[str, Taker] = {
            "slots": self.count,
            "interval": self.seconds,
            "headers": self.header_table,
            "accept": self.codes,
            "skip": self.flag,
        }
        hosts = {}
        for host, value in table.items():
            values = self.fields(self.table(host, value), known)
            if "interval" in values:
                values["interval_s"] = values.pop("interval")
            hosts[host.lower()] = HostConfig(**values)
        return hosts

    def archives(self, table: Table) -> ArchivesConfig:
        """Read [tool.citecheck.archives]."""
        known: dict[str, Taker] = {
            "mode": lambda name, value: self.choice(name, value, ArchiveMode),
            "base": self.string,
            "budget": self.whole,
            "interval": self.seconds,
            "fetch": self.strings,
            "closed": self.strings,
            "aggregator": self.string,
        }
        values = self.fields(table, known)
        if "interval" in values:
            values["interval_s"] = values.pop("interval")
        return ArchivesConfig(**values)

    def cache(self, table: Table) -> CacheConfig:
        """Read [tool.citecheck.cache]."""
        known: dict[str, Taker] = {
            "directory": self.file,
            "max-age": self.age,
            "dead-max-age": self.age,
            "archive-max-age": self.age,
        }
        names = {"max_age": "live_max_age_s", "dead_max_age": "dead_max_age_s", "archive_max_age": "archive_max_age_s"}
        return CacheConfig(**{names.get(name, name): value for name, value in self.fields(table, known).items()})

    def registries(self, table: Table) -> RegistriesConfig:
        """Read [tool.citecheck.registries]."""
        return RegistriesConfig(**self.fields(table, {"ask": self.flag, "bases": self.header_table}))

    def thresholds(self, table: Table) -> dict[str, Any]:
        """Read [tool.citecheck.rules]."""
        days = ("stale-access-days", "stale-archive-days", "archive-after-access-days", "date-tolerance-days")
        known: dict[str, Taker] = dict.fromkeys((*days, "dead-after-days"), self.whole)
        known |= {"dead-after-failures": self.count, "strict-fields": self.flag}
        return self.fields(table, known)

    def suppress(self, name: str, value: object) -> tuple[Suppression, ...]:
        """Read [[tool.citecheck.suppress]]: rules, path, reason, expires; a reason is a must."""
        if not isinstance(value, list):
            raise self.wrong(name, "write [[tool.citecheck.suppress]], one table each")
        known: dict[str, Taker] = {
            "rules": self.strings,
            "path": self.string,
            "reason": self.string,
            "expires": self.day,
        }
        wishes = []
        for entry in value:
            values = self.fields(self.table(name, entry), known)
            if not values.get("reason"):
                raise self.wrong(name, 'say why: reason = "…" is a must')
            wishes.append(
                Suppression(
                    rules=values.get("rules", ()),
                    reason=values["reason"],
                    expires=values.get("expires"),
                    span=None,
                    target=None,
                    path=values.get("path"),
                )
            )
        return tuple(wishes)

    def per_path(self, name: str, value: object) -> tuple[Suppression, ...]:
        """Read [tool.citecheck.per-path-ignores]: glob = ["RULE", …]."""
        return tuple(
            Suppression(
                rules=self.strings(glob, rules),
                reason="per-path-ignores of the configuration",
                expires=None,
                span=None,
                target=None,
                path=glob,
            )
            for glob, rules in self.table(name, value).items()
        )
