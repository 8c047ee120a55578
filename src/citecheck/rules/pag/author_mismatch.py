"""PAG103 author-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.remedies import advice
from citecheck.rules.wording import name_list


class AuthorMismatch(ReferenceRule):
    """The page names other authors than those cited.

    ## What it finds
    A live page that names its authors, none of whom is among those cited.

    ## Why it matters
    Somebody else is credited, or the address is that of another work.

    ## Known problems
    Pages name a desk, an editor or whoever put the text online; names in other scripts cannot always be compared.

    ## Example
    ```bibtex bad
    @online{ferry, author = {Aldous, Jane}, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.authors=different
    ```
    ```bibtex good
    @online{ferry, author = {Aldous, Jane}, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.authors=near
    ```

    ## Fix and its safety
    Advice only: authors are never changed unseen.

    ## Sources
    Ours; from JSON-LD, Highwire and Dublin Core metadata and the visible byline.
    """

    code = "PAG103"
    name = "author-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default_reason = "only where the page names people and none of them is cited"
    wants = frozenset({"compared"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for compared in live(citation, evidence):
            if compared.comparison.authors is Likeness.DIFFERENT:
                names = () if compared.page is None else compared.page.authors
                yield self.finding(
                    citation,
                    f"The page names other authors than those cited{': ' + name_list(names) if names else ''}.",
                    at="authors",
                    facts={"page_authors": list(names)[:10]},
                    remedy=advice("Check the authors against the page."),
                )
