"""STL103 drifted-page."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

DRIFTED_BELOW = 0.5
"""Share of word groups that live page and copy have in common; below it more than half of the text is another. Ours."""


class DriftedPage(ReferenceRule):
    """The page says something else than its archive copy.

    ## What it finds
    A live page whose main text has less than half of its word groups in common with the copy that the reference cites.

    ## Why it matters
    The claim was made from the text of then; the page of now may not support it.

    ## Known problems
    Live blogs, lists and front pages change by their nature.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://ferry.example/timetable}}
    ```
    ```facts
    archive verified ok similarity=0.21
    ```
    ```bibtex good
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://ferry.example/timetable}}
    ```
    ```facts
    archive verified ok similarity=0.93
    ```

    ## Fix and its safety
    Advice: where the page no longer supports the claim, the url-status "deviated" leads readers to the copy.

    ## Sources
    Jones and others 2016 (PLoS ONE 11(12) e0167475): of references with copies, three in four had drifted.
    """

    code = "STL103"
    name = "drifted-page"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    needs = Need.PAGE
    default_reason = "only where more than half of the text is another"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.drift is None or result.drift.similarity >= DRIFTED_BELOW:
            return
        if (citation.reference.url_status or "").lower() == "deviated":
            return
        drift = result.drift
        example = f" New, for example: {quoted(drift.added[0])}" if drift.added else ""
        if drift.removed and not drift.added:
            example = f" Gone, for example: {quoted(drift.removed[0])}"
        yield self.finding(
            citation,
            f"The page has drifted from its archive copy: {drift.similarity:.0%} of the text is the same.{example}",
            at="url",
            facts={"similarity": drift.similarity, "added": list(drift.added), "removed": list(drift.removed)},
            remedy=advice(
                "Look whether the page still supports the claim; if not, lead readers to the copy (deviated)."
            ),
        )
