"""What an address alone says about the page behind it: a home page, a log-in form, an error page, a search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

_LANGUAGE_LETTERS = 2
_LOCALE_LETTERS = 5
"""Length of ``en-gb``."""
_LONGEST_PATH_CHARS = 2_000
_SUBDOMAIN_LABELS = 3
"""``login.example.org`` has a host for its log-in; ``login.example`` is a site of that name."""


class AddressKind(StrEnum):
    """What an address looks like."""

    HOME = "home"
    LOGIN = "login"
    CONSENT = "consent"
    ERROR = "error"
    SEARCH = "search"
    PARKING = "parking"


@dataclass(frozen=True, slots=True)
class _Table:
    segments: dict[AddressKind, frozenset[str]]
    hosts: dict[AddressKind, frozenset[str]]
    parking_paths: tuple[str, ...]
    home_queries: tuple[str, ...]
    login_queries: frozenset[str]


@cache
def _table() -> _Table:
    import tomllib
    from importlib.resources import files

    read = tomllib.loads((files(__package__) / "addresses.toml").read_text(encoding="utf-8"))
    return _Table(
        segments={kind: frozenset(read[kind].get("segments", ())) for kind in AddressKind},
        hosts={kind: frozenset(read[kind].get("hosts", ())) for kind in AddressKind},
        parking_paths=tuple(read["parking"]["paths"]),
        home_queries=tuple(read["home"]["queries"]),
        login_queries=frozenset(read["login"]["queries"]),
    )


@lru_cache(maxsize=4096)
def kinds_of(url: str) -> frozenset[AddressKind]:
    """Tell what an address looks like; several kinds may fit, and mostly none does."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return frozenset()
    table = _table()
    segments = [segment for segment in unquote(parts.path[:_LONGEST_PATH_CHARS]).lower().split("/") if segment]
    kinds = {
        kind
        for kind in (AddressKind.LOGIN, AddressKind.CONSENT, AddressKind.ERROR, AddressKind.SEARCH)
        if not table.segments[kind].isdisjoint(segments) or _has_label(host, table.hosts[kind])
    }
    if all(_is_home_segment(segment, table) for segment in segments) and _is_idle(parts, table):
        kinds.add(AddressKind.HOME)
    if any(pair.partition("=")[2].lower() in table.login_queries for pair in parts.query.split("&")):
        kinds.add(AddressKind.LOGIN)  # /ucp.php?mode=login
    if _is_parking(host, parts.path.lower(), table):
        kinds.add(AddressKind.PARKING)
    return frozenset(kinds)


def is_home(url: str) -> bool:
    """Whether an address is one of a home page: no path, an index file or a language, and no query that matters."""
    return AddressKind.HOME in kinds_of(url)


def depth_of(url: str) -> int:
    """Count the segments of a path; a query that matters counts as one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return 0
    return sum(1 for segment in parts.path.split("/") if segment) + (0 if _is_idle(parts, _table()) else 1)


def _has_label(host: str, labels: frozenset[str]) -> bool:
    names = host.split(".")
    return len(names) >= _SUBDOMAIN_LABELS and names[0] in labels


def _is_home_segment(segment: str, table: _Table) -> bool:
    if segment in table.segments[AddressKind.HOME]:
        return True
    if len(segment) == _LANGUAGE_LETTERS:
        return segment.isalpha()
    return len(segment) == _LOCALE_LETTERS and segment[2] in "-_" and (segment[:2] + segment[3:]).isalpha()


def _is_idle(parts: SplitResult, table: _Table) -> bool:
    """Whether the query, if any, leaves the page the same."""
    names = [pair.partition("=")[0].lower() for pair in parts.query.replace(";", "&").split("&") if pair]
    return all(
        any(name == idle or (idle.endswith("_") and name.startswith(idle)) for idle in table.home_queries)
        for name in names
    )


def _is_parking(host: str, path: str, table: _Table) -> bool:
    known = table.hosts[AddressKind.PARKING]
    labels = host.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels) - 1)) or path.startswith(table.parking_paths)
