"""ARC204 archive-in-future."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import archived_days
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class ArchiveInFuture(ReferenceRule):
    """The archive copy bears a date that has not come.

    ## What it finds
    A timestamp in the archive link, or an archive date, after today.

    ## Why it matters
    No such capture exists. Some archives redirect to their newest capture instead, so nobody notices.

    ## Known problems
    None known: a day ahead is allowed for time zones.

    ## Example
    ```bibtex bad
    @online{cider, title = {Cider makers hope}, url = {https://news.example/cider},
      archivedate = {2058-04-16}, archiveurl = {https://web.archive.org/web/20580416093000/https://news.example/cider}}
    ```
    ```bibtex good
    @online{cider, title = {Cider makers hope}, url = {https://news.example/cider},
      archivedate = {2018-04-16}, archiveurl = {https://web.archive.org/web/20180416093000/https://news.example/cider}}
    ```

    ## Fix and its safety
    Advice: the true day has to be looked up.

    ## Sources
    InternetArchiveBot rejects such links as invalid; CS1 allows no year after the next one.
    """

    code = "ARC204"
    name = "archive-in-future"
    severity = Severity.ERROR
    default_reason = "an impossible date"
    suppresses = ("ARC115", "ARC205", "ARC206", "ARC309")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        archived = archived_days(citation, evidence)
        if archived is None or archived.first <= evidence.options.today + timedelta(days=1):
            return
        yield self.finding(
            citation,
            f"The archive copy bears a date in the future: {archived.first.isoformat()}.",
            at="archive_url" if citation.reference.archive_url else "archived",
            facts={"archived": archived.first.isoformat(), "today": evidence.options.today.isoformat()},
            remedy=advice("Look up the capture and write its true timestamp and date."),
        )
