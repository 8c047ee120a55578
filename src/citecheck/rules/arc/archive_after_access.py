"""ARC206 archive-after-access."""

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


class ArchiveAfterAccess(ReferenceRule):
    """The page was read before the archive copy was taken.

    ## What it finds
    A capture days to months after the access date; beyond half a year ARC205 speaks instead.

    ## Why it matters
    What was read and what is archived need not be the same text; on news pages the first days bring most changes.

    ## Known problems
    Most such copies show the same text: the finding asks for a look, nothing more.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2022-03-31},
      archivedate = {2022-06-05}, archiveurl = {https://web.archive.org/web/20220605052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2022-06-05},
      archivedate = {2022-06-05}, archiveurl = {https://web.archive.org/web/20220605052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice: compare, then set the access date to the day of the comparison.

    ## Sources
    Ours.
    """

    code = "ARC206"
    name = "archive-after-access"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"accessed"})
    one_of = frozenset({"archived", "at-archive"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        accessed = interval(citation.reference.accessed)
        archived = archived_days(citation, evidence)
        if accessed is None or archived is None:
            return
        late = (archived.first - accessed.last).days
        if late <= evidence.options.date_tolerance_days:
            return
        yield self.finding(
            citation,
            f"The page was read on {citation.reference.accessed}, {span_of_days(late)} before the archive copy of"
            f" {archived.first.isoformat()} was taken.",
            at="archived",
            facts={"accessed": citation.reference.accessed, "archived": archived.first.isoformat(), "days": late},
            remedy=advice("Look whether the copy shows the text that was read."),
        )
