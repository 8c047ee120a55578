"""What goes into a repair, what comes out of it, and what each format must know to write one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from citecheck.model.finding import Edit
from citecheck.model.reference import Citation, Document, Format, Reference, ReferenceId, SourceField

CITED_FROM_ELSEWHERE = frozenset({Format.BIBTEX, Format.CSL_JSON})
"""Formats whose keys other files cite."""
Read = Callable[[str], Document]
"""Reads an edited text as its document was read; repairs are proved by reading them back."""


class Splice(NamedTuple):
    """``text[start:end]`` becomes ``replacement``; an insertion where both offsets are the same."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The edits that one finding offers for one document: all of them are made, or none."""

    name: str
    """For people: the rule that proposes it, ``LNK113 tracking-parameters``."""
    edits: tuple[Edit, ...]
    number: int = 0
    """The caller's own mark, handed back untouched."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that was not carried out."""

    proposal: Proposal
    reason: str
    """A sentence fragment for people: ``the value is written in another form``."""


@dataclass(frozen=True, slots=True)
class Retired:
    """A key that is no longer in the document, and the one that stands for the same work."""

    key: str
    kept: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """An edited document."""

    text: str
    """The document's own text where nothing was applied."""
    applied: tuple[Proposal, ...] = ()
    refused: tuple[Refused, ...] = ()
    splices: tuple[Splice, ...] = ()
    """All changes, in order, none touching another."""
    retired: tuple[Retired, ...] = ()
    """Keys of entries that were taken out; whoever cites them must cite the other."""


@dataclass(slots=True)
class Sheet:
    """A document as fixers see it, with what was learned of its habits."""

    document: Document
    citations: Mapping[ReferenceId, Citation]
    """Those of this document only."""
    habits: dict[str, Counter[str]] = field(default_factory=dict)
    """Question about the file's own ways -> answers, counted; filled by whoever asks first."""
    places: dict[str, tuple[SourceField, ...]] = field(default_factory=dict)
    """Name of a set of places -> the places, found once for the whole document."""

    @property
    def text(self) -> str:
        """Shorthand for the text of the document."""
        return self.document.text

    @property
    def references(self) -> Iterable[Reference]:
        """All references of the document."""
        return self.document.references

    def habit(self, question: str, answers: Callable[[], Iterable[str]]) -> str | None:
        """Give the file's most frequent way to do something, the first of several as frequent; ``None`` without any."""
        if question not in self.habits:
            self.habits[question] = Counter(answers())
        common = self.habits[question].most_common(1)
        return common[0][0] if common else None

    def is_taken(self, name: str) -> bool:
        """Whether a reference of the document has this key."""
        keys = (reference.key for reference in self.references if reference.key)
        self.habit("keys", lambda: keys)
        return name in self.habits["keys"]

    def found(self, what: str, find: Callable[[], Iterable[SourceField]]) -> tuple[SourceField, ...]:
        """Give a set of places, looked for once."""
        if what not in self.places:
            self.places[what] = tuple(find())
        return self.places[what]


class Fixer(Protocol):
    """Writes edits in one format. A pure function of its arguments."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """Those it writes."""

    def splices(self, sheet: Sheet, citation: Citation, edits: Sequence[Edit]) -> tuple[Splice, ...]:
        """Give the changes that carry out all edits of one reference.

        Raises:
            FixError: One of them cannot be made without touching other bytes; the message says why.
        """

    def unsaid(self, citation: Citation, edits: Sequence[Edit]) -> frozenset[str]:
        """Give the edited record fields that the format has no words for, and that its other edits make clear."""
