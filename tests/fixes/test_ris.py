from __future__ import annotations

import pytest
from tests.fixes.repairs import SNAPSHOT, first, fix, reasons, to_drop, to_remove

FERRY = "TY  - ELEC\r\nTI  - Ferry sails again\r\nUR  - https://news.example/ferry\r\nY2  - 2022/03/27/\r\nER  - \r\n"


def test_a_changed_value_changes_nothing_else() -> None:
    assert first(FERRY, "ris", url="https://news.example/new").text == FERRY.replace(
        "news.example/ferry", "news.example/new"
    )
    assert first(FERRY, "ris", accessed="2020-05-01").text == FERRY.replace("2022/03/27/", "2020/05/01/")


def test_the_archive_copy_is_told_in_lines_of_the_note() -> None:
    result = first(FERRY, "ris", archive_url=SNAPSHOT, archived="2019-04-05")
    added = f"N1  - archive-url: {SNAPSHOT}\r\nN1  - archive-date: 2019-04-05\r\n"
    assert reasons(result) == []
    assert result.text == FERRY.replace("Y2  -", added + "Y2  -")


def test_a_noted_value_is_changed_where_it_stands() -> None:
    text = FERRY.replace("Y2  -", f"N1  - archive-url: {SNAPSHOT}\r\nN1  - archive-date: 5 April 2019\r\nY2  -")
    result = first(text, "ris", archived="2019-04-06")
    assert result.text == text.replace("5 April 2019", "6 April 2019")


def test_lines_and_records_are_taken_out_whole() -> None:
    assert fix(FERRY, "ris", to_remove("Ferry", "accessed")).text == FERRY.replace("Y2  - 2022/03/27/\r\n", "")
    twins = FERRY + "\r\n" + FERRY
    assert fix(twins, "ris", to_drop("Ferry~2", "Ferry")).text == FERRY + "\r\n"
    assert fix(twins, "ris", to_drop("Ferry", "Ferry~2")).text == FERRY


@pytest.mark.parametrize(
    ("values", "reason"), [({"doi": "10.5555/x\nER  - "}, "more than one line"), ({"quote": "q"}, "no tag")]
)
def test_what_cannot_be_written_is_refused(values: dict[str, str], reason: str) -> None:
    result = first(FERRY, "ris", **values)
    assert reason in reasons(result)[0]
    assert result.text == FERRY
