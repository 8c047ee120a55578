"""The exit code that follows from an audit."""

from __future__ import annotations

from collections.abc import Callable

from citecheck.model.audit import Audit
from citecheck.model.finding import Severity

CLEAN, FINDINGS, USAGE, UNREAD, INCOMPLETE = 0, 1, 2, 3, 4
"""The first that applies of 2, 3, 4, 1, 0."""


def exit_code(audit: Audit, fails: Callable[[Severity], bool]) -> int:
    """Give 3 for a source that could not be read, 4 for an incomplete audit, 1 for findings that fail it, else 0.

    Args:
        audit: The finished audit.
        fails: Whether a finding of a severity fails the run (``--fail-on``).
    """
    if audit.unread:
        return UNREAD
    if not audit.complete:
        return INCOMPLETE
    return FINDINGS if any(map(fails, {finding.severity for finding in audit.findings})) else CLEAN
