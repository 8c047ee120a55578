from __future__ import annotations

import pytest

from citecheck.sources.bibtex.dates import any_date, published


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"date": "2022-03-24"}, "2022-03-24"),
        ({"date": "2004-21"}, "2004-21"),
        ({"date": "1999~"}, "1999~"),
        ({"date": "2014-01/2014-02"}, "2014-01/2014-02"),
        ({"date": "1990/"}, "1990"),
        ({"date": "1990/.."}, "1990"),
        ({"date": "2020-05-06T10:20:30Z"}, "2020-05-06"),
        ({"date": "2020-5-6"}, "2020-05-06"),
        ({"date": "March 2020"}, "2020-03"),
        ({"date": "forthcoming", "year": "2001"}, "2001"),
        ({"year": "2001", "month": "January"}, "2001-01"),
        ({"year": "2001", "month": "1"}, "2001-01"),
        ({"year": "2001", "month": "January~5"}, "2001-01-05"),
        ({"year": "2001", "month": "5~January"}, "2001-01-05"),
        ({"year": "2001", "month": "5", "day": "7"}, "2001-05-07"),
        ({"year": "2001", "month": "March", "day": "7"}, "2001-03-07"),
        ({"year": "2001", "month": "July/August"}, "2001-07/2001-08"),
        ({"year": "2001", "month": "nonsense"}, "2001"),
        ({"year": "{June 1980}"}, "1980-06"),
        ({"year": "c. 1999"}, "1999~"),
        ({"year": "in press"}, None),
        ({"year": "2013", "month": "13"}, "2013-13"),
        ({"date": "2020-02-30"}, "2020-02-30"),
        ({}, None),
    ],
)
def test_dates_are_as_exact_as_printed(fields: dict[str, str], date: str | None) -> None:
    assert published(fields)[0] == date


def test_a_date_found_inside_a_value_is_less_sure() -> None:
    assert any_date("reprinted, 1999, by us") == ("1999", 0.6)
    assert any_date("2020-01-02") == ("2020-01-02", 1.0)
    assert any_date("never") == (None, 0.0)
