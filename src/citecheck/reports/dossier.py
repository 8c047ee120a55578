"""All that an audit knows of one reference, brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.model.audit import Audit
from citecheck.model.evidence import RegistryAnswer
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Document, ReferenceId, Skipped
from citecheck.model.verdict import ArchiveResult, LinkResult


@dataclass(frozen=True, slots=True)
class Dossier:
    """One reference with its results and findings."""

    citation: Citation
    links: tuple[LinkResult, ...] = ()
    archives: tuple[ArchiveResult, ...] = ()
    registries: tuple[RegistryAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
    """All that name it, in the order of the audit; a finding on two references stands with both."""

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among its findings."""
        return worst(self.findings)


@dataclass(frozen=True, slots=True)
class SourceDossier:
    """One source with its references, and with the findings that belong to none of them."""

    document: Document
    dossiers: tuple[Dossier, ...]
    findings: tuple[Finding, ...]
    """Those that name no reference: on the syntax of the file."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Blocks that are no reference."""
        return self.document.skipped


def worst(findings: Sequence[Finding]) -> Severity | None:
    """Give the gravest severity among findings."""
    return min((finding.severity for finding in findings), key=lambda severity: severity.rank, default=None)


def dossiers(audit: Audit) -> tuple[Dossier, ...]:
    """Bring together what is known of each reference, in the order of the audit."""
    links: dict[ReferenceId, list[LinkResult]] = defaultdict(list)
    archives: dict[ReferenceId, list[ArchiveResult]] = defaultdict(list)
    registries: dict[ReferenceId, list[RegistryAnswer]] = defaultdict(list)
    findings: dict[ReferenceId, list[Finding]] = defaultdict(list)
    for link in audit.links:
        for reference in dict.fromkeys(link.references):
            links[reference].append(link)
    for archive in audit.archives:
        archives[archive.reference].append(archive)
    for answer in audit.registries:
        registries[answer.reference].append(answer)
    for finding in audit.findings:
        for reference in dict.fromkeys(finding.references):
            findings[reference].append(finding)
    return tuple(
        Dossier(
            citation=citation,
            links=tuple(links[citation.id]),
            archives=tuple(archives[citation.id]),
            registries=tuple(registries[citation.id]),
            findings=tuple(findings[citation.id]),
        )
        for citation in audit.citations
    )


def by_source(audit: Audit) -> tuple[SourceDossier, ...]:
    """Group the references by source; every source is there, also an empty one."""
    held: dict[int, list[Dossier]] = defaultdict(list)
    for dossier in dossiers(audit):
        held[dossier.citation.source].append(dossier)
    known = {citation.id for citation in audit.citations}
    loose: dict[int, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        if not known.intersection(finding.references):
            loose[finding.source].append(finding)
    return tuple(
        SourceDossier(document, tuple(held[index]), tuple(loose[index]))
        for index, document in enumerate(audit.documents)
    )
