"""DAT105 access-date-incomplete."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import Precision, interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.ambiguous_date import ambiguous_in_text
from citecheck.rules.dat.raw_dates import is_doubtful
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class AccessDateIncomplete(ReferenceRule):
    """The access date lacks the day.

    ## What it finds
    An access date that is only a month or a year.

    ## Why it matters
    The day is what an archive copy of the text that was read is chosen by.

    ## Known problems
    Some styles ask for the month only.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-04}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-04-03}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1's help asks for the day.
    """

    code = "DAT105"
    name = "access-date-incomplete"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"accessed"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        accessed = interval(citation.reference.accessed)
        if accessed is None or accessed.precision is Precision.DAY or ambiguous_in_text(citation.reference):
            return
        if is_doubtful(citation.reference):
            return
        yield self.finding(
            citation,
            f"The access date {citation.reference.accessed} lacks the day.",
            at="accessed",
            remedy=advice("Write the day, if you know it."),
        )
