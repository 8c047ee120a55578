"""What a rule found, and the repair it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from citecheck.model.reference import ReferenceId, Span, Suppression


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """The reference does not do its job: a reader cannot get at what is cited."""
    WARNING = "warning"
    """Something a careful editor would mend."""
    INFO = "info"
    """Worth knowing; nothing is wrong yet."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the rule is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Applicability(StrEnum):
    """What an automatic repair may cost the user."""

    SAFE = "safe"
    """Keeps what the reference says; may be applied unseen."""
    UNSAFE = "unsafe"
    """Probably right; a person should look."""
    DISPLAY = "display"
    """Advice in words; there is no edit."""


class Need(StrEnum):
    """What a rule must have seen; without it the rule is listed as not run."""

    NOTHING = "nothing"
    LIVE = "live"
    ARCHIVE = "archive"
    PAGE = "page"
    REGISTRY = "registry"


class Family(StrEnum):
    """The first three letters of a code."""

    SYN = "SYN"
    REF = "REF"
    DAT = "DAT"
    LNK = "LNK"
    ARC = "ARC"
    DUP = "DUP"
    PAG = "PAG"
    STL = "STL"
    REG = "REG"


class EditKind(StrEnum):
    """What an edit does."""

    SET = "set"
    """Give a record field a value, adding or replacing it."""
    REMOVE_FIELD = "remove-field"
    REMOVE_REFERENCE = "remove-reference"
    """Take the whole reference out and point its uses to ``value``, the id of the one that stays."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to one reference, in the words of the record, not of the source's format."""

    kind: EditKind
    reference: ReferenceId
    field: str | None = None
    """Name of a field of ``Reference``, e.g. ``archive_url``."""
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """The repair that a finding offers."""

    text: str
    """An instruction in a sentence, with the very value to write."""
    applicability: Applicability
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one or more references."""

    rule: str
    """Code, e.g. ``ARC104``."""
    name: str
    """Kebab-case, reads after "allow"."""
    severity: Severity
    confidence: Confidence
    message: str
    references: tuple[ReferenceId, ...]
    source: int
    """Index of the document it stands in."""
    span: Span
    evidence: Mapping[str, object] = field(default_factory=dict)
    """Facts behind it: strings, numbers, booleans, and lists of those."""
    remedy: Remedy | None = None

    @property
    def family(self) -> Family:
        """The family its code names."""
        return Family(self.rule[:3])


@dataclass(frozen=True, slots=True)
class Muted:
    """A finding that is not counted, and why."""

    finding: Finding
    by: Suppression | None
    """The user's wish; ``None`` when a stronger finding or the baseline covers it."""
    reason: str


@dataclass(frozen=True, slots=True)
class RuleDescriptor:
    """All that is told of a rule: in ``explain``, the docs and SARIF."""

    code: str
    name: str
    family: Family
    severity: Severity
    confidence: Confidence
    needs: Need
    default: bool
    default_reason: str
    """Why it is on or off unless asked for."""
    summary: str
    """What it finds, in one line."""
    sections: tuple[tuple[str, str], ...]
    """Heading and text of each docstring section, in order."""
    since: str
    suppresses: tuple[str, ...] = ()
    """Codes of weaker rules that stay silent about a reference where this one speaks."""
