"""Addresses found for references that had none."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model.finding import Confidence
from citecheck.model.reference import ReferenceId


@dataclass(frozen=True, slots=True)
class LocatedWork:
    """An address whose archived page says itself that it is the cited work."""

    reference: ReferenceId
    url: str
    archive_url: str
    """Public address of the capture that was opened."""
    confidence: Confidence
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlocatedWork:
    """A reference for which no address is offered."""

    reference: ReferenceId
    tried: tuple[str, ...]
    """What was looked at, a short sentence each."""
    silent: bool = False
    """The archive did not answer what had to be asked: nothing follows, and another run may find it."""


@dataclass(frozen=True, slots=True)
class Location:
    """The outcome of one search for all references without an address."""

    located: tuple[LocatedWork, ...]
    not_located: tuple[UnlocatedWork, ...]
    complete: bool = True
    """``False`` when the user interrupted, or the archive did not answer."""
