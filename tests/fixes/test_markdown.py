from __future__ import annotations

import pytest
from tests.fixes.repairs import SNAPSHOT, first, fix, reasons, to_drop

NOTES = """# Ferry

It sails again.[^a] And again.[^b]

[^a]: Ball, Tom. "[Ferry sails again](https://news.example/ferry)". *The Quay*, 24 March 2022.
[^b]: Ball, Tom. "[Ferry sails again](https://news.example/ferry)". *The Quay*, 24 March 2022.
"""


@pytest.mark.parametrize(
    "text",
    [
        NOTES,
        "See [the news](https://news.example/ferry) today.\n",
        "See <https://news.example/ferry> today.\n",
        "See [the news][1].\n\n[1]: https://news.example/ferry 'News'\n",
        "# References\n\n- Ball, Tom (2022). [Ferry](https://news.example/ferry). The Quay.\n",
    ],
)
def test_an_address_is_changed_where_it_stands(text: str) -> None:
    result = first(text, "markdown", url="https://news.example/new")
    assert reasons(result) == []
    assert result.text == text.replace("news.example/ferry", "news.example/new", 1)


def test_an_archive_copy_stands_behind_the_words_of_a_note() -> None:
    result = first(NOTES, "markdown", archive_url=SNAPSHOT, archived="2019-04-05")
    assert reasons(result) == []
    added = f" [Archived]({SNAPSHOT}) from the original on 5 April 2019."
    assert f"24 March 2022.{added}\n[^b]:" in result.text


def test_running_text_gets_no_archive_copy() -> None:
    text = "See [the news](https://news.example/ferry) today.\n"
    result = first(text, "markdown", archive_url=SNAPSHOT)
    assert "running text" in reasons(result)[0]
    assert result.text == text


def test_a_repeated_footnote_goes_and_its_uses_name_the_other() -> None:
    result = fix(NOTES, "markdown", to_drop("b", "a"))
    assert reasons(result) == []
    assert result.text == NOTES[: NOTES.index("[^b]: ")].replace("again.[^b]", "again.[^a]")


def test_a_repeated_item_goes_with_its_line() -> None:
    item = "- Ball, Tom (2022). [Ferry](https://news.example/ferry). The Quay.\n"
    text = f"# References\n\n{item}{item}"
    from tests.fixes.repairs import fixed, read

    from citecheck.model.ids import assign_ids

    document = read(text, "markdown")
    citations = assign_ids([document])
    result = fixed(document, citations, to_drop(citations[1].id, citations[0].id))
    assert reasons(result) == []
    assert result.text == f"# References\n\n{item}"


def test_addresses_that_would_end_the_link_are_refused() -> None:
    result = first(NOTES, "markdown", url="https://news.example/a)b")
    assert "characters that mean something else" in reasons(result)[0]
