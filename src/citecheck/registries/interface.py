"""What a registry may answer: it holds the work, it does not, or nothing that can be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from citecheck.model.observation import Observation, Purpose
from citecheck.model.works import Held, KeptWork, Missing, Record

__all__ = [
    "BODY_LIMIT_BYTES",
    "Answered",
    "Headers",
    "Held",
    "Missing",
    "Outcome",
    "Record",
    "Registry",
    "RegistrySettings",
    "Silent",
    "Transport",
    "WorkMemory",
]

Headers = tuple[tuple[str, str], ...]

BODY_LIMIT_BYTES = 4_194_304
"""Of one answer. Our choice: a work with 3,000 authors is some 600 KB at Crossref, a batch of 50 preprints 500 KB."""


class Transport(Protocol):
    """Makes single exchanges: no redirect is followed, nothing is retried, nothing is paced."""

    def get(
        self,
        url: str,
        *,
        purpose: Purpose,
        headers: Headers = (),
        timeout_s: float = 22.0,
        body_limit_bytes: int = BODY_LIMIT_BYTES,
        ask_as: str | None = None,
    ) -> Observation:
        """Ask ``url`` once; records keep ``url`` even when ``ask_as`` is the address dialled."""


@dataclass(frozen=True, slots=True)
class RegistrySettings:
    """How registries are asked."""

    bases: Mapping[str, str] = field(default_factory=dict)
    """Id of a service (``crossref``, ``datacite``, ``doi``, ``arxiv``, ``openlibrary``, ``pubmed``) -> address in place
    of its public one."""
    contact: str | None = None
    """A mail address, which Crossref and PubMed ask for; it is sent to no other."""
    timeout_s: float = 22.0
    interval_s: float | None = None
    """Between two requests to one service, in place of each service's own pace."""
    at_once: bool = True
    """Whether services of different identifiers are asked side by side."""


@dataclass(frozen=True, slots=True)
class Silent:
    """No answer, or none that can be read: nothing follows from it."""

    why: str
    is_ours: bool = False
    """The run was interrupted: that there is no answer says nothing about the registry."""


Outcome = Held | Missing | Silent
Answered = tuple[str, str, Outcome]
"""An identifier, the name of the registry that decided, and what it said."""


class Registry(Protocol):
    """Knows works by one kind of identifier."""

    @property
    def name(self) -> str:
        """For people: ``Crossref``."""

    def look_up(self, identifiers: Sequence[str]) -> Iterator[Answered]:
        """Give the outcome for each identifier, as it comes."""


class WorkMemory(Protocol):
    """Knows what registries answered lately; the store of a run does."""

    def fresh_works(self, kind: str, identifiers: Sequence[str], now: datetime) -> Mapping[str, KeptWork]:
        """Give what is young enough to be used in place of asking."""

    def keep_work(self, kind: str, identifier: str, work: KeptWork) -> None:
        """Keep an answer."""
