"""ARC207 archive-before-1996."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture

FIRST_YEAR = "1996"
"""The Internet Archive began in May 1996 and is the oldest of the web archives."""


class ArchiveBefore1996(ArchiveLinkRule):
    """The timestamp in the archive link is older than all web archives.

    ## What it finds
    A year before 1996 in the timestamp of a snapshot.

    ## Why it matters
    Nothing was captured then. Such timestamps are placeholders of tools, and the archive redirects to some other
    capture.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{clock, title = {Station clock stops}, url = {https://news.example/clock},
      archiveurl = {https://web.archive.org/web/18990101080101/https://news.example/clock}}
    ```
    ```bibtex good
    @online{clock, title = {Station clock stops}, url = {https://news.example/clock}, archivedate = {2015-05-23},
      archiveurl = {https://web.archive.org/web/20150523080101/https://news.example/clock}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; it wants a look.

    ## Sources
    CS1 and InternetArchiveBot reject such years; WaybackMedic knows 1899 and 1970 as dummies.
    """

    code = "ARC207"
    name = "archive-before-1996"
    severity = Severity.WARNING
    default_reason = "an impossible date"
    suppresses = ("ARC102", "ARC113", "ARC115", "ARC119", "ARC201", "ARC203", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        year = (link.timestamp or "")[:4]
        if len(year) == len(FIRST_YEAR) and year < FIRST_YEAR:
            yield self.finding(
                citation,
                f"The archive link bears the year {year}, before there were web archives: an impossible timestamp.",
                at=field,
                facts={"timestamp": link.timestamp or ""},
                remedy=use_capture(
                    citation, evidence, "Look up the capture that was meant and write its true timestamp."
                ),
            )
