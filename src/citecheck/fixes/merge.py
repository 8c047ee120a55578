"""Which proposals can be carried out together: two that want one value to be different things are both refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citecheck.fixes.interface import Proposal, Refused, Sheet
from citecheck.fixes.values import both
from citecheck.model.finding import Edit, EditKind
from citecheck.model.reference import ReferenceId

_Place = tuple[ReferenceId, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Proposals that agree with each other."""

    proposals: tuple[Proposal, ...]
    """In their order; where two change different parts of one value, both hold the value with both changes."""
    refused: tuple[Refused, ...]
    moot: tuple[Proposal, ...]
    """Those about references that another proposal takes out."""


def merged(proposals: Sequence[Proposal], sheet: Sheet) -> Merged:
    """Part proposals that can be carried out together from those that contradict each other."""
    gone = {edit.reference for edit in _edits(proposals) if edit.kind is EditKind.REMOVE_REFERENCE}
    moot = tuple(
        proposal
        for proposal in proposals
        if all(edit.reference in gone and edit.kind is not EditKind.REMOVE_REFERENCE for edit in proposal.edits)
    )
    live = [proposal for proposal in proposals if proposal not in moot]
    wishes: dict[_Place, list[tuple[Proposal, Edit]]] = defaultdict(list)
    for proposal in live:
        for edit in proposal.edits:
            wishes[edit.reference, edit.field or ""].append((proposal, edit))
    values: dict[_Place, Edit] = {}
    refused: list[Refused] = []
    for place, wished in wishes.items():
        agreed = _agreed(wished, _value(sheet, place))
        if agreed is None:
            refused.extend(_conflict(place, [proposal for proposal, _ in wished]))
        else:
            values[place] = agreed
    refused = list({id(item.proposal): item for item in refused}.values())  # one reason each is enough
    out = {id(item.proposal) for item in refused}
    kept = tuple(
        replace(proposal, edits=tuple(values[edit.reference, edit.field or ""] for edit in proposal.edits))
        for proposal in live
        if id(proposal) not in out
    )
    return Merged(kept, tuple(refused), moot)


def _edits(proposals: Iterable[Proposal]) -> Iterable[Edit]:
    return (edit for proposal in proposals for edit in proposal.edits)


def _value(sheet: Sheet, place: _Place) -> str | None:
    reference, field = place
    citation = sheet.citations.get(reference)
    value = getattr(citation.reference, field, None) if citation is not None and field else None
    return value if isinstance(value, str) else None


def _agreed(wished: Sequence[tuple[Proposal, Edit]], old: str | None) -> Edit | None:
    """Give the one edit that does what all want, ``None`` when there is none."""
    edit = wished[0][1]
    for _, other in wished[1:]:
        if other == edit:
            continue
        if edit.kind is not EditKind.SET or other.kind is not EditKind.SET or old is None:
            return None
        value = both(old, edit.value or "", other.value or "")
        if value is None:
            return None
        edit = replace(edit, value=value)
    return edit


def _conflict(place: _Place, proposals: Sequence[Proposal]) -> Iterable[Refused]:
    reference, field = place
    for proposal in proposals:
        others = " and ".join(dict.fromkeys(other.name for other in proposals if other is not proposal))
        what = f"{field} of {reference}" if field else reference
        yield Refused(proposal, f"{others} wants another change of {what}: choose one with --select")
