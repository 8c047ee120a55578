"""Charts from labelled numbers: right figures, words for those who do not see them, nothing that breaks out."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from citecheck.reports.charts.columns import columns
from citecheck.reports.charts.curve import share_curve
from citecheck.reports.charts.data import Bar, Mark, added, bar
from citecheck.reports.charts.stacked import stacked
from citecheck.reports.charts.timeline import Era, era, timeline

COUNTS = st.fixed_dictionaries({kind: st.integers(0, 10_000) for kind in ("live", "dead", "unknown")})
BARS = st.lists(st.builds(bar, st.text("abc 123", max_size=12), COUNTS), max_size=60)


def _parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


@given(COUNTS)
def test_the_pieces_of_a_bar_fill_it(counts: dict[str, int]) -> None:
    pieces = [piece for piece in _parsed(stacked(bar("x", counts))) if piece.get("class") in counts]
    assert sum(float((piece.get("width") or "0").rstrip("%")) for piece in pieces) == pytest.approx(
        100 if sum(counts.values()) else 0, abs=0.05
    )


def test_bars_can_be_held_against_a_longer_one() -> None:
    pieces = _parsed(stacked(bar("x", {"live": 1, "dead": 1}), of=4)).findall("rect")
    assert [piece.get("width") for piece in pieces] == ["100%", "25.00%", "25.00%"]


@given(BARS)
def test_columns_stay_within_their_frame(bars: list[Bar]) -> None:
    root = _parsed(columns("c", "A chart", bars))
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    for block in root.iter("rect"):
        x, y, wide, high = (float(block.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + wide <= width + 0.1
        assert y + high <= height + 0.1
    assert len(list(root.iter("rect"))) == sum(bool(part.number) for each in bars for part in each.segments)


@given(BARS)
def test_a_curve_has_a_dot_for_each_bar_that_has_a_whole(bars: list[Bar]) -> None:
    root = _parsed(share_curve("c", "A curve", bars, of="dead", among=("live", "dead")))
    assert len(root.findall("circle")) == sum(bool(each.number("live") + each.number("dead")) for each in bars)


def test_a_curve_leaves_a_gap_where_nothing_was_judged() -> None:
    shares = [
        {"live": 1, "dead": 1},
        {"live": 0, "dead": 2},
        {"live": 0, "dead": 0},
        {"live": 4, "dead": 0},
        {"live": 1},
    ]
    root = _parsed(share_curve("c", "A curve", [bar("x", each) for each in shares], of="dead", among=("live", "dead")))
    assert [len((line.get("points") or "").split()) for line in root.findall("polyline")] == [2, 2]


def test_the_description_tells_all_figures_and_the_labels_do_not_touch() -> None:
    bars = [bar(str(year), {"live": year - 1999, "dead": 1}) for year in range(2000, 2040)]
    root = _parsed(columns("c", "A chart", bars))
    assert "2000: 1 live, 1 dead. 2001: 2 live, 1 dead." in (root.findtext("desc") or "")
    places = [float(text.get("x") or 0) for text in root.findall("text") if text.get("text-anchor") == "middle"]
    assert min(right - left for left, right in pairwise(places)) > 4 * 7


def test_labels_are_escaped() -> None:
    svg = columns('c"', "<script>", [bar("</svg><script>", {"live": 1})])
    assert "<script" not in svg
    assert _parsed(svg).findtext("title") == "<script>"


def test_bars_add_up() -> None:
    total = added("all", [bar("a", {"live": 1, "dead": 2}), bar("b", {"live": 3})])
    assert (total.label, total.said, total.total) == ("all", "4 live, 2 dead", 6)


def test_an_era_holds_all_marks_with_room_at_both_ends() -> None:
    marks = [Mark("published", date(2004, 6, 1), date(2004, 8, 31), "2004-22"), _day("accessed", date(2019, 2, 3))]
    years = era(marks)
    assert years is not None
    assert years.labels == ("2003", "2019")
    days = era([_day("published", date(2022, 3, 24)), _day("accessed", date(2022, 3, 27))])
    assert days is not None
    assert days.labels == ("2022-03", "2022-04")
    assert days.place(date(2022, 3, 27)) - days.place(date(2022, 3, 24)) > 10
    assert era([]) is None


@given(st.lists(st.dates(), min_size=1))
@example([date.min])
@example([date.min, date.max])
def test_every_mark_lies_within_its_era(days: list[date]) -> None:
    within = era([_day("published", day) for day in days])
    assert within is not None
    assert all(0 <= within.place(day) <= 100 for day in days)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_has_a_place_on_the_strip(day: date) -> None:
    root = _parsed(
        timeline([_day("published", day)], Era(date(2000, 1, 1), date(2010, 12, 31))).replace("href=", "data-href=")
    )
    x = float((root.find("use").get("x") or "").rstrip("%"))  # type: ignore[union-attr]  # there is one mark
    assert 0 <= x <= 100


def test_a_time_line_says_its_dates_and_draws_a_stretch_as_wide_as_it_is() -> None:
    season = Mark("published", date(2004, 3, 1), date(2004, 5, 31), "2004-21")
    root = _parsed(timeline([season, _day("captured", date(2006, 1, 1))], Era(date(2004, 1, 1), date(2006, 12, 31))))
    assert root.findtext("title") == "published 2004-21; captured 2006-01-01"
    assert [rect.get("class") for rect in root.findall("rect")] == ["published span"]


def _day(kind: str, day: date) -> Mark:
    return Mark(kind, day, day, day.isoformat())
