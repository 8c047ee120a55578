"""PAG104 date-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.pag.comparisons import live
from citecheck.rules.remedies import advice


class DateMismatch(ReferenceRule):
    """The page bears another date of publication than the one cited.

    ## What it finds
    A live page whose date of publication differs from the cited one by more than a time zone.

    ## Why it matters
    The date is wrong, or another version of the text was cited.

    ## Known problems
    Sites that move their archive stamp every page with the day of the move.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, date = {2019-01-02}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.date=different
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, date = {2019-01-02}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200 page.title=match page.date=match
    ```

    ## Fix and its safety
    Advice only, with the date that the page bears.

    ## Sources
    Ours; from JSON-LD, OpenGraph, Highwire and Dublin Core metadata.
    """

    code = "PAG104"
    name = "date-mismatch"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    needs = Need.PAGE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"compared"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for compared in live(citation, evidence):
            if compared.comparison.published is Likeness.DIFFERENT:
                says = None if compared.page is None else compared.page.published
                yield self.finding(
                    citation,
                    f"The date cited is {citation.reference.published}, the page bears {says or 'another one'}.",
                    at="published",
                    facts={"page_published": says or ""},
                    remedy=advice(
                        f"Check the date; the page says {says}." if says else "Check the date against the page."
                    ),
                )
