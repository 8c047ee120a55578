"""ARC119 untidy-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.wording import listed

FAULTS = {
    "no-scheme": "the scheme is missing",
    "old-host": "an old host name",
    "missing-web": "/web/ is missing",
    "default-port": "a needless port",
    "embed": "the form for embedding",
    "unknown-modifier": "an unknown modifier after the timestamp",
    "dotted-timestamp": "a dotted timestamp",
    "original-port": "a needless port in the original address",
    "original-encoded": "the original address is percent-encoded",
    "original-scheme": "a damaged scheme of the original address",
    "trailing-punctuation": "punctuation at the end",
    "trailing-fragment": "a meaningless fragment at the end",
    "html-entity": "HTML entities",
}
"""Faults that leave the snapshot reachable, as ``ArchiveLink.problems`` names them, in words."""


class UntidyArchiveLink(ArchiveLinkRule):
    """The archive link leads to its snapshot, but is spelled oddly.

    ## What it finds
    An old host name, a missing ``/web/``, a port, or junk at the end of a snapshot's address.

    ## Why it matters
    It works by redirects, for now; and tools that compare addresses miss it.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: the same snapshot in the usual spelling.

    ## Sources
    WaybackMedic makes the same changes.
    """

    code = "ARC119"
    name = "untidy-archive-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        legal = {"no-scheme"} if citation.reference.origin.format in {Format.WIKITEXT, Format.HTML} else set()
        faults = [FAULTS[problem] for problem in link.problems if problem in FAULTS and problem not in legal]
        if faults and link.repaired not in {None, link.url}:
            yield self.finding(
                citation,
                f"The archive link is spelled oddly: {listed(faults)}.",
                at=field,
                facts={"problems": list(link.problems)},
                remedy=self.respell(citation, field, link, evidence, "Use the usual spelling."),
            )
