"""Opening a snapshot: the bytes as captured, hop by hop, within the archive.

``id_`` asks the Wayback Machine for a capture as it was stored; any other form is rewritten. A redirect to the nearest
capture has no ``Memento-Datetime``; a captured redirect has one, and its target is a memento of its own. Archives run
on plain pywb send the bare live address as the target of a captured redirect: we stay in the archive then, at the time
of the redirect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from citecheck.archives.asking import Asker, Question
from citecheck.archives.endpoints import ArchiveEndpoints
from citecheck.archives.pace import EndpointKey, EndpointKind
from citecheck.links.archive_links import recognise
from citecheck.links.archive_table import ArchiveService, service_at
from citecheck.links.parts import split
from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose

HOP_LIMIT = 10
"""Redirects followed; as browsers' order of size and EDGI's client."""
_OPENED = frozenset({ArchiveLinkKind.SNAPSHOT, ArchiveLinkKind.NEWEST})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTTP_OK = 200
_NEWEST = "2"
"""The Wayback Machine leads ``/web/2/`` to its newest capture."""


@dataclass(frozen=True, slots=True)
class ReplayTarget:
    """What to open for a link."""

    service: ArchiveService
    url: str
    """Public; the raw form where the service has one."""


def replay_target(link: ArchiveLink, endpoints: ArchiveEndpoints) -> ReplayTarget | None:
    """Say what to open for a link; ``None`` where it leads to no page (a calendar, a command), or one around it."""
    if link.kind not in _OPENED:
        return None
    text = endpoints.public(link.repaired or link.url)
    meant = recognise(text)
    service = service_at(split(text).host) if meant is not None else None
    if service is None or (meant is not None and "nested" in meant.problems):
        return None
    return ReplayTarget(service, raw_form(service, text))


def raw_form(service: ArchiveService, url: str) -> str:
    """Give the address under which a service replays a capture's own bytes; the original stays as it is spelled."""
    if service.raw is None:
        return url
    before, _, _ = service.raw.partition("{timestamp}")
    prefix = re.escape(before).replace(re.escape("{coll}"), "[^/]+")
    found = re.match(rf"({prefix})(?:(\d{{1,14}})(?:[a-z]{{2}}_)?/)?(\S.*)\Z", url, re.DOTALL)
    return f"{found.group(1)}{found.group(2) or _NEWEST}id_/{found.group(3)}" if found is not None else url


class Replayer:
    """Opens snapshots; one chain of requests each."""

    def __init__(self, asker: Asker, timeout_s: float) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._asker = asker
        self._timeout_s = timeout_s

    def open(self, target: ReplayTarget) -> Observation:
        """Follow one snapshot to its end; the observation's ``url`` is that of the target."""
        exchanges: list[Exchange] = []
        url, attempts, elapsed_s, seen_urls = target.url, 0, 0.0, {target.url}
        first: Observation | None = None
        failure: Failure | None = None
        while True:
            seen = self._asker.ask(self._question(target.service, url))
            first = first or seen
            attempts, elapsed_s = max(attempts, seen.attempts), elapsed_s + seen.elapsed_s
            exchanges.extend(replace(exchange, url=url) for exchange in seen.exchanges)
            if seen.final is None:
                failure = seen.failure
                break
            onward = self._next(target.service, url, seen.final)
            if onward is None:
                break
            if onward in seen_urls or len(exchanges) > HOP_LIMIT:
                failure = Failure(FailureKind.TOO_MANY_REDIRECTS, Phase.WAIT, "the archive leads in a circle")
                break
            seen_urls.add(onward)
            url = onward
        return replace(
            first,
            url=target.url,
            exchanges=tuple(exchanges),
            failure=failure,
            failed_url=url if failure is not None and url != target.url else None,
            attempts=attempts,
            elapsed_s=elapsed_s,
        )

    def _question(self, service: ArchiveService, url: str) -> Question:
        key = EndpointKey(service.id, EndpointKind.REPLAY)
        told = _is_of_the_archive if service.raw is not None else None
        return Question(key, url, Purpose.ARCHIVE, timeout_s=self._timeout_s, is_useful=told)

    def _next(self, service: ArchiveService, url: str, answer: Exchange) -> str | None:
        """Give the next hop, public and raw; ``None`` when this answer is the last."""
        location = answer.header("Location")
        if answer.status not in _REDIRECTS or not location:
            return None
        # hops carry public addresses, so a relative Location resolves to a public one
        target = self._asker.endpoints.public(urljoin(url, location.strip()))
        owner = service_at(split(target).host)
        if owner is not None and owner.id == service.id:
            return raw_form(service, target)
        here = recognise(url)
        if (
            service.raw is None
            or here is None
            or here.timestamp is None
            or not target.startswith(("http://", "https://"))
        ):
            return None
        head, _, _ = url.partition(f"{here.timestamp}id_/")
        return f"{head}{here.timestamp}id_/{target}"


def _is_of_the_archive(answer: Exchange) -> bool:
    """Tell whether a page is a capture; without ``Memento-Datetime`` it is the archive's own, e.g. on maintenance."""
    return answer.status != _HTTP_OK or answer.header("Memento-Datetime") is not None
