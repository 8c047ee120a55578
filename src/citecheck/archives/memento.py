"""Any archive that speaks RFC 7089 (Memento), and aggregators of such archives.

A TimeGate leads from an original address and a time to the nearest memento; a TimeMap lists all mementos. Neither's 404
counts as proof that nothing is archived: services answer 404 for other reasons too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urljoin

from citecheck.archives.asking import Asker, Question, is_refusal, retry_after_s
from citecheck.archives.pace import EndpointKey, EndpointKind
from citecheck.links.archive_links import recognise
from citecheck.links.archive_times import nearness_s, to_digits
from citecheck.model.capture import Absent, Capture, Found, LookupAnswer, Malformed, Refused, Unavailable
from citecheck.model.observation import Exchange, FailureKind, Observation, Purpose

_LINK = re.compile(
    r"\s*<(?P<url>[^>]{1,8192})>(?P<rest>(?:\s*;\s*[\w-]{1,40}\*?=(?:\"[^\"]{0,300}\"|[^\s\",;]{1,300})){0,12})\s*(?:,|\Z)"
)
_LIST = re.compile(r"\s*<(?:https?:|/)", re.IGNORECASE)
"""How a list of links begins, and no web page does."""
_PARAMETER = re.compile(r"([\w-]+)\*?=(?:\"([^\"]*)\"|([^\s\",;]+))")
_MEMENTO_LIMIT = 20_000
"""Mementos read from one TimeMap; our choice."""
_HTTP_OK, _HTTP_NOT_FOUND, _HTTP_FOUND = 200, 404, range(300, 400)


@dataclass(frozen=True, slots=True)
class MementoService:
    """Where an archive or an aggregator answers."""

    id: str
    timegate: str | None
    """The original address is appended to it as it is."""
    timemap: str | None

    @classmethod
    def aggregator(cls, base: str) -> MementoService:
        """Give an aggregator with MemGator's paths below its address."""
        root = base.rstrip("/")
        return cls("aggregator", f"{root}/timegate/", f"{root}/timemap/link/")


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """One link of a ``Link`` header or a TimeMap (RFC 8288)."""

    url: str
    relations: frozenset[str]
    at: datetime | None = None
    """Aware, UTC."""


class MementoClient:
    """Asks TimeGates and TimeMaps."""

    def __init__(self, asker: Asker, timeout_s: float) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._asker = asker
        self._timeout_s = timeout_s

    def nearest(self, service: MementoService, url: str, near: datetime) -> LookupAnswer:
        """Ask the TimeGate for the memento nearest to a time, UTC."""
        if service.timegate is None:
            return Unavailable(f"{service.id} has no TimeGate")
        wanted = format_datetime(near.astimezone(UTC), usegmt=True)
        asked = service.timegate + url
        seen = self._ask(service, EndpointKind.TIMEGATE, asked, (("Accept-Datetime", wanted),))
        answer = seen.final
        trouble = _trouble(seen)
        if answer is None or trouble is not None:
            return trouble or Unavailable("no answer")
        found = _of_timegate(asked, answer, url)
        return (
            Found((found,))
            if found is not None
            else Malformed(f"the TimeGate answered {answer.status} without a memento")
        )

    def all(self, service: MementoService, url: str, near: datetime | None) -> LookupAnswer:
        """Ask the TimeMap for all mementos, nearest to ``near`` first, newest first without one."""
        if service.timemap is None:
            return Unavailable(f"{service.id} has no TimeMap")
        asked = service.timemap + url
        seen = self._ask(service, EndpointKind.TIMEMAP, asked, ())
        answer = seen.final
        trouble = _trouble(seen)
        if answer is None or trouble is not None:
            return trouble or Unavailable("no answer")
        text = answer.body.decode("utf-8", "replace")
        if not _LIST.match(text) or answer.truncated:
            return Malformed("no list of links in place of a TimeMap")
        entries = list(read_links(text, asked))
        if not any(
            "original" in entry.relations or "timemap" in entry.relations or "self" in entry.relations
            for entry in entries
        ):
            return Malformed("a list of links that is no TimeMap")
        captures = [
            _capture(entry.url, entry.at, url) for entry in entries if "memento" in entry.relations and entry.at
        ]
        if not captures:
            return Absent(f"the TimeMap of {service.id} lists no memento of {url}")
        key = (
            (lambda capture: nearness_s(capture, near))
            if near is not None
            else (lambda capture: -int(capture.timestamp))
        )
        return Found(tuple(sorted(captures, key=key)))

    def _ask(
        self, service: MementoService, kind: EndpointKind, url: str, headers: tuple[tuple[str, str], ...]
    ) -> Observation:
        return self._asker.ask(Question(EndpointKey(service.id, kind), url, Purpose.LOOKUP, headers, self._timeout_s))


def _trouble(seen: Observation) -> LookupAnswer | None:
    answer = seen.final
    if answer is None:
        failure = seen.failure
        if failure is not None and failure.kind in {FailureKind.HOST_DOWN, FailureKind.HOST_RESTING}:
            return Refused(failure.detail)
        return Unavailable(f"{failure.kind.value}: {failure.detail}" if failure is not None else "no answer")
    if is_refusal(answer):
        return Refused(f"status {answer.status}", retry_after_s(answer, seen.asked_at))
    if answer.status == _HTTP_NOT_FOUND:
        return Unavailable("status 404, which alone is no proof that nothing is archived")
    if answer.status != _HTTP_OK and answer.status not in _HTTP_FOUND:
        return Unavailable(f"status {answer.status}")
    return None


def _of_timegate(asked: str, answer: Exchange, url: str) -> Capture | None:
    location = answer.header("Location")
    if answer.status in _HTTP_FOUND and location:
        target = urljoin(asked, location)
        link = recognise(target)
        if link is not None and link.captured_at is not None:
            return _capture(target, link.captured_at, link.original_url or url)
        for entry in read_links(answer.header("Link") or "", asked):
            if entry.url == target and entry.at is not None:
                return _capture(target, entry.at, url)
        return None
    at = http_time(answer.header("Memento-Datetime"))
    return _capture(urljoin(asked, answer.header("Content-Location") or asked), at, url) if at is not None else None


def read_links(text: str, base: str) -> Iterator[LinkEntry]:
    """Read a list of links; stops at the first place that is none, and after ``_MEMENTO_LIMIT``."""
    place = 0
    for _ in range(_MEMENTO_LIMIT):
        found = _LINK.match(text, place)
        if found is None:
            return
        parameters = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(found.group("rest"))}
        relations = frozenset(parameters.get("rel", "").lower().split())
        yield LinkEntry(urljoin(base, found.group("url")), relations, http_time(parameters.get("datetime")))
        place = found.end()


def http_time(text: str | None) -> datetime | None:
    """Read a time of an HTTP header, aware, UTC; ``None`` when it is none."""
    try:
        moment = parsedate_to_datetime(text or "")
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _capture(url: str, at: datetime | None, original: str) -> Capture:
    return Capture(to_digits(at) if at is not None else "", original, url)
