"""ARC102 archive-date-missing."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import capture_day
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.unread import holds_unread_date
from citecheck.rules.remedies import advice, write
from citecheck.rules.structure import is_structured


class ArchiveDateMissing(ReferenceRule):
    """An archive link has no archive date.

    ## What it finds
    A reference with an archive link that does not state on which day the copy was taken.

    ## Why it matters
    The day tells readers which state of the page supports the claim; CS1 shows an error without it.

    ## Known problems
    The day inside the link is UTC; the author's calendar may have shown the day before or after.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: writes the day that stands in the link. Without a time in the link there is only advice.

    ## Sources
    CS1: "archive-url requires archive-date"; WaybackMedic and the Citation bot fill it in the same way.
    """

    code = "ARC102"
    name = "archive-date-missing"
    severity = Severity.WARNING
    default_reason = "the link and the lack of a date both stand in the text"
    wants = frozenset({"archive_url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.archive_url is None or reference.archived is not None:
            return
        if not is_structured(reference) and holds_unread_date(reference):
            return
        day = capture_day(citation, evidence)
        if day is None:
            message = "The archive link has no archive date."
            remedy = advice("Add the day on which the copy was taken.")
        else:
            message = f"The archive link has no archive date; the link itself says {day.isoformat()}."
            remedy = write(
                citation, f"Add the archive date {day.isoformat()}.", {"archived": day.isoformat()}, safe=True
            )
        yield self.finding(citation, message, at="archive_url", remedy=remedy)
