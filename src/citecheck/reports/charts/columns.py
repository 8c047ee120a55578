"""Stacked columns over years or runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from citecheck.reports.charts.data import Bar
from citecheck.reports.charts.drawing import draw
from citecheck.reports.charts.frame import WIDTH, Frame, Label, frame

_WIDEST = 36.0
"""Pixels of a column."""


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str
    x: float
    y: float
    width: float
    height: float


def columns(name: str, title: str, bars: Sequence[Bar], *, width: int = WIDTH) -> Markup:
    """Draw one stacked column a bar, left to right.

    Args:
        name: Tells the chart from others on the same page; letters and hyphens.
        title: What it shows.
        bars: In order; the description tells all their figures.
        width: Pixels, more where the bars need it.
    """
    highest = max((bar.total for bar in bars), default=0)
    plot = frame(bars, highest, width=width)
    return draw(
        "columns.svg",
        name=name,
        title=title,
        bars=bars,
        plot=plot,
        columns=[(bar, tuple(_blocks(bar, index, plot))) for index, bar in enumerate(bars)],
        ticks=[Label(plot.y(value), f"{value:,}") for value in _round_values(highest)],
    )


def _blocks(bar: Bar, index: int, plot: Frame) -> Iterator[_Block]:
    width = min(plot.step - 6, _WIDEST)
    below = 0
    for segment in bar.segments:
        top = plot.y(below + segment.number)
        if segment.number:
            yield _Block(segment.kind, plot.middle(index) - width / 2, top, width, plot.y(below) - top)
        below += segment.number


def _round_values(highest: int) -> tuple[int, ...]:
    """Give the values at which the axis is labelled: 0, the top, and the middle where it is whole."""
    if highest == 0:
        return (0,)
    return (0, highest) if highest % 2 else (0, highest // 2, highest)
