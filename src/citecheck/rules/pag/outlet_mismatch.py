"""PAG102 outlet-mismatch."""

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


class OutletMismatch(ReferenceRule):
    """The page is of another outlet than the one cited.

    ## What it finds
    A live page whose site name and host have nothing in common with the cited outlet.

    ## Why it matters
    The report may be a copy of another outlet's, or the wrong outlet is credited.

    ## Known problems
    Outlets are renamed and sold, agencies' reports stand on many sites, and scholarly works on publishers' platforms.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Ferry sails again}, journal = {Skarholm Courier}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.outlet=different
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Skarholm Courier}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.outlet=cannot-tell
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours; from ``og:site_name`` and the host.
    """

    code = "PAG102"
    name = "outlet-mismatch"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"compared"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for compared in live(citation, evidence):
            if compared.comparison.outlet is Likeness.DIFFERENT:
                site = None if compared.page is None else compared.page.site_name
                yield self.finding(
                    citation,
                    f"The outlet cited is {quoted(citation.reference.outlet or '')}, the page is of"
                    f" {quoted(site) if site else 'another site'}.",
                    at="outlet",
                    facts={"site_name": site or ""},
                    remedy=advice("Check who published it."),
                )
