from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.reference import RemarkKind
from citecheck.sources.bibtex.blocks import Entry, Unreadable
from citecheck.sources.bibtex.scan import cut


def entries(text: str) -> list[Entry]:
    return [block for block in cut(text) if isinstance(block, Entry)]


def unreadable(text: str) -> list[tuple[str, str]]:
    return [(b.reason, text[b.start : b.end]) for b in cut(text) if isinstance(b, Unreadable)]


def values(text: str) -> dict[str, str]:
    (entry,) = entries(text)
    return {field.name: text[field.start : field.end] for field in entry.fields}


def kinds(text: str) -> list[RemarkKind]:
    return [oddity.kind for entry in entries(text) for oddity in entry.oddities]


GOOD = "@book{good,\n  title = {G},\n  year = 1999\n}\n"


@pytest.mark.parametrize(
    "broken",
    [
        "@article{bad,\n  title = {One {brace too many},\n  year = 2000\n}\n",
        "@article{bad,\n  title = {No end\n",
        '@article{bad,\n  title = "No end,\n  year = 2000\n}\n',
        "@article{bad, title = {x}\n",
        "@article{bad,\n",
        "@article{\n",
        "@article(bad, title = {x}\n",
    ],
)
def test_entries_around_a_broken_one_are_kept_and_it_is_listed(broken: str) -> None:
    text = GOOD + broken + GOOD
    assert [entry.key for entry in entries(text) if entry.key != "bad"] == ["good", "good"]
    assert any(stretch.startswith(broken.strip()[:12]) for _, stretch in unreadable(text)) or kinds(text)


def test_an_entry_that_does_not_close_is_broken_where_the_next_one_begins() -> None:
    assert unreadable("@article{bad,\n  title = {x}\n\n" + GOOD) == [
        ("entry does not close", "@article{bad,\n  title = {x}")
    ]


def test_a_file_in_one_line_recovers_too() -> None:
    text = "@a{x, title={X @book{y, title={Y}} @book{z, title={Z}}"
    assert [entry.key for entry in entries(text)] == ["y", "z"]
    assert unreadable(text) == [("entry does not close", "@a{x, title={X")]


def test_values_are_found_without_their_delimiters() -> None:
    text = '@x{k, a = {b {c} d}, "e", f = "g {"} h", i = 12, j = jan # "~1" # {x}, l(m) = n}'
    assert values(text) == {"a": "b {c} d", "f": 'g {"} h', "i": "12", "j": 'jan # "~1" # {x}', "l(m)": "n"}


def test_parentheses_close_what_they_opened() -> None:
    assert values("@book(k, title = {a) b}, year = 2000)") == {"title": "a) b", "year": "2000"}


def test_comment_lines_are_no_fields_and_no_entries() -> None:
    text = "% @book{no, title={x}}\n@book{k, % why\n  title = {T}, % @book{no,\n  % year = {1},\n  month = jan\n}"
    assert values(text) == {"title": "T", "month": "jan"}


def test_an_entry_closed_by_a_comment_alone_is_closed() -> None:
    assert [entry.key for entry in entries("@set{k,\n% entryset={a}\n%}\n\n" + GOOD)] == ["k", "good"]


def test_a_long_comment_block_may_hold_whole_entries() -> None:
    text = "@comment{\n@book{no, title={x}}\n}\n" + GOOD
    assert [entry.key for entry in entries(text)] == ["good"]
    assert unreadable(text) == []


@pytest.mark.parametrize(
    ("text", "key", "odd"),
    [
        ("@book{k title = {T}}", "k", [RemarkKind.MISSING_COMMA]),
        ("@book{k\n title = {T}}", "k", [RemarkKind.MISSING_COMMA]),
        ("@book{title = {T}}", None, [RemarkKind.MISSING_KEY]),
        ("@book{, title = {T}}", None, [RemarkKind.MISSING_KEY]),
        ("@book{k, year = 2000 title = {T}}", "k", [RemarkKind.MISSING_COMMA]),
        ("@book{k, title = {T} rubbish}", "k", [RemarkKind.UNREADABLE_FIELD]),
        ("@book{k, rubbish, title = {T}}", "k", [RemarkKind.UNREADABLE_FIELD]),
        ("@book{k, rubbish {a, b}, title = {T}}", "k", [RemarkKind.UNREADABLE_FIELD]),
        ('@book{k,\n author = "A,\n title = "T"\n}', "k", [RemarkKind.UNREADABLE_FIELD]),
        ("@book{a key, title = {T}}", "a key", []),
        ("@ book {k, title = {T},}", "k", []),
    ],
)
def test_what_is_odd_is_named_and_the_title_still_read(text: str, key: str | None, odd: list[RemarkKind]) -> None:
    (entry,) = entries(text)
    assert entry.key == key
    assert kinds(text) == odd
    assert values(text)["title"] == "T"


def test_quotation_marks_inside_a_quoted_value_are_kept() -> None:
    assert values('@b{k, title = "a "loud" thing", year = 1}') == {"title": 'a "loud" thing', "year": "1"}
    assert values('@b{k, author = "G\\"odel, K.", year = 1}') == {"author": 'G\\"odel, K.', "year": "1"}


def test_escaped_braces_count_as_bibtex_counts_them_unless_that_never_closes() -> None:
    assert values("@b{k, title = {a \\{ b}, year = 1}\n" + "") == {"title": "a \\{ b", "year": "1"}
    assert values("@b{k, title = {a \\{x\\} b}, year = 1}") == {"title": "a \\{x\\} b", "year": "1"}


def test_words_between_entries_are_listed_and_comments_are_not() -> None:
    text = GOOD + "% fine\nsome words\n@comment jabref\n" + GOOD + "more"
    assert [stretch for _, stretch in unreadable(text)] == ["some words", "more"]


def test_a_value_without_delimiters_keeps_all_its_words() -> None:
    assert values("@b{k, title = Foo Bar, year = 1}") == {"title": "Foo Bar", "year": "1"}


TEXT = st.lists(
    st.sampled_from(["@book{", "@a(", "k,", "t=", "{", "}", '"', ",", "#", "\n", "%", "\\", " x ", "@comment{", ")"]),
    max_size=40,
).map("".join)


@given(TEXT)
def test_blocks_stand_in_order_and_never_overlap(text: str) -> None:
    position = 0
    for block in cut(text):
        assert position <= block.start <= block.end <= len(text)
        position = block.end


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        '"',
        "@a{",
        "@a{k,",
        "@a{k,t={",
        '@a{k,t="',
        "@comment{",
        "@a{@",
        "\n@a{k,x=",
        'a="x"y,',
        "@a{k, t={}} @b{",
    ],
)
def test_hostile_files_are_cut_in_linear_time(piece: str) -> None:
    assert len(list(cut("@a{k, " + piece * (100_000 // len(piece))))) >= 0
