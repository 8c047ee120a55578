"""ARC114 impossible-archive-timestamp."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture

_FULL = "00000101000000"
"""What missing digits of a timestamp are taken for: the first moment it may mean."""


class ImpossibleArchiveTimestamp(ArchiveLinkRule):
    """The timestamp in the archive link is a moment that does not exist.

    ## What it finds
    A month 14, a 31 June, an hour 46 in the timestamp of a snapshot.

    ## Why it matters
    No capture can bear it. The archive redirects to some other capture, so that nobody notices which one was meant.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{seal, title = {Seal pup released}, url = {https://news.example/seal}, archivedate = {2014-01-02},
      archiveurl = {https://web.archive.org/web/20141412462900/https://news.example/seal}}
    ```
    ```bibtex good
    @online{seal, title = {Seal pup released}, url = {https://news.example/seal}, archivedate = {2014-01-02},
      archiveurl = {https://web.archive.org/web/20140102120000/https://news.example/seal}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; it wants a look unless it is of the stated day.

    ## Sources
    CS1: "archive-url is malformed: timestamp"; WaybackMedic repairs them from the archive's redirect.
    """

    code = "ARC114"
    name = "impossible-archive-timestamp"
    severity = Severity.WARNING
    default_reason = "an impossible date"
    suppresses = ("ARC102", "ARC113", "ARC115", "ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.timestamp is None or _is_possible(link.timestamp):
            return
        yield self.finding(
            citation,
            f"The timestamp {link.timestamp} in the archive link is an impossible date or time.",
            at=field,
            facts={"timestamp": link.timestamp},
            remedy=use_capture(citation, evidence, "Look up the capture that was meant and write its true timestamp."),
        )


def _is_possible(timestamp: str) -> bool:
    """Tell whether the digits, as far as they go, may begin a moment; an odd digit at the end is left aside."""
    digits = timestamp[: len(timestamp) - len(timestamp) % 2]
    if len(digits) <= len("YYYY"):
        return True
    try:
        datetime.strptime(digits + _FULL[len(digits) :], "%Y%m%d%H%M%S")  # noqa: DTZ007 - only its existence matters
    except ValueError:
        return False
    return True
