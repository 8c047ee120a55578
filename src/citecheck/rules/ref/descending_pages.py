"""REF501 descending-pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_RANGE = re.compile(r"(?P<head>[A-Za-z]{0,3})(?P<first>\d{1,7})\s*[-–—−]{1,3}\s*(?P=head)(?P<last>\d{1,7})\Z")

LONGEST_SHORTENED_PAGES = 70
"""Pages of an article whose last page is written shortened; our choice: chapters of 66 occur ("417-83")."""


class DescendingPages(ReferenceRule):
    """The last page comes before the first.

    ## What it finds
    Page ranges such as 100--90. A shortened last page (1234--56) counts as 1256.

    ## Why it matters
    One of the figures is wrong.

    ## Known problems
    A few journals count backwards from the end of an issue.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pages = {100--90}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pages = {90--100}}
    ```

    ## Fix and its safety
    Advice only: whether the two were exchanged or one is wrong, the work has to tell.

    ## Sources
    veracite reports it.
    """

    code = "REF501"
    name = "descending-pages"
    severity = Severity.WARNING
    default_reason = "the figures decide"
    wants = frozenset({"structured", "pages"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        pages = citation.reference.pages if is_structured(citation.reference) else None
        found = _RANGE.match(pages.strip()) if pages is not None else None
        if pages is None or found is None:
            return
        first, last = int(found.group("first")), int(found.group("last"))
        if last < first and not _is_shortened(found.group("first"), found.group("last")):
            yield self.finding(
                citation,
                f"The last page comes before the first: {quoted(pages, 40)}",
                at="pages",
                remedy=advice("Look the pages up."),
            )


def _is_shortened(first: str, last: str) -> bool:
    """Tell whether ``1234-56`` means 1234 to 1256: the leading digits are left out, and few pages lie between."""
    if len(last) >= len(first):
        return False
    whole = int(first[: len(first) - len(last)] + last)
    return 0 <= whole - int(first) <= LONGEST_SHORTENED_PAGES
