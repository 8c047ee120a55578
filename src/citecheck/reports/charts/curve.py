"""The share of one kind as a line: the link-rot curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from citecheck.reports.charts.data import Bar
from citecheck.reports.charts.drawing import draw
from citecheck.reports.charts.frame import Frame, Label, frame

_SMALLEST, _LARGEST = 2.5, 6.5
"""Radius of a dot in pixels; its area says how many it stands for."""


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    y: float
    radius: float
    said: str


def share_curve(name: str, title: str, bars: Sequence[Bar], *, of: str, among: Sequence[str]) -> Markup:
    """Draw the share of one kind among some kinds from 0 to 100 %; a bar without any of them leaves a gap.

    Args:
        name: Tells the chart from others on the same page; letters and hyphens.
        title: What it shows.
        bars: In order; the description tells all their figures.
        of: The kind whose share is drawn.
        among: The kinds that make up the whole, ``of`` among them.
    """
    plot = frame(bars, 1)
    wholes = [sum(bar.number(kind) for kind in among) for bar in bars]
    dots = [_dot(bar, of, wholes, plot, index) for index, bar in enumerate(bars)]
    return draw(
        "curve.svg",
        name=name,
        title=title,
        bars=bars,
        plot=plot,
        dots=[dot for dot in dots if dot is not None],
        lines=_lines(dots),
        ticks=[Label(plot.y(share), f"{share:.0%}") for share in (0, 0.5, 1)],
    )


def _dot(bar: Bar, of: str, wholes: Sequence[int], plot: Frame, index: int) -> _Dot | None:
    whole, most = wholes[index], max(wholes)
    if whole == 0:
        return None
    share = bar.number(of) / whole
    radius = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(whole / most)
    return _Dot(plot.middle(index), plot.y(share), radius, f"{bar.label}: {share:.0%} {of} of {whole:,}")


def _lines(dots: Sequence[_Dot | None]) -> list[list[_Dot]]:
    """Part the dots into lines where one is missing."""
    lines: list[list[_Dot]] = [[]]
    for dot in dots:
        if dot is None:
            lines.append([])
        else:
            lines[-1].append(dot)
    return [line for line in lines if len(line) > 1]
