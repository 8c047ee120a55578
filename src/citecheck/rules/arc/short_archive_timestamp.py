"""ARC113 short-archive-timestamp."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveState
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import cite_shown_capture, use_capture

FULL_TIMESTAMP_DIGITS = 14
"""``YYYYMMDDhhmmss``, as the Wayback Machine and its likes name a capture."""


class ShortArchiveTimestamp(ArchiveLinkRule):
    """The archive link does not name one capture: its timestamp is incomplete or missing.

    ## What it finds
    Fewer than the 14 digits of a full timestamp, or none, in the link to a snapshot.

    ## Why it matters
    The archive shows whatever capture is nearest at the moment, or the newest; the next reader may see another one.

    ## Known problems
    Archives that name captures by the day alone are not reported.

    ## Example
    ```bibtex bad
    @online{dam, title = {Reservoir lowered}, url = {https://news.example/dam}, archivedate = {2016-04-23},
      archiveurl = {https://web.archive.org/web/20160423/https://news.example/dam}}
    ```
    ```bibtex good
    @online{dam, title = {Reservoir lowered}, url = {https://news.example/dam}, archivedate = {2016-04-23},
      archiveurl = {https://web.archive.org/web/20160423101500/https://news.example/dam}}
    ```

    ## Fix and its safety
    Where the archive was asked, the capture that it shows is named in full: safe where it begins with the digits given.

    ## Sources
    CS1: "archive-url is malformed: timestamp".
    """

    code = "ARC113"
    name = "short-archive-timestamp"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    suppresses = ("ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.kind is not ArchiveLinkKind.NEWEST and "short-timestamp" not in link.problems:
            return
        result = evidence.archives.get(citation.id)
        otherwise = "Open the link and copy the address that the archive then shows, with all 14 digits."
        remedy = use_capture(citation, evidence, otherwise)
        if result is not None and result.state is ArchiveState.VERIFIED and result.captured_at is not None:
            remedy = cite_shown_capture(citation, link, result.captured_at, otherwise)
        have = (
            f"an incomplete timestamp, {link.timestamp}: {len(link.timestamp)} of {FULL_TIMESTAMP_DIGITS} digits"
            if link.timestamp
            else "no timestamp"
        )
        yield self.finding(
            citation,
            f"The archive link has {have}, so it leads to whatever capture is nearest.",
            at=field,
            facts={"timestamp": link.timestamp or ""},
            remedy=remedy,
        )
