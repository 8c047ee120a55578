"""ARC401 snapshot-not-cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import day_of_capture, offered, original_is_lost, use_capture
from citecheck.rules.interface import ReferenceRule


class SnapshotNotCited(ReferenceRule):
    """An archive holds a copy of the page, and the reference does not cite it.

    ## What it finds
    References without an archive link for which a capture was found, nearest to the access date. A warning where the
    page itself is dead, else a note.

    ## Why it matters
    One page in four of the last decade has gone; a copy cited today is the one that readers will need.

    ## Known problems
    The capture was chosen by its date and checked as far as the run's budget went; whether it supports the claim, a
    person has to see.

    ## Example
    ```bibtex bad
    @online{pump, title = {Pump house reopens}, url = {https://news.example/pump}, urldate = {2018-04-20}}
    ```
    ```facts
    archive unknown not-looked-up lookup=found offered=20180422053715
    ```
    ```bibtex good
    @online{pump, title = {Pump house reopens}, url = {https://news.example/pump}, urldate = {2018-04-20},
      archivedate = {2018-04-22}, archiveurl = {https://web.archive.org/web/20180422053715/https://news.example/pump}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    Writes archive link and archive date; unsafe, because a person should look at the copy.

    ## Sources
    Pew Research Center 2024 on decay; InternetArchiveBot chooses captures in the same way.
    """

    code = "ARC401"
    name = "snapshot-not-cited"
    severity = Severity.INFO
    needs = Need.ARCHIVE
    default_reason = "a note unless the page is dead"
    wants = frozenset({"copy"})
    suppresses = ("STL101",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        capture = offered(citation, evidence)
        if capture is None or reference.archive_url is not None or reference.archived or reference.claims_archive:
            return
        if reference.url is not None and reference.url in evidence.archive_links:
            return
        day = day_of_capture(capture)
        lost = original_is_lost(citation, evidence)
        finding = self.finding(
            citation,
            f"An archive holds a capture of {day}, and the reference does not cite it"
            + (", though the page is dead." if lost else "."),
            at="url",
            facts={"offered": capture.archive_url, "captured": day},
            remedy=use_capture(citation, evidence, ""),
        )
        yield replace(finding, severity=Severity.WARNING) if lost else finding
