"""The base of rules about the form of identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import ClassVar

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Remedy
from citecheck.model.reference import Citation
from citecheck.rules.aspects import ID_FAULT
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice, write
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted


class IdentifierRule(ReferenceRule):
    """Speaks of faults that the room ``links`` found in an identifier."""

    field: ClassVar[str]
    """Record field."""
    faults: ClassVar[frozenset[str]]
    what: ClassVar[str]
    """The message, with ``{value}``."""
    otherwise: ClassVar[str]
    in_plain_text: ClassVar[bool] = False
    """Whether it speaks of plain text too, where the cut around an identifier is ours and not the author's."""

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """See ``ReferenceRule.concerns``."""
        return ID_FAULT in aspects and self.field in aspects

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        known = evidence.identifiers.get(citation.id)
        value = getattr(citation.reference, self.field)
        if known is None or not known.problems or value is None:
            return
        if not self.in_plain_text and not is_structured(citation.reference):
            return
        faults = {fault for field, fault in known.problems if field == self.field}
        if not faults & self.faults:
            return
        yield self.finding(
            citation,
            self.what.format(value=quoted(value, 60)) + self.hint(value),
            at=self.field,
            facts={"value": value[:200]},
            remedy=self._repair(citation, known.doi, faults),
        )

    def hint(self, value: str) -> str:  # noqa: ARG002 - for subclasses
        """Give a further sentence on a value, with a space before it."""
        return ""

    def _repair(self, citation: Citation, doi: str | None, faults: set[str]) -> Remedy:
        """Write the bare DOI where there is one; every other identifier has to be looked up."""
        written = citation.reference.doi or ""
        place = written.lower().find(doi) if self.field == "doi" and doi else -1
        if doi is None or place < 0 or "malformed" in faults:
            return advice(self.otherwise)
        bare = written[place : place + len(doi)]
        return write(citation, f"Write {bare}", {"doi": bare}, safe=faults == {"prefix"})
