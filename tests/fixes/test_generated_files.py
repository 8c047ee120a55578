"""Files made at random, in every manner: repairs keep all else, and a second run changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.fixes.repairs import SNAPSHOT, read, reader_of

from citecheck.fixes.interface import Proposal
from citecheck.fixes.repair import repair
from citecheck.model.finding import Edit, EditKind
from citecheck.model.ids import assign_ids

WORDS = st.text("abc XYé.&%_-", min_size=1, max_size=15).map(lambda text: f"T{text.strip()}")
NAMES = ("author", "title", "journal", "url", "year", "note", "urldate")
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def bib_entries(draw: st.DrawFn) -> str:
    gap = draw(st.sampled_from(["\n  ", " ", "\n\t", "\r\n    "]))
    equals = draw(st.sampled_from([" = ", "=", " =", "\t=\t"]))
    quotes = draw(st.sampled_from(["{}", '""']))
    leading = draw(st.booleans())
    fields = []
    for name in draw(st.permutations(NAMES))[: draw(st.integers(1, len(NAMES)))]:
        value = draw(WORDS).replace("%", "").replace("&", r"\&")
        value = {"url": "http://news.example/x?a=1", "year": "2001", "urldate": "2020-01-02"}.get(name, value)
        fields.append(f"{name}{equals}{quotes[0]}{value}{quotes[1]}")
    separator = f"{gap}, " if leading else f",{gap}"
    tail = draw(st.sampled_from(["", ",", "\n", ",\n"]))
    return "@misc{KEY" + separator + separator.join(fields) + tail + "}\n"


@st.composite
def bib_files(draw: st.DrawFn) -> str:
    entries = draw(st.lists(bib_entries(), min_size=1, max_size=4))
    between = draw(st.sampled_from(["", "\n", "% a comment\n", "@string{x = {y}}\n"]))
    return between.join(entry.replace("KEY", f"key{number}") for number, entry in enumerate(entries))


@st.composite
def wiki_pages(draw: st.DrawFn) -> str:
    notes = []
    for _ in range(draw(st.integers(1, 4))):
        gap = draw(st.sampled_from([" |", "|", " | ", "\n| ", "\n |", "|\n"]))
        equals = draw(st.sampled_from(["=", " = ", "= "]))
        title = draw(WORDS).replace("&", "and")
        parts = [f"url{equals}http://news.example/x", f"title{equals}{title}", f"date{equals}3 May 2020"]
        parts = draw(st.permutations(parts))[: draw(st.integers(1, 3))]
        name = draw(st.sampled_from(["cite web", "Cite news", "citation"]))
        notes.append(f"<ref>{{{{{name}{gap}{gap.join(parts)}{draw(st.sampled_from(['', ' ']))}}}}}</ref>")
    return " Words. ".join(notes)


@st.composite
def json_files(draw: st.DrawFn) -> str:
    items = [
        {"id": f"k{number}", "type": "webpage", "title": draw(WORDS), "URL": "http://news.example/x"}
        for number in range(draw(st.integers(1, 3)))
    ]
    indent = draw(st.sampled_from([None, 1, 2, 4, "\t"]))
    return json.dumps(items, indent=indent, ensure_ascii=draw(st.booleans())) + draw(st.sampled_from(["", "\n"]))


WISHES = st.dictionaries(
    st.sampled_from(["url", "archive_url", "archived", "url_status", "doi", "title"]),
    st.just(""),
    min_size=1,
    max_size=4,
)
VALUES = {
    "url": "https://news.example/y?b=2&c_d=3",
    "archive_url": SNAPSHOT,
    "archived": "2019-04-05",
    "url_status": "dead",
    "doi": "10.5555/x_y",
    "title": "Another title",
}


def _hold(text: str, form: str, wishes: list[dict[str, str]]) -> None:
    document = read(text, form)
    citations = assign_ids([document])
    proposals = [
        Proposal(
            f"r{number}",
            tuple(Edit(EditKind.SET, citation.id, field, VALUES[field]) for field in wish),
            number,
        )
        for number, (citation, wish) in enumerate(zip(citations, wishes, strict=False))
    ]
    result = repair(document, citations, proposals, reader_of(document))
    position = shift = 0
    for splice in result.splices:
        assert result.text[position + shift : splice.start + shift] == text[position : splice.start]
        position, shift = splice.end, shift + len(splice.replacement) - (splice.end - splice.start)
    assert result.text[position + shift :] == text[position:]
    after = read(result.text, form)
    again = assign_ids([after])
    renamed = {old.id: new.id for old, new in zip(citations, again, strict=True)}
    touched = {edit.reference for each in result.applied for edit in each.edits}
    for old, new in zip(citations, again, strict=True):
        if old.id not in touched:
            assert old.reference.text == new.reference.text
    wanted = [
        replace(each, edits=tuple(replace(edit, reference=renamed[edit.reference]) for edit in each.edits))
        for each in result.applied
    ]
    second = repair(after, again, wanted, reader_of(document))
    assert (second.text, second.refused) == (result.text, ())
    assert ("\r\n" in result.text) == ("\r\n" in text)


@given(bib_files(), st.lists(WISHES, max_size=4))
def test_generated_bib_files(text: str, wishes: list[dict[str, str]]) -> None:
    _hold(text, "bibtex", wishes)


@given(wiki_pages(), st.lists(WISHES, max_size=4))
def test_generated_wiki_pages(text: str, wishes: list[dict[str, str]]) -> None:
    _hold(text, "wikitext", wishes)


@given(json_files(), st.lists(WISHES, max_size=3))
def test_generated_json_files(text: str, wishes: list[dict[str, str]]) -> None:
    _hold(text, "csl-json", wishes)


@given(
    st.sampled_from(["bibtex", "wikitext", "csl-json", "ris", "markdown", "text", "html", "urls", "jsonl"]),
    st.text(max_size=200),
    WISHES,
)
def test_any_text_is_repaired_or_left_as_it_is(form: str, text: str, wish: dict[str, str]) -> None:
    document = read(text, form)
    _hold(text, form, [wish] * len(document.references))
