"""Chance that can be repeated: all choices of the training data come from one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """A seeded source of choices."""

    def chance(self, share: float) -> bool:
        """Say yes in so many of all cases, 0 to 1."""
        return self.random() < share

    def pick(self, *choices: str) -> str:
        """Give one of some texts, each as likely as the others."""
        return choices[int(self.random() * len(choices))]

    def one(self, choices: Sequence[T]) -> T:
        """Give one of a list."""
        return choices[int(self.random() * len(choices))]

    def weighted(self, table: Sequence[tuple[float, T]]) -> T:
        """Give one of a list of (weight, choice)."""
        total = sum(weight for weight, _ in table)
        mark = self.random() * total
        for weight, choice in table:
            mark -= weight
            if mark < 0:
                return choice
        return table[-1][1]
