"""DAT205 access-before-the-web."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.raw_dates import is_doubtful
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

FIRST_PAGE = date(1991, 8, 6)
"""The day on which the web was announced to the public."""


class AccessBeforeTheWeb(ReferenceRule):
    """The access date is older than the web.

    ## What it finds
    An access date before 6 August 1991.

    ## Why it matters
    It is a typing slip, or the date of something else.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {1919-04-03}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-04-03}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1 allows no access date before Wikipedia began in 2001.
    """

    code = "DAT205"
    name = "access-before-the-web"
    severity = Severity.WARNING
    default_reason = "an impossible date"
    wants = frozenset({"accessed"})
    suppresses = ("DAT203", "ARC205", "ARC206", "STL101")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        accessed = interval(citation.reference.accessed)
        if accessed is not None and accessed.last < FIRST_PAGE and not is_doubtful(citation.reference):
            yield self.finding(
                citation,
                f"The access date {citation.reference.accessed} is older than the web.",
                at="accessed",
                remedy=advice("Correct the year."),
            )
