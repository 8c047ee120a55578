"""ARC112 archive-save-command."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink, ArchiveLinkKind
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule
from citecheck.rules.arc.captures import use_capture


class ArchiveSaveCommand(ArchiveLinkRule):
    """The archive link is a command to take a new capture.

    ## What it finds
    An address such as ``https://web.archive.org/save/…``.

    ## Why it matters
    Every reader who follows it makes the archive capture the page as it is now, which may be an error page by then.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{coal, title = {Coal yard sold}, url = {https://news.example/coal}, archivedate = {2017-05-08},
      archiveurl = {https://web.archive.org/save/https://news.example/coal}}
    ```
    ```bibtex good
    @online{coal, title = {Coal yard sold}, url = {https://news.example/coal}, archivedate = {2017-05-08},
      archiveurl = {https://web.archive.org/web/20170508110000/https://news.example/coal}}
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked; it wants a look unless it is of the stated day.

    ## Sources
    CS1: "archive-url is malformed: save command".
    """

    code = "ARC112"
    name = "archive-save-command"
    severity = Severity.ERROR
    default_reason = "the address itself says so"
    suppresses = ("ARC102", "ARC118", "ARC119", "ARC309")

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if link.kind is ArchiveLinkKind.SAVE:
            yield self.finding(
                citation,
                f"The archive link is a command to {link.service_name} to save the page anew, not a snapshot.",
                at=field,
                remedy=use_capture(citation, evidence, "Link to the capture that the command made."),
            )
