"""PAG106 archived-title-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveState
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import archived
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class ArchivedTitleMismatch(ReferenceRule):
    """The archive copy bears another title than the one cited, and is not for certain another page.

    ## What it finds
    Copies that were verified or could not be settled, whose titles are not like the cited one.

    ## Why it matters
    The copy may show another state of the page, or the citation has the wrong title.

    ## Known problems
    Headlines are sometimes rewritten altogether.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive verified ok page.title=different says="Timetable"
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```facts
    archive verified ok page.title=match
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "PAG106"
    name = "archived-title-mismatch"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        comparison = archived(citation, evidence)
        if comparison is None or comparison.title is not Likeness.DIFFERENT:
            return
        if evidence.archives[citation.id].state is ArchiveState.BROKEN:
            return
        says = f": {quoted(comparison.page_title)}" if comparison.page_title else "."
        yield self.finding(
            citation,
            f"The archive copy bears another title than the one cited{says}",
            at="title",
            facts={"page_title": comparison.page_title or ""},
            remedy=advice("Look whether the copy shows what is cited."),
        )
