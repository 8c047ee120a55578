"""DAT201 publication-in-future."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from citecheck.model.edtf import Precision, interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

AHEAD_DAYS = {
    Precision.DAY: 92,
    Precision.MONTH: 366,
    Precision.SEASON: 366,
    Precision.YEAR: 366,
    Precision.INTERVAL: 366,
}
"""How far ahead of its date print appears: books carry the next year, monthly issues come months early; our choice."""


_FURTHEST_YEARS = 100
"""In plain text a greater figure is no year but the number of an issue; our choice."""


class PublicationInFuture(ReferenceRule):
    """The publication date has not come, and is too far ahead to be an early issue.

    ## What it finds
    An exact day more than three months after today, or a month or year beyond the next twelve months.

    ## Why it matters
    Nobody can have read it: most such dates are typing slips, some are made up.

    ## Known problems
    Works announced years ahead, such as volumes of a series, are reported.

    ## Example
    ```bibtex bad
    @book{atlas, author = {Aldous, Jane}, title = {An Atlas of Tides}, publisher = {Example Press}, date = {2199}}
    ```
    ```bibtex good
    @book{atlas, author = {Aldous, Jane}, title = {An Atlas of Tides}, publisher = {Example Press}, date = {1999}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite and citecheck-refs look at the year; reFill drops dates beyond tomorrow.
    """

    code = "DAT201"
    name = "publication-in-future"
    severity = Severity.WARNING
    default_reason = "the calendar decides, with room for early issues"
    wants = frozenset({"published"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        published = interval(citation.reference.published)
        if published is None:
            return
        if (
            not is_structured(citation.reference)
            and published.first.year > evidence.options.today.year + _FURTHEST_YEARS
        ):
            return
        if published.first > evidence.options.today + timedelta(days=AHEAD_DAYS[published.precision]):
            yield self.finding(
                citation,
                f"The publication date {citation.reference.published} lies in the future.",
                at="published",
                facts={"published": citation.reference.published, "today": evidence.options.today.isoformat()},
                remedy=advice("Check the date against the work."),
            )
