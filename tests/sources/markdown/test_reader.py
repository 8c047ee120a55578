from __future__ import annotations

import pytest

from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Reference, RemarkKind
from citecheck.sources.markdown.reader import MarkdownReader

COPY = "https://web.archive.org/web/20200506000000/https://n.example/a"


def read(text: str) -> Document:
    document = MarkdownReader().read(text, "page.md")
    for reference in document.references:
        span = reference.origin.span
        assert reference.text == text[span.start : span.end]
        for field in reference.fields:
            assert field.value == text[field.start : field.end]
    return document


def one(text: str) -> Reference:
    references = read(text).references
    assert len(references) == 1
    return references[0]


@pytest.mark.parametrize(
    ("text", "url", "title"),
    [
        ("See [a *good* page](https://x.example/a).", "https://x.example/a", "a good page"),
        ('[page](<https://x.example/a b> "Title")', "https://x.example/a b", "page"),
        ("[page](https://x.example/a_(b)_c)", "https://x.example/a_(b)_c", "page"),
        (r"[a \[b\]](https://x.example/\_a&amp;b)", "https://x.example/_a&b", "a [b]"),
        ("[![badge](https://i.example/b.svg)](https://x.example/)", "https://x.example/", "badge"),
        ("<https://x.example/a>", "https://x.example/a", None),
        ("(https://x.example/a_(b)).", "https://x.example/a_(b)", None),
        ("**https://x.example/a**, and", "https://x.example/a", None),
        ("[https://x.example/a](https://x.example/a)", "https://x.example/a", None),
        ('<a class="x" href="https://x.example/?a&amp;b">words</a>', "https://x.example/?a&b", "words"),
        ("[//x.example](//x.example/a)", "//x.example/a", "//x.example"),
        ("| [cell](https://x.example/) | b |\n|---|---|", "https://x.example/", "cell"),
    ],
)
def test_a_link_in_running_text_is_a_reference(text: str, url: str, title: str | None) -> None:
    reference = one(text)
    assert (reference.origin.format, reference.type) == (Format.MARKDOWN, "webpage")
    assert (reference.url, reference.title) == (url, title)
    assert [field.name for field in reference.fields] == ["url"]


@pytest.mark.parametrize(
    "text",
    [
        "`[no](https://no.example)` and ``a ` https://no.example``",
        "```\n[no](https://no.example)\n```",
        "~~~~\nhttps://no.example\n~~~\nhttps://no.example\n~~~~",
        "words\n\n    https://no.example",
        "<!-- https://no.example\n\n [no](https://no.example) -->",
        "![image](https://no.example/x.png)",
        "[file](other.md) [place](#there) [mail](mailto:a@b.example)",
        r"\[no\](other) \<https//no.example>",
        "someone@x.example and a://b and [undefined]",
    ],
)
def test_code_comments_images_and_places_beside_are_no_references(text: str) -> None:
    assert read(text).references == ()


def test_a_definition_is_one_reference_with_its_uses() -> None:
    text = (
        "[One][lab], [LAB][] and [lab].\n\n[Lab]: <https://x.example/a> 'The page'\n"
        "[file]: ./x.md\n[two]:\nhttps://y.example"
    )
    first, second = read(text).references
    assert (first.key, first.url, first.title) == ("Lab", "https://x.example/a", "The page")
    assert [text[span.start : span.end] for span in first.uses] == ["[One][lab]", "[LAB][]", "[lab]"]
    assert (second.key, second.url, second.title) == ("two", "https://y.example", None)


def test_a_footnote_is_a_reference_with_its_name_its_links_and_its_uses() -> None:
    text = (
        'A[^n] b[^n].\n\n[^n]: Smith, J. (2005). ["Bears and more"](https://n.example/a). *Beasts*. 5 (2): 3–4.\n'
        f"    [Archived]({COPY}).\n\n    More words.\n\nText."
    )
    reference = one(text)
    assert (reference.key, reference.title, reference.published) == ("n", "Bears and more", "2005")
    assert reference.authors == (Name(family="Smith", given="J."),)
    assert (reference.url, reference.archive_url, reference.archived) == ("https://n.example/a", COPY, "2020-05-06")
    assert reference.text.startswith("Smith")
    assert reference.text.endswith("More words.")
    assert [text[span.start : span.end] for span in reference.uses] == ["[^n]", "[^n]"]


def test_footnotes_that_cite_nothing_are_listed_and_undefined_or_doubled_ones_remarked() -> None:
    document = read("A[^a] b[^b] c[^c].\n\n[^a]: Only words.\n[^b]: Doe 2001.\n[^b]: Poe 2002.\n")
    assert [reference.text for reference in document.references] == ["Doe 2001.", "Poe 2002."]
    assert [skipped.text for skipped in document.skipped] == ["Only words."]
    assert [(remark.kind, remark.detail) for remark in document.remarks] == [
        (RemarkKind.REFERENCE_UNDEFINED, "c"),
        (RemarkKind.REFERENCE_REDEFINED, "b"),
    ]


def test_an_inline_note_is_a_reference() -> None:
    reference = one("Words^[See Doe (2001), https://x.example/a.] and more.")
    assert (reference.url, reference.text) == ("https://x.example/a", "See Doe (2001), https://x.example/a.")


def test_items_and_paragraphs_under_a_heading_of_references_are_references() -> None:
    document = read(
        "# T\n\n- Doe (2001)\n\n## References\n\nThe list of 2020:\n\n1. Doe, A. (2001). *One*. London: House.\n"
        "   - Poe, B. (2002). *Two*. London: House.\n2. [Three](https://x.example/3)\n- nothing\n\n## Next\n\n"
        "- Poe (2002)\n\n"
        "Literatur\n=========\n\nLee, C. (2003). *Four*. London: House.\n\nKim, D. (2004). *Five*. London: House.\n"
    )
    assert [reference.published for reference in document.references] == ["2001", "2002", None, "2003", "2004"]
    assert [skipped.text for skipped in document.skipped] == ["nothing"]
    assert document.references[0].text == "Doe, A. (2001). *One*. London: House."


def test_further_links_of_an_item_are_references_of_their_own() -> None:
    first, second = read("## Links\n\n* [First page](https://a.example/), [second page](https://b.example/)").references
    assert (first.url, first.title) == ("https://a.example/", "First page")
    assert (second.url, second.text) == ("https://b.example/", "[second page](https://b.example/)")


def test_a_definition_that_an_item_uses_is_the_link_of_that_item() -> None:
    reference = one("## References\n\n- Doe (2001). [Title here][d].\n\n[d]: https://x.example/a\n")
    assert (reference.url, reference.title, reference.published) == ("https://x.example/a", "Title here", "2001")


def test_references_of_the_front_matter_are_read_with_the_places_that_cite_them() -> None:
    text = (
        "---\ntitle: T\nreferences:\n- id: doe99\n  type: article-journal\n  title: 'It''s: a title' # comment\n"
        '  author: [{family: Doe, given: "J. A."}, {literal: The Bears}]\n'
        "  issued:\n    date-parts:\n    - - 1999\n      - 5\n"
        "  container-title: >\n    Beasts and\n    more\n  URL: https://x.example/a#b\n- id: poe\n  title: Old\n"
        "  issued:\n  - year: 2001\n    month: 3\n...\nSee [@doe99, p. 3; -@poe] and @doe99; @fig-one, @gone."
    )
    document = read(text)
    first, second = document.references
    assert (first.key, first.title, first.outlet) == ("doe99", "It's: a title", "Beasts and more")
    assert [str(name) for name in first.authors] == ["Doe, J. A.", "The Bears"]
    assert (first.published, first.url, len(first.uses)) == ("1999-05", "https://x.example/a#b", 2)
    assert (second.key, second.published, len(second.uses)) == ("poe", "2001-03", 1)
    assert first.text.startswith("- id: doe99")
    assert [(remark.kind, remark.detail) for remark in document.remarks] == [(RemarkKind.REFERENCE_UNDEFINED, "gone")]


@pytest.mark.parametrize(
    ("matter", "text"),
    [
        ("bibliography: refs.bib", "bibliography: refs.bib"),
        ("bibliography:\n- a.bib\n- b.bib", "bibliography:\n- a.bib\n- b.bib"),
        ("references:\n- id: &a x", "- id: &a x"),
        ("references:\n- just words", "- just words"),
        ("references: {a: b}", "references: {a: b}\n"),
        ("references:\n- id: [a", "- id: [a"),
    ],
)
def test_what_the_front_matter_names_or_hides_is_listed(matter: str, text: str) -> None:
    document = read(f"---\n{matter}\n---\nSee @key.")
    assert [skipped.text for skipped in document.skipped] == [text]


def test_front_matter_is_not_text() -> None:
    assert read("---\nhomepage: https://x.example/\n---\n").references == ()


def test_positions_count_lines_and_code_points() -> None:
    document = read("𝔸\r\n\r\n\t> see [a](https://x.example/)\r\n")
    assert document.references == ()  # a tab makes it code
    document = read("𝔸\r\n\r\n> see [a](https://x.example/)\r\n")
    span = document.references[0].origin.span
    assert (span.line, span.column) == (3, 7)
