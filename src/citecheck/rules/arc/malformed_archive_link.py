"""ARC115 malformed-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule


class MalformedArchiveLink(ArchiveLinkRule):
    """The archive link has none of the forms that its archive uses.

    ## What it finds
    An address at a web archive that is no snapshot, no short link and no list of captures.

    ## Why it matters
    It leads to an error page, to the archive's home page, or to something that is no capture at all.

    ## Known problems
    Archives change their addresses; a form that citecheck does not know is reported.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/2019-04-05/https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, archivedate = {2019-04-05},
      archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/ferry}}
    ```

    ## Fix and its safety
    Where the same snapshot can be spelled right without asking, that is written: safe. Else a capture is proposed.

    ## Sources
    CS1: "archive-url is malformed".
    """

    code = "ARC115"
    name = "malformed-archive-link"
    severity = Severity.WARNING
    default_reason = "the address itself says so"
    suppresses = ("ARC102", "ARC118", "ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.kind is ArchiveLinkKind.MALFORMED:
            yield self.finding(
                citation,
                f"The archive link is malformed: {link.service_name} has no snapshots at such an address.",
                at=field,
                facts={"problems": list(link.problems)},
                remedy=self.respell(citation, field, link, evidence, "Link to a capture of the page."),
            )
