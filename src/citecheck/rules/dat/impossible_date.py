"""DAT101 impossible-date."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.raw_dates import DATE_FIELDS, written_dates
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class ImpossibleDate(ReferenceRule):
    """A date names a day that does not exist.

    ## What it finds
    A month 13, a 30 February, in the date of publication, access or archiving.

    ## Why it matters
    The date is wrong, and tools that read it drop it or stop.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2021-02-30}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2021-03-02}}
    ```

    ## Fix and its safety
    Advice only: nobody but the author knows which day was meant.

    ## Sources
    CS1 "check date values"; biber reports it for biblatex fields.
    """

    code = "DAT101"
    name = "impossible-date"
    severity = Severity.WARNING
    default_reason = "the calendar decides"
    one_of = frozenset({"named", "published", "accessed", "archived"})
    suppresses = ("DAT102",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        for date in written_dates(citation.reference):
            if date.is_impossible:
                yield self.finding(
                    citation,
                    f"The {DATE_FIELDS[date.field]} {quoted(date.impossible, 40)} does not exist.",
                    at=date.field,
                    facts={"field": date.field, "written": date.impossible[:80]},
                    remedy=advice("Write the day that was meant."),
                )
