"""What tests of rules share: from a source and lines of facts to evidence, without a world."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from citecheck.engine.plan import plan
from citecheck.engine.suppress import settle
from citecheck.links.canonical import match
from citecheck.model.capture import Capture
from citecheck.model.evidence import Evidence, RegistryAnswer, RegistryState, RuleOptions
from citecheck.model.finding import Finding, Need
from citecheck.model.ids import assign_ids
from citecheck.model.page import Likeness, Page, PageComparison
from citecheck.model.reference import Citation, Document, Format
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    Drift,
    FailureStreak,
    Hop,
    LinkJudgement,
    LinkReason,
    LinkResult,
    LinkRole,
)
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import RULES, find

TODAY = date(2022, 6, 15)


@dataclass
class World:
    """What a run saw, as a test tells it."""

    citations: Sequence[Citation]
    links: dict[tuple[str, LinkRole], LinkResult] = field(default_factory=dict)
    archives: dict[str, ArchiveResult] = field(default_factory=dict)
    registries: dict[str, tuple[RegistryAnswer, ...]] = field(default_factory=dict)
    today: date = TODAY
    asked: set[str] = field(default_factory=lambda: {Need.NOTHING.value})

    def tell(self, line: str) -> None:
        who, colon, rest = line.partition(": ")
        named = [item for item in self.citations if item.id == who.strip()] if colon else []
        citation = named[0] if named else self.citations[0]
        words = shlex.split(rest if named else line)
        values = dict(word.split("=", 1) for word in words if "=" in word)
        plain = [word for word in words if "=" not in word]
        match plain[0]:
            case "link":
                self._link(citation, plain[2], values)
            case "archive":
                self._archive(citation, plain[2], values)
            case "registry":
                self._registry(citation, plain[1], plain[2], values)
            case "today":
                self.today = date.fromisoformat(plain[1])
            case other:
                raise ValueError(other)

    def _link(self, citation: Citation, reason: str, values: dict[str, str]) -> None:
        url = citation.reference.url or ""
        page, comparison = _page(values), _comparison(values)
        statuses = [int(status) for status in values.get("hops", "").split(",") if status]
        failures = int(values.get("failures", 0))
        checked = datetime.fromisoformat(values.get("checked", self.today.isoformat())).replace(tzinfo=UTC)
        first = checked - timedelta(days=int(values.get("days", 0)))
        self.links[url, LinkRole.ORIGINAL] = LinkResult(
            url=url,
            role=LinkRole.ORIGINAL,
            references=(citation.id,),
            judgement=LinkJudgement(LinkReason(reason)),
            status=int(values["status"]) if "status" in values else None,
            final_url=values.get("final"),
            hops=tuple(Hop(url, status) for status in statuses),
            checked_at=checked,
            page=page,
            comparisons=((citation.id, comparison),) if comparison is not None else (),
            streak=FailureStreak(failures, first, checked) if failures else None,
        )
        self.asked.add(Need.LIVE.value)
        if page is not None or comparison is not None:
            self.asked.add(Need.PAGE.value)

    def _archive(self, citation: Citation, reason: str, values: dict[str, str]) -> None:
        reference = citation.reference
        drift = values.get("similarity")
        self.archives[citation.id] = ArchiveResult(
            reference=citation.id,
            archive_url=reference.archive_url,
            service="wayback",
            judgement=ArchiveJudgement(ArchiveReason(reason)),
            captured_at=_moment(values.get("captured")),
            stated_at=_moment(values.get("stated")),
            page=_page(values),
            comparison=_comparison(values),
            offered=_capture(values.get("offered"), reference.url or ""),
            lookup=values.get("lookup"),
            drift=Drift(float(drift)) if drift else None,
        )
        self.asked.add(Need.ARCHIVE.value)
        if drift or "page.title" in values:
            self.asked.add(Need.PAGE.value)

    def _registry(self, citation: Citation, registry: str, state: str, values: dict[str, str]) -> None:
        notices = tuple(
            (kind, values[kind]) for kind in ("retraction", "correction", "expression-of-concern") if kind in values
        )
        answer = RegistryAnswer(
            reference=citation.id,
            registry=registry,
            identifier=values.get("identifier", citation.reference.doi or ""),
            state=RegistryState(state),
            title=values.get("title"),
            authors=tuple(values["authors"].split(";")) if "authors" in values else (),
            published=values.get("published"),
            notices=notices,
            superseded_by=values.get("superseded-by"),
        )
        self.registries[citation.id] = (*self.registries.get(citation.id, ()), answer)
        self.asked.add(Need.REGISTRY.value)


def _page(values: dict[str, str]) -> Page | None:
    if not any(key in values for key in ("page.modified", "page.canonical", "page.language")):
        return None
    return Page(
        modified=values.get("page.modified"),
        canonical_url=values.get("page.canonical"),
        language=values.get("page.language"),
        is_html=True,
    )


def _comparison(values: dict[str, str]) -> PageComparison | None:
    if not any(f"page.{key}" in values for key in ("title", "outlet", "authors", "date")):
        return None

    def likeness(key: str) -> Likeness:
        return Likeness(values.get(f"page.{key}", Likeness.CANNOT_TELL.value))

    return PageComparison(
        title=likeness("title"),
        outlet=likeness("outlet"),
        authors=likeness("authors"),
        published=likeness("date"),
        page_title=values.get("says"),
    )


def _moment(digits: str | None) -> datetime | None:
    return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if digits else None


def _capture(digits: str | None, url: str) -> Capture | None:
    return Capture(digits, url, f"https://web.archive.org/web/{digits}/{url}", 200) if digits else None


def evidence_from(documents: Sequence[Document], facts: Iterable[str] = ()) -> Evidence:
    """Reason on addresses and identifiers as an audit does, and add the facts told."""
    citations = assign_ids(documents)
    world = World(citations)
    lines = [line for line in facts if line.strip()]
    for line in sorted(lines, key=lambda line: "today" not in line):
        world.tell(line)
    planned = plan(citations, archive_base=None, today=world.today)
    matches = {
        citation.id: match(citation.reference.url, link.original_url)
        for citation in citations
        if citation.reference.url is not None
        and citation.reference.archive_url is not None
        and (link := planned.archive_links.get(citation.reference.archive_url)) is not None
        and link.original_url is not None
    }
    evidence = Evidence(
        documents=documents,
        citations=citations,
        options=RuleOptions(today=world.today),
        urls=planned.urls,
        archive_links=planned.archive_links,
        archive_matches=matches,
        identifiers=planned.identifiers,
        links=world.links,
        archives=world.archives,  # type: ignore[arg-type] # ids are strings here
        registries=world.registries,  # type: ignore[arg-type] # ids are strings here
        asked=frozenset(world.asked),
    )
    if not any(document.suppressions for document in documents):
        return evidence
    return replace(evidence, idle=settle(apply(evidence, RULES), documents, (), world.today).idle)


def read(text: str, format_name: str = "bibtex", path: str = "example") -> Document:
    if format_name == Format.BIBTEX and "citecheck:" not in text:
        from citecheck.sources.bibtex.reader import BibtexReader

        return BibtexReader().read(text, path)
    if format_name == Format.WIKITEXT:
        from citecheck.sources.wikitext.reader import WikitextReader

        return WikitextReader().read(text, path)
    from citecheck.sources.load import parse_text

    return parse_text(text, format=format_name, path=path)


@pytest.fixture(scope="session")
def evidence_of() -> Callable[..., Evidence]:
    """Give the evidence of one source: ``evidence_of(text, format, facts)``."""

    def make(text: str, format_name: str = "bibtex", facts: Iterable[str] = ()) -> Evidence:
        return evidence_from([read(text, format_name)], facts)

    return make


@pytest.fixture(scope="session")
def evidence_of_documents() -> Callable[..., Evidence]:
    return evidence_from


@pytest.fixture(scope="session")
def find_in(evidence_of: Callable[..., Evidence]) -> Callable[..., list[Finding]]:
    """Give what one rule, by code or name, finds in a source."""

    def run(rule: str, text: str, facts: Iterable[str] = (), format_name: str = "bibtex") -> list[Finding]:
        return list(find(rule).check(evidence_of(text, format_name, facts)))

    return run


@pytest.fixture(scope="session")
def find_all(evidence_of: Callable[..., Evidence]) -> Callable[..., list[Finding]]:
    """Give what all default rules together find in a source."""

    def run(text: str, facts: Iterable[str] = (), format_name: str = "bibtex") -> list[Finding]:
        rules = [rule for rule in RULES if rule.default]
        return list(apply(evidence_of(text, format_name, facts), rules).findings)

    return run
