"""From findings to proposals: which repairs may be made, and which a person must ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citecheck.fixes.interface import CITED_FROM_ELSEWHERE, Proposal, Refused
from citecheck.model.finding import Applicability, EditKind, Finding
from citecheck.model.reference import Citation, ReferenceId

_ASK = "a person should look at it; --unsafe makes it all the same"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be tried in one document."""

    proposals: tuple[Proposal, ...]
    """Numbered as the findings were given."""
    refused: tuple[Refused, ...]
    """Those that cannot be made in one document alone."""
    held_back: tuple[Refused, ...]
    """Those that a person should look at, and how to ask for them."""


def choose(
    findings: Sequence[Finding], citations: Sequence[Citation], source: int, *, unsafe: bool, follows_keys: bool
) -> Choice:
    """Give the repairs of one document that may be made.

    Args:
        findings: All findings of the audit; proposals bear their index.
        citations: All references of the audit.
        source: Index of the document.
        unsafe: Whether the user wants those that a person should look at.
        follows_keys: Whether the files that cite the keys of a ``.bib`` file are changed with it.
    """
    by_id = {citation.id: citation for citation in citations}
    proposals: list[Proposal] = []
    refused: list[Refused] = []
    held_back: list[Refused] = []
    for number, finding in enumerate(findings):
        remedy = finding.remedy
        if remedy is None or not remedy.edits:
            continue
        sources = {by_id[edit.reference].source for edit in remedy.edits if edit.reference in by_id}
        if sources and source not in sources:
            continue
        if not sources and finding.source != source:
            continue
        proposal = Proposal(f"{finding.rule} {finding.name}", remedy.edits, number)
        reason = _reason_against(proposal, by_id, sources, follows_keys=follows_keys or unsafe)
        waits = remedy.applicability is not Applicability.SAFE and not unsafe
        if waits and not _is_about_keys(proposal, reason, follows_keys=follows_keys):
            held_back.append(Refused(proposal, _ASK))
        elif reason is not None:
            refused.append(Refused(proposal, reason))
        else:
            proposals.append(proposal)
    return Choice(tuple(proposals), tuple(refused), tuple(held_back))


def _is_about_keys(proposal: Proposal, reason: str | None, *, follows_keys: bool) -> bool:
    """Tell whether all that speaks against a repair is that other files may cite what it takes out."""
    takes_out = all(edit.kind is EditKind.REMOVE_REFERENCE for edit in proposal.edits)
    return takes_out and (follows_keys or reason is not None)


def _reason_against(
    proposal: Proposal, by_id: Mapping[ReferenceId, Citation], sources: set[int], *, follows_keys: bool
) -> str | None:
    if len(sources) > 1:
        return "it concerns several files"
    for edit in proposal.edits:
        gone, kept = by_id.get(edit.reference), by_id.get(ReferenceId(edit.value or ""))
        if edit.kind is not EditKind.REMOVE_REFERENCE or gone is None or follows_keys:
            continue
        if gone.reference.origin.format in CITED_FROM_ELSEWHERE and kept is not None:
            key = gone.reference.key
            if key != kept.reference.key:
                return (
                    f"other files may cite {key}: name them with --cited-in, and they are changed too; or use --unsafe"
                )
    return None
