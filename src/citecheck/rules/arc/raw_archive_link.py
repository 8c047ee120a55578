"""ARC120 raw-archive-link."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.capture import ArchiveLink
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.archive_link_rule import ArchiveLinkRule


class RawArchiveLink(ArchiveLinkRule):
    """The archive link shows the copy without the archive's banner.

    ## What it finds
    A modifier such as ``id_`` or ``if_`` after the timestamp, made for programs and frames.

    ## Why it matters
    Readers do not see that they are in an archive, nor of which day the copy is; ``id_`` breaks images and styles too.

    ## Known problems
    Now and then the raw form is the only one that shows the page, because the banner's script disturbs it.

    ## Example
    ```bibtex bad
    @online{eel, title = {Eel pass}, url = {https://news.example/eel}, archivedate = {2017-08-20},
      archiveurl = {https://web.archive.org/web/20170820183754id_/https://news.example/eel}}
    ```
    ```bibtex good
    @online{eel, title = {Eel pass}, url = {https://news.example/eel}, archivedate = {2017-08-20},
      archiveurl = {https://web.archive.org/web/20170820183754/https://news.example/eel}}
    ```

    ## Fix and its safety
    Safe: the same snapshot with the banner.

    ## Sources
    CS1 lets modifiers stand; the meaning of each is the Wayback Machine's.
    """

    code = "ARC120"
    name = "raw-archive-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"

    def look_at(self, citation: Citation, field: str, link: ArchiveLink, evidence: Evidence) -> Iterable[Finding]:
        """See ``ArchiveLinkRule.look_at``."""
        if "modifier" in link.problems and link.modifier is not None:
            yield self.finding(
                citation,
                f"The archive link has the modifier {link.modifier}, which hides the archive's banner from readers.",
                at=field,
                facts={"modifier": link.modifier},
                remedy=self.respell(citation, field, link, evidence, "Take the modifier out."),
            )
