"""People and bodies that sign a work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person (``family`` and perhaps ``given``) or, as ``literal``, anything else that signs."""

    family: str | None = None
    given: str | None = None
    """As printed: ``J. A.``, ``JA`` or ``Jane``; particles such as ``van`` stay with the family."""
    literal: str | None = None
    """A body or a pen name, e.g. ``BBC News``; then ``family`` and ``given`` are ``None``."""

    def __str__(self) -> str:
        """Give ``Family, Given``, the family alone, or the literal name."""
        if self.literal is not None:
            return self.literal
        if self.given is None:
            return self.family or ""
        return f"{self.family}, {self.given}"
