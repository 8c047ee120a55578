"""Closed sets of the user's choices for a run."""

from __future__ import annotations

from enum import StrEnum


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
