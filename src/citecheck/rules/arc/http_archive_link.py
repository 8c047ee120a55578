"""ARC118 http-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule


class HttpArchiveLink(ArchiveLinkRule):
    """The archive link is not encrypted though the archive offers it.

    ## What it finds
    ``http://`` in a link to an archive that answers on ``https://``.

    ## Why it matters
    Anyone on the way can read and change what readers see; some browsers warn before opening it.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {http://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: the same snapshot by ``https``.

    ## Sources
    WaybackMedic makes the same change.
    """

    code = "ARC118"
    name = "http-archive-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    suppresses = ("ARC119",)

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if "http" in link.problems and link.repaired is not None:
            yield self.finding(
                citation,
                f"The archive link uses http; {link.service_name} answers on https.",
                at=field,
                remedy=self.respell(citation, field, link, evidence, "Use https."),
            )
