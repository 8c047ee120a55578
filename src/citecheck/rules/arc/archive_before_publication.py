"""ARC203 archive-before-publication."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import archived_days
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days


class ArchiveBeforePublication(ReferenceRule):
    """The archive copy is older than the publication it is a copy of.

    ## What it finds
    A capture (by its link, else by the archive date) from before the earliest day that the publication date may mean.

    ## Why it matters
    Such a copy cannot show what is cited: one of the dates is wrong, or the copy is of an earlier text at that address.

    ## Known problems
    Pages that are updated under a new date, and papers put online before their issue, are older than they say.

    ## Example
    ```bibtex bad
    @online{tower, title = {Water tower reopens}, date = {2019-09-03}, url = {https://news.example/tower},
      archivedate = {2019-06-20}, archiveurl = {https://web.archive.org/web/20190620161200/https://news.example/tower}}
    ```
    ```bibtex good
    @online{tower, title = {Water tower reopens}, date = {2019-06-19}, url = {https://news.example/tower},
      archivedate = {2019-06-20}, archiveurl = {https://web.archive.org/web/20190620161200/https://news.example/tower}}
    ```

    ## Fix and its safety
    Advice only: a person has to find out which date is right.

    ## Sources
    Ours. Clocks on earth differ by at most 26 hours, hence a tolerance of one day.
    """

    code = "ARC203"
    name = "archive-before-publication"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "an impossible order of dates"
    wants = frozenset({"published"})
    one_of = frozenset({"archived", "at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        published = interval(citation.reference.published)
        archived = archived_days(citation, evidence)
        if published is None or archived is None:
            return
        early = (published.first - archived.last).days
        if early <= evidence.options.date_tolerance_days:
            return
        yield self.finding(
            citation,
            f"The archive copy of {archived.last.isoformat()} is {span_of_days(early)} older than the publication"
            f" date {citation.reference.published}.",
            at="archived",
            facts={"published": citation.reference.published, "archived": archived.last.isoformat(), "days": early},
            remedy=advice("Check both dates against the page; cite a capture from after the publication."),
        )
