"""DAT104 ambiguous-date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.raw_dates import DATE_FIELDS, written_dates
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_FIGURES = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\s*\Z")
_MONTHS = 12


class AmbiguousDate(ReferenceRule):
    """A date in figures can be read in two ways.

    ## What it finds
    Dates such as 03/04/2019, the third of April or the fourth of March.

    ## Why it matters
    Half of the readers take it for another day.

    ## Known problems
    Dates with dots are written day first almost everywhere, and are left alone.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {03/04/2019}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-04-03}}
    ```

    ## Fix and its safety
    Advice only: nobody but the author knows which day was meant.

    ## Sources
    CS1 shows an error for such dates.
    """

    code = "DAT104"
    name = "ambiguous-date"
    severity = Severity.WARNING
    default_reason = "the figures decide"
    suppresses = ("DAT102",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        for date in written_dates(citation.reference):
            found = _FIGURES.match(date.written)
            if found is None or "." in date.written:
                continue
            one, other = (int(part) for part in found.groups())
            if one != other and 1 <= one <= _MONTHS and 1 <= other <= _MONTHS:
                yield self.finding(
                    citation,
                    f"The {DATE_FIELDS[date.field]} {quoted(date.written, 20)} can be read as two different days.",
                    at=date.field,
                    remedy=advice("Write it as 2019-04-03, or with the name of the month."),
                )
