"""The axes that charts over years or runs share: places along the bottom, values up the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.reports.charts.data import Bar

_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 10, 14, 26
"""Pixels around the plot: room for the labels of a 12 px system font."""
WIDTH = 1080
"""Pixels of a chart that has the page for itself; our choice."""
_LETTER = 7
"""Pixels that a letter of a label takes."""
_NARROWEST, _WIDEST = 18.0, 64.0
"""Pixels from one place to the next; our choice: two digits, and not more than a thumb."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things lie in one chart, in pixels from the upper left corner."""

    labels: tuple[str, ...]
    highest: float
    """The value at the upper edge; 0 when there is nothing to show."""
    step: float
    height: int

    @property
    def width(self) -> float:
        """The whole width."""
        return _LEFT + self.step * len(self.labels) + _RIGHT

    @property
    def whole_height(self) -> int:
        """The height with the labels."""
        return _TOP + self.height + _BOTTOM

    @property
    def left(self) -> int:
        """Where the plot begins."""
        return _LEFT

    @property
    def base(self) -> int:
        """Where 0 lies."""
        return _TOP + self.height

    def middle(self, index: int) -> float:
        """The middle of a place along the bottom."""
        return _LEFT + (index + 0.5) * self.step

    def y(self, value: float) -> float:
        """How far down a value lies."""
        return self.base - (self.height * value / self.highest if self.highest else 0)

    @property
    def places(self) -> tuple[Label, ...]:
        """The labels along the bottom, so many that they do not touch."""
        longest = max((len(label) for label in self.labels), default=0)
        every = max(1, -int(-(longest * _LETTER + 10) // self.step))
        return tuple(Label(self.middle(index), label) for index, label in enumerate(self.labels) if index % every == 0)


def frame(bars: Sequence[Bar], highest: float, *, width: int = WIDTH, height: int = 150) -> Frame:
    """Lay out a chart of at most ``width`` pixels, wider when the bars need more."""
    step = (width - _LEFT - _RIGHT) / max(len(bars), 1)
    return Frame(tuple(bar.label for bar in bars), highest, min(max(step, _NARROWEST), _WIDEST), height)
