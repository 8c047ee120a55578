"""REG104 corrected-work."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of, field_of
from citecheck.rules.remedies import advice


class CorrectedWork(RegistryRule):
    """The work has been corrected.

    ## What it finds
    Works with a correction or erratum at the registry.

    ## Why it matters
    What is cited may be what was corrected.

    ## Known problems
    Most corrections concern names and figures of no weight.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc correction=10.1234/notice
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Crossref, update-to.
    """

    code = "REG104"
    name = "corrected-work"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        notice = next((where for kind, where in answer.notices if kind == "correction"), None)
        if notice is None:
            return None
        return self.finding(
            citation,
            f"The work has been corrected, by {answer.registry}: {notice}",
            at=field_of(citation, answer.identifier),
            facts=facts_of(answer) | {"notice": notice},
            remedy=advice("Look whether the correction touches what is cited."),
        )
