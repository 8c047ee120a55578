"""REF404 date-in-outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_ONLY_DATE = re.compile(
    r"[\s(\[]*(?:\d{1,2}\s+\w{3,9}\s+|\w{3,9}\s+\d{1,2},?\s+|\w{3,9}\s+)?(?:1[5-9]|20)\d\d[)\].]*\Z"
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


class DateInOutlet(ReferenceRule):
    """A date stands where the name of the outlet belongs.

    ## What it finds
    A journal, site or book that is nothing but a year or a date.

    ## Why it matters
    A value has slipped into the wrong field.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {2001}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite looks for years in journals.
    """

    code = "REF404"
    name = "date-in-outlet"
    severity = Severity.WARNING
    default_reason = "the text itself shows it"
    wants = frozenset({"structured", "outlet"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        outlet = citation.reference.outlet if is_structured(citation.reference) else None
        if outlet is None or len(outlet) > 40 or not _ONLY_DATE.match(outlet):  # noqa: PLR2004 - dates are shorter
            return
        if outlet.strip("()[]. ").isdecimal() or _MONTH.search(outlet):
            yield self.finding(
                citation,
                f"The outlet is a date: {quoted(outlet)}",
                at="outlet",
                remedy=advice("Move it to the date, and write the name of the outlet."),
            )
