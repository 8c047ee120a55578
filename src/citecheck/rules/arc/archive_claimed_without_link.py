"""ARC101 archive-claimed-without-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule


class ArchiveClaimedWithoutLink(ReferenceRule):
    """A reference says that it was archived, but gives no archive link.

    ## What it finds
    The words "Archived from the original on …", or an archive date, in a reference that has no link to the copy.

    ## Why it matters
    The copy is what readers fall back on when the page is gone. A claim without a link cannot be followed or checked,
    and is what remains when an article is pasted as plain text.

    ## Known problems
    Text copied from a browser never holds the links, so every claim in it is reported.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Where an archive was asked and holds a capture of the stated day, that capture is written: safe. A capture of
    another day is proposed and wants a look.

    ## Sources
    CS1 on Wikipedia: "archive-date requires archive-url". No other reference checker looks for it.
    """

    code = "ARC101"
    name = "archive-claimed-without-link"
    severity = Severity.WARNING
    default_reason = "the claim and the lack of a link both stand in the text"
    one_of = frozenset({"claims_archive", "archived"})
    suppresses = ("STL101",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.archive_url is not None or not (reference.claims_archive or reference.archived):
            return
        when = f" on {reference.archived}" if reference.archived else ""
        yield self.finding(
            citation,
            f"The reference says that it was archived{when}, but gives no archive link.",
            at="archived",
            facts={"archived": reference.archived} if reference.archived else {},
            remedy=use_capture(
                citation,
                evidence,
                "Add the link to the archive copy."
                if reference.url
                else "Add the addresses of the page and of its archive copy; `citecheck locate` searches for both.",
            ),
        )
