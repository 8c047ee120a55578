"""Audits that were written before."""

from __future__ import annotations

from pathlib import Path

from citecheck.errors import SourceError
from citecheck.model.audit import Audit

_ADVICE = "name a file that `citecheck run -o NAME.json` wrote"
_MOST_BYTES = 2_000_000_000
"""An audit of a million links stays below; a larger file is a mistake in its name. Our choice."""


def stored_audit(path: str) -> Audit:
    """Read an audit in JSON.

    Raises:
        SourceError: The file cannot be read or is no audit.
    """
    from citecheck.reports.json_v1.report import decode

    try:
        file = Path(path)
        if file.stat().st_size > _MOST_BYTES:
            raise SourceError(f"is too large for an audit; {_ADVICE}", path=path)
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror}); {_ADVICE}", path=path) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            "is no audit: it is not UTF-8; name a file that `citecheck run -o` wrote", path=path
        ) from error
    try:
        return decode(text)
    except ValueError as error:
        raise SourceError(
            f"is no audit of citecheck ({error}); name a file that `citecheck run -o` wrote", path=path
        ) from error
