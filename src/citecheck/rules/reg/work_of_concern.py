"""REG105 work-of-concern."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of, field_of
from citecheck.rules.remedies import advice


class WorkOfConcern(RegistryRule):
    """The publisher has expressed concern about the work.

    ## What it finds
    Works with an expression of concern at the registry.

    ## Why it matters
    Doubts about it are being looked into; a retraction may follow.

    ## Known problems
    Some are lifted without a notice.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc expression-of-concern=10.1234/notice
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
    Crossref, update-to; Retraction Watch.
    """

    code = "REG105"
    name = "work-of-concern"
    severity = Severity.WARNING
    default_reason = "a notice that can be read"
    suppresses = ("REG104",)

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        notice = next((where for kind, where in answer.notices if kind == "expression-of-concern"), None)
        if notice is None:
            return None
        return self.finding(
            citation,
            f"The publisher has expressed concern about the work, by {answer.registry}: {notice}",
            at=field_of(citation, answer.identifier),
            facts=facts_of(answer) | {"notice": notice},
            remedy=advice("Look for other support, and follow what becomes of it."),
        )
