"""DAT103 conflicting-dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import fold
from citecheck.rules.remedies import advice

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


class ConflictingDates(ReferenceRule):
    """Two fields give two years of publication.

    ## What it finds
    A ``year`` that is not the year of the ``date`` in the same entry.

    ## Why it matters
    Which one readers see depends on the tool.

    ## Known problems
    None known: a year within the span of the date agrees.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journaltitle = {Sea}, date = {2019-03-24}, year = 2018}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journaltitle = {Sea}, date = {2019-03-24}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    biblatex 3.20: date and year exclude each other.
    """

    code = "DAT103"
    name = "conflicting-dates"
    severity = Severity.WARNING
    default_reason = "both stand in the text"
    wants = frozenset({"named"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        dates: dict[str, str] = {}
        for item in citation.reference.fields:
            name = fold(item.name)
            if name in {"date", "year"}:
                dates.setdefault(name, item.value)
        if len(dates) < 2:  # noqa: PLR2004 - both are needed to conflict
            return
        in_date, in_year = (set(_YEAR.findall(dates[name][:60])) for name in ("date", "year"))
        if in_date and in_year and not in_date & in_year:
            yield self.finding(
                citation,
                f"The date says {min(in_date)}, the year {min(in_year)}.",
                at="published",
                remedy=advice("Keep the one that is right."),
            )
