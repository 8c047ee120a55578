"""ARC403 archive-lookup-failed."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

ANSWERS = {
    "excluded": "the archive has excluded the site",
    "refused": "the archive's index refused to answer",
    "unavailable": "the archive's index gave no answer",
    "malformed": "the archive's index gave an answer that cannot be read",
}


class ArchiveLookupFailed(ReferenceRule):
    """Whether a copy of the page exists could not be found out.

    ## What it finds
    References without an archive link for which the archive's index gave no proper answer.

    ## Why it matters
    "Not found out" is not "not there", and must not look like it.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{quarry, title = {Quarry ropeway}, url = {https://news.example/quarry}, urldate = {2019-01-17}}
    ```
    ```facts
    archive unknown server-error lookup=unavailable
    ```
    ```bibtex good
    @online{quarry, title = {Quarry ropeway}, url = {https://news.example/quarry}, urldate = {2019-01-17}}
    ```
    ```facts
    archive unknown not-looked-up lookup=absent
    ```

    ## Fix and its safety
    Advice: run again later.

    ## Sources
    The Wayback Machine's index throttles and fails often; its empty answers on errors have misled tools.
    """

    code = "ARC403"
    name = "archive-lookup-failed"
    severity = Severity.INFO
    needs = Need.ARCHIVE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"copy"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.archives.get(citation.id)
        if result is None or citation.reference.archive_url is not None or result.lookup not in ANSWERS:
            return
        yield self.finding(
            citation,
            f"Whether an archive holds the page is unknown: {ANSWERS[result.lookup]}.",
            at="url",
            facts={"lookup": result.lookup},
            remedy=advice("Run again later."),
        )
