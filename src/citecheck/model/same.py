"""Values told apart by identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[Value]):
    """A key for what is made of one very value: to hash and compare a page or an audit may cost more than that."""

    value: Value

    def __hash__(self) -> int:
        """Give the identity of the value, which the key keeps alive."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Tell whether it is a key of the very same value."""
        return isinstance(other, Same) and other.value is self.value
