"""The door of the room: a document and proposals in, the edited text out, proved by reading it again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from citecheck.errors import FixError
from citecheck.fixes.catalogue import fixer
from citecheck.fixes.encoding import is_writable
from citecheck.fixes.interface import (
    CITED_FROM_ELSEWHERE,
    Fixed,
    Fixer,
    Proposal,
    Read,
    Refused,
    Retired,
    Sheet,
    Splice,
)
from citecheck.fixes.merge import merged
from citecheck.fixes.proof import Expected, Fault, Proof
from citecheck.fixes.splices import Claims, in_order, shortest, spliced
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import Citation, Document, ReferenceId

_MASKED = re.compile(r"://[^\s/?#]{0,200}:\*+@")
"""A password that the audit masked; the mask must never be written."""
_SECRET = re.compile(r"://[^\s/?#@:]{0,200}:[^\s/?#@]{1,200}@")


def repair(document: Document, citations: Sequence[Citation], proposals: Sequence[Proposal], read: Read) -> Fixed:
    """Carry out proposals, each whole or not at all.

    Args:
        document: The document, unmasked.
        citations: Its references with their ids; those of other documents may be among them.
        proposals: What findings offer, in their order.
        read: How the document was read; what is proposed counts as done only when it is read back so, and all else as
            it was.
    """
    sheet = _sheet(document, citations)
    agreed = merged([proposal for proposal in proposals if proposal.edits], sheet)
    proved = _proved(_planned(agreed.proposals, sheet, fixer(document.format)), sheet, read)
    gone = _removed(proved.accepted)
    moot = [each for each in agreed.moot if all(edit.reference in gone for edit in each.edits)]
    if len(moot) < len(agreed.moot):  # a copy could not be taken out, so what is wrong with it is mended after all
        for proposal in agreed.moot:
            if proposal not in moot:
                proved.add(proposal)
        proved = _proved(proved, sheet, read)
    return Fixed(
        text=spliced(document.text, proved.splices),
        applied=tuple(sorted((*proved.accepted, *moot), key=lambda proposal: proposal.number)),
        refused=tuple(sorted((*agreed.refused, *proved.refused), key=lambda item: item.proposal.number)),
        splices=proved.splices,
        retired=_retired(proved.accepted, sheet),
    )


def splices_apart(
    document: Document, citations: Sequence[Citation], proposals: Sequence[Proposal], read: Read
) -> dict[int, tuple[Splice, ...]]:
    """Give the changes of each proposal as if it were made alone: number -> changes, for those that stand the proof."""
    whole = repair(document, citations, proposals, read)
    done = {proposal.number for proposal in whole.applied}
    sheet = _sheet(document, citations)
    apart: dict[int, tuple[Splice, ...]] = {}
    for proposal in proposals:
        if proposal.number in done:
            alone = _planned([proposal], sheet, fixer(document.format))
            if alone.accepted and alone.splices:
                apart[proposal.number] = alone.splices
    return apart


def _sheet(document: Document, citations: Sequence[Citation]) -> Sheet:
    own = {id(reference) for reference in document.references}
    return Sheet(document, {each.id: each for each in citations if id(each.reference) in own})


def _planned(proposals: Sequence[Proposal], sheet: Sheet, fixer: Fixer) -> _Planning:
    planning = _Planning(sheet, fixer)
    for proposal in proposals:
        planning.add(proposal)
    return planning


def _removed(proposals: Sequence[Proposal]) -> dict[ReferenceId, ReferenceId]:
    """Give the references that are taken out, each with the one that stays."""
    return {
        edit.reference: ReferenceId(edit.value or "")
        for proposal in proposals
        for edit in proposal.edits
        if edit.kind is EditKind.REMOVE_REFERENCE
    }


def _retired(accepted: Sequence[Proposal], sheet: Sheet) -> tuple[Retired, ...]:
    if sheet.document.format not in CITED_FROM_ELSEWHERE:
        return ()
    keys = (
        (sheet.citations[gone].reference.key, sheet.citations[kept].reference.key)
        for gone, kept in _removed(accepted).items()
    )
    return tuple(Retired(key, kept) for key, kept in keys if key and kept and key != kept)


class _Planning:
    """Proposals that can be written together, and the changes that write them."""

    def __init__(self, sheet: Sheet, fixer: Fixer) -> None:
        self.accepted: list[Proposal] = []
        self.refused: list[Refused] = []
        self.fixer = fixer
        self._sheet = sheet
        self._claims = Claims()
        self._edits: dict[ReferenceId, list[Edit]] = defaultdict(list)
        self._splices: dict[ReferenceId, tuple[Splice, ...]] = {}

    @property
    def splices(self) -> tuple[Splice, ...]:
        return in_order(splice for part in self._splices.values() for splice in part)

    @property
    def unsaid(self) -> dict[ReferenceId, frozenset[str]]:
        """Edited fields that the format has no words for."""
        return {
            reference: self.fixer.unsaid(self._sheet.citations[reference], edits)
            for reference, edits in self._edits.items()
        }

    def add(self, proposal: Proposal) -> None:
        """Take a proposal up if it can be written beside those before it."""
        try:
            self._add(proposal)
        except FixError as error:
            self.refused.append(Refused(proposal, str(error)))
        else:
            self.accepted.append(proposal)

    def _add(self, proposal: Proposal) -> None:
        touched = dict.fromkeys(edit.reference for edit in proposal.edits)
        planned: dict[ReferenceId, tuple[Splice, ...]] = {}
        for reference in touched:
            citation = self._sheet.citations.get(reference)
            if citation is None:
                raise FixError(f"{reference} is not in this document, or has changed since the audit")
            edits = [*self._edits[reference], *(edit for edit in proposal.edits if edit.reference == reference)]
            edits = list(dict.fromkeys(edits))
            _check_secrets(citation, edits)
            planned[reference] = self._planned(citation, edits)
        before = tuple(splice for reference in planned for splice in self._splices.get(reference, ()))
        made = in_order(splice for part in planned.values() for splice in part)
        self._claims.check(made, instead_of=before)
        self._claims.take(made, instead_of=before)
        self._splices |= planned
        for edit in proposal.edits:
            if edit not in self._edits[edit.reference]:
                self._edits[edit.reference].append(edit)

    def _planned(self, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        text = self._sheet.text
        made = in_order(self.fixer.splices(self._sheet, citation, edits))
        for splice in made:
            if not is_writable(splice.replacement, self._sheet.document.encoding):
                raise FixError(f"the file's encoding, {self._sheet.document.encoding}, has not all of its characters")
        return tuple(shortest(text, splice) for splice in made if text[splice.start : splice.end] != splice.replacement)


def _check_secrets(citation: Citation, edits: Sequence[Edit]) -> None:
    """Leave addresses with passwords alone: findings know them masked only."""
    for edit in edits:
        old = getattr(citation.reference, edit.field or "", None)
        if _MASKED.search(edit.value or "") or (isinstance(old, str) and _SECRET.search(old)):
            raise FixError("the address holds a password")


def _proved(planning: _Planning, sheet: Sheet, read: Read) -> _Planning:
    """Read the edited text back; what does not come out as wanted is refused, and the rest is tried again."""
    for _ in range(_ROUNDS):
        if not planning.accepted:
            return planning
        faults = _faults(planning, sheet, read)
        if not faults:
            return planning
        reasons = _blamed(planning.accepted, faults)
        if not reasons:
            break  # nobody in particular
        again = _planned([each for each in planning.accepted if each.number not in reasons], sheet, planning.fixer)
        faulty = [Refused(each, reasons[each.number]) for each in planning.accepted if each.number in reasons]
        again.refused = [*planning.refused, *again.refused, *faulty]
        planning = again
    return _one_by_one(planning, sheet, read)


_ROUNDS = 3
"""Readings by which faults are traced to single references; then proposals are halved until the faulty are left."""


def _blamed(proposals: Sequence[Proposal], faults: Mapping[ReferenceId, Fault]) -> dict[int, str]:
    """Give the proposals that are certainly at fault, by number, with the reason.

    A fault in an edited field is that of the proposal which edits it; any other is only laid at the door of a proposal
    that is alone with its reference.
    """
    about: Counter[ReferenceId] = Counter(
        reference for proposal in proposals for reference in {edit.reference for edit in proposal.edits}
    )
    reasons: dict[int, str] = {}
    for proposal in proposals:
        for edit in proposal.edits:
            fault = faults.get(edit.reference)
            if fault is None or fault.is_general:
                continue
            if fault.field == edit.field or (fault.field is None and about[edit.reference] == 1):
                reasons.setdefault(proposal.number, fault.reason)
    return reasons


def _faults(planning: _Planning, sheet: Sheet, read: Read) -> dict[ReferenceId, Fault]:
    proof = Proof(sheet, Expected.of(planning.accepted, planning.splices, planning.unsaid))
    return proof.faults(read(spliced(sheet.text, planning.splices)))


def _one_by_one(planning: _Planning, sheet: Sheet, read: Read) -> _Planning:
    """Keep those proposals that stand the proof, found by halving."""
    result = _Planning(sheet, planning.fixer)
    result.refused = planning.refused

    def take(proposals: Sequence[Proposal]) -> None:
        tried = _Planning(sheet, planning.fixer)
        for proposal in (*result.accepted, *proposals):
            tried.add(proposal)
        if not tried.refused and not _faults(tried, sheet, read):
            for proposal in proposals:
                result.add(proposal)
        elif len(proposals) == 1:
            result.refused.append(Refused(proposals[0], "the edited text does not read as it should"))
        else:
            middle = len(proposals) // 2
            take(proposals[:middle])
            take(proposals[middle:])

    if planning.accepted:
        take(planning.accepted)
    return result
