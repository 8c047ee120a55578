"""DAT203 access-before-publication."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.raw_dates import is_doubtful
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days


class AccessBeforePublication(ReferenceRule):
    """The work was read before it was published.

    ## What it finds
    An access date before the earliest day that the publication date may mean; one day is allowed for time zones.

    ## Why it matters
    One of the dates is wrong, or another work was read than the one cited.

    ## Known problems
    Journal articles appear online before the issue whose date they bear, and pages are updated under a new date.

    ## Example
    ```bibtex bad
    @online{gorse, title = {Gorse fire}, date = {2016-08-24}, url = {https://news.example/g}, urldate = {2016-07-11}}
    ```
    ```bibtex good
    @online{gorse, title = {Gorse fire}, date = {2016-06-24}, url = {https://news.example/g}, urldate = {2016-07-11}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours: no other reference checker compares the two dates.
    """

    code = "DAT203"
    name = "access-before-publication"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "an impossible order of dates"
    wants = frozenset({"published", "accessed"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        published = interval(citation.reference.published)
        accessed = interval(citation.reference.accessed)
        if published is None or accessed is None or is_doubtful(citation.reference):
            return
        early = (published.first - accessed.last).days
        if early > evidence.options.date_tolerance_days:
            yield self.finding(
                citation,
                f"The access date {citation.reference.accessed} lies {span_of_days(early)} before the publication date"
                f" {citation.reference.published}.",
                at="accessed",
                facts={
                    "accessed": citation.reference.accessed,
                    "published": citation.reference.published,
                    "days": early,
                },
                remedy=advice("Check both dates against the page."),
            )
