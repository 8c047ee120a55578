"""REG102 identifier-of-other-work."""

from __future__ import annotations

from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of, field_of
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class IdentifierOfOtherWork(RegistryRule):
    """The identifier is that of another work.

    ## What it finds
    Identifiers for which the registry holds a work with another title and other authors.

    ## Why it matters
    Readers who follow it find something else; and lists made up by machines are full of it.

    ## Known problems
    Registries hold wrong and shortened titles; a chapter cited with the identifier of its book differs as well.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref other-work identifier=10.1234/abc title="A Survey of Alpine Lichens"
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc title="On Tides"
    ```

    ## Fix and its safety
    Advice: look the identifier up by title and author.

    ## Sources
    "Compound deception" (arXiv 2602.05930): four in a hundred made-up references bear a valid DOI of another paper.
    """

    code = "REG102"
    name = "identifier-of-other-work"
    severity = Severity.ERROR
    confidence = Confidence.LIKELY
    default_reason = "a definite answer of the registry in charge"
    suppresses = ("REG107", "REG108")

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        if answer.state is not RegistryState.OTHER_WORK:
            return None
        work = f": {quoted(answer.title)}" if answer.title else "."
        return self.finding(
            citation,
            f"By {answer.registry}, {answer.identifier} is the identifier of another work{work}",
            at=field_of(citation, answer.identifier),
            facts=facts_of(answer),
            remedy=advice("Find out which of the two is meant, and look up its identifier."),
        )
