"""Closed sets of the user's choices for a run; light, because the command line names them in its options."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.model.finding import Severity


class ArchiveMode(StrEnum):
    """What is asked of web archives."""

    GIVEN = "given"
    """Only the archive links that references give."""
    MISSING = "missing"
    """Those, and the nearest snapshot for references without one. The default."""
    ALL = "all"
    """Those, and a nearest snapshot for every reference with an address."""
    OFF = "off"
    """Nothing. The default for plain lists of URLs."""


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def covers(self, severity: Severity) -> bool:
        """Tell whether a finding of this severity fails the run."""
        ranks = {FailOn.ERROR.value: 0, FailOn.WARNING.value: 1, FailOn.INFO.value: 2}
        return self is not FailOn.NEVER and severity.rank <= ranks[self.value]


class ColorMode(StrEnum):
    """When the terminal report has colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
