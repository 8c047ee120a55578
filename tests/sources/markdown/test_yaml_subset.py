from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.markdown.yaml_subset import UnsupportedYamlError, Value, parse_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: 1\nb: two # three\nc: 'it''s'\nd: \"x\\n\\u00e9\"\ne:",
            {"a": 1, "b": "two", "c": "it's", "d": "x\né", "e": None},
        ),
        ("- a\n- b: c\n  d: e\n- - 1\n  - 2", ["a", {"b": "c", "d": "e"}, [1, 2]]),
        ("a:\n- b\n- c\nd:\n  e: f", {"a": ["b", "c"], "d": {"e": "f"}}),
        ("a: [1, two, {b: c}, 'x, y']", {"a": [1, "two", {"b": "c"}, "x, y"]}),
        ("a: {b: [c, d],\n    e: f}", {"a": {"b": ["c", "d"], "e": "f"}}),
        ("a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y", {"a": "x\n y\n\nz", "b": "x y"}),
        ("a: words that\n  go on\nb: 'quoted\n  too'", {"a": "words that go on", "b": "quoted too"}),
        ("a: https://x.example/#b?c:d", {"a": "https://x.example/#b?c:d"}),
        ("# comment\n\na: b\n", {"a": "b"}),
        ("", None),
    ],
)
def test_what_people_write_is_read(text: str, value: Value) -> None:
    assert parse_yaml(text, 0) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b",
        "a: *x",
        "a: !!str b",
        "a:\n\tb: c",
        "a: [b",
        "a: {b}",
        "a: 'b",
        "- a\nb: c",
        "a: [b] c",
        "a: b\n  c: d\n e",
    ],
)
def test_what_is_not_read_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UnsupportedYamlError) as caught:
        parse_yaml(text, 100)
    assert 100 <= caught.value.offset <= 100 + len(text)


@given(st.lists(st.sampled_from(list("ab:-[]{}'\"|>&*#,\n 0")) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    offset = 0
    try:
        parse_yaml(text, 0)
    except UnsupportedYamlError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)


def test_deep_nesting_is_refused() -> None:
    for text in (
        "- " * 1000 + "a",
        "[" * 100_000,
        "a: " + "{b: " * 1000,
        "\n".join(" " * depth + "a:" for depth in range(500)),
    ):
        with pytest.raises(UnsupportedYamlError):
            parse_yaml(text, 0)
