"""REG109 superseded-preprint."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of
from citecheck.rules.remedies import advice


class SupersededPreprint(RegistryRule):
    """The preprint has appeared as an article.

    ## What it finds
    Preprints for which a registry names the article that they became.

    ## Why it matters
    The article was reviewed and may say something else.

    ## Known problems
    The preprint may be meant, because it was the one that was read.

    ## Example
    ```bibtex bad
    @misc{tides, author = {Aldous, Jane}, title = {On Tides}, eprint = {2101.00001}, eprinttype = {arxiv}, year = 2021}
    ```
    ```facts
    registry arXiv matched identifier=2101.00001 superseded-by=10.1234/abc
    ```
    ```bibtex good
    @misc{tides, author = {Aldous, Jane}, title = {On Tides}, eprint = {2101.00001}, eprinttype = {arxiv}, year = 2021}
    ```
    ```facts
    registry arXiv matched identifier=2101.00001
    ```

    ## Fix and its safety
    Advice only: a person decides which version is meant.

    ## Sources
    veracite, citecheck-refs and bibtex-updater look for it.
    """

    code = "REG109"
    name = "superseded-preprint"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        later = answer.superseded_by
        if later is None or later.casefold() == (citation.reference.doi or "").casefold():
            return None
        return self.finding(
            citation,
            f"The preprint has appeared as an article, {later} by {answer.registry}.",
            facts=facts_of(answer) | {"superseded_by": later},
            remedy=advice(f"Cite {later} if the article supports the same."),
        )
