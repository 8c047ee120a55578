"""REF408 title-is-outlet."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class TitleIsOutlet(ReferenceRule):
    """The title of the work is nothing but the name of the outlet.

    ## What it finds
    A title that equals the journal, newspaper or site.

    ## Why it matters
    It is not said which article or page is meant.

    ## Known problems
    The home page of a site is called like the site; addresses without a path are left alone.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Skarholm Courier}, journal = {Skarholm Courier}, year = 2019}
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Skarholm Courier}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "REF408"
    name = "title-is-outlet"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.title is None or reference.outlet is None:
            return
        if reference.title.casefold() != reference.outlet.casefold() or reference.type in {
            "book",
            "periodical",
            "webpage",
        }:
            return
        yield self.finding(
            citation,
            f"The title is the name of the outlet, {quoted(reference.title)}.",
            at="title",
            remedy=advice("Write the title of the article or page."),
        )
