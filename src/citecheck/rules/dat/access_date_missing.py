"""DAT106 access-date-missing."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

ONLINE = frozenset({"webpage", "post-weblog", "post"})


class AccessDateMissing(ReferenceRule):
    """An online source without a date says nothing about when it was read.

    ## What it finds
    Web pages with an address, but with neither a date of publication, an access date nor an archive copy.

    ## Why it matters
    Nothing tells which state of the page was meant.

    ## Known problems
    Pages that never change need no access date.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry timetable}, url = {https://ferry.example/timetable}, urldate = {2019-04-03}}
    ```

    ## Fix and its safety
    Advice: read the page and write today's date.

    ## Sources
    veracite asks for an access date of every online source; many styles only where the page bears no date.
    """

    code = "DAT106"
    name = "access-date-missing"
    severity = Severity.INFO
    default = False
    default_reason = "off: many styles do without"
    wants = frozenset({"url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.type not in ONLINE or reference.url is None or reference.doi or reference.arxiv:
            return
        if not (reference.accessed or reference.published or reference.archive_url or reference.archived):
            yield self.finding(
                citation, "It is not said when the page was read.", at="url", remedy=advice("Add the access date.")
            )
