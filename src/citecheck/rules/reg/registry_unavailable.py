"""REG106 registry-unavailable."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of
from citecheck.rules.remedies import advice


class RegistryUnavailable(RegistryRule):
    """The registry gave no answer, so the identifier was not checked.

    ## What it finds
    References whose registry failed, refused or was too slow.

    ## Why it matters
    Neither the identifier nor a retraction was checked, and that must not look like "nothing found".

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref unavailable identifier=10.1234/abc
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc
    ```

    ## Fix and its safety
    Advice: run again later.

    ## Sources
    Four of ten peers report a failing network as a missing work.
    """

    code = "REG106"
    name = "registry-unavailable"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        if answer.state is not RegistryState.UNAVAILABLE:
            return None
        return self.finding(
            citation,
            f"{answer.registry} gave no answer about {answer.identifier}: nothing was checked.",
            facts=facts_of(answer),
            remedy=advice("Run again later."),
        )
