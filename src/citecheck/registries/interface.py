"""What a registry may answer: it holds the work, it does not, or nothing that can be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from citecheck.model.observation import Observation, Purpose

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
class Record:
    """A work as a registry has it."""

    title: str | None = None
    other_titles: tuple[str, ...] = ()
    """Original, short and translated titles, and what holds the work: a citation may bear any of them."""
    authors: tuple[str, ...] = ()
    """``Family, Given``, or the name of a body."""
    published: str | None = None
    """EDTF."""
    outlet: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    """See ``RegistryAnswer.notices``."""
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The registry has it."""

    record: Record
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """The registry answered that it does not have it."""

    detail: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """No answer, or none that can be read: nothing follows from it."""

    why: str


Outcome = Held | Missing | Silent


class Registry(Protocol):
    """Knows works by one kind of identifier."""

    @property
    def name(self) -> str:
        """For people: ``Crossref``."""

    def look_up(self, identifiers: Sequence[str]) -> Mapping[str, tuple[str, Outcome]]:
        """Give the outcome for each identifier, with the name of the registry that decided it."""
