"""REG107 registered-year-mismatch."""

from __future__ import annotations

from citecheck.model.edtf import interval
from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of
from citecheck.rules.remedies import advice

EARLIER_YEARS = 1
LATER_YEARS = 2
"""Cited year against the registry's: online-first and print lie so far apart (tolerance of citecheck-refs)."""


class RegisteredYearMismatch(RegistryRule):
    """The registry has another year of publication.

    ## What it finds
    A cited year more than one before or two after the one that the registry has.

    ## Why it matters
    The year is wrong, or another edition is meant.

    ## Known problems
    Reprints and works put online decades later; books are left alone.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc published=2011
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc published=2000
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    citecheck-refs and check-hallucinations publish such tolerances.
    """

    code = "REG107"
    name = "registered-year-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "with room for online-first and print"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        cited, registered = interval(citation.reference.published), interval(answer.published)
        if answer.state is not RegistryState.MATCHED or cited is None or registered is None:
            return None
        if citation.reference.type == "book":
            return None
        too_early = cited.last.year < registered.first.year - EARLIER_YEARS
        if not too_early and cited.first.year <= registered.last.year + LATER_YEARS:
            return None
        return self.finding(
            citation,
            f"The date cited is {citation.reference.published}, {answer.registry} has {answer.published}.",
            at="published",
            facts=facts_of(answer),
            remedy=advice(f"Check the year; {answer.registry} has {answer.published}."),
        )
