"""ARC103 archive-without-original."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import link_of
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice, write


class ArchiveWithoutOriginal(ReferenceRule):
    """A reference has an archive link, but not the address of the page itself.

    ## What it finds
    An archive link in a reference whose field for the page's own address is empty.

    ## Why it matters
    Archives move and close; the original address is what a copy is found by elsewhere. CS1 shows an error.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Safe: writes the address that stands inside the archive link. A short link holds none; then there is only advice.

    ## Sources
    CS1: "archive-url requires url".
    """

    code = "ARC103"
    name = "archive-without-original"
    severity = Severity.WARNING
    default_reason = "the link and the lack of the other both stand in the text"
    wants = frozenset({"archive_url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        if citation.reference.archive_url is None or citation.reference.url is not None:
            return
        link = link_of(citation, evidence)
        original = None if link is None else link.original_url
        yield self.finding(
            citation,
            "The reference has an archive link, but not the address of the page itself."
            if original is None
            else f"The reference has an archive link, but not the address of the page itself, {original}",
            at="archive_url",
            remedy=advice("Add the address of the page.")
            if original is None
            else write(citation, f"Add the address {original}", {"url": original}, safe=True),
        )
