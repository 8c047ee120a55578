from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.json_items import Broken, Item, items, plain


def read(text: str) -> list[str]:
    """The stretches found, broken ones after an exclamation mark."""
    return [("!" if isinstance(found, Broken) else "") + text[found.start : found.end] for found in items(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"id": "a"}, {"id": "b"}]', ['{"id": "a"}', '{"id": "b"}']),
        ('{"items": [{"id": "a"}], "x": 1}', ['{"id": "a"}']),
        ('{"schema": "s", "references": [{"id": "a"}], "skipped": []}', ['{"id": "a"}']),
        ('{"id": "a", "title": "t"}', ['{"id": "a", "title": "t"}']),
        ('{"one": {"title": "t"}, "two": {"title": "u"}}', ['{"title": "t"}', '{"title": "u"}']),
        ('{"id": "a"}\n{"id": "b"}\n', ['{"id": "a"}', '{"id": "b"}']),
        ("[]", []),
        ("{}", []),
        ("", []),
        ("[1, {}]", ["!1", "{}"]),
        ("words", ["!words"]),
        ('{"one": 1}', ["!1"]),
    ],
)
def test_objects_are_found_in_every_arrangement(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": "x", "title": }',
        '{"id": x}',
        '{"id": "x",, "t"}',
        '{"n": ' + "9" * 5000 + "}",
    ],
)
def test_good_objects_around_a_broken_one_are_kept(broken: str) -> None:
    assert read(f'[{{"id": "a"}},\n {broken},\n {{"id": "b"}}]') == ['{"id": "a"}', f"!{broken}", '{"id": "b"}']
    assert [line for line in read(f'{{"id": "a"}}\n{broken}\n{{"id": "b"}}') if line[0] != "!"] == [
        '{"id": "a"}',
        '{"id": "b"}',
    ]


def test_a_missing_comma_is_overlooked() -> None:
    assert read('[{"id": "x" "title": "t"} {"id": "y"}]') == ['{"id": "x" "title": "t"}', '{"id": "y"}']


def test_values_are_placed_without_their_quotation_marks() -> None:
    text = ' [ { "id" : "a b" , "n":12,"list": [1, 2] } ]'
    (item,) = items(text)
    assert isinstance(item, Item)
    assert {m.name: text[m.start : m.end] for m in item.members} == {"id": "a b", "n": "12", "list": "[1, 2]"}
    assert item.value("list") == [1, 2]


def test_objects_by_key_keep_it() -> None:
    assert [found.key for found in items('{"one": {"title": "t"}}') if isinstance(found, Item)] == ["one"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a ", "a"), (2020, "2020"), ("", None), (None, None), (True, None), ([], None), ("a\ud800b", "ab")],
)
def test_only_strings_and_numbers_are_text(value: object, text: str | None) -> None:
    assert plain(value) == text


@given(st.lists(st.sampled_from(list('[]{}:,"\\ \n1ae') + ['{"id":', '"x"', "\\u0000"]), max_size=30).map("".join))  # noqa: RUF005 - shorter so
def test_no_text_raises_and_stretches_stand_in_order(text: str) -> None:
    position = 0
    for found in items(text):
        assert position <= found.start <= found.end <= len(text)
        position = found.end


@pytest.mark.parametrize("piece", ["[", "{", '{"a":', '[{"id": "a"},', '{"id": 1}', '{"id": x},{"', "\\"])
def test_endless_nesting_is_read_in_time(piece: str) -> None:
    assert len(list(items(piece * (200_000 // len(piece))))) >= 1
