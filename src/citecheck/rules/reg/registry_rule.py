"""The base of rules about what registries of works answered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from citecheck.model.evidence import Evidence, RegistryAnswer
from citecheck.model.finding import Finding, Need
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule


class RegistryRule(ReferenceRule):
    """Looks at each answer about a reference; the first finding about it is enough."""

    needs = Need.REGISTRY
    wants = frozenset({"registry"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        for answer in evidence.registries.get(citation.id, ()):
            finding = self.judge(citation, answer)
            if finding is not None:
                return (finding,)
        return ()

    @abstractmethod
    def judge(self, citation: Citation, answer: RegistryAnswer) -> Finding | None:
        """Give the finding that follows from one answer."""


def field_of(citation: Citation, identifier: str) -> str | None:
    """Give the record field that holds an identifier, ``None`` when it stands nowhere as such."""
    folded = identifier.casefold()
    reference = citation.reference
    for field in ("doi", "isbn", "pmid", "arxiv", "issn", "url"):
        value = getattr(reference, field)
        if value is not None and (folded in value.casefold() or folded == value.casefold().replace("-", "")):
            return field
    return None


def facts_of(answer: RegistryAnswer) -> dict[str, object]:
    """Give what the registry said, for the evidence of a finding."""
    facts: dict[str, object] = {"registry": answer.registry, "identifier": answer.identifier}
    if answer.title is not None:
        facts["title"] = answer.title
    if answer.authors:
        facts["authors"] = list(answer.authors)[:10]
    if answer.published is not None:
        facts["published"] = answer.published
    return facts
