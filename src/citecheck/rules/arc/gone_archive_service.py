"""ARC122 gone-archive-service."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ServiceStatus
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture


class GoneArchiveService(ArchiveLinkRule):
    """The archive link is at a service that no longer exists.

    ## What it finds
    Links to services that have closed, such as Google's cache.

    ## Why it matters
    The link cannot work, whatever it once led to.

    ## Known problems
    Services sometimes come back; the table of services says when each was last looked at.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjkl:news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    A capture elsewhere is proposed where an archive was asked; it wants a look.

    ## Sources
    Google's search liaison announced the end of cached pages in February 2024.
    """

    code = "ARC122"
    name = "gone-archive-service"
    severity = Severity.WARNING
    default_reason = "the service's end is on record, with a date, in the table of services"
    suppresses = ("ARC115", "ARC116", "ARC118", "ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.service_status is ServiceStatus.GONE:
            yield self.finding(
                citation,
                f"The archive link is at {link.service_name}, a service that no longer exists.",
                at=field,
                facts={"service": link.service},
                remedy=use_capture(citation, evidence, "Look for a capture at another archive and link to that."),
            )
