"""DAT206 date-not-in-url."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dates import gap
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import span_of_days

_DATED_PATH = re.compile(r"//[^/]+/(?:[^?#]*?/)?((?:19[89]|20[0-4])\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/_.-]|\Z)")
_FURTHEST_DAYS = 7
"""Days between the address and the printed date that time zones, print and late editions explain; our choice."""


_REPRINTED = frozenset({"article-journal", "book", "chapter"})
"""Kinds that are put online long after they were printed, by right."""


class DateNotInUrl(ReferenceRule):
    """The date in the address is not the date of publication.

    ## What it finds
    Addresses such as ``/2019/03/12/ferry`` more than a week away from the stated date.

    ## Why it matters
    News sites write the day of publication into the address: one of the two is wrong, or another article is linked.

    ## Known problems
    A report that is updated under its first address has two dates.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, date = {2018-03-12}, url = {https://news.example/2019/03/12/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, date = {2019-03-12}, url = {https://news.example/2019/03/12/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "DAT206"
    name = "date-not-in-url"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"url", "published"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.url is None or reference.published is None or reference.url in evidence.archive_links:
            return
        if reference.type in _REPRINTED:
            return
        found = _DATED_PATH.search(reference.url[:1000])
        published = interval(reference.published)
        if found is None or published is None:
            return
        year, month, day = found.groups()
        in_url = interval(f"{year}-{int(month):02}-{int(day):02}")
        apart = 0 if in_url is None else abs(gap(published, in_url.first))
        if in_url is not None and apart > _FURTHEST_DAYS:
            yield self.finding(
                citation,
                f"The date of publication is {reference.published}, but the address says {in_url.first.isoformat()},"
                f" {span_of_days(apart)} apart.",
                at="published",
                facts={"published": reference.published, "in_address": in_url.first.isoformat(), "days": apart},
                remedy=advice("Check the date and the address against the page."),
            )
