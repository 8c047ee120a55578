"""The proof of a repair: the edited text, read again, says what was wanted, and everything else as before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from citecheck.fixes.interface import Proposal, Sheet, Splice
from citecheck.model.finding import EditKind
from citecheck.model.reference import Document, Reference, ReferenceId

_NAMELESS = ReferenceId("")
"""Stands for references that the caller did not name: nothing may be wished of them."""
_PLACES = frozenset({"origin", "text", "fields", "uses", "confidence"})
"""Fields of a record that say where it stands, which changes with every edit."""
_DERIVED = {
    "archive_url": ("claims_archive", "archived", "type"),
    "archived": ("claims_archive",),
    "url": ("type",),
}
"""Edited field -> fields that readers may fill from it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the edited text must say."""

    values: Mapping[ReferenceId, Mapping[str, str | None]]
    """Reference -> record field -> its value."""
    removed: frozenset[ReferenceId]
    kept: frozenset[ReferenceId]
    """Those that stay in place of a removed one; they may get a name by which to be used."""
    splices: tuple[Splice, ...]
    unsaid: Mapping[ReferenceId, frozenset[str]]
    """Reference -> record fields that need not read as wanted, see ``Fixer.unsaid``."""

    @classmethod
    def of(
        cls,
        proposals: Iterable[Proposal],
        splices: tuple[Splice, ...],
        unsaid: Mapping[ReferenceId, frozenset[str]],
    ) -> Expected:
        """Gather it from proposals."""
        values: dict[ReferenceId, dict[str, str | None]] = defaultdict(dict)
        removed: set[ReferenceId] = set()
        kept: set[ReferenceId] = set()
        for proposal in proposals:
            for edit in proposal.edits:
                if edit.kind is EditKind.REMOVE_REFERENCE:
                    removed.add(edit.reference)
                    kept.add(ReferenceId(edit.value or ""))
                elif edit.field is not None:
                    values[edit.reference][edit.field] = None if edit.kind is EditKind.REMOVE_FIELD else edit.value
        return cls(values, frozenset(removed), frozenset(kept), splices, unsaid)


@dataclass(frozen=True, slots=True)
class Fault:
    """How a reference reads otherwise than it should."""

    reason: str
    field: str | None = None
    """The edited record field that does; ``None`` when it is something else."""
    is_general: bool = False
    """Whether it is one of the whole text, which no reference in particular need be the cause of."""


class Proof:
    """Compares a document with what was read from its edited text."""

    def __init__(self, sheet: Sheet, expected: Expected) -> None:
        """Take what was there and what is wanted."""
        self._sheet = sheet
        self._expected = expected

    def faults(self, after: Document) -> dict[ReferenceId, Fault]:
        """Give the references that do not read as wanted, with the reason; all edited ones for a general fault."""
        names = {id(citation.reference): citation.id for citation in self._sheet.citations.values()}
        kept = [each for each in self._sheet.references if names.get(id(each)) not in self._expected.removed]
        general = self._general(len(kept), after)
        if general is not None:
            return dict.fromkeys((*self._expected.values, *self._expected.removed), Fault(general, is_general=True))
        found: dict[ReferenceId, Fault] = {}
        for old, new in zip(kept, after.references, strict=True):
            name = names.get(id(old), _NAMELESS)
            fault = self._fault(name, old, new)
            if fault is not None:
                found[name] = fault
        edited = self._expected.values.keys() | self._expected.removed
        if found and not found.keys() & edited:
            return dict.fromkeys(edited, replace(next(iter(found.values())), is_general=True))
        return found

    def _general(self, wanted: int, after: Document) -> str | None:
        """Name a fault that belongs to no single reference."""
        before = self._sheet.document
        if len(after.references) != wanted:
            return f"the edited text would hold {len(after.references)} references, not {wanted}"
        if len(after.skipped) > len(before.skipped):
            return "a part of the edited text could no longer be read"
        more = Counter(item.kind for item in after.remarks) - Counter(item.kind for item in before.remarks)
        return f"the edited text would have a fault of syntax ({next(iter(more))})" if more else None

    def _fault(self, reference_id: ReferenceId, before: Reference, after: Reference) -> Fault | None:
        wanted = self._expected.values.get(reference_id, {})
        derived = {name for field in wanted for name in _DERIVED.get(field, ())} - wanted.keys()
        unsaid = self._expected.unsaid.get(reference_id, frozenset())
        for name in _NAMES:
            old, new = getattr(before, name), getattr(after, name)
            if name in unsaid or (name == "key" and old is None and reference_id in self._expected.kept):
                continue
            if name in wanted:
                if not _is_said(name, new, wanted[name]):
                    return Fault(f"the {name.replace('_', ' ')} cannot be written here", name)
            elif old != new and name not in derived:
                return Fault(f"it would change the {name.replace('_', ' ')} too")
        if not self._keeps_fields(before, after):
            return Fault("it would change another field of the source")
        return None

    def _keeps_fields(self, before: Reference, after: Reference) -> bool:
        """Whether all fields that no change touches are there still, in their order."""
        if len(before.fields) == len(after.fields) and before.text == after.text:
            return True
        span = before.origin.span
        begin = bisect_left(self._expected.splices, (span.start,))
        stop = bisect_left(self._expected.splices, (span.end + 1,))
        changes = self._expected.splices[begin:stop]
        following = iter(after.fields)
        return all(
            any(field.name == other.name and field.value == other.value for other in following)
            for field in before.fields
            if not any(change.start <= field.end and field.start <= change.end for change in changes)
        )


_NAMES = tuple(field.name for field in fields(Reference) if field.name not in _PLACES)


def _is_said(field: str, value: object, wanted: str | None) -> bool:
    if field == "doi" and isinstance(value, str) and wanted is not None:
        return value.lower() == wanted.lower()
    return value == wanted or (isinstance(value, str) and value.split() == (wanted or "").split())
