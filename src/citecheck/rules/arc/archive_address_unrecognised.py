"""ARC107 archive-address-unrecognised."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule


class ArchiveAddressUnrecognised(ReferenceRule):
    """The archive link is at no web archive that is known.

    ## What it finds
    An archive link whose host is none of the web archives that citecheck knows.

    ## Why it matters
    Such links are mostly ordinary pages: another address of the publisher, a mirror, a library item.

    ## Known problems
    There are archives that citecheck does not know; tell us about them.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://mirror.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; otherwise advice.

    ## Sources
    The Citation bot moves such links to the field for the page; the table of archives is in ``links``.
    """

    code = "ARC107"
    name = "archive-address-unrecognised"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"archive_url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        url = citation.reference.archive_url
        if url is None or url in evidence.archive_links:
            return
        facts = evidence.urls.get(url)
        host = None if facts is None else facts.host
        yield self.finding(
            citation,
            f"The archive link is at {host}, which is no web archive known to citecheck."
            if host
            else "The archive link is no address of a web archive.",
            at="archive_url",
            facts={"host": host or ""},
            remedy=use_capture(citation, evidence, "If it is no archive copy, cite a capture of the page instead."),
        )
