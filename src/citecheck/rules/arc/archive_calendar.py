"""ARC111 archive-calendar."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture


class ArchiveCalendar(ArchiveLinkRule):
    """The archive link leads to a list of captures, not to one.

    ## What it finds
    A wildcard (``*``) in place of the timestamp.

    ## Why it matters
    Readers get a calendar and have to guess which capture was meant; most show something else, or nothing.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{hedge, title = {Hedge survey}, url = {https://news.example/hedge}, urldate = {2015-10-25},
      archiveurl = {https://web.archive.org/web/*/https://news.example/hedge}}
    ```
    ```bibtex good
    @online{hedge, title = {Hedge survey}, url = {https://news.example/hedge}, urldate = {2015-10-25},
      archivedate = {2015-10-25}, archiveurl = {https://web.archive.org/web/20151025115425/https://news.example/hedge}}
    ```

    ## Fix and its safety
    The capture nearest to the access date is proposed where an archive was asked; it wants a look.

    ## Sources
    CS1: "archive-url is malformed: path"; the Citation bot drops such links.
    """

    code = "ARC111"
    name = "archive-calendar"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    suppresses = ("ARC102", "ARC118", "ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.kind is ArchiveLinkKind.CALENDAR:
            yield self.finding(
                citation,
                f"The archive link is a list of captures at {link.service_name}, not a snapshot.",
                at=field,
                remedy=use_capture(citation, evidence, "Choose the capture nearest to the access date and link to it."),
            )
