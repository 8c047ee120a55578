"""Registries that answer for many identifiers in one request."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar

from citecheck.registries.interface import Answered, Missing, Outcome, Silent

Answer = TypeVar("Answer")


class BatchRegistry(ABC):
    """Cuts identifiers into batches; see ``Registry``."""

    name: ClassVar[str]
    size: ClassVar[int]
    """Identifiers in one request."""

    def look_up(self, identifiers: Sequence[str]) -> Iterator[Answered]:
        """See ``Registry.look_up``."""
        for start in range(0, len(identifiers), self.size):
            batch = identifiers[start : start + self.size]
            outcomes = self.ask(batch)
            each = dict.fromkeys(batch, outcomes) if isinstance(outcomes, Silent) else outcomes
            for identifier in batch:
                yield identifier, self.name, each[identifier]

    @abstractmethod
    def ask(self, batch: Sequence[str]) -> Mapping[str, Outcome] | Silent:
        """Give the outcome for each identifier of a batch, or why there is none for any."""


def read(answer: Answer | Missing | Silent) -> Answer | Silent:
    """Take "not found" for silence: said of a list, it says nothing of what is on it."""
    return Silent("it answered that there is no such list") if isinstance(answer, Missing) else answer
