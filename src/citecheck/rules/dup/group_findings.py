"""The base of rules about copies of one work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from citecheck.model.finding import Finding, Remedy
from citecheck.model.reference import Citation
from citecheck.rules.dup.clusters import conflicts, differing, names
from citecheck.rules.interface import GroupRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import counted


class CopiesRule(GroupRule):
    """Makes one finding of each cluster."""

    because: ClassVar[str]
    """What the copies have in common, for the message, with ``{what}``."""

    def tell(self, citations: Sequence[Citation], what: str = "") -> Finding:
        """Make the finding about a cluster, with the conflicts between its copies."""
        disagreements = conflicts(citations)
        return self.group_finding(
            citations,
            f"{counted(len(citations), 'reference').capitalize()} {self.because.format(what=what)}: {names(citations)}."
            f"{differing(citations)}",
            facts={"conflicts": list(disagreements), "copies": len(citations)},
            remedy=self.repair(citations, disagreements),
        )

    def repair(self, citations: Sequence[Citation], disagreements: Sequence[str]) -> Remedy:
        """Give the repair; advice unless a subclass knows better."""
        if not disagreements:
            return advice(f"Keep {citations[0].id} and use it in place of the others.")
        return advice(f"Keep one and settle where they differ ({'; '.join(disagreements)}).")


def groups_of_indexes(keys: Sequence[object]) -> Iterator[tuple[object, list[int]]]:
    """Give each key that several indexes share, with the indexes; ``None`` is no key."""
    first: dict[object, int] = {}
    more: dict[object, list[int]] = {}
    for index, key in enumerate(keys):
        if key is None:
            continue
        known = first.setdefault(key, index)
        if known != index:
            more.setdefault(key, [known]).append(index)
    yield from more.items()
