"""The lists of ``url_tables.toml``, read once and only when an address is first looked at."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class UrlTables:
    """Names of parameters and hosts, lower case."""

    tracking: frozenset[str]
    tracking_prefixes: tuple[str, ...]
    tracking_by_host: Mapping[str, frozenset[str]]
    session: frozenset[str]
    session_value_chars: int
    mobile_labels: frozenset[str]
    aliases: Mapping[str, str]
    redirectors: Mapping[str, tuple[str, ...]]
    case_sensitive: frozenset[str]
    """Without ``www``; the shorteners are among them."""
    shorteners: frozenset[str]


@cache
def tables() -> UrlTables:
    """Read the table that ships with citecheck."""
    data = tomllib.loads(files("citecheck.links").joinpath("url_tables.toml").read_text(encoding="utf-8"))
    tracking, shorteners = data["tracking"], frozenset(data["shorteners"]["hosts"])
    return UrlTables(
        tracking=frozenset(tracking["names"]),
        tracking_prefixes=tuple(tracking["prefixes"]),
        tracking_by_host={host: frozenset(names) for host, names in tracking["hosts"].items()},
        session=frozenset(data["session"]["names"]),
        session_value_chars=data["session"]["shortest_value_chars"],
        mobile_labels=frozenset(data["mobile"]["labels"]),
        aliases=data["aliases"],
        redirectors={place: tuple(names) for place, names in data["redirectors"].items()},
        case_sensitive=frozenset(data["case_sensitive"]["hosts"]) | shorteners,
        shorteners=shorteners,
    )
