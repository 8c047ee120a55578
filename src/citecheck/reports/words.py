"""How states, reasons and counts are put in words; the same in every format for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from citecheck.model.audit import NetworkState
from citecheck.model.finding import Applicability
from citecheck.model.reference import Reference
from citecheck.model.verdict import ArchiveReason, LinkReason
from citecheck.reports.inert import visible

LINK_WORDS: Mapping[LinkReason, str] = {
    LinkReason.OK: "works",
    LinkReason.MOVED: "works, at another address",
    LinkReason.NOT_FOUND: "not found (404)",
    LinkReason.GONE: "taken away for good (410)",
    LinkReason.NO_SUCH_HOST: "the host no longer exists",
    LinkReason.SOFT_404: "says it is missing, under status 200",
    LinkReason.PARKED: "the domain is parked or for sale",
    LinkReason.REDIRECT_TO_HOME: "leads to the home page",
    LinkReason.BLOCKED: "the site does not let us in",
    LinkReason.LOGIN_REQUIRED: "behind a login or a pay wall",
    LinkReason.RATE_LIMITED: "we were asked to slow down",
    LinkReason.SERVER_ERROR: "the server had an error",
    LinkReason.TIMEOUT: "no answer in time",
    LinkReason.REFUSED: "the connection was refused",
    LinkReason.RESET: "the connection broke off",
    LinkReason.TLS: "no secure connection",
    LinkReason.DNS: "the name could not be looked up",
    LinkReason.TOO_MANY_REDIRECTS: "redirects without end",
    LinkReason.MALFORMED_RESPONSE: "the answer made no sense",
    LinkReason.TOO_LARGE: "the answer was too large",
    LinkReason.ADDRESS_REFUSED: "a private address, which is not asked",
    LinkReason.SCHEME_UNSUPPORTED: "no http address",
    LinkReason.MALFORMED_URL: "no valid address",
    LinkReason.NETWORK_DOWN: "our own network was down",
    LinkReason.OFFLINE: "not asked: an offline run",
    LinkReason.INTERRUPTED: "not asked: the run was interrupted",
}
"""What each reason says of a link, after "this link: "."""

_ARCHIVE_ONLY: Mapping[ArchiveReason, str] = {
    ArchiveReason.OK: "shows the cited page",
    ArchiveReason.MISSING: "the archive has no such capture",
    ArchiveReason.ERROR_CAPTURE: "a capture of an error page",
    ArchiveReason.REDIRECT_TO_HOME: "captured a redirect to the home page",
    ArchiveReason.SOFT_404: "captured a page that says it is missing",
    ArchiveReason.BLANK: "captured an empty page",
    ArchiveReason.LOGIN_WALL: "captured a login or a pay wall",
    ArchiveReason.OTHER_PAGE: "shows another page",
    ArchiveReason.PARKED: "captured a parked domain",
    ArchiveReason.NOT_A_SNAPSHOT: "a list or a command, not a snapshot",
    ArchiveReason.MALFORMED: "an address that the archive cannot have",
    ArchiveReason.SERVICE_GONE: "the service no longer exists",
    ArchiveReason.EXCLUDED: "the archive holds it back",
    ArchiveReason.SERVICE_DEPRECATED: "a service that is not fetched",
    ArchiveReason.SHORT_ID: "a short link that does not say what it is of",
    ArchiveReason.NOT_LOOKED_UP: "not looked up",
}


def link_words(reason: LinkReason) -> str:
    """Say why a link is in its state."""
    return LINK_WORDS[reason]


def archive_words(reason: ArchiveReason) -> str:
    """Say why an archive copy is in its state."""
    own = _ARCHIVE_ONLY.get(reason)
    return own if own is not None else LINK_WORDS[LinkReason(reason.value)]


NETWORK_WORDS: Mapping[NetworkState, str] = {
    NetworkState.UP: "network up",
    NetworkState.DOWN: "network down",
    NetworkState.OFFLINE: "offline",
    NetworkState.REPLAY: "replayed from a recording",
}

APPLICABILITY_WORDS: Mapping[Applicability, str] = {
    Applicability.SAFE: "safe to apply",
    Applicability.UNSAFE: "look before applying",
    Applicability.DISPLAY: "advice",
}


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Say how many: ``1 link``, ``1,200 links``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(parts: Mapping[str, int], *, zeros: bool = False) -> str:
    """Say a count by kind: ``3 live, 1 dead``; ``none`` when there is nothing."""
    return ", ".join(f"{number:,} {kind}" for kind, number in parts.items() if number or zeros) or "none"


def severities(counts: Mapping[str, int]) -> str:
    """Say findings by severity: ``3 errors, 1 warning``; ``none`` when there is nothing."""
    named = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(counted(number, named.get(kind, kind)) for kind, number in counts.items() if number) or "none"


def sentences(*parts: str) -> str:
    """Put texts one behind the other, each ended by a stop."""
    return " ".join(part if part.endswith((".", "!", "?", ":", "…")) else f"{part}." for part in parts if part)


def day(at: datetime | None) -> str:
    """Say a day: ``2026-11-22``; an empty string for none."""
    return "" if at is None else at.strftime("%Y-%m-%d")


def minute(at: datetime) -> str:
    """Say a time to the minute: ``2026-11-22 12:00 UTC``."""
    return at.strftime("%Y-%m-%d %H:%M UTC")


def title_of(reference: Reference, limit: int = 300) -> str:
    """Name a reference for a headline: its title, else what stands in the source."""
    return visible(reference.title or reference.translated_title or reference.text, limit) or "(no title)"


def byline_of(reference: Reference, limit: int = 200) -> str:
    """Say who, where and when: ``Doe, J., Roe, J. et al. · The Example Times · 2022-03``."""
    people = [str(name) for name in reference.authors[:2]]
    who = "; ".join(people) + (" et al." if len(reference.authors) > len(people) else "")
    return visible(" · ".join(part for part in (who, reference.outlet, reference.published) if part), limit)
