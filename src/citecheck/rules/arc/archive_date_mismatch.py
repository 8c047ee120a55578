"""ARC201 archive-date-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import capture_day
from citecheck.rules.dates import gap
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write
from citecheck.rules.wording import span_of_days


class ArchiveDateMismatch(ReferenceRule):
    """The archive date is not the day that stands in the archive link.

    ## What it finds
    An archive date further from the timestamp of the archive link than a time zone explains (one day unless set
    otherwise).

    ## Why it matters
    One of the two is wrong, and readers cannot tell which state of the page was meant.

    ## Known problems
    A month or a year as archive date is compared as such: any day inside it agrees.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-05-04},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: writes the day of the link, for the link decides what readers see.

    ## Sources
    CS1: "archive-date / archive-url timestamp mismatch", which suggests the day of the link too.
    """

    code = "ARC201"
    name = "archive-date-mismatch"
    severity = Severity.WARNING
    default_reason = "both dates stand in the text and contradict each other"
    wants = frozenset({"archived", "at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        stated = interval(citation.reference.archived)
        day = capture_day(citation, evidence)
        if stated is None or day is None:
            return
        apart = gap(stated, day)
        if abs(apart) <= evidence.options.date_tolerance_days:
            return
        yield self.finding(
            citation,
            f"The archive date is {citation.reference.archived}, but the timestamp of the archive link says"
            f" {day.isoformat()}, {span_of_days(abs(apart))} {'later' if apart > 0 else 'earlier'}.",
            at="archived",
            facts={"archived": citation.reference.archived, "captured": day.isoformat(), "days": abs(apart)},
            remedy=write(
                citation, f"Set the archive date to {day.isoformat()}.", {"archived": day.isoformat()}, safe=True
            ),
        )
