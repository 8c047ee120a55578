"""ARC105 archive-identical-to-url."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write


class ArchiveIdenticalToUrl(ReferenceRule):
    """The archive link is the address of the page itself.

    ## What it finds
    The same address in the field for the page and in the field for its archive copy.

    ## Why it matters
    There are not two places to find the work, but one: when it goes, the reference goes.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{beach, title = {Blue flag returns}, url = {https://news.example/beach},
      archiveurl = {https://news.example/beach}, archivedate = {2014-06-10}}
    ```
    ```bibtex good
    @online{beach, title = {Blue flag returns}, url = {https://news.example/beach}, archivedate = {2014-06-10},
      archiveurl = {https://web.archive.org/web/20140610101112/https://news.example/beach}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked. Where both fields hold a snapshot, the page's own address is
    written: safe.

    ## Sources
    CS1: "archive-url is the same as url".
    """

    code = "ARC105"
    name = "archive-identical-to-url"
    severity = Severity.ERROR
    default_reason = "both addresses stand in the text"
    wants = frozenset({"url", "archive_url"})
    suppresses = ("ARC104", "ARC107", "ARC309")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.url is None or reference.url != reference.archive_url:
            return
        link = evidence.archive_links.get(reference.url)
        original = None if link is None else link.original_url
        yield self.finding(
            citation,
            "The archive link is identical to the address of the page: "
            + ("it is not a copy of it." if link is None else "both are the snapshot."),
            at="archive_url",
            remedy=use_capture(citation, evidence, "Replace the archive link by one to a capture of the page.")
            if original is None
            else write(citation, f"Write {original} as the address of the page.", {"url": original}, safe=True),
        )
