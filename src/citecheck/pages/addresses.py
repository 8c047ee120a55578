"""What an address alone says about the page behind it: a home page, a log-in form, an error page, a search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

_LANGUAGE_LETTERS = 2
_LOCALE_LETTERS = 5
"""Length of ``en-gb``."""
_LONGEST_PATH_CHARS = 2_000
_LONGEST_WORD_CHARS = 60
"""A segment longer than this is no name of an error page."""
_HEAD_LETTERS = 2
_SUFFIX = re.compile(r"\.[a-z]{2,5}\Z")
_SEPARATORS = re.compile(r"[\W_]+")
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
    """A service that shows pages in place of sites."""
    DEALER = "dealer"
    """Who sells names: a site of its own, and where other sites lead that have been given up."""


@dataclass(frozen=True, slots=True)
class _Table:
    segments: dict[AddressKind, frozenset[str]]
    hosts: dict[AddressKind, frozenset[str]]
    parking_paths: tuple[str, ...]
    home_queries: tuple[str, ...]
    login_queries: frozenset[str]
    search_queries: frozenset[str]
    dealers: frozenset[str]
    errors: _ErrorWords


@dataclass(frozen=True, slots=True)
class _ErrorWords:
    """What the names of error pages are put together from."""

    strong: frozenset[str]
    alone: frozenset[str]
    filler: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    """Two letters with which a word begins or ends, for a quick no."""

    def tell(self, segment: str) -> bool:
        """Whether a segment is the name of an error, and nothing else."""
        parts = self.parts_of(segment)
        return parts is not None and parts != {"filler"}

    def parts_of(self, segment: str) -> frozenset[str] | None:
        """Give the lists from which a segment is made without remainder; ``None`` when it is not."""
        if len(segment) > _LONGEST_WORD_CHARS:
            return None
        text = _SEPARATORS.sub("", segment)
        if text[:_HEAD_LETTERS] not in self.heads or text[-_HEAD_LETTERS:] not in self.tails:
            return None
        reached: dict[int, frozenset[str]] = {0: frozenset()}
        for start in range(len(text)):
            if start not in reached:
                continue
            for end in range(start + 1, len(text) + 1):
                word = text[start:end]
                names = {name for name in ("strong", "alone", "filler") if word in getattr(self, name)}
                if names:
                    reached[end] = reached.get(end, frozenset()) | reached[start] | names
        return reached.get(len(text))


@cache
def _table() -> _Table:
    import tomllib
    from importlib.resources import files

    read = tomllib.loads((files(__package__) / "addresses.toml").read_text(encoding="utf-8"))
    return _Table(
        segments={kind: frozenset(read.get(kind, {}).get("segments", ())) for kind in AddressKind},
        hosts={kind: frozenset(read.get(kind, {}).get("hosts", ())) for kind in AddressKind},
        parking_paths=tuple(read["parking"]["paths"]),
        home_queries=tuple(read["home"]["queries"]),
        login_queries=frozenset(read["login"]["queries"]),
        search_queries=frozenset(read["search"]["queries"]),
        dealers=frozenset(read["parking"]["dealers"]),
        errors=_error_words(read["error"]),
    )


def _error_words(read: dict[str, list[str]]) -> _ErrorWords:
    words = {*read["strong"], *read["alone"], *read["filler"]}
    return _ErrorWords(
        strong=frozenset(read["strong"]),
        alone=frozenset(read["alone"]),
        filler=frozenset(read["filler"]),
        heads=frozenset(word[:_HEAD_LETTERS] for word in words),
        tails=frozenset(word[-_HEAD_LETTERS:] for word in words),
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
    bases = [_SUFFIX.sub("", segment) if "." in segment else segment for segment in segments]
    kinds = {
        kind
        for kind in (AddressKind.LOGIN, AddressKind.CONSENT, AddressKind.SEARCH)
        if not (table.segments[kind].isdisjoint(bases) and table.segments[kind].isdisjoint(segments))
        or _has_label(host, table.hosts[kind])
    }
    if _is_error(segments, bases, table):
        kinds.add(AddressKind.ERROR)
    if all(_is_home_segment(segment, table) for segment in segments):
        if _is_idle(parts, table):
            kinds.add(AddressKind.HOME)
        elif any(pair.partition("=")[0].lower() in table.search_queries for pair in parts.query.split("&")):
            kinds.add(AddressKind.SEARCH)
    if any(pair.partition("=")[2].lower() in table.login_queries for pair in parts.query.split("&")):
        kinds.add(AddressKind.LOGIN)  # /ucp.php?mode=login
    if _is_of(host, table.hosts[AddressKind.PARKING]) or parts.path.lower().startswith(table.parking_paths):
        kinds.add(AddressKind.PARKING)
    if _is_of(host, table.dealers):
        kinds.add(AddressKind.DEALER)
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


def _is_error(segments: list[str], bases: list[str], table: _Table) -> bool:
    """Whether a path names an error page: "page-not-found" anywhere, "404" where nothing else speaks for a page."""
    for place, (segment, base) in enumerate(zip(segments, bases, strict=True)):
        parts = table.errors.parts_of(base)
        if parts is None or parts == {"filler"}:
            continue
        if "strong" in parts:
            return True
        if place < len(segments) - 1:
            continue
        if base != segment and base.isdigit():
            return True  # 404.html
        return all(_is_neutral(other, table) for other in segments[:-1])
    return False


def _is_neutral(segment: str, table: _Table) -> bool:
    """Whether a directory says nothing of what is in it."""
    return _is_home_segment(segment, table) or table.errors.parts_of(segment) is not None or segment in _NEUTRAL


_NEUTRAL = frozenset(
    {"site", "sites", "system", "sys", "web", "www", "app", "static", "public", "common", "cms", "_layouts"}
)
"""Directories of programs, not of subjects."""


def _is_idle(parts: SplitResult, table: _Table) -> bool:
    """Whether the query, if any, leaves the page the same."""
    names = [pair.partition("=")[0].lower() for pair in parts.query.replace(";", "&").split("&") if pair]
    return all(
        any(name == idle or (idle.endswith("_") and name.startswith(idle)) for idle in table.home_queries)
        or table.errors.tell(name)
        for name in names
    )


def _is_of(host: str, known: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels) - 1))
