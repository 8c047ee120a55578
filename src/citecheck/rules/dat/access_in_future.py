"""DAT202 access-in-future."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class AccessInFuture(ReferenceRule):
    """The access date has not come.

    ## What it finds
    An access date after today; a day ahead is allowed for time zones.

    ## Why it matters
    Nobody can have read the page then: the date is a typing slip or made up.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2099-01-02}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-01-02}}
    ```

    ## Fix and its safety
    Advice only: open the page and write today's date, or correct the slip.

    ## Sources
    CS1 "check date values"; no other reference checker looks for it.
    """

    code = "DAT202"
    name = "access-in-future"
    severity = Severity.WARNING
    default_reason = "the calendar decides"
    wants = frozenset({"accessed"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        accessed = interval(citation.reference.accessed)
        if accessed is not None and accessed.first > evidence.options.today + timedelta(days=1):
            yield self.finding(
                citation,
                f"The access date {citation.reference.accessed} lies in the future.",
                at="accessed",
                facts={"accessed": citation.reference.accessed, "today": evidence.options.today.isoformat()},
                remedy=advice("Correct the year, or read the page again and write that day."),
            )
