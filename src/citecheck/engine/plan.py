"""What is to be asked: the distinct addresses of all references, each with whom it serves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from citecheck.links.archive_links import recognise
from citecheck.links.identifiers import identifiers
from citecheck.links.urls import facts
from citecheck.model.capture import ArchiveLink, ServiceStatus
from citecheck.model.evidence import Identifiers, UrlFacts
from citecheck.model.reference import Citation, ReferenceId


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of one audit, before anything is asked."""

    citations: tuple[Citation, ...]
    urls: Mapping[str, UrlFacts]
    """By address as spelled, of every reference, original or archive."""
    identifiers: Mapping[ReferenceId, Identifiers]
    originals: Mapping[str, tuple[Citation, ...]]
    """Address as spelled -> who cites it; addresses of archives are not among them."""
    archive_links: Mapping[str, ArchiveLink]
    """Address as spelled, in whichever field it stood -> what it is."""
    given: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    """Archive address as spelled -> whose copy it is."""


def plan(citations: Sequence[Citation], *, archive_base: str | None, today: date, archives_off: bool = False) -> Plan:
    """Sort the addresses of all references by what they are.

    With archives off, an archive address in the place of the original is asked like any other link, unless its service
    is not to be fetched.
    """
    originals: dict[str, list[Citation]] = {}
    given: dict[str, list[Citation]] = {}
    known: dict[str, ArchiveLink | None] = {}
    looked: dict[str, UrlFacts] = {}
    carried: dict[ReferenceId, Identifiers] = {}

    def as_archive(url: str) -> ArchiveLink | None:
        if url not in known:
            known[url] = recognise(url, archive_base, today=today)
            looked[url] = facts(url)  # at once, as all that take an address apart: the parts of the last ones are kept
        return known[url]

    for citation in citations:
        reference = citation.reference
        if reference.archive_url is not None:
            as_archive(reference.archive_url)
            given.setdefault(reference.archive_url, []).append(citation)
        link = None if reference.url is None else as_archive(reference.url)
        carried[citation.id] = identifiers(reference)
        if reference.url is None:
            continue
        if link is None or (archives_off and link.service_status is not ServiceStatus.DEPRECATED):
            originals.setdefault(reference.url, []).append(citation)
        elif reference.archive_url is None:
            given.setdefault(reference.url, []).append(citation)
    return Plan(
        citations=tuple(citations),
        urls=looked,
        identifiers=carried,
        originals={url: tuple(who) for url, who in originals.items()},
        archive_links={url: link for url, link in known.items() if link is not None},
        given={url: tuple(who) for url, who in given.items()},
    )


def asked_address(url: str) -> str:
    """Give the address that is asked for a link: what stands behind ``#`` never reaches a server (RFC 3986, 3.5)."""
    return url.partition("#")[0]


def context_key(version: str, citations: Iterable[Citation], extra: Iterable[object] = ()) -> str:
    """Name for what a page was judged: a kept result counts only for the same words of the same references."""
    digest = hashlib.blake2b(version.encode(), digest_size=12)
    for citation in citations:
        reference = citation.reference
        words = (citation.id, reference.title, reference.outlet, reference.published, *map(str, reference.authors))
        digest.update("\x1f".join(word or "" for word in words).encode("utf-8", "surrogatepass"))
    for item in extra:
        digest.update(repr(item).encode())
    return digest.hexdigest()
