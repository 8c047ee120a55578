"""What every report is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A remedy as characters of a source: ``text[start:end]`` becomes ``replacement``."""

    start: int
    end: int
    replacement: str


TextEdits = Callable[[Finding], Sequence[TextEdit]]
"""Says how a finding's remedy reads in the source it stands in; empty when it has no such form."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What some reports want to know of where their text goes; the others do not look at it."""

    width: int = 100
    """Columns of the terminal."""
    colour: bool = False
    """Whether the terminal shows colours; the caller heeds ``NO_COLOR``."""
    fail_on: Severity | None = Severity.ERROR
    """The mildest severity that counts as a failed test (JUnit); ``None``: none does."""
    text_edits: TextEdits | None = None
    """Where SARIF gets the fixes that editors apply; without it there are none."""


class Report(Protocol):
    """Tells an audit in one format. Reads only: the same audit gives the same text for ever."""

    @property
    def name(self) -> str:
        """The word for ``--format``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes that choose it for ``--output``, lower case, with the dot; empty when none does."""

    def render(self, audit: Audit) -> str:
        """Give the whole report, ending in a line end; it can always be written as UTF-8."""


@runtime_checkable
class PieceReport(Protocol):
    """A report that can be written piece by piece, for audits too long to be held as one text."""

    def pieces(self, audit: Audit) -> Iterator[str]:
        """Give the whole report in order."""
