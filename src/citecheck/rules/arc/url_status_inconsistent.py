"""ARC503 url-status-inconsistent."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkState
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write


class UrlStatusInconsistent(ReferenceRule):
    """The page is marked as working, but it is dead.

    ## What it finds
    A url-status of live in a reference with an archive link, where this run found the page dead.

    ## Why it matters
    The title leads to the dead page, though a copy is at hand.

    ## Known problems
    A page marked dead that answers today is no finding: it may have been taken over, and the copy is the safer link.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {live},
      archivedate = {2019-04-05}, archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    link dead not-found status=404
    archive verified ok
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urlstatus = {dead},
      archivedate = {2019-04-05}, archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    link dead not-found status=404
    archive verified ok
    ```

    ## Fix and its safety
    Safe: sets the status to dead, as proved by this run.

    ## Sources
    CS1, parameter url-status; InternetArchiveBot keeps it in step.
    """

    code = "ARC503"
    name = "url-status-inconsistent"
    severity = Severity.WARNING
    needs = Need.LIVE
    default_reason = "dead is only said of a page with proof"
    wants = frozenset({"url_status", "archive_url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        result = evidence.original_link(citation)
        if (reference.url_status or "").lower() != "live" or reference.archive_url is None:
            return
        if result is not None and result.state is LinkState.DEAD:
            yield self.finding(
                citation,
                f"The address is marked live, but it is dead ({result.reason.value}).",
                at="url_status",
                facts={"reason": result.reason.value},
                remedy=write(citation, "Set the url-status to dead.", {"url_status": "dead"}, safe=True),
            )
