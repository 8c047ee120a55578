"""ARC312 archive-excluded."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.model.verdict import ArchiveReason
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class ArchiveExcluded(ReferenceRule):
    """The archive holds its copy back.

    ## What it finds
    Copies of sites that an archive has excluded, by its own words.

    ## Why it matters
    Readers cannot see the copy, though it may exist; the owner of a site can have it withdrawn and given free again.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{dues, title = {Harbour dues}, url = {https://news.example/dues}, archivedate = {2015-12-16},
      archiveurl = {https://web.archive.org/web/20151216151137/https://news.example/dues}}
    ```
    ```facts
    archive unknown excluded
    ```
    ```bibtex good
    @online{dues, title = {Harbour dues}, url = {https://news.example/dues}, archivedate = {2015-12-16},
      archiveurl = {https://web.archive.org/web/20151216151137/https://news.example/dues}}
    ```
    ```facts
    archive verified ok
    ```

    ## Fix and its safety
    Advice: look for a copy at another archive.

    ## Sources
    The Wayback Machine's page "This URL has been excluded".
    """

    code = "ARC312"
    name = "archive-excluded"
    severity = Severity.WARNING
    needs = Need.ARCHIVE
    default_reason = "the archive itself says so"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or result.archive_url is None or result.reason is not ArchiveReason.EXCLUDED:
            return
        yield self.finding(
            citation,
            "The archive has excluded this site and holds its copies back.",
            at="archive_url",
            facts={"signs": list(result.judgement.signs)},
            remedy=advice("Look for a copy at another archive, or save one there."),
        )
