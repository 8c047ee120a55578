"""What rules about archives ask of the evidence, and the repairs they share."""

from __future__ import annotations

from datetime import date, datetime

from citecheck.model.capture import ArchiveLink, Capture
from citecheck.model.edtf import Interval, interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Remedy, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkState
from citecheck.rules.remedies import advice, write

GONE_STATUSES = frozenset({"dead", "usurped", "unfit", "deviated"})
"""Words of ``url_status`` that tell readers not to expect the original."""


def link_of(citation: Citation, evidence: Evidence) -> ArchiveLink | None:
    """Give the reference's archive link decoded; ``None`` without one, or when it is at no archive that is known."""
    url = citation.reference.archive_url
    return None if url is None else evidence.archive_links.get(url)


def capture_day(citation: Citation, evidence: Evidence) -> date | None:
    """Give the day (UTC) that the reference's archive link states, if it states a possible one."""
    link = link_of(citation, evidence)
    return None if link is None or link.captured_at is None else link.captured_at.date()


def archived_days(citation: Citation, evidence: Evidence) -> Interval | None:
    """Give the days on which the copy was taken: from the link, else from the stated archive date."""
    day = capture_day(citation, evidence)
    return interval(citation.reference.archived) if day is None else interval(day.isoformat())


def offered(citation: Citation, evidence: Evidence) -> Capture | None:
    """Give the capture that the archive room proposes for a reference, if it looked and found one."""
    result = evidence.archives.get(citation.id)
    return None if result is None else result.offered


def day_of_capture(capture: Capture) -> str:
    """Give the day of a capture, UTC, as ``2022-03-26``."""
    return f"{capture.timestamp[:4]}-{capture.timestamp[4:6]}-{capture.timestamp[6:8]}"


def use_capture(citation: Citation, evidence: Evidence, otherwise: str) -> Remedy:
    """Give the repair that cites the capture on offer, or advice in words where there is none.

    It is safe only where the reference already names the very day; another capture may show another state of the page.
    """
    capture = offered(citation, evidence)
    if capture is None:
        return advice(otherwise)
    day = day_of_capture(capture)
    return write(
        citation,
        f"Use the capture of {day}: {capture.archive_url}",
        {"archive_url": capture.archive_url, "archived": day},
        safe=citation.reference.archived == day and citation.reference.archive_url is None,
    )


def cite_shown_capture(citation: Citation, link: ArchiveLink, shown: datetime, otherwise: str) -> Remedy:
    """Give the repair that names in full the capture which the archive showed for a link.

    It is safe only where the link's own digits begin the full timestamp, so that the same capture is meant.
    """
    full = shown.strftime("%Y%m%d%H%M%S")
    if link.timestamp is None or f"/{link.timestamp}" not in link.url:
        return advice(otherwise)
    url = link.url.replace(f"/{link.timestamp}", f"/{full}", 1)
    day = shown.date().isoformat()
    return write(
        citation,
        f"Cite the capture that the archive shows, of {day}: {url}",
        {"archive_url": url, "archived": day},
        safe=full.startswith(link.timestamp) and citation.reference.archived in {None, day},
    )


def original_is_lost(citation: Citation, evidence: Evidence) -> bool:
    """Tell whether readers depend on the copy: the original is dead, or marked so by the author."""
    result = evidence.original_link(citation)
    if result is not None and result.state is not LinkState.UNKNOWN:
        return result.state is LinkState.DEAD
    return (citation.reference.url_status or "").lower() in GONE_STATUSES


def severity_of_broken(citation: Citation, evidence: Evidence) -> Severity:
    """Grade a copy that does not do its job: an error where readers depend on it, else a warning."""
    return Severity.ERROR if original_is_lost(citation, evidence) else Severity.WARNING
