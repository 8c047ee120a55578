"""ARC121 deprecated-archive-service."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ServiceStatus
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture


class DeprecatedArchiveService(ArchiveLinkRule):
    """The archive link is at a service that is not to be used any more.

    ## What it finds
    Links to services that their users have given up, such as archive.today and WebCite.

    ## Why it matters
    archive.today was deprecated on English Wikipedia in February 2026: its pages used visitors' browsers to attack a
    site, and some captures had been altered. Such links are hidden there, and citecheck does not open them.

    ## Known problems
    The copy may be the only one; look for another before you remove it.

    ## Example
    ```bibtex bad
    @online{lock, title = {Lock gates craned in}, url = {https://news.example/lock}, archivedate = {2021-03-31},
      archiveurl = {https://archive.ph/kV3xQ}}
    ```
    ```bibtex good
    @online{lock, title = {Lock gates craned in}, url = {https://news.example/lock}, archivedate = {2021-03-31},
      archiveurl = {https://web.archive.org/web/20210331101010/https://news.example/lock}}
    ```

    ## Fix and its safety
    A capture elsewhere is proposed where an archive was asked; it wants a look.

    ## Sources
    Wikipedia Signpost, 10 March 2026, and the request for comment closed on 20 February 2026.
    """

    code = "ARC121"
    name = "deprecated-archive-service"
    severity = Severity.WARNING
    default_reason = "the service's standing is on record, with a date, in the table of services"
    suppresses = ("ARC116",)

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.service_status is ServiceStatus.DEPRECATED:
            yield self.finding(
                citation,
                f"The archive link is at {link.service_name}, a deprecated service: it is not opened here and has to be"
                " checked by hand.",
                at=field,
                facts={"service": link.service},
                remedy=use_capture(citation, evidence, "Look for a capture at another archive and link to that."),
            )
