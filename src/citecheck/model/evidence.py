"""All that a rule may look at. Rooms that reason on URLs, pages and archives have done so before it is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from citecheck.model.capture import ArchiveLink
from citecheck.model.reference import Citation, Document, ReferenceId, Suppression
from citecheck.model.verdict import ArchiveResult, LinkResult, LinkRole


class UrlMatch(StrEnum):
    """How alike two addresses are, closest first."""

    IDENTICAL = "identical"
    SAME_KEY = "same-key"
    """Same SURT key: scheme, www, default port, slash, query order and fragment aside."""
    SAME_WITHOUT_TRACKING = "same-without-tracking"
    PROBABLY_SAME = "probably-same"
    """Mobile and AMP hosts."""
    REDIRECTED = "redirected"
    """Joined by a redirect that was seen."""
    SAME_HOST = "same-host"
    DIFFERENT = "different"


class UrlFacts(NamedTuple):
    """What can be said of an address without asking it."""

    url: str
    problem: str | None = None
    """Why it is no http(s) address: ``no-scheme``, ``scheme``, ``no-host``, ``whitespace``, ``port`` …"""
    host: str | None = None
    """Lower case, punycode."""
    registrable_domain: str | None = None
    canonical: str | None = None
    """Without tracking, scheme, www, mobile host, trailing slash, fragment; archive wrapping undone: the duplicate
    key."""
    without_tracking: str | None = None
    """As cited, with only the tracking parameters taken away; ``None`` when there are none."""
    problems: tuple[str, ...] = ()
    """Kebab-case names of lesser faults: ``tracking``, ``session-id``, ``shortener``, ``mobile-host``,
    ``default-port``, ``trailing-punctuation``, ``double-encoded``, ``private-address``, ``credentials`` …"""
    doi: str | None = None
    """The DOI, arXiv id and PMID that the address itself carries, normalised."""
    arxiv: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers of one reference, normalised: equal means the same work, ``None`` absent or ill-formed."""

    doi: str | None = None
    """Lower case, without prefix."""
    isbn13: str | None = None
    issn: str | None = None
    arxiv: str | None = None
    """Without version."""
    pmid: str | None = None
    problems: tuple[tuple[str, str], ...] = ()
    """Record field and kebab-case fault: ``("isbn", "check-digit")``, ``("doi", "trailing-text")``."""


class RegistryState(StrEnum):
    """How a registry answered about an identifier or a work."""

    MATCHED = "matched"
    OTHER_WORK = "other-work"
    NOT_FOUND = "not-found"
    """It answered that it does not hold it, which is no proof that the work does not exist."""
    UNAVAILABLE = "unavailable"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class RegistryAnswer:
    """What one registry says about one reference."""

    reference: ReferenceId
    registry: str
    identifier: str
    state: RegistryState
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    """Kind (``retraction``, ``correction``, ``expression-of-concern``) and the notice's DOI or address."""
    superseded_by: str | None = None
    """DOI of the article that a preprint became."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """Settings that rules read."""

    today: date
    """The day of the audit, UTC; of the recording in a replay."""
    stale_access_days: int = 1095
    """Our choice: three years, by when about one link in eight is dead (Pew Research Center 2024)."""
    stale_archive_days: int = 30
    """Age of a snapshot against the page's own stated update."""
    archive_after_access_days: int = 180
    """H3llBot took captures within 6 months of the access as the same text."""
    date_tolerance_days: int = 1
    """Capture against stated day: a time zone's worth."""
    dead_after_failures: int = 3
    dead_after_days: int = 6
    strict_fields: bool = False
    stale_check_days: int = 90
    """Age of a result in an audit that is judged again; our choice, a quarter."""


@dataclass(frozen=True, slots=True)
class IdleSuppression:
    """A wish not to hear of a rule that did nothing in this audit."""

    source: int
    """Index of the document that it stands in, of the first that it covers where it stands in the configuration."""
    suppression: Suppression
    why: str
    """A clause: ``no finding matched it``, ``it expired on 2027-01-31``."""
    is_void: bool
    """It can never do anything: expired, or misspelt."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts of one audit, indexed for rules."""

    documents: Sequence[Document]
    citations: Sequence[Citation]
    options: RuleOptions
    urls: Mapping[str, UrlFacts] = field(default_factory=dict)
    """By address as spelled in the source."""
    archive_links: Mapping[str, ArchiveLink] = field(default_factory=dict)
    """By address; every address of the audit that is one of an archive, in whichever field it stood."""
    archive_matches: Mapping[ReferenceId, UrlMatch] = field(default_factory=dict)
    """Address inside the snapshot against the cited one."""
    identifiers: Mapping[ReferenceId, Identifiers] = field(default_factory=dict)
    links: Mapping[tuple[str, LinkRole], LinkResult] = field(default_factory=dict)
    archives: Mapping[ReferenceId, ArchiveResult] = field(default_factory=dict)
    registries: Mapping[ReferenceId, tuple[RegistryAnswer, ...]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    """The ``Need`` values that were met; rules that need others do not run."""
    idle: tuple[IdleSuppression, ...] = ()
    """Known only once all other rules have spoken; see ``Rule.after_others``."""

    def original_link(self, citation: Citation) -> LinkResult | None:
        """Give the result for the cited address, if it was to be checked."""
        url = citation.reference.url
        return None if url is None else self.links.get((url, LinkRole.ORIGINAL))
