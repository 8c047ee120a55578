"""REG108 registered-author-mismatch."""

from __future__ import annotations

import unicodedata

from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of
from citecheck.rules.remedies import advice
from citecheck.rules.wording import name_list


class RegisteredAuthorMismatch(RegistryRule):
    """The registry names other authors.

    ## What it finds
    References none of whose authors' family names occurs among those of the registry, though the title is the same.

    ## Why it matters
    The credit goes to the wrong people, which is common in lists made up by machines.

    ## Known problems
    Registries garble names; names in other scripts cannot be compared, and the rule is silent.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc authors="Byrne, Tom;Cole, Ann"
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry Crossref matched identifier=10.1234/abc authors="Byrne, Tom;Aldous, J."
    ```

    ## Fix and its safety
    Advice only: authors are never changed unseen.

    ## Sources
    bibaudit, citecheck-refs and ghostcite compare authors field by field.
    """

    code = "REG108"
    name = "registered-author-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only where not one family name agrees"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        cited = {_plain(name.family) for name in citation.reference.authors if name.family}
        registered = _plain(" ".join(answer.authors))
        if answer.state is not RegistryState.MATCHED or not cited or not registered.strip():
            return None
        if not all(name.isascii() for name in cited) or not registered.isascii():
            return None
        if any(name in registered for name in cited):
            return None
        return self.finding(
            citation,
            f"None of the authors cited is among those that {answer.registry} names: {name_list(answer.authors)}.",
            at="authors",
            facts=facts_of(answer),
            remedy=advice("Check the authors against the work."),
        )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
