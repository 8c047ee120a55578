"""Stacked columns over years or runs; over them, if wished, the share of one kind as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from citecheck.reports.charts.data import Bar
from citecheck.reports.charts.drawing import draw

_STEP = 26
"""Pixels from column to column."""
_LEFT, _TOP, _BOTTOM = 44, 14, 26
_HEIGHT = 150
_LABEL_PX_A_LETTER = 7
"""Room that a letter of a label takes, in pixels, of a 12 px system font."""


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Column:
    bar: Bar
    middle: float
    blocks: tuple[_Block, ...]
    labelled: bool


@dataclass(frozen=True, slots=True)
class _Tick:
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    y: float
    said: str


def columns(name: str, title: str, bars: Sequence[Bar]) -> Markup:
    """Draw one stacked column a bar, left to right.

    Args:
        name: Tells the chart from others on the same page; letters and hyphens.
        title: What it shows.
        bars: In order; all that a reader of the description is told.
    """
    highest = max((bar.total for bar in bars), default=0)
    return draw(
        "columns.svg",
        name=name,
        title=title,
        bars=bars,
        columns=_columns(bars, highest),
        ticks=[_Tick(_y(value, highest), f"{value:,}") for value in _round_values(highest)],
        dots=(),
        size=_size(bars),
        left=_LEFT,
        base=_TOP + _HEIGHT,
        width=_STEP - 6,
    )


def share_curve(name: str, title: str, bars: Sequence[Bar], *, of: str, among: Sequence[str]) -> Markup:
    """Draw the share of one kind among some kinds as a line, from 0 to 100 %; bars without any of them leave a gap.

    Args:
        name: As for ``columns``.
        title: What it shows.
        bars: In order.
        of: The kind whose share is drawn.
        among: The kinds that make up the whole, ``of`` among them.
    """
    dots = list(_dots(bars, of, among))
    ticks = [_Tick(_y(percent, 100), f"{percent} %") for percent in (0, 50, 100)]
    return draw(
        "columns.svg",
        name=name,
        title=title,
        bars=bars,
        columns=[_Column(bar, _middle(index), (), _labelled(bars, index)) for index, bar in enumerate(bars)],
        ticks=ticks,
        dots=dots,
        size=_size(bars),
        left=_LEFT,
        base=_TOP + _HEIGHT,
        width=_STEP - 6,
    )


def _size(bars: Sequence[Bar]) -> tuple[int, int]:
    return _LEFT + max(len(bars), 8) * _STEP + 20, _TOP + _HEIGHT + _BOTTOM


def _middle(index: int) -> float:
    return _LEFT + index * _STEP + _STEP / 2


def _y(value: float, highest: float) -> float:
    return _TOP + _HEIGHT * (1 - value / highest) if highest else _TOP + _HEIGHT


def _labelled(bars: Sequence[Bar], index: int) -> bool:
    longest = max(len(bar.label) for bar in bars)
    every = -(-(longest * _LABEL_PX_A_LETTER + 8) // _STEP)
    return index % every == 0


def _columns(bars: Sequence[Bar], highest: int) -> list[_Column]:
    made = []
    for index, bar in enumerate(bars):
        below, blocks = 0, []
        for segment in bar.segments:
            top = _y(below + segment.number, highest)
            if segment.number:
                blocks.append(_Block(segment.kind, _middle(index) - (_STEP - 6) / 2, top, _y(below, highest) - top))
            below += segment.number
        made.append(_Column(bar, _middle(index), tuple(blocks), _labelled(bars, index)))
    return made


def _dots(bars: Sequence[Bar], of: str, among: Sequence[str]) -> Iterator[_Dot]:
    for index, bar in enumerate(bars):
        whole = sum(bar.number(kind) for kind in among)
        if whole:
            share = bar.number(of) / whole
            yield _Dot(_middle(index), _y(share, 1), f"{bar.label}: {share:.0%} {of} of {whole:,}")


def _round_values(highest: int) -> tuple[int, ...]:
    """Give the values at which the axis is labelled: 0, the top, and the middle where it is whole."""
    if highest == 0:
        return (0,)
    return (0, highest) if highest % 2 else (0, highest // 2, highest)
