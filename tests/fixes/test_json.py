from __future__ import annotations

import pytest
from tests.fixes.repairs import SNAPSHOT, first, fix, reasons, to_drop, to_remove

PRETTY = """[
  {
    "id": "ferry",
    "type": "webpage",
    "title": "Ferry sails again",
    "URL": "https://news.example/ferry",
    "accessed": {"date-parts": [[2022, 3, 27]]}
  },
  {
    "id": "quay",
    "type": "webpage",
    "title": "Quay"
  }
]
"""


def test_a_changed_value_changes_nothing_else() -> None:
    result = first(PRETTY, "csl-json", url="https://news.example/new")
    assert result.text == PRETTY.replace("news.example/ferry", "news.example/new")


def test_the_archive_copy_goes_to_custom_with_the_file_s_own_indentation() -> None:
    result = first(PRETTY, "csl-json", archive_url=SNAPSHOT, archived="2019-04-05")
    line = '    "URL": "https://news.example/ferry",\n'
    added = f'    "custom": {{\n      "archive-url": "{SNAPSHOT}",\n      "archive-date": "2019-04-05"\n    }},\n'
    assert result.text == PRETTY.replace(line, line + added)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[{"id":"a","title":"T"}]', '[{"id":"a","DOI":"10.5555/x","title":"T"}]'),
        ('[{"id": "a", "title": "T"}]', '[{"id": "a", "title": "T", "DOI": "10.5555/x"}]'),
        ('{"id": "a", "title": "T"}\n{"id": "b"}\n', '{"id": "a", "title": "T", "DOI": "10.5555/x"}\n{"id": "b"}\n'),
    ],
)
def test_a_new_member_follows_the_layout_of_the_object(text: str, wanted: str) -> None:
    result = first(text, "csl-json", doi="10.5555/x")
    assert reasons(result) == []
    assert result.text.replace(',"DOI":"10.5555/x"', "") == wanted.replace(',"DOI":"10.5555/x"', "")
    assert result.text.count("10.5555/x") == 1


def test_custom_that_is_there_gets_one_member_more() -> None:
    text = f'[{{"id": "a", "title": "T", "custom": {{"archive-url": "{SNAPSHOT}"}}}}]'
    result = first(text, "csl-json", archived="2019-04-05")
    assert result.text == text.replace('"}}]', '", "archive-date": "2019-04-05"}}]')


def test_escapes_of_the_file_are_kept() -> None:
    text = r'[{"id": "a", "title": "Caf\u00e9 &amp; bar", "URL": "https:\/\/a.example\/x?utm_source=y"}]'
    assert r'"https:\/\/a.example\/x"' in first(text, "csl-json", url="https://a.example/x").text
    assert r'"Caf\u00e9 & bar"' in first(text, "csl-json", title="Café & bar").text


def test_figures_of_a_day_are_changed_in_place() -> None:
    result = first(PRETTY, "csl-json", accessed="2020-05-01")
    assert result.text == PRETTY.replace("[[2022, 3, 27]]", "[[2020, 5, 1]]")


def test_a_line_of_the_note_that_holds_the_value_is_changed_there() -> None:
    text = f'[{{"id": "a", "title": "T", "note": "archive-url: {SNAPSHOT}\\nwords"}}]'
    result = first(text, "csl-json", archive_url=SNAPSHOT.replace("20190405052849", "20200405052849"))
    assert result.text == text.replace("20190405052849", "20200405052849")


def test_members_and_objects_are_taken_out_with_one_comma() -> None:
    assert fix(PRETTY, "csl-json", to_remove("ferry", "url")).text == PRETTY.replace(
        ',\n    "URL": "https://news.example/ferry"', ""
    )
    twins = '[\n  {"id": "a", "title": "T"},\n  {"id": "b", "title": "T"}\n]\n'
    assert fix(twins, "csl-json", to_drop("b", "a")).text == '[\n  {"id": "a", "title": "T"}\n]\n'
    assert fix(twins, "csl-json", to_drop("a", "b")).text == '[\n  {"id": "b", "title": "T"}\n]\n'


def test_records_of_citecheck_are_edited_by_their_own_names() -> None:
    text = '{"id": "a", "title": "T", "url": "http://a.example/"}\n'
    result = first(text, "jsonl", url="https://a.example/", archive_url=SNAPSHOT)
    assert reasons(result) == []
    assert result.text == f'{{"id": "a", "title": "T", "url": "https://a.example/", "archive_url": "{SNAPSHOT}"}}\n'


def test_an_object_in_place_of_a_string_is_refused() -> None:
    text = '[{"id": "a", "title": "T", "custom": "words"}]'
    result = first(text, "csl-json", archive_url=SNAPSHOT)
    assert reasons(result) == ["the member custom is no object"]
    assert result.text == text
