"""PAG105 near-title."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class NearTitle(ReferenceRule):
    """The title of the page is like the cited one, but not the same.

    ## What it finds
    Live pages whose title differs in some words from the one cited.

    ## Why it matters
    The headline was changed after the citation, or copied with a slip.

    ## Known problems
    News sites try several headlines at once.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=near says="Skarholm ferry sails once more"
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "PAG105"
    name = "near-title"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default = False
    default_reason = "off: headlines are rewritten all the time"
    wants = frozenset({"compared"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for compared in live(citation, evidence):
            if compared.comparison.title is Likeness.NEAR:
                says = f": {quoted(compared.comparison.page_title)}" if compared.comparison.page_title else "."
                yield self.finding(
                    citation,
                    f"The title of the page is not quite the one cited{says}",
                    at="title",
                    remedy=advice("Compare the two."),
                )
