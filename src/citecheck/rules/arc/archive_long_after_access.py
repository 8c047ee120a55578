"""ARC205 archive-long-after-access."""

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


class ArchiveLongAfterAccess(ReferenceRule):
    """The archive copy was taken long after the page was read.

    ## What it finds
    A capture more than half a year (setting ``archive_after_access_days``) after the access date.

    ## Why it matters
    The copy may show another state of the page than the one that supports the claim.

    ## Known problems
    Pages that never change are reported too; where the live page was read and compared, see STL103.

    ## Example
    ```bibtex bad
    @online{whistle, title = {Cannery whistle}, url = {https://news.example/whistle}, urldate = {2012-02-28},
      archivedate = {2021-04-06}, archiveurl = {https://web.archive.org/web/20210406152819/https://news.example/whistle}}
    ```
    ```bibtex good
    @online{whistle, title = {Cannery whistle}, url = {https://news.example/whistle}, urldate = {2012-02-28},
      archivedate = {2012-03-01}, archiveurl = {https://web.archive.org/web/20120301152819/https://news.example/whistle}}
    ```

    ## Fix and its safety
    Advice: a capture nearer to the access date may exist.

    ## Sources
    The half year is the window that the bot H3llBot on Wikipedia took for the same text.
    """

    code = "ARC205"
    name = "archive-long-after-access"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"accessed"})
    one_of = frozenset({"archived", "at-archive"})
    suppresses = ("ARC206",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        accessed = interval(citation.reference.accessed)
        archived = archived_days(citation, evidence)
        if accessed is None or archived is None:
            return
        late = (archived.first - accessed.last).days
        if late <= evidence.options.archive_after_access_days:
            return
        yield self.finding(
            citation,
            f"The archive copy of {archived.first.isoformat()} was taken {span_of_days(late)} after the access on"
            f" {citation.reference.accessed}: it may show another state of the page.",
            at="archived",
            facts={"accessed": citation.reference.accessed, "archived": archived.first.isoformat(), "days": late},
            remedy=advice(
                "Look whether the copy still supports the claim, or cite a capture nearer to"
                f" {citation.reference.accessed}."
            ),
        )
