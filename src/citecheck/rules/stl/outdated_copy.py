"""STL104 outdated-copy."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkState
from citecheck.rules.arc.captures import archived_days
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days


class OutdatedCopy(ReferenceRule):
    """The page says that it was updated after its archive copy was taken.

    ## What it finds
    A live page whose own date of change is more than a month (setting ``stale_archive_days``) after the capture.

    ## Why it matters
    The copy does not show what readers see on the page, and perhaps not what was read.

    ## Known problems
    Some sites stamp every page with today's date; where the texts were compared, STL103 says more. A copy that is older
    than the access date is left alone unless the access is newer than the change.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://ferry.example/timetable}}
    ```
    ```facts
    link live ok status=200 page.modified=2021-03-01
    ```
    ```bibtex good
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://ferry.example/timetable}}
    ```
    ```facts
    link live ok status=200 page.modified=2019-04-01
    ```

    ## Fix and its safety
    Advice: have the page saved again and cite the newer copy, if the newer text is meant.

    ## Sources
    Ours; from ``dateModified`` and its likes.
    """

    code = "STL104"
    name = "outdated-copy"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"page", "archive_url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        archived = archived_days(citation, evidence)
        if result is None or result.state is not LinkState.LIVE or result.page is None or archived is None:
            return
        if citation.reference.archive_url is None:
            return
        modified = interval(result.page.modified)
        late = 0 if modified is None else (modified.first - archived.last).days
        if modified is not None and late > evidence.options.stale_archive_days:
            yield self.finding(
                citation,
                f"The page says that it was updated on {result.page.modified}, {span_of_days(late)} after the archive"
                f" copy of {archived.last.isoformat()} was taken.",
                at="archived",
                facts={"modified": result.page.modified or "", "archived": archived.last.isoformat(), "days": late},
                remedy=advice("If the newer text is meant, have it saved (`citecheck archive`) and cite that copy."),
            )
