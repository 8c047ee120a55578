"""The services of ``archive_services.toml``: what their links look like, and what they can be asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from citecheck.links.hosts import KEPT_HOSTS
from citecheck.model.capture import ArchiveLinkKind, ServiceStatus

_TOKENS = {
    "digits": r"(?P<digits>\d{1,20})",
    "dotted": r"(?P<dotted>\d{4}\.\d{2}\.\d{2}-\d{6})",
    "dashed": r"(?P<dashed>\d{8}-\d{4})",
    "lettered": r"(?P<lettered>[A-Z]\d{4}-[A-Z][a-z]{2}-\d{1,2})",
    "gyotaku": r"(?P<gyotaku>\d{4}-\d{4}-\d{4}-\d{2})",
    "base62": r"(?P<base62>[0-9A-Za-z]{9})",
    "micros": r"(?P<micros>\d{15,17})",
    "date": r"(?P<date>[^&#]{4,40})",
    "hash": r"[0-9a-f]{40}",
    "mod": r"(?P<modifier>[A-Za-z]{1,3}_?)?",
    "coll": r"(?P<coll>[^/?#]{1,80})",
    "coll2": r"[^/?#]{1,80}",
    "coll3": r"[^/?#]{1,80}",
    "video": r"(?P<video>[\w-]{11})",
    "cacheid": r"[\w-]{8,16}",
    "cached": r"(?P<url>[^+&#\s]+)[^\s]*",
    "embed": r"(?P<embed>_embed/)?",
    "query": r"[^\s]{0,300}?",
    "tail": r"(?:[?#]\S*)?",
    "url": r"(?P<url>\S.*)",
    "bare": r"(?P<url>(?:[a-z]+(?::|%3[Aa])/?/?|(?:[\w-]+\.)+[\w-]{2,}(?:[/:?#]|\Z)).*)",
}
_TOKEN = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of what follows the host."""

    kind: ArchiveLinkKind
    pattern: re.Pattern[str]
    """Held against path, query and fragment as written; linear, its groups are the tokens of the table."""
    problem: str | None = None
    moved_to: str | None = None
    in_query: bool = False
    """The original stands in a query argument, so it is percent-encoded by right."""


@dataclass(frozen=True, slots=True)
class ArchiveService:
    """One row of the table; a service with several kinds of hosts has several rows of one id."""

    id: str
    name: str
    hosts: tuple[str, ...]
    status: ServiceStatus
    as_of: str
    """When the status was so: a year, month or day."""
    source: str
    shapes: tuple[Shape, ...]
    shared: bool = False
    """The host serves other things too."""
    http_only: bool = False
    part_time: bool = False
    """A day alone is a full address there."""
    asked_time: bool = False
    """The time in its links is the one asked for, not that of a capture."""
    link: str | None = None
    raw: str | None = None
    timegate: str | None = None
    timemap: str | None = None
    cdx: str | None = None
    save: str | None = None


@cache
def services() -> tuple[ArchiveService, ...]:
    """Read the table that ships with citecheck, in its order."""
    text = files("citecheck.links").joinpath("archive_services.toml").read_text(encoding="utf-8")
    return tuple(_service(row) for row in tomllib.loads(text)["service"])


@cache
def by_host() -> Mapping[str, ArchiveService]:
    """Index the rows by host name; a row for ``*.x`` stands under ``.x``."""
    return {host.removeprefix("*"): service for service in services() for host in service.hosts}


@lru_cache(maxsize=KEPT_HOSTS)
def service_at(host: str) -> ArchiveService | None:
    """Give the service of a host in lower case, ``None`` when it is no archive's."""
    table, name = by_host(), host
    while name:
        found = table.get(name)
        if found is not None:
            return found
        dot = name.find(".", 1)
        name = name[dot:] if dot > 0 else ""
    return None


def service_by_id(service: str) -> ArchiveService | None:
    """Give the first row of a service by its id."""
    return next((row for row in services() if row.id == service), None)


def _service(row: Mapping[str, Any]) -> ArchiveService:
    id_pattern = row.get("id_pattern", "")
    return ArchiveService(
        id=row["id"],
        name=row["name"],
        hosts=tuple(row["hosts"]),
        status=ServiceStatus(row["status"]),
        as_of=row["as_of"],
        source=row["source"],
        shapes=tuple(_shape(shape, id_pattern, row.get("moved_to")) for shape in row["shapes"]),
        shared=row.get("shared", False),
        http_only=row.get("http", False),
        part_time=row.get("part_time", False),
        asked_time=row.get("asked_time", False),
        link=row.get("link"),
        raw=row.get("raw"),
        timegate=row.get("timegate"),
        timemap=row.get("timemap"),
        cdx=row.get("cdx"),
        save=row.get("save"),
    )


def _shape(row: Mapping[str, Any], id_pattern: str, moved_to: str | None) -> Shape:
    return Shape(
        ArchiveLinkKind(row["kind"]),
        re.compile(template(row["path"], id_pattern) + r"\Z", re.DOTALL),
        row.get("problem"),
        row.get("moved_to", moved_to),
        in_query="url={url}" in row["path"],
    )


def template(path: str, id_pattern: str) -> str:
    """Turn a template of the table into a pattern: ``{token}`` as in ``_TOKENS``, ``[..]`` for what may be absent."""
    out: list[str] = []
    place = 0
    for found in _TOKEN.finditer(path):
        out.append(_literal(path[place : found.start()]))
        name = found.group(1)
        out.append(f"(?P<id>{id_pattern})" if name == "id" else _TOKENS[name])
        place = found.end()
    out.append(_literal(path[place:]))
    return "".join(out)


def _literal(text: str) -> str:
    marked = {"[": "(?:", "]": ")?"}
    return "".join(marked.get(character) or re.escape(character) for character in text)
