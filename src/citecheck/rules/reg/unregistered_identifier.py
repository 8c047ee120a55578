"""REG101 unregistered-identifier."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model.evidence import RegistryAnswer, RegistryState
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.reg.registry_rule import RegistryRule, facts_of, field_of
from citecheck.rules.remedies import advice

GAPPY = frozenset({"openlibrary"})
"""Registries, folded, that do not register: volunteers gather what they come across."""


class UnregisteredIdentifier(RegistryRule):
    """The registry does not hold the identifier.

    ## What it finds
    DOIs, ISBNs, PMIDs and arXiv ids that the registry in charge of them answered it does not know.

    ## Why it matters
    The identifier leads nowhere: mostly a slip, sometimes a work that was never there.

    ## Known problems
    "Not found in a registry" is no proof that the work does not exist: new DOIs take days to appear, and Open Library
    lacks many books, so that what it does not hold is a note only. Never read it as an accusation.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry doi.org not-found identifier=10.1234/abc
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```
    ```facts
    registry doi.org unavailable identifier=10.1234/abc
    ```

    ## Fix and its safety
    Advice: copy the identifier from the work.

    ## Sources
    Most peers ask registries; several take a failing network for "not found".
    """

    code = "REG101"
    name = "unregistered-identifier"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "a definite answer of the registry in charge"

    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """See ``RegistryRule.judge``."""
        if answer.state is not RegistryState.NOT_FOUND:
            return None
        gappy = answer.registry.lower().replace(" ", "") in GAPPY
        finding = self.finding(
            citation,
            f"{answer.identifier} was not found in {answer.registry}{', which lacks many books' if gappy else ''}.",
            at=field_of(citation, answer.identifier),
            facts=facts_of(answer),
            remedy=advice("Copy the identifier from the work anew."),
        )
        return replace(finding, severity=Severity.INFO, confidence=Confidence.POSSIBLE) if gappy else finding
