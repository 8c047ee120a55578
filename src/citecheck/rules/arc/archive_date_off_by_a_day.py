"""ARC202 archive-date-off-by-a-day."""

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


class ArchiveDateOffByADay(ReferenceRule):
    """The archive date and the day in the archive link are as far apart as a time zone explains.

    ## What it finds
    An archive date next to the day in the timestamp of the archive link, which is UTC.

    ## Why it matters
    Nothing is wrong for readers, but CS1 reports any difference, and the day of the link is easily written.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-04},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: writes the day of the link.

    ## Sources
    The tolerance is ours: clocks on earth differ by at most 26 hours.
    """

    code = "ARC202"
    name = "archive-date-off-by-a-day"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"archived", "at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        stated = interval(citation.reference.archived)
        day = capture_day(citation, evidence)
        if stated is None or day is None:
            return
        if not 0 < abs(gap(stated, day)) <= evidence.options.date_tolerance_days:
            return
        yield self.finding(
            citation,
            f"The archive date is {citation.reference.archived}, the archive link says {day.isoformat()} (UTC):"
            " it may be the time zone.",
            at="archived",
            facts={"archived": citation.reference.archived, "captured": day.isoformat()},
            remedy=write(
                citation, f"Set the archive date to {day.isoformat()}.", {"archived": day.isoformat()}, safe=True
            ),
        )
