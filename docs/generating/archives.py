"""The table of web archives, from ``links/archive_services.toml``."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generating.docstrings import of_members
from docs.generating.markdown import code, codes, page, prose, table

from citecheck.links.archive_table import ArchiveService, services
from citecheck.model.capture import ServiceStatus

_INTRODUCTION = """
Every address at one of these hosts is recognised and taken apart without asking anybody: which service, what it is a
copy of, of when. Deprecated services are recognised and never fetched, unless `archives.fetch` in the
[settings](settings.md) names them; `archives.closed` shuts any other.
"""
_HOSTS_SHOWN = 6


def pages() -> Iterator[tuple[str, str]]:
    """Give path and text of the page."""
    status = of_members(ServiceStatus)
    known = services()
    rows = [_row(service) for service in known]
    text = page(
        "Web archives",
        _INTRODUCTION,
        f"{len({service.id for service in known})} services. Status:",
        table(("status", "meaning"), [(code(each.value), prose(status.get(each.name, ""))) for each in ServiceStatus]),
        table(("id", "service", "hosts", "status", "can be asked", "source of the status"), rows),
        made_from="src/citecheck/links/archive_services.toml",
    )
    yield "reference/archive-services.md", text


def _row(service: ArchiveService) -> tuple[str, ...]:
    hosts = codes(service.hosts[:_HOSTS_SHOWN])
    more = len(service.hosts) - _HOSTS_SHOWN
    asked = [
        name
        for name, address in (
            ("replay", service.raw),
            ("TimeGate", service.timegate),
            ("TimeMap", service.timemap),
            ("CDX", service.cdx),
            ("saving", service.save),
        )
        if address is not None
    ]
    return (
        code(service.id),
        service.name,
        hosts + (f" and {more} more" if more > 0 else ""),
        f"{service.status.value} ({service.as_of})",
        ", ".join(asked) or "nothing",
        service.source,
    )
