"""Small stand-ins for the outside: each answers from a table and notes what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from citecheck.clock import StoppedClock
from citecheck.engine.nothing import NoRegistries, NoStore
from citecheck.engine.options import RunOptions
from citecheck.engine.ports import OnAnswer
from citecheck.engine.run import Ports, audit
from citecheck.model.audit import Audit
from citecheck.model.capture import Absent, ArchiveLink, LookupAnswer
from citecheck.model.evidence import RuleOptions
from citecheck.model.memory import KeptDrift, KeptLink, KeptLookup
from citecheck.model.observation import (
    Exchange,
    Failure,
    FailureKind,
    Observation,
    Phase,
    ProbeRequest,
    ProbeSummary,
    Purpose,
)
from citecheck.model.reference import Document, Format, Origin, Reference, Span
from citecheck.model.verdict import ArchiveResult, Drift, FailureStreak, LinkResult
from citecheck.rules.catalogue import RULES

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def page(url: str, title: str = "A fine page", status: int = 200, body: str = "") -> Observation:
    text = (
        body
        or f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{'<p>words of it</p>' * 60}</body></html>"
    )
    exchange = Exchange(url, status, (("Content-Type", "text/html; charset=utf-8"),), text.encode())
    return Observation(url, Purpose.ORIGINAL, NOW, (exchange,))


def silence(url: str, kind: FailureKind = FailureKind.TIMEOUT) -> Observation:
    return Observation(url, Purpose.ORIGINAL, NOW, failure=Failure(kind, Phase.CONNECT, "nothing came"))


@dataclass
class FakeProber:
    answers: Mapping[str, Observation]
    summary: ProbeSummary = field(default_factory=ProbeSummary)
    asked: list[ProbeRequest] = field(default_factory=list)

    def probe(self, requests: Sequence[ProbeRequest], on_answer: OnAnswer) -> ProbeSummary:
        queue = list(requests)
        while queue:
            request = queue.pop(0)
            self.asked.append(request)
            seen = self.answers.get(request.url) or page(request.url, "Not found", 404)
            queue += on_answer(replace(seen, purpose=request.purpose))
        return self.summary


@dataclass
class FakeDesk:
    replays: Mapping[str, Observation] = field(default_factory=dict)
    index: Mapping[str, LookupAnswer] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    elsewhere: Mapping[str, LookupAnswer] = field(default_factory=dict)
    looked_up: list[tuple[str, datetime | None]] = field(default_factory=list)

    def replay(self, links: Sequence[ArchiveLink], on_answer: Callable[[ArchiveLink, Observation], None]) -> None:
        for link in links:
            self.opened.append(link.url)
            on_answer(link, self.replays.get(link.url) or silence(link.url))

    def look_up(self, url: str, near: datetime | None, *, good_only: bool = True) -> LookupAnswer:
        self.looked_up.append((url, near))
        return self.index.get(url, Absent("the index answered and holds no row"))

    def look_up_at(self, service: str, url: str, near: datetime | None) -> LookupAnswer | None:
        return self.elsewhere.get(service)


class MemoryStore(NoStore):
    """Keeps links and look-ups in memory."""

    def __init__(self, streaks: Mapping[str, FailureStreak] | None = None) -> None:
        self.kept: dict[str, tuple[Observation, LinkResult, str]] = {}
        self.lookups: dict[tuple[str, str], KeptLookup] = {}
        self.streaks = dict(streaks or {})
        self.drifts: dict[tuple[str, str], Drift | None] = {}

    def fresh(self, contexts: Mapping[str, str], purpose: Purpose, now: datetime) -> Mapping[str, KeptLink]:
        found = {}
        for url, context in contexts.items():
            if url in self.kept:
                observation, result, judged_for = self.kept[url]
                same = judged_for == context
                found[url] = KeptLink(NOW, result if same else None, None if same else observation)
        return found

    def keep_link(self, observation: Observation, result: LinkResult, context: str) -> None:
        self.kept[observation.url] = (observation, result, context)

    def fresh_lookup(self, url: str, near: str, now: datetime) -> KeptLookup | None:
        return self.lookups.get((url, near))

    def keep_lookup(self, url: str, near: str, answer: LookupAnswer, now: datetime) -> None:
        self.lookups[url, near] = KeptLookup(NOW, answer)

    def fresh_drift(self, url: str, copy: str, now: datetime) -> KeptDrift | None:
        return KeptDrift(NOW, self.drifts[url, copy]) if (url, copy) in self.drifts else None

    def keep_drift(self, url: str, copy: str, found: Drift | None, now: datetime) -> None:
        self.drifts[url, copy] = found

    def streak(self, url: str) -> FailureStreak | None:
        return self.streaks.get(url)


@dataclass
class NotingWatcher:
    links: list[LinkResult] = field(default_factory=list)
    archives: list[ArchiveResult] = field(default_factory=list)
    plans: list[tuple[int, int]] = field(default_factory=list)

    def planned(self, links: int, archives: int) -> None:
        self.plans.append((links, archives))

    def link_done(self, result: LinkResult) -> None:
        self.links.append(result)

    def archive_done(self, result: ArchiveResult) -> None:
        self.archives.append(result)

    def waiting(self, host: str, seconds: float, why: str) -> None: ...

    def said(self, event: str, facts: Mapping[str, object]) -> None: ...


def document(*references: Reference, format: Format = Format.BIBTEX, path: str = "a.bib") -> Document:  # noqa: A002
    return Document(path, format, "", references)


def reference(number: int = 1, **fields: object) -> Reference:
    origin = Origin("a.bib", Format.BIBTEX, Span(number * 100, number * 100 + 50, number, 1))
    return replace(Reference(origin, f"entry {number}", key=f"key{number}", title=f"Title {number}"), **fields)  # type: ignore[arg-type]


@dataclass
class World:
    """An audit with everything outside replaced; ``run`` makes it."""

    prober: FakeProber = field(default_factory=lambda: FakeProber({}))
    desk: FakeDesk = field(default_factory=FakeDesk)
    store: NoStore = field(default_factory=MemoryStore)
    watcher: NotingWatcher = field(default_factory=NotingWatcher)
    options: RunOptions = field(
        default_factory=lambda: RunOptions(
            rules=tuple(rule for rule in RULES if rule.default), thresholds=RuleOptions(NOW.date()), version="test"
        )
    )

    def run(self, *documents: Document) -> Audit:
        ports = Ports(self.prober, self.desk, NoRegistries(), self.store, self.watcher, StoppedClock(NOW))
        return audit(documents, (), self.options, ports)
