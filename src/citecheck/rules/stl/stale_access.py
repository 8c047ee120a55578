"""STL101 stale-access."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import GONE_STATUSES
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days


class StaleAccess(ReferenceRule):
    """The page was last read years ago, and nothing preserves what was read.

    ## What it finds
    An access date older than three years (setting ``stale_access_days``) in a reference with an address and without an
    archive link.

    ## Why it matters
    Pages change and go; nobody knows whether this one still says what it is cited for.

    ## Known problems
    Works that never change, such as papers with a DOI, are left alone.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, urldate = {2015-04-03}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, urldate = {2021-04-03}}
    ```

    ## Fix and its safety
    Advice: read the page again and write today's date; cite an archive copy.

    ## Sources
    Pew Research Center 2024: about one page in eight is gone after three years.
    """

    code = "STL101"
    name = "stale-access"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"accessed", "url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        accessed = interval(reference.accessed)
        if accessed is None or reference.url is None or reference.archive_url is not None or reference.doi:
            return
        if reference.url in evidence.archive_links or (reference.url_status or "").lower() in GONE_STATUSES:
            return
        age = (evidence.options.today - accessed.last).days
        if age > evidence.options.stale_access_days:
            yield self.finding(
                citation,
                f"The page was last read on {reference.accessed}, {span_of_days(age)} ago, and no copy is cited.",
                at="accessed",
                facts={"accessed": reference.accessed, "days": age},
                remedy=advice("Read it again and write today's date, or cite an archive copy of that time."),
            )
