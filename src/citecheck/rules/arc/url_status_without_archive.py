"""ARC502 url-status-without-archive."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import GONE_STATUSES, use_capture
from citecheck.rules.interface import ReferenceRule


class UrlStatusWithoutArchive(ReferenceRule):
    """The page is marked as lost, and no archive link takes its place.

    ## What it finds
    A url-status of dead, usurped, unfit or deviated in a reference without an archive link.

    ## Why it matters
    The author knew that the page cannot be used any more, and readers are left with nothing.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {dead}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {dead},
      archivedate = {2019-04-05}, archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; it wants a look.

    ## Sources
    CS1 keeps a maintenance category for a url-status without archive-url.
    """

    code = "ARC502"
    name = "url-status-without-archive"
    severity = Severity.WARNING
    default_reason = "both stand in the text"
    wants = frozenset({"url_status"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        status = (citation.reference.url_status or "").lower()
        if status not in GONE_STATUSES or citation.reference.archive_url is not None:
            return
        yield self.finding(
            citation,
            f"The address is marked {status}, but there is no archive link in its place.",
            at="url_status",
            remedy=use_capture(
                citation, evidence, "Add an archive link; `citecheck archive` and `citecheck locate` help."
            ),
        )
