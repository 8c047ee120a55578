from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fixes.dates import form, written
from citecheck.model.dates import read_date

EXAMPLES = (
    "2022-03-26", "26 March 2022", "March 26, 2022", "26 Mar 2022", "Mar. 26, 2022", "2022/03/26", "26. März 2022",
    "26 mars 2022", "26 de marzo de 2022", "26 marzo 2022", "26 de março de 2022", "26 maart 2022", "26 marca 2022",
    "26 марта 2022", "26 березня 2022", "2022年3月26日", "26 MARCH 2022",
)  # fmt: skip


@given(st.dates(date(1995, 1, 1), date(2099, 12, 31)), st.sampled_from(EXAMPLES))
def test_a_day_is_written_like_the_example_and_read_back(day: date, example: str) -> None:
    made = written(day.isoformat(), [example])
    assert read_date(made) == day.isoformat()
    assert read_date(written("2022-03-26", [made])) == "2022-03-26"


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_itself(example: str) -> None:
    assert written("2022-03-26", [example]) == example


def test_without_a_form_that_is_known_a_day_is_iso() -> None:
    assert written("2022-03-26", []) == "2022-03-26"
    assert written("2022-03-26", ["spring 2022", "03/04/2022", "2022"]) == "2022-03-26"
    assert written("2022-03", ["26 March 2022"]) == "2022-03"


def test_forms_are_counted_whatever_the_day() -> None:
    assert form("5 June 2010") == form("17 March 2022")
    assert form("June 5, 2010") != form("5 June 2010")
    assert form("2010") is None
