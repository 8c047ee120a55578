"""Which web archive an address is of, and what can be read from it without asking.

The table of services is data (``archive_services.toml``). ``ArchiveLink.problems`` holds any of

- of the archive's side: ``http``, ``no-scheme``, ``old-host``, ``service-moved``, ``missing-web``, ``default-port``,
  ``embed``, ``modifier``, ``unknown-modifier``, ``bad-modifier``, ``whitespace``, ``unknown-shape``, ``nested``;
- of the time: ``short-timestamp``, ``long-timestamp``, ``impossible-timestamp``, ``placeholder-timestamp``,
  ``before-1996``, ``future-timestamp``, ``dotted-timestamp``, ``asked-time``;
- of the original: ``original-port``, ``original-encoded``, ``original-scheme``, ``trailing-punctuation``,
  ``trailing-fragment``, ``html-entity``, ``no-original``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from citecheck.links import archive_times
from citecheck.links.archive_original import Original, read_original
from citecheck.links.archive_table import ArchiveService, Shape, service_at, service_by_id
from citecheck.links.parts import DEFAULT_PORTS, UrlParts, split
from citecheck.model.capture import ArchiveLink, ArchiveLinkKind, ServiceStatus

_NESTING_LIMIT = 6
"""Archive links inside archive links; two is what is seen, more is hostile."""
_MODIFIERS = frozenset({"id_", "if_", "js_", "cs_", "im_", "fr_", "mp_", "oe_", "fw_", "re_"})
_WELL_FORMED_MODIFIER = re.compile(r"[a-z]{2}_\Z")
_HAS_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]{0,15}:)?//")
_ATTEMPT = re.compile(r"\d{4}|https?[:%]|/web/|/save|\*")
_TIMESTAMP_FAULTS = frozenset(
    {"long-timestamp", "impossible-timestamp", "placeholder-timestamp", "before-1996", "future-timestamp"}
)
_REPAIRABLE = frozenset(
    {
        "http",
        "no-scheme",
        "old-host",
        "service-moved",
        "missing-web",
        "default-port",
        "original-port",
        "original-encoded",
        "embed",
    }
    | {
        "modifier",
        "unknown-modifier",
        "trailing-punctuation",
        "trailing-fragment",
        "html-entity",
        "dotted-timestamp",
        "original-scheme",
    }
)


def recognise(url: str, base: str | None = None, *, today: date | None = None) -> ArchiveLink | None:
    """Decode an address of a web archive.

    Args:
        url: the address as spelled in the source.
        base: a configured ``--archive-base``; addresses under it are the Wayback Machine's.
        today: the day of the audit, UTC; with it a time that has not come is named.

    Returns:
        The link, or ``None`` when the address is not one of a known archive.
    """
    return _recognise(url, base, today, _NESTING_LIMIT)


def is_archive_host(host: str) -> bool:
    """Tell whether a host is one of a service in the table that serves nothing else."""
    service = service_at(host.lower())
    return service is not None and not service.shared


@dataclass(slots=True)
class _Draft:
    """A link while it is being decoded."""

    service: ArchiveService
    kind: ArchiveLinkKind
    problems: list[str] = field(default_factory=list)
    timestamp: str | None = None
    modifier: str | None = None
    original: Original | None = None
    collection: str | None = None
    moved_to: str | None = None


def _recognise(url: str, base: str | None, today: date | None, depth: int) -> ArchiveLink | None:
    text = url.strip()
    parts = split(text if _HAS_SCHEME.match(text) else f"//{text}")
    local = _below(base, text)
    service = service_by_id("wayback") if local is not None else service_at(parts.host.removesuffix("."))
    if service is None or parts.scheme not in {"", "http", "https"}:
        return None
    rest = parts.rest if local is None else local
    draft = _decode(service, rest)
    if draft is None:
        return None
    if local is None:
        draft.problems[:0] = _host_problems(service, parts, text)
    _judge_time(draft, today)
    inner = None
    if draft.original is not None and depth > 0:
        inner = _recognise(draft.original.url, base, today, depth - 1)
        if inner is not None and inner.original_url is not None:
            draft.problems.append("nested")
    return _link(url, draft, inner)


def _below(base: str | None, text: str) -> str | None:
    """What follows a configured base, beginning with ``/``; ``None`` when the address is not below it."""
    if base is None:
        return None
    prefix = base.rstrip("/")
    return text[len(prefix) :] if text.startswith(prefix + "/") else None


def _decode(service: ArchiveService, rest: str) -> _Draft | None:
    for shape in service.shapes:
        found = shape.pattern.match(rest)
        if found is not None:
            return _drafted(
                service, shape, {name: value for name, value in found.groupdict().items() if value is not None}
            )
    if service.shared or rest.strip("/") == "" or not _ATTEMPT.search(rest):
        return None
    return _Draft(service, ArchiveLinkKind.MALFORMED, ["unknown-shape"])


def _drafted(service: ArchiveService, shape: Shape, groups: dict[str, str]) -> _Draft:
    draft = _Draft(service, shape.kind, [shape.problem] if shape.problem else [], moved_to=shape.moved_to)
    draft.timestamp = _timestamp(groups, draft)
    draft.collection = groups.get("coll")
    if "embed" in groups:
        draft.problems.append("embed")
    draft.modifier = groups.get("modifier")
    if draft.modifier is not None:
        if not _WELL_FORMED_MODIFIER.match(draft.modifier):
            draft.problems.append("bad-modifier")
            draft.kind = ArchiveLinkKind.MALFORMED
        else:
            draft.problems.append("modifier" if draft.modifier in _MODIFIERS else "unknown-modifier")
    if "video" in groups:
        draft.original = Original(f"https://www.youtube.com/watch?v={groups['video']}", groups["video"], ())
    elif "url" in groups:
        original = groups["url"].removesuffix("*") if shape.kind is ArchiveLinkKind.CALENDAR else groups["url"]
        draft.original = read_original(original, in_query=shape.in_query)
        draft.problems.extend(draft.original.problems if draft.original is not None else ("no-original",))
        if draft.original is None and shape.kind is ArchiveLinkKind.SNAPSHOT:
            draft.kind = ArchiveLinkKind.MALFORMED
    return draft


def _timestamp(groups: dict[str, str], draft: _Draft) -> str | None:
    if "digits" in groups:
        return groups["digits"]
    if "dotted" in groups:
        draft.problems.append("dotted-timestamp")
        return archive_times.from_dotted(groups["dotted"])
    if "dashed" in groups or "gyotaku" in groups:
        return archive_times.from_dashed(groups.get("dashed") or groups["gyotaku"])
    if "lettered" in groups:
        return archive_times.from_lettered(groups["lettered"])
    if "base62" in groups:
        return archive_times.from_base62(groups["base62"])
    if "micros" in groups:
        return archive_times.from_micros(int(groups["micros"]))
    return archive_times.from_date(groups["date"]) if "date" in groups else None


def _host_problems(service: ArchiveService, parts: UrlParts, text: str) -> list[str]:
    problems = []
    if not parts.scheme:
        problems.append("no-scheme")
    elif parts.scheme == "http" and not service.http_only:
        problems.append("http")
    if parts.port in {"80", "443"} and ((parts.scheme, parts.port) in DEFAULT_PORTS or not service.http_only):
        problems.append("default-port")
    if service.id == "wayback" and not service.shared and parts.host != service.hosts[0]:
        problems.append("old-host")
    if text != "".join(text.split()):
        problems.append("whitespace")
    return problems


def _judge_time(draft: _Draft, today: date | None) -> None:
    digits = draft.timestamp
    if digits is None or draft.kind is ArchiveLinkKind.CALENDAR:
        return
    fault = archive_times.fault(digits)
    moment = archive_times.to_time(digits)
    # a day's grace: it is tomorrow somewhere, and captures are stamped in UTC
    if fault is None and today is not None and moment is not None and moment.date() > today + timedelta(days=1):
        fault = "future-timestamp"
    if fault is not None:
        draft.problems.append(fault)
        draft.kind = ArchiveLinkKind.MALFORMED
    elif len(digits) < archive_times.FULL_DIGITS and _needs_full_time(draft):
        draft.problems.append("short-timestamp")
        draft.kind = ArchiveLinkKind.NEWEST
    if draft.service.asked_time:
        draft.problems.append("asked-time")


def _needs_full_time(draft: _Draft) -> bool:
    """Services without a long form to write (Pandora …) have ids that happen to be times; some name days by right."""
    service = draft.service
    return service.link is not None and not service.part_time and draft.kind is ArchiveLinkKind.SNAPSHOT


def _link(url: str, draft: _Draft, inner: ArchiveLink | None) -> ArchiveLink:
    service = draft.service
    digits = draft.timestamp[: archive_times.FULL_DIGITS] if draft.timestamp else None
    certain = not _TIMESTAMP_FAULTS & set(draft.problems) and not service.asked_time
    padded = f"{digits}00" if digits and len(digits) == 12 and service.link is None else digits  # noqa: PLR2004 - no seconds
    link = ArchiveLink(
        url=url,
        service=service.id,
        service_name=service.name,
        service_status=service.status,
        kind=draft.kind,
        timestamp=digits,
        captured_at=archive_times.to_time(padded) if padded and certain else None,
        original_url=draft.original.url if draft.original is not None else None,
        modifier=draft.modifier,
        problems=tuple(dict.fromkeys(draft.problems)),
    )
    if inner is not None and "nested" in link.problems:
        link = replace(link, original_url=inner.original_url)
    if draft.moved_to is not None:
        link = replace(link, problems=(*link.problems, "service-moved"))
    return replace(link, repaired=_repaired(link, draft, inner))


def _repaired(link: ArchiveLink, draft: _Draft, inner: ArchiveLink | None) -> str | None:
    if "nested" in link.problems and inner is not None:
        if inner.kind is not ArchiveLinkKind.SNAPSHOT or inner.service_status in {
            ServiceStatus.GONE,
            ServiceStatus.DEPRECATED,
        }:
            return None
        return inner.repaired or inner.url
    form = draft.moved_to or draft.service.link
    if link.kind is not ArchiveLinkKind.SNAPSHOT or form is None or draft.original is None or link.timestamp is None:
        return None
    if "{coll}" in form and draft.collection is None:
        return None
    if not _REPAIRABLE & set(link.problems):
        return None
    filled = form.replace("{coll}", draft.collection or "").replace("{timestamp}", link.timestamp)
    return filled.replace("{url}", draft.original.written)
