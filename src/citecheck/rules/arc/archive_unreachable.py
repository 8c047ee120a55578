"""ARC311 archive-unreachable."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveReason
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

REASONS = {
    ArchiveReason.NO_SUCH_HOST: "the archive's host name was not found",
    ArchiveReason.BLOCKED: "the archive does not let us look",
    ArchiveReason.LOGIN_REQUIRED: "the archive wants a login",
    ArchiveReason.RATE_LIMITED: "the archive asked us to slow down",
    ArchiveReason.SERVER_ERROR: "the archive is down",
    ArchiveReason.TIMEOUT: "the archive did not answer in time",
    ArchiveReason.REFUSED: "the archive refused the connection",
    ArchiveReason.RESET: "the connection to the archive broke",
    ArchiveReason.TLS: "the archive's certificate cannot be trusted",
    ArchiveReason.DNS: "the archive's name could not be looked up",
    ArchiveReason.TOO_MANY_REDIRECTS: "the archive redirects without an end",
    ArchiveReason.MALFORMED_RESPONSE: "the archive's answer was not that of an archive",
    ArchiveReason.TOO_LARGE: "the archive's answer was too large",
    ArchiveReason.ADDRESS_REFUSED: "the archive's address lies in a private network",
    ArchiveReason.SCHEME_UNSUPPORTED: "the archive link is no web address",
    ArchiveReason.MALFORMED_URL: "the archive link is no address",
}
"""Reasons that lie between us and the archive, in words."""


class ArchiveUnreachable(ReferenceRule):
    """The archive copy could not be checked.

    ## What it finds
    Copies that are neither proved good nor broken, because the archive did not answer as an archive does.

    ## Why it matters
    Nothing is known of the copy. It is not called broken: archives are slow and often down.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive unknown server-error
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    Advice: run again later.

    ## Sources
    WaybackMedic asks a known capture first and stops when the archive itself is down.
    """

    code = "ARC311"
    name = "archive-unreachable"
    severity = Severity.INFO
    needs = Need.ARCHIVE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.archive_url is None or result.reason not in REASONS:
            return
        yield self.finding(
            citation,
            f"The archive copy could not be checked: {REASONS[result.reason]}.",
            at="archive_url",
            facts={"reason": result.reason.value, "signs": list(result.judgement.signs)},
            remedy=advice("Run again later, or open the copy in a browser."),
        )
