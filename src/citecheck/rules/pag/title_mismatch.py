"""PAG101 title-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.rules.arc.captures import use_capture
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.wording import quoted


class TitleMismatch(ReferenceRule):
    """The page bears another title than the one cited.

    ## What it finds
    A live page none of whose titles (of the window, of its metadata, of its headings) is like the cited one. Subtitles,
    names of sites, shortened and slightly rewritten headlines do not count.

    ## Why it matters
    The address leads to another text: it was reused, mistyped, or taken over.

    ## Known problems
    Headlines are sometimes rewritten altogether, and pages in another script cannot always be compared; then the rule
    is silent.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=different says="Ten best casino bonuses"
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=near says="Skarholm ferry sails again | Courier"
    ```

    ## Fix and its safety
    A capture from the time of access is proposed where an archive was asked; it wants a look.

    ## Sources
    Comparing archived and live titles is a published method (CEUR 3246); a few peers compare titles with GET requests.
    """

    code = "PAG101"
    name = "title-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    needs = Need.PAGE
    default_reason = "only where no title of the page is like the cited one"
    wants = frozenset({"compared"})
    suppresses = ("PAG102", "PAG103", "PAG104", "PAG105")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for compared in live(citation, evidence):
            comparison = compared.comparison
            if comparison.title is not Likeness.DIFFERENT:
                continue
            says = f": {quoted(comparison.page_title)}" if comparison.page_title else "."
            yield self.finding(
                citation,
                f"The page bears another title than the one cited{says}",
                at="title",
                facts={"page_title": comparison.page_title or "", "score": comparison.title_score or 0.0},
                remedy=use_capture(
                    citation,
                    evidence,
                    "Look whether the address is right and the page is still the one that was cited.",
                ),
            )
