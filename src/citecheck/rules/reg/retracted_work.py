"""REG103 retracted-work."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of, field_of
from citecheck.rules.remedies import advice


class RetractedWork(RegistryRule):
    """The work has been retracted.

    ## What it finds
    Works with a notice of retraction at the registry, from their publisher or from Retraction Watch.

    ## Why it matters
    Its findings are withdrawn; citing it as support misleads readers.

    ## Known problems
    A text about the retraction cites it on purpose. Notices appear with a delay.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc retraction=10.1234/notice
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
    Crossref holds publishers' notices (update-to) and those of Retraction Watch (updated-by).
    """

    code = "REG103"
    name = "retracted-work"
    severity = Severity.ERROR
    default_reason = "a notice that can be read"
    suppresses = ("REG104", "REG105")

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        notice = next((where for kind, where in answer.notices if kind == "retraction"), None)
        if notice is None:
            return None
        return self.finding(
            citation,
            f"The work has been retracted, by {answer.registry}: {notice}",
            at=field_of(citation, answer.identifier),
            facts=facts_of(answer) | {"notice": notice},
            remedy=advice("Take it out, or say in the text that it was retracted and cite the notice."),
        )
