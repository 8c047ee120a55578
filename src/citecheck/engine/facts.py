"""Bring everything together that rules may look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citecheck.engine.archiving import Archived
from citecheck.engine.options import RunOptions
from citecheck.engine.plan import Plan
from citecheck.engine.probing import Probed
from citecheck.links.canonical import match
from citecheck.model.evidence import Evidence, RegistryAnswer, RegistryState, UrlMatch
from citecheck.model.finding import Need
from citecheck.model.reference import Citation, Document, ReferenceId
from citecheck.model.verdict import LinkReason, LinkResult, LinkRole

_APART = frozenset({UrlMatch.SAME_HOST, UrlMatch.DIFFERENT})
_UNASKED = frozenset({LinkReason.OFFLINE, LinkReason.NETWORK_DOWN, LinkReason.INTERRUPTED})


def gather(
    documents: Sequence[Document],
    plan: Plan,
    options: RunOptions,
    probed: Probed,
    archived: Archived,
    registries: Sequence[RegistryAnswer],
) -> Evidence:
    """Make the evidence of one audit."""
    by_reference: dict[ReferenceId, tuple[RegistryAnswer, ...]] = {}
    for answer in registries:
        by_reference[answer.reference] = (*by_reference.get(answer.reference, ()), answer)
    return Evidence(
        documents=documents,
        citations=plan.citations,
        options=options.thresholds,
        urls=plan.urls,
        archive_links=plan.archive_links,
        archive_matches=_matches(plan, probed.results, archived),
        identifiers=plan.identifiers,
        links=_Links(probed.results, archived.links),
        archives=archived.results,
        registries=by_reference,
        asked=frozenset(_asked(probed, archived, registries)),
    )


class _Links(Mapping[tuple[str, LinkRole], LinkResult]):
    """All results by address and role, looked up where they stand: a table of its own is 20 MB for 100,000 links."""

    def __init__(self, originals: Mapping[str, LinkResult], copies: Mapping[str, LinkResult]) -> None:
        self._by_role = {LinkRole.ORIGINAL: originals, LinkRole.ARCHIVE: copies}

    def __getitem__(self, key: tuple[str, LinkRole]) -> LinkResult:
        url, role = key
        return self._by_role[role][url]

    def __iter__(self) -> Iterator[tuple[str, LinkRole]]:
        return ((url, role) for role, results in self._by_role.items() for url in results)

    def __len__(self) -> int:
        return sum(map(len, self._by_role.values()))


def _matches(plan: Plan, originals: Mapping[str, LinkResult], archived: Archived) -> dict[ReferenceId, UrlMatch]:
    found = {}
    for url, citations in plan.given.items():
        link = plan.archive_links.get(url)
        for citation in citations:
            cited = citation.reference.url
            if link is None or link.original_url is None or cited is None or cited == url:
                continue
            found[citation.id] = _match(citation, cited, link.original_url, originals, archived)
    return found


def _match(
    citation: Citation, cited: str, inside: str, originals: Mapping[str, LinkResult], archived: Archived
) -> UrlMatch:
    """Compare the cited address with the one in the snapshot; a redirect that was seen joins two that differ."""
    level = match(cited, inside)
    if level not in _APART:
        return level
    live_end = originals[cited].final_url if cited in originals else None
    row = archived.results.get(citation.id)
    replay_end = None if row is None else row.original_url
    joined = _alike(live_end, inside) or _alike(replay_end, cited)
    return UrlMatch.REDIRECTED if joined else level


def _alike(end: str | None, other: str) -> bool:
    """Tell whether a chain that began at one of two addresses ended at the other."""
    return end is not None and match(end, other) not in _APART


def _asked(probed: Probed, archived: Archived, registries: Sequence[RegistryAnswer]) -> list[str]:
    met: list[str] = []
    if any(result.reason not in _UNASKED for result in probed.results.values()):
        met.append(Need.LIVE.value)
    if archived.asked and archived.results:
        met.append(Need.ARCHIVE.value)
    pages = (*probed.results.values(), *archived.links.values())
    if any(result.page is not None for result in pages):
        met.append(Need.PAGE.value)
    if any(answer.state is not RegistryState.NOT_ASKED for answer in registries):
        met.append(Need.REGISTRY.value)
    return met
