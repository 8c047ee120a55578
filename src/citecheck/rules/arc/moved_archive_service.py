"""ARC123 moved-archive-service."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ServiceStatus
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule


class MovedArchiveService(ArchiveLinkRule):
    """The archive link is at an old address of an archive that has moved.

    ## What it finds
    Links to archives whose captures were taken over by another service.

    ## Why it matters
    Old addresses stop working, some without a redirect; in past moves up to one capture in five was lost.

    ## Known problems
    Whether this very capture moved along is only known when the new address is opened.

    ## Example
    ```bibtex bad
    @online{nli, title = {Census of Ireland}, url = {http://census.example/}, archivedate = {2016-05-25},
      archiveurl = {http://collections.internetmemory.org/nli/20160525150342/http://census.example/}}
    ```
    ```bibtex good
    @online{nli, title = {Census of Ireland}, url = {http://census.example/}, archivedate = {2016-05-25},
      archiveurl = {https://wayback.archive-it.org/10702/20160525150342/http://census.example/}}
    ```

    ## Fix and its safety
    The new address is proposed where it follows from the old one; it wants a look, for captures were lost in moves.

    ## Sources
    ODU WS-DL on the moves of the Internet Memory Foundation (192 of 979 lost) and of Canada's archive (49 of 351).
    """

    code = "ARC123"
    name = "moved-archive-service"
    severity = Severity.WARNING
    default_reason = "the move is on record, with a date, in the table of services"
    suppresses = ("ARC118", "ARC119")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.service_status is ServiceStatus.MOVED:
            yield self.finding(
                citation,
                f"The archive link is at {link.service_name}, which has moved its captures elsewhere.",
                at=field,
                facts={"service": link.service},
                remedy=self.respell(
                    citation, field, link, evidence, "Look for the capture at the archive's new address."
                ),
            )
