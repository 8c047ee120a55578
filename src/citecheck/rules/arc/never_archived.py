"""ARC402 never-archived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import original_is_lost
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class NeverArchived(ReferenceRule):
    """No archive copy of the page exists where we looked.

    ## What it finds
    References without an archive link whose address the archive's index does not hold. A warning where the page is
    dead, else a note.

    ## Why it matters
    When the page goes, nothing is left; while it is there, it can be saved.

    ## Known problems
    Only the archives that were asked are meant. It is only said after the index answered, in a form that can be read,
    that it holds nothing.

    ## Example
    ```bibtex bad
    @online{toll, title = {Toll house sold}, url = {https://news.example/toll}, urldate = {2016-03-17}}
    ```
    ```facts
    archive unknown not-looked-up lookup=absent
    ```
    ```bibtex good
    @online{toll, title = {Toll house sold}, url = {https://news.example/toll}, urldate = {2016-03-17}}
    ```
    ```facts
    archive unknown not-looked-up lookup=unavailable
    ```

    ## Fix and its safety
    Advice: `citecheck archive` has it saved.

    ## Sources
    Ours; a tool that took a failing look-up for "never existed" called real references invented.
    """

    code = "ARC402"
    name = "never-archived"
    severity = Severity.INFO
    needs = Need.ARCHIVE
    default_reason = "a note unless the page is dead; only said on proof"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.lookup != "absent" or citation.reference.archive_url is not None:
            return
        lost = original_is_lost(citation, evidence)
        finding = self.finding(
            citation,
            "The page was never archived: the archive's index answered, and has no snapshot of it.",
            at="url",
            facts={"service": result.service or ""},
            remedy=advice(
                "Look for the page elsewhere, or cite another source."
                if lost
                else "Have it saved while it is there: `citecheck archive`."
            ),
        )
        yield replace(finding, severity=Severity.WARNING) if lost else finding
