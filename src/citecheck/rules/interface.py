"""What a rule is: a class with a code, a name, a docstring in sections, and one method that looks at evidence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Remedy, Severity
from citecheck.model.reference import Citation, Document, Remark, RemarkKind, Span
from citecheck.rules.places import place

NO_FACTS: Mapping[str, object] = {}


class Rule(ABC):
    """One thing to look for. Subclasses are stateless; their docstring is what users read about them.

    The class docstring has a summary line and the sections named in ``descriptor.SECTIONS``; a test runs its examples.
    """

    code: ClassVar[str]
    """Family and number, ``ARC104``; never used again for another rule."""
    name: ClassVar[str]
    """Kebab-case, reads after "allow", never holds the remedy."""
    severity: ClassVar[Severity]
    """Of its findings as a rule; a finding may be graded otherwise where the docstring says so."""
    confidence: ClassVar[Confidence] = Confidence.CERTAIN
    needs: ClassVar[Need] = Need.NOTHING
    default: ClassVar[bool] = True
    default_reason: ClassVar[str]
    """Why it is on or off unless asked for."""
    since: ClassVar[str] = "0.1.0"
    after_others: ClassVar[bool] = False
    """Looks at what became of the findings of the others, so that it speaks only when they have spoken."""
    suppresses: ClassVar[tuple[str, ...]] = ()
    """Codes of weaker rules that stay silent about a reference where this one speaks."""

    @abstractmethod
    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """Give every finding of this rule, in any order. Never asks the network, the clock or a file."""

    def finding(
        self,
        citation: Citation,
        message: str,
        *,
        at: str | None = None,
        facts: Mapping[str, object] = NO_FACTS,
        remedy: Remedy | None = None,
    ) -> Finding:
        """Make a finding about one reference.

        Args:
            citation: Whom it is about.
            message: What is wrong in this very reference, with the value, in one or two sentences.
            at: The record field to point at, e.g. ``archive_url``; the whole reference when left out or not found.
            facts: Evidence: strings, numbers, booleans and lists of those.
            remedy: The repair.
        """
        return Finding(
            rule=self.code,
            name=self.name,
            severity=self.severity,
            confidence=self.confidence,
            message=message,
            references=(citation.id,),
            source=citation.source,
            span=place(citation.reference, at),
            evidence=facts,
            remedy=remedy,
        )


class ReferenceRule(Rule):
    """A rule that looks at one reference at a time."""

    wants: ClassVar[frozenset[str]] = frozenset()
    """Aspects (see ``aspects.py``) without which the rule has nothing to say of a reference."""
    one_of: ClassVar[frozenset[str]] = frozenset()
    """Aspects of which at least one is needed; any reference will do where it is empty."""

    def concerns(self, aspects: AbstractSet[str]) -> bool:
        """Tell whether the rule may have something to say of references with these aspects."""
        return self.wants <= aspects and (not self.one_of or not self.one_of.isdisjoint(aspects))

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for citation in evidence.citations:
            yield from self.look(citation, evidence)

    @abstractmethod
    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """Give the findings about one reference."""


class GroupRule(Rule):
    """A rule whose findings each speak of several references at once."""

    def group_finding(
        self,
        citations: Sequence[Citation],
        message: str,
        *,
        facts: Mapping[str, object] = NO_FACTS,
        remedy: Remedy | None = None,
    ) -> Finding:
        """Make a finding about references in their order; it points at the second, the first that is one too many."""
        pointed = citations[min(1, len(citations) - 1)]
        return Finding(
            rule=self.code,
            name=self.name,
            severity=self.severity,
            confidence=self.confidence,
            message=message,
            references=tuple(citation.id for citation in citations),
            source=pointed.source,
            span=pointed.reference.origin.span,
            evidence=facts,
            remedy=remedy,
        )


class DocumentRule(Rule):
    """A rule about a document rather than a reference of it."""

    def document_finding(
        self,
        source: int,
        span: Span,
        message: str,
        *,
        citation: Citation | None = None,
        remedy: Remedy | None = None,
    ) -> Finding:
        """Make a finding about a stretch of the document with index ``source``, within ``citation`` if given."""
        return Finding(
            rule=self.code,
            name=self.name,
            severity=self.severity,
            confidence=self.confidence,
            message=message,
            references=() if citation is None else (citation.id,),
            source=source,
            span=span,
            remedy=remedy,
        )


class RemarkRule(DocumentRule):
    """A rule that turns one kind of a reader's remarks into findings."""

    kind: ClassVar[RemarkKind]

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for source, document in enumerate(evidence.documents):
            remarks = [
                remark for remark in document.remarks if remark.kind is self.kind and self.counts(remark, document)
            ]
            if not remarks:
                continue
            bearers = _bearers(evidence, source)
            for remark in remarks:
                citation = None if remark.key is None else bearers.get(remark.key)
                yield from self.tell(source, remark, citation)

    def counts(self, remark: Remark, document: Document) -> bool:  # noqa: ARG002 - for subclasses
        """Tell whether a remark is a fault, in view of the whole document."""
        return True

    @abstractmethod
    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """Give the findings that follow from one remark; ``citation`` is the reference it belongs to, if known."""


def _bearers(evidence: Evidence, source: int) -> dict[str, Citation]:
    """Key -> the first reference of a document that bears it."""
    bearers: dict[str, Citation] = {}
    for citation in evidence.citations:
        if citation.source == source and citation.reference.key is not None:
            bearers.setdefault(citation.reference.key, citation)
    return bearers
