"""ARC204 archive-in-future."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from citecheck.model.edtf import Interval, interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import archived_days, link_of, use_capture
from citecheck.rules.interface import ReferenceRule


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
    A capture is proposed where an archive was asked; it wants a look.

    ## Sources
    InternetArchiveBot rejects such links as invalid; CS1 allows no year after the next one.
    """

    code = "ARC204"
    name = "archive-in-future"
    severity = Severity.ERROR
    default_reason = "an impossible date"
    one_of = frozenset({"archived", "at-archive"})
    suppresses = ("ARC115", "ARC205", "ARC206", "ARC309")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        stated = _stated_days(citation, evidence)
        if stated is None or stated.first <= evidence.options.today + timedelta(days=1):
            return
        yield self.finding(
            citation,
            f"The archive copy bears a date in the future: {stated.first.isoformat()}.",
            at="archive_url" if citation.reference.archive_url else "archived",
            facts={"archived": stated.first.isoformat(), "today": evidence.options.today.isoformat()},
            remedy=use_capture(citation, evidence, "Look up the capture and write its true timestamp and date."),
        )


def _stated_days(citation: Citation, evidence: Evidence) -> Interval | None:
    """Give the days that the digits of the link say, also where they cannot be those of a capture; else the date."""
    link = link_of(citation, evidence)
    digits = "" if link is None or link.timestamp is None else link.timestamp[:8]
    said = interval(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if len(digits) == len("YYYYMMDD") else None
    return said or archived_days(citation, evidence)
