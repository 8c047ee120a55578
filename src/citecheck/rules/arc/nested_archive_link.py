"""ARC117 nested-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule


class NestedArchiveLink(ArchiveLinkRule):
    """The archive link is an archive copy of an archive copy.

    ## What it finds
    A snapshot address that stands inside another one.

    ## Why it matters
    The outer archive captured the other archive's frame, if it captured anything; the inner link is the copy meant.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{organ, title = {Organ shipped abroad}, url = {https://news.example/organ}, archivedate = {2018-08-21},
      archiveurl = {https://web.archive.org/web/20180821080127/https://web.archive.org/web/20160304080127/https://news.example/organ}}
    ```
    ```bibtex good
    @online{organ, title = {Organ shipped abroad}, url = {https://news.example/organ}, archivedate = {2016-03-04},
      archiveurl = {https://web.archive.org/web/20160304080127/https://news.example/organ}}
    ```

    ## Fix and its safety
    Safe: writes the inner link, which is the copy that the outer one repeats.

    ## Sources
    InternetArchiveBot unwraps archives of archives; WaybackMedic too.
    """

    code = "ARC117"
    name = "nested-archive-link"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    suppresses = ("ARC118", "ARC119", "ARC201", "ARC202", "ARC203", "ARC205", "ARC206", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if "nested" in link.problems:
            inner = f": the inner one is {link.repaired}" if link.repaired else "."
            yield self.finding(
                citation,
                f"The archive link is nested, a copy of an archive copy{inner}",
                at=field,
                remedy=self.respell(citation, field, link, evidence, "Use the inner archive link."),
            )
