from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.dates import edtf_of


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022-03-24T09:00:00Z", "2022-03-24"),
        ("2022-03-24 09:00", "2022-03-24"),
        ("2022-03-24T23:30:00-05:00", "2022-03-24"),
        ("2022/3/4", "2022-03-04"),
        ("2022.03.24", "2022-03-24"),
        ("20220324", "2022-03-24"),
        ("20220324T0900", "2022-03-24"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("Thu, 24 Mar 2022 09:00:00 GMT", "2022-03-24"),
        ("1648112400", "2022-03-24"),
        ("1648112400000", "2022-03-24"),
        ("2022-02-30", None),
        ("2022-13", None),
        ("yesterday", None),
        ("12345", None),
        ("", None),
        (None, None),
    ],
)
def test_machine_dates_become_edtf_as_exact_as_given(value: str | None, edtf: str | None) -> None:
    assert edtf_of(value) == edtf


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(value: str) -> None:
    edtf_of(value)
