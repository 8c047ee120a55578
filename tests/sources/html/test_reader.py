from __future__ import annotations

import pytest

from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Reference
from citecheck.sources.html.reader import HtmlReader

COPY = "https://web.archive.org/web/20200506000000/https://n.example/a"
TIME = 'data-versiondate="2020-05-06T01:02:03Z"'
COINS = (
    '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;'
    "rft.genre=article&amp;rft.atitle=A+title&amp;rft.jtitle=Beasts&amp;rft.date=2020-05-05&amp;rft.aulast=Doe&amp;"
    "rft.aufirst=Jane&amp;rft.au=Doe%2C+Jane&amp;rft.au=Poe%2C+Edgar&amp;rft.volume=3&amp;rft.pages=4-5&amp;"
    'rft_id=info%3Adoi%2F10.1000%2F182&amp;rft_id=https%3A%2F%2Fn.example%2Fa"></span>'
)


def read(text: str) -> Document:
    document = HtmlReader().read(text, "page.html")
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


def cite(inside: str, kind: str = "web", behind: str = "") -> str:
    return f'<p>Words.</p><cite id="CITEREFDoe2020" class="citation {kind} cs1">{inside}</cite>{behind} more'


def test_a_citation_of_wikipedia_is_read_by_its_markup() -> None:
    reference = one(
        cite(
            "Doe, Jane; Poe, E. A. (5 May 2020). "
            '<a class="external text" href="https://n.example/a?b&amp;c">"A. Title"</a> '
            '[Ein Titel] <span class="cs1-format">(PDF)</span>. <i>News. Example</i> (in German). Example House. '
            f'<a class="external text" href="{COPY}">Archived</a> from the original on 6 May 2020'
            '<span class="reference-accessdate">. Retrieved <span class="nowrap">7 May</span> 2020</span>.'
        )
    )
    assert reference.origin.format is Format.HTML
    assert (reference.key, reference.type) == ("Doe2020", "webpage")
    assert reference.text.startswith("<cite ")
    assert reference.text.endswith("</cite>")
    assert reference.authors == (Name(family="Doe", given="Jane"), Name(family="Poe", given="E. A."))
    assert (reference.title, reference.translated_title, reference.format) == ("A. Title", "Ein Titel", "PDF")
    assert (reference.outlet, reference.publisher, reference.language) == ("News. Example", "Example House", "German")
    assert (reference.published, reference.accessed, reference.archived) == ("2020-05-05", "2020-05-07", "2020-05-06")
    assert (reference.url, reference.archive_url) == ("https://n.example/a?b&c", COPY)
    assert (reference.url_status, reference.claims_archive) == ("live", True)
    assert [field.value for field in reference.fields] == ["https://n.example/a?b&amp;c", COPY]


def test_the_word_that_is_linked_tells_the_copy_from_the_original() -> None:
    reference = one(
        cite(
            f'<a class="external text" href="{COPY}">"A title"</a>. Archived from '
            '<a class="external text" href="https://n.example/a">the original</a> on 6 May 2020.'
        )
    )
    assert (reference.url, reference.archive_url, reference.url_status) == ("https://n.example/a", COPY, "dead")


def test_an_original_that_is_not_linked_is_taken_from_the_address_of_the_copy() -> None:
    reference = one(cite(f'<a class="external" href="{COPY}">"A title"</a>. Archived from the original on 6 May 2020.'))
    assert (reference.url, reference.archive_url) == ("https://n.example/a", COPY)


def test_an_italic_title_and_the_book_of_a_chapter_are_told_apart() -> None:
    book = one(cite("Doe, Jane (1999). <i>All. Beasts</i>. London: Penguin. ISBN 0-00-000000-0.", "book"))
    assert (book.title, book.outlet, book.publisher) == ("All. Beasts", None, "Penguin")
    chapter = one(cite('Doe, Jane (1999). "Bears". In Poe, E. (ed.). <i>All. Beasts</i>. London: Penguin.', "book"))
    assert (chapter.title, chapter.outlet, chapter.publisher) == ("Bears", "All. Beasts", "Penguin")


def test_links_of_identifiers_are_not_the_address_of_the_work() -> None:
    reference = one(
        cite(
            'Doe, J. (2020). "A title". <i>Beasts</i>. <b>3</b> (2): 4–5. <a href="/wiki/Doi_(identifier)">doi</a>:'
            '<a class="external text" href="https://doi.org/10.1000%2F182">10.1000/182</a>.',
            "journal",
        )
    )
    assert (reference.url, reference.doi, reference.volume, reference.pages) == (None, "10.1000/182", "3", "4–5")


def test_coins_completes_what_the_text_leaves_out() -> None:
    reference = one(cite('Doe, Jane; et al. (5 May 2020). "A title". <i>Beasts</i>.', "journal", COINS))
    assert reference.authors == (Name(family="Doe", given="Jane"),)
    assert (reference.volume, reference.pages) == ("3", "4-5")
    assert (reference.url, reference.doi) == ("https://n.example/a", "10.1000/182")


def test_coins_alone_marks_the_words_before_it() -> None:
    first, second = read(f"<ul><li>Doe, Poe: A title. {COINS}<li>{COINS}</ul>").references
    assert first.text == "Doe, Poe: A title."
    assert [str(name) for name in first.authors] == ["Doe, Jane", "Poe, Edgar"]
    assert (first.title, first.outlet, first.published) == ("A title", "Beasts", "2020-05-05")
    assert second.text.startswith("<span")
    assert second.doi == "10.1000/182"


def test_words_around_a_citation_are_its_note_and_links_to_it_its_uses() -> None:
    text = (
        '<p>A<sup class="reference"><a href="#cite_note-foo-1">[1]</a></sup> '
        'B<a href="#CITEREFDoe2020">Doe 2020</a></p>'
        '<ol class="references"><li id="cite_note-foo-1"><span class="mw-cite-backlink"><a href="#r">^</a></span> See '
        + cite('Doe (2020). "A title".').partition("</p>")[2].removesuffix(" more")
        + ", p. 4.</li></ol>"
    )
    reference = one(text)
    assert reference.note == "See , p. 4"
    assert [text[span.start : span.end] for span in reference.uses] == [
        '<a href="#cite_note-foo-1">[1]</a>',
        '<a href="#CITEREFDoe2020">Doe 2020</a>',
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<h2>References</h2><ol><li>{0}</li><li>{1}</li></ol><h2>Legal</h2><ul><li>No 2001 x</li></ul>",
        "<h3>5. Literaturverzeichnis</h3><p>{0}<p>{1}<h2>x</h2><p>y 2001",
        "<h2>Bibliografía</h2><dl><dt>[1]<dd>{0}<dt>[2]<dd>{1}</dl>",
        "<h2>参考文献</h2><table><tr><td>[1]<td>{0}<tr><td>[2]<td>{1}</table>",
        '<div id="refs" class="csl-bib-body"><div class="csl-entry">{0}</div><div class="csl-entry">{1}</div></div>',
        '<section role="doc-endnotes"><ol><li>{0}<li>{1}</ol></section>',
        "<ul><li>{0}<li>{1}</ul><ul><li>Home<li>About</ul>",
    ],
)
def test_items_of_a_list_of_references_are_read_wherever_it_stands(page: str) -> None:
    first = 'Smith, J. (2005). "Bears and more". <i>Beasts</i>. 5 (2): 3–4.'
    second = 'Doe, A. (2006). <a href="https://b.example/x">"A second title"</a>. <i>Beasts</i>. Retrieved 5 May 2020.'
    one_, two = read(page.format(first, second)).references
    assert (str(one_.authors[0]), one_.title, one_.published) == ("Smith, J.", "Bears and more", "2005")
    assert (two.title, two.url, two.accessed) == ("A second title", "https://b.example/x", "2020-05-05")


def test_an_item_with_a_list_inside_ends_where_that_begins() -> None:
    first, second = read(
        "<h2>Sources</h2><ul><li>Doe, A. (2001). One.<ul><li>Poe, B. (2002). Two.</ul></ul>"
    ).references
    assert first.text == "<li>Doe, A. (2001). One."
    assert second.published == "2002"


def test_items_that_cite_nothing_are_listed() -> None:
    document = read("<h2>References</h2><ul><li>More words here<li>—<li>Doe 2005, p. 4</ul>")
    assert [skipped.reason for skipped in document.skipped] == [
        "list item that does not read like a citation",
        "list item without words",
    ]
    assert [reference.text for reference in document.references] == ["<li>Doe 2005, p. 4"]


def test_further_links_of_an_item_are_references_of_their_own() -> None:
    first, second = read(
        '<h2>Links</h2><ul><li><a href="https://a.example/">First good page</a> and '
        '<a href="https://b.example/">Second good page</a> (<a href="https://c.example/">PDF</a>)</ul>'
    ).references
    assert (first.url, second.url, second.title) == ("https://a.example/", "https://b.example/", "Second good page")


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        (f'href="https://n.example/a" data-versionurl="{COPY}" data-versiondate="2020-05-06"', "https://n.example/a"),
        (
            f'href="{COPY}" data-originalurl="https://n.example/a" data-versiondate="20200506000000"',
            "https://n.example/a",
        ),
        (f'href=x data-originalurl="https://n.example/o" data-versionurl="{COPY}" {TIME}', "https://n.example/o"),
    ],
)
def test_robust_links_give_original_copy_and_day(attributes: str, url: str) -> None:
    reference = one(f"<p>Some <a {attributes}>linked words</a>.</p>")
    assert (reference.url, reference.archive_url, reference.archived) == (url, COPY, "2020-05-06")
    assert (reference.title, reference.claims_archive) == ("linked words", True)


def test_hidden_parts_scripts_and_comments_are_not_read() -> None:
    reference = one(
        "<!-- <cite class='citation'>no</cite> --><script>'<cite class=\"citation\">'</script>"
        + cite(
            '"A title".<span style="display:none">hidden</span> <i>Beasts</i>.<span class="cs1-maint">CS1 maint</span>'
        )
    )
    assert (reference.title, reference.outlet) == ("A title", "Beasts")


def test_positions_count_lines_and_code_points() -> None:
    document = read('𝔸\r\n\t<cite class="citation">"T t". 2001.</cite>')
    span = document.references[0].origin.span
    assert (span.line, span.column) == (2, 2)


def test_a_short_footnote_is_a_use_of_the_citation_it_points_to() -> None:
    text = (
        '<ol class="references"><li id="cite_note-1"><a href="#CITEREFDoe2020">Doe 2020</a>, p. 4</li>'
        "<li>Poe 2001, p. 5</li></ol>" + cite('Doe (2020). "A title".')
    )
    short, full = read(text).references
    assert short.text == "<li>Poe 2001, p. 5</li>"
    assert [text[span.start : span.end] for span in full.uses] == ['<a href="#CITEREFDoe2020">Doe 2020</a>']
