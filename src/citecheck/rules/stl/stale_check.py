"""STL102 stale-check."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days


class StaleCheck(ReferenceRule):
    """The link was last checked long ago.

    ## What it finds
    Results that are older than three months (setting ``stale_check_days``), in audits that are judged again later.

    ## Why it matters
    An old result says little about today.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}}
    ```
    ```facts
    today 2022-06-15
    link live ok status=200 checked=2021-12-01
    ```
    ```bibtex good
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}}
    ```
    ```facts
    today 2022-06-15
    link live ok status=200 checked=2022-06-14
    ```

    ## Fix and its safety
    Advice: run the audit again.

    ## Sources
    Ours; IABot asks a live link again after a week.
    """

    code = "STL102"
    name = "stale-check"
    severity = Severity.INFO
    needs = Need.LIVE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"link"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        if result is None or result.checked_at is None:
            return
        age = (evidence.options.today - result.checked_at.date()).days
        if age > evidence.options.stale_check_days:
            yield self.finding(
                citation,
                f"The link was last checked on {result.checked_at.date().isoformat()}, {span_of_days(age)} ago.",
                at="url",
                facts={"days": age},
                remedy=advice("Run the audit again, with the network."),
            )
