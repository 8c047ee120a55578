"""ARC116 short-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.remedies import advice


class ShortArchiveLink(ArchiveLinkRule):
    """The archive link is a short one that says neither when nor of what the copy is.

    ## What it finds
    An id such as ``https://perma.cc/85LS-BXV7`` in place of a link with the time and the address of the page.

    ## Why it matters
    If the service closes, nobody can tell which page was meant; and nothing can be checked without opening it.

    ## Known problems
    Perma.cc offers no other form for citing: there the address of the page beside it does the same service, and the
    finding is a note.

    ## Example
    ```bibtex bad
    @online{moth, title = {Moth found on porch}, url = {https://news.example/moth}, archivedate = {2020-09-02},
      archiveurl = {https://perma.cc/7XKD-2JQ9}}
    ```
    ```bibtex good
    @online{moth, title = {Moth found on porch}, url = {https://news.example/moth}, archivedate = {2020-09-02},
      archiveurl = {https://web.archive.org/web/20200902101010/https://news.example/moth}}
    ```

    ## Fix and its safety
    Advice: the long form is shown on the page of the copy.

    ## Sources
    Request for comment on Wikipedia on long forms of archive links; WaybackMedic and InternetArchiveBot expand them.
    """

    code = "ARC116"
    name = "short-archive-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ArchiveLinkRule.look_at``."""
        if link.kind is ArchiveLinkKind.SHORT:
            yield self.finding(
                citation,
                f"The archive link is a short one of {link.service_name}: it does not say of which page or day it is.",
                at=field,
                facts={"service": link.service},
                remedy=advice("Open it and use the long form that the archive shows."),
            )
