"""ARC210 archive-shows-other-time."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import cite_shown_capture, use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.wording import span_of_days


class ArchiveShowsOtherTime(ReferenceRule):
    """The archive shows a capture from another time than the link says.

    ## What it finds
    A copy whose own date is days or years away from the timestamp in its link, because the archive had none from then
    and redirected to the nearest one.

    ## Why it matters
    The date in the reference is not that of the text which readers see.

    ## Known problems
    None known: a difference of a day, or of seconds as the Wayback Machine makes them, is left alone.

    ## Example
    ```bibtex bad
    @online{masts, title = {Masts lowered}, url = {https://news.example/masts}, archivedate = {2010-08-25},
      archiveurl = {https://web.archive.org/web/20100825065811/https://news.example/masts}}
    ```
    ```facts
    archive verified ok stated=20100825065811 captured=20140910065811
    ```
    ```bibtex good
    @online{masts, title = {Masts lowered}, url = {https://news.example/masts}, archivedate = {2010-08-25},
      archiveurl = {https://web.archive.org/web/20100825065811/https://news.example/masts}}
    ```
    ```facts
    archive verified ok stated=20100825065811 captured=20100825065812
    ```

    ## Fix and its safety
    Writes the capture on offer, else the one that the archive shows; unsafe, both want a look.

    ## Sources
    RFC 7089: ``Memento-Datetime`` says when a copy was really taken.
    """

    code = "ARC210"
    name = "archive-shows-other-time"
    severity = Severity.WARNING
    needs = Need.ARCHIVE
    default_reason = "the archive itself says when the copy was taken"
    wants = frozenset({"copy"})
    suppresses = ("ARC201", "ARC202")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.stated_at is None or result.captured_at is None or result.archive_url is None:
            return
        link = evidence.archive_links.get(result.archive_url)
        if link is not None and "short-timestamp" in link.problems:
            return
        apart = abs((result.captured_at - result.stated_at).days)
        if apart <= evidence.options.date_tolerance_days:
            return
        shown, stated = result.captured_at.date().isoformat(), result.stated_at.date().isoformat()
        otherwise = f"Look whether the capture of {shown} shows what is cited, and link to it under its own date."
        yield self.finding(
            citation,
            f"The archive link says {stated}, but the archive shows its nearest capture, of {shown}:"
            f" {span_of_days(apart)} apart.",
            at="archive_url",
            facts={"stated": stated, "captured": shown, "days": apart},
            remedy=use_capture(citation, evidence, otherwise)
            if link is None or result.offered is not None
            else cite_shown_capture(citation, link, result.captured_at, otherwise),
        )
