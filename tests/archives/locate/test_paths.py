from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives.locate.paths import date_in_path, fill, learn_form, names_day, sections


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/news/2018/09/04/reservoir-level", "/news/{yyyy}/{mm}/{dd}"),
        ("/world/2022/mar/31/some-story", "/world/{yyyy}/{mon}/{dd}"),
        ("/2019/3/7/12345/story", "/{yyyy}/{m}/{d}"),
        ("/2016/05/06/culture/story.html", "/{yyyy}/{mm}/{dd}"),
        ("/20220331/story-1781.html", "/{yyyy}{mm}{dd}"),
        ("/news/2022-03-31/story", "/news/{yyyy}-{mm}-{dd}"),
        ("/english/2022-03/31/c_1.htm", "/english/{yyyy}-{mm}/{dd}"),
        ("/politics/31/03/2022/abc", "/politics/{dd}/{mm}/{yyyy}"),
        ("/2018/05/story", "/{yyyy}/{mm}"),
        ("/2018/story", "/{yyyy}"),
        ("/story-204417.html", None),
        ("/story/99999999/x", None),
    ],
)
def test_the_folder_of_a_day_is_learned(path: str, form: str | None) -> None:
    assert learn_form(path) == form


@given(
    st.dates(date(1996, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["/{yyyy}/{mm}/{dd}", "/n/{yyyy}/{mon}/{dd}", "/{yyyy}{mm}{dd}", "/{yyyy}-{mm}-{dd}"]),
)
def test_what_is_filled_in_is_read_again(day: date, form: str) -> None:
    path = f"{fill(form, day)}/story"
    assert date_in_path(path) == (day, day)
    assert fill(learn_form(path) or "", day) == fill(form, day)


def test_only_forms_with_a_day_name_one() -> None:
    assert names_day("/{yyyy}/{m}/{d}")
    assert not names_day("/{yyyy}/{mm}")


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("/2018/05/x", (date(2018, 5, 1), date(2018, 6, 1))),
        ("/2018/12/x", (date(2018, 12, 1), date(2019, 1, 1))),
        ("/2018/x", (date(2018, 1, 1), date(2018, 12, 31))),
        ("/story-2018-05-06.html", (date(2018, 5, 6), date(2018, 5, 6))),
        ("/2018/02/30/x", (date(2018, 2, 1), date(2018, 3, 1))),
        ("/story-204417", None),
        ("/", None),
    ],
)
def test_the_days_of_a_path(path: str, days: tuple[date, date] | None) -> None:
    assert date_in_path(path) == days


def test_folders_without_numbers_may_be_fronts() -> None:
    assert sections(["/news/region-410977", "/kultur/theater/premiere-123.html", "/story/645241/app", "/a"]) == (
        "/news",
        "/news/region",
        "/kultur",
        "/kultur/theater",
        "/story",
    )


@given(st.text(max_size=100))
def test_no_path_breaks_it(path: str) -> None:
    date_in_path(path)
    learn_form(path)
    assert isinstance(sections([path]), tuple)
