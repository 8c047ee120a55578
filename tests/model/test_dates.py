"""Printed dates in, EDTF out: as exact as printed, never more."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.dates import date_at, find_dates, read_date

CS1_FORMS = {
    "2020-05-05": "2020-05-05",
    "May 5, 2020": "2020-05-05",
    "5 May 2020": "2020-05-05",
    "5 Sep 2020": "2020-09-05",
    "May 5–7, 2020": "2020-05-05/2020-05-07",
    "5–7 May 2020": "2020-05-05/2020-05-07",
    "28 May – 3 June 2020": "2020-05-28/2020-06-03",
    "May 28 – June 3, 2020": "2020-05-28/2020-06-03",
    "28 December 2019 – 3 January 2020": "2019-12-28/2020-01-03",
    "December 28, 2019 – January 3, 2020": "2019-12-28/2020-01-03",
    "May 2020": "2020-05",
    "Spring 2020": "2020-21",
    "Fall 2020": "2020-23",
    "First Quarter 2020": "2020-01/2020-03",
    "Easter 2020": "2020",
    "May–June 2020": "2020-05/2020-06",
    "December 2019 – January 2020": "2019-12/2020-01",
    "January/February 2014": "2014-01/2014-02",
    "Winter 2019–2020": "2019-24",
    "Winter 2019–20": "2019-24",
    "Spring/Summer 2010": "2010-21/2010-22",
    "2020": "2020",
    "2019–2020": "2019/2020",
    "2019–20": "2019/2020",
    "1999a": "1999",
    "c. 1999": "1999~",
}


@pytest.mark.parametrize(("text", "edtf"), CS1_FORMS.items())
def test_every_form_of_cs1_is_read(text: str, edtf: str) -> None:
    assert read_date(text) == edtf


OTHER_LANGUAGES = {
    "15. März 2022": "2022-03-15",
    "1er mars 2020": "2020-03-01",
    "15 de marzo de 2009": "2009-03-15",
    "19 de Setembro de 1997": "1997-09-19",
    "3 maggio 2020": "2020-05-03",
    "5 mei 2020": "2020-05-05",
    "15 марта 2022 г.": "2022-03-15",
    "15 березня 2022": "2022-03-15",
    "3 września 2020": "2020-09-03",
    "3. května 2020": "2020-05-03",
    "3 maj 2020": "2020-05-03",
    "3. toukokuuta 2020": "2020-05-03",
    "3 Mayıs 2020": "2020-05-03",
    "2020. március 3.": "2020-03-03",
    "3 Μαΐου 2020": "2020-05-03",
    "2007年4月24日": "2007-04-24",
    "2013年11月": "2013-11",
    "令和2年5月3日": "2020-05-03",
    "2020년 5월 4일": "2020-05-04",
    "5 مايو 2020": "2020-05-05",
}


@pytest.mark.parametrize(("text", "edtf"), OTHER_LANGUAGES.items())
def test_dates_of_other_languages_are_read(text: str, edtf: str) -> None:
    assert read_date(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("13/05/2020", "2020-05-13"), ("05/13/2020", "2020-05-13"), ("03/05/2020", "2020"), ("5.3.2022", "2022-03-05"),
     ("2020/05/06", "2020-05-06"), ("2003-05", "2003-05"), ("2020-21", "2020-21"), ("14-Nov-2020", "2020-11-14")],
)  # fmt: skip
def test_bare_figures_are_read_only_as_far_as_they_are_certain(text: str, edtf: str) -> None:
    assert read_date(text) == edtf


@pytest.mark.parametrize("text", ["n.d.", "", "May", "5 May", "in press", "45 May 2020", "1234567", "12", "2009 season",
                                  "0476", "listopad", "p. 2020", "2020–2019"])  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_an_ambiguous_month_name_gives_no_month() -> None:
    assert read_date("10 listopada 2010") is None


def test_a_day_that_does_not_exist_is_kept_as_printed() -> None:
    assert read_date("31 June 2020") == "2020-06-31"


def test_a_date_stands_at_a_place_and_ends_where_it_ends() -> None:
    text = "Retrieved 27 March 2022. 5 May"
    found = date_at(text, 10)
    assert found is not None
    assert (found.edtf, text[found.start : found.end]) == ("2022-03-27", "27 March 2022")


def test_dates_are_found_inside_text_without_inventing_any() -> None:
    text = "On 24 September 2022 it was out 2020 times; in May 2021 and 1999, see p. 1234 (15. März 2022)."
    assert [found.edtf for found in find_dates(text)] == ["2022-09-24", "2020", "2021-05", "1999", "1234", "2022-03-15"]


@given(st.text(alphabet=st.sampled_from("0123456789 .,-–/年月日MayJunedeofc()\n\u0663"), max_size=60))
def test_no_text_raises_and_spans_hold(text: str) -> None:
    read_date(text)
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_time_grows_with_length_only() -> None:
    def seconds(length: int) -> float:
        text = "May 5 – 2020, " * length
        begin = time.perf_counter()
        list(find_dates(text))
        return time.perf_counter() - begin

    small = min(seconds(500) for _ in range(3))
    assert seconds(5_000) < 60 * small
