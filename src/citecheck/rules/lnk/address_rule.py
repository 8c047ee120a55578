"""The base of rules about the spelling of addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import ClassVar

from citecheck.model.evidence import Evidence, UrlFacts
from citecheck.model.finding import Finding, Remedy
from citecheck.model.reference import Citation
from citecheck.rules.aspects import fault as fault_aspect
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class AddressRule(ReferenceRule):
    """Looks at the address of the page; what is wrong with addresses was found out before, in the room ``links``."""

    faults: ClassVar[frozenset[str]]
    """Names of ``UrlFacts.problem`` and ``UrlFacts.problems`` that the rule speaks of."""
    what: ClassVar[str]
    """The message; ``{url}`` and ``{host}`` stand for those of the address, ``{fault}`` for the fault in words."""
    otherwise: ClassVar[str]
    """Advice where there is no edit."""

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """See ``ReferenceRule.concerns``."""
        return any(fault_aspect(name) in aspects for name in self.faults)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        url = citation.reference.url
        facts = None if url is None else evidence.urls.get(url)
        if url is None or facts is None:
            return
        fault = (
            facts.problem
            if facts.problem in self.faults
            else next((f for f in facts.problems if f in self.faults), None)
        )
        if fault is None or url in evidence.archive_links or not self.applies(citation, url, fault):
            return
        yield self.finding(
            citation,
            self.what.format(url=url, host=facts.host or "", fault=fault.replace("-", " ")),
            at="url",
            facts=_about(fault),
            remedy=self.repair(citation, url, facts),
        )

    def applies(self, citation: Citation, url: str, fault: str) -> bool:  # noqa: ARG002 - for subclasses
        """Tell whether a fault counts in this reference."""
        return True

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:  # noqa: ARG002 - for subclasses
        """Give the repair; advice in words unless a subclass knows an edit."""
        return advice(self.otherwise)


@cache
def _about(fault: str) -> Mapping[str, object]:
    """Give the evidence of a fault: one object for all findings that have it, of which there may be very many."""
    return {"fault": fault}
