from __future__ import annotations

import pytest
from tests.fixes.repairs import SNAPSHOT, first, fix, reasons, to_drop, to_remove, to_set

FERRY = """@online{ferry,
  author = {Ball, Tom},
  title = {Ferry sails again},
  url = {https://news.example/ferry},
  urldate = {2022-03-27}
}
"""


def test_a_changed_value_changes_nothing_else() -> None:
    result = first(FERRY, "bibtex", url="https://news.example/new")
    assert result.text == FERRY.replace("https://news.example/ferry", "https://news.example/new")
    assert [splice.replacement for splice in result.splices] == ["new"]


def test_new_fields_stand_behind_the_address_in_the_manner_of_their_neighbours() -> None:
    result = first(FERRY, "bibtex", archived="2019-04-05", archive_url=SNAPSHOT)
    line = "  url = {https://news.example/ferry},\n"
    added = f"  archiveurl = {{{SNAPSHOT}}},\n  archivedate = {{2019-04-05}},\n"
    assert result.text == FERRY.replace(line, line + added)


@pytest.mark.parametrize(
    ("entry", "added"),
    [
        ("@misc{a, title = {T}, url = {https://a.example/}}", ", doi = {10.5555/x}}"),
        ("@misc{a, title = {T}, url = {https://a.example/},}", ", doi = {10.5555/x},}"),
        ('@misc{a,\n  title = "T",\n  url = "https://a.example/"\n}', ',\n  doi = "10.5555/x"\n}'),
        ("@misc{a,\n\ttitle={T},\n\turl={https://a.example/},\n}", "\n\tdoi={10.5555/x},\n}"),
        ("@misc{a\n  , title = {T}\n  , url = {https://a.example/}\n  }", "\n  , doi = {10.5555/x}\n  }"),
        ("@misc{a,\n  author = {B},\n  url    = {https://a.example/},\n}", "\n  doi    = {10.5555/x},\n}"),
        ("@misc{a,\n  author={B},\n  url=   {https://a.example/},\n}", "\n  doi=   {10.5555/x},\n}"),
        ("@MISC{a,\n  AUTHOR = {B},\n  URL = {https://a.example/}\n}", ",\n  DOI = {10.5555/x}\n}"),
        ("@misc{a,\r\n  title = {T},\r\n  url = {https://a.example/}\r\n}", ",\r\n  doi = {10.5555/x}\r\n}"),
        ("@misc{a,\n  title = {T},\n  url = {https://a.example/}, % seen\n}", ", % seen\n  doi = {10.5555/x},\n}"),
        ("@misc(a,\n  title = {T},\n  url = {https://a.example/}\n)", ",\n  doi = {10.5555/x}\n)"),
    ],
    ids=[
        "line",
        "line-comma",
        "quotes",
        "tabs",
        "comma-first",
        "columns",
        "values",
        "capitals",
        "crlf",
        "comment",
        "()",
    ],
)
def test_a_new_field_follows_the_layout_of_the_entry(entry: str, added: str) -> None:
    result = first(entry, "bibtex", doi="10.5555/x")
    assert reasons(result) == []
    assert result.text.endswith(added)
    assert result.text.startswith(entry[: entry.rindex("https")])


def test_names_and_forms_of_dates_are_those_that_the_file_uses() -> None:
    other = "@misc{b, title = {U}, urlarchived = {https://web.archive.org/web/2010/https://b.example/},\n"
    other += "  urlarchivedate = {5 June 2010}}\n"
    result = first(FERRY + other, "bibtex", archive_url=SNAPSHOT, archived="2019-04-05")
    assert f"  urlarchived = {{{SNAPSHOT}}},\n  urlarchivedate = {{5 April 2019}},\n" in result.text


def test_escapes_and_markup_around_a_change_stay() -> None:
    entry = r"@misc{a, title = {The {\"U}ber {LaTeX} \& you.}, url = {https://a.example/b\_c?utm_source=x}}"
    text = first(entry, "bibtex", title="The Über LaTeX & you").text
    assert text == entry.replace("you.}", "you}")
    text = first(entry, "bibtex", url="https://a.example/b_c").text
    assert text == entry.replace("?utm_source=x", "")


def test_text_is_escaped_for_latex_and_addresses_are_not() -> None:
    entry = "@misc{a, title = {Tom &amp; Jerry}, url = {https://a.example/?a=1}}"
    assert "{Tom \\& Jerry}" in first(entry, "bibtex", title="Tom & Jerry").text
    assert "{https://a.example/?a=1&b_c=2}" in first(entry, "bibtex", url="https://a.example/?a=1&b_c=2").text


def test_a_value_within_a_note_is_changed_where_it_stands() -> None:
    entry = r"@misc{a, title = {T}, howpublished = {Online: \url{http://a.example/x}, seen 3 May 2020}}"
    result = first(entry, "bibtex", url="https://a.example/x")
    assert result.text == entry.replace("http:", "https:")


def test_quotation_marks_give_way_to_braces_where_the_value_has_some() -> None:
    result = first('@misc{a, title = "T", note = "n"}', "bibtex", title='A "B" C')
    assert result.text == '@misc{a, title = {A "B" C}, note = "n"}'


def test_an_empty_field_is_filled_not_doubled() -> None:
    result = first("@misc{a, title = {T}, doi = {}, url = {https://a.example/}}", "bibtex", doi="10.5555/x")
    assert result.text == "@misc{a, title = {T}, doi = {10.5555/x}, url = {https://a.example/}}"


@pytest.mark.parametrize(
    ("entry", "values", "reason"),
    [
        ("@misc{a, title = {T}}", {"doi": "10.5555/a}b"}, "braces"),
        ("@misc{a, title = {T}, archivedate = {some day}}", {"archived": "2019-04-05"}, "says something else"),
        (
            "@book{p, title = {B}, publisher = {P}}\n@inbook{a, title = {T}, crossref = {p}}",
            {"publisher": "Q"},
            "does not stand in the entry",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_and_the_file_stays(entry: str, values: dict[str, str], reason: str) -> None:
    key = "a"
    result = fix(entry, "bibtex", to_set(key, **values))
    assert reason in reasons(result)[0]
    assert result.text == entry


def test_a_field_is_taken_out_with_its_comma() -> None:
    assert fix(FERRY, "bibtex", to_remove("ferry", "url")).text == FERRY.replace(
        "  url = {https://news.example/ferry},\n", ""
    )
    last = fix(FERRY, "bibtex", to_remove("ferry", "accessed")).text
    assert last == FERRY.replace(",\n  urldate = {2022-03-27}", "")


def test_a_copy_is_taken_out_with_its_line_and_pointers_follow() -> None:
    one = "@book{one,\n  title = {T}\n}\n"
    two = "@book{two,\n  title = {T}\n}\n"
    child = "@inbook{child,\n  title = {C},\n  crossref = {two}\n}\n"
    result = fix(one + "\n" + two + "\n" + child, "bibtex", to_drop("two", "one"))
    assert result.text == one + "\n" + child.replace("two", "one")
    assert [(each.key, each.kept) for each in result.retired] == [("two", "one")]


def test_a_copy_at_the_end_leaves_one_line_end() -> None:
    one, two = "@book{one, title = {T}}\n", "@book{two, title = {T}}"
    assert fix(one + two, "bibtex", to_drop("two", "one")).text == one
