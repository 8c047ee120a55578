from __future__ import annotations

import pytest

from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Reference, RemarkKind
from citecheck.sources.wikitext.reader import WikitextReader

COPY = "https://web.archive.org/web/20200504000000/https://news.example/a"


def read(text: str) -> Document:
    document = WikitextReader().read(text, "page.wiki")
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


def test_every_field_of_a_citation_is_read() -> None:
    reference = one(
        "Text.<ref name=\"Doe\">{{Cite web |last=Doe |first=Jane |author2=BBC News |title=A ''big'' [[town|city]] "
        "|trans-title=Stadt |website=[[News Example]] |publisher=Example Ltd |date=3 May 2020 |access-date=2020-05-05 "
        f"|archive-url={COPY} |archive-date=4 May 2020 |url-status=dead |url=https://news.example/a?b=1&amp;c=2 "
        "|language=de |format=PDF |doi=https://doi.org/10.1000/182 |pages=5–9 |quote=So it is.}}</ref>"
    )
    assert reference.origin.format is Format.WIKITEXT
    assert reference.text.startswith("{{Cite web")
    assert (reference.key, reference.source_type, reference.type) == ("Doe", "cite web", "webpage")
    assert reference.authors == (Name(family="Doe", given="Jane"), Name(literal="BBC News"))
    assert (reference.title, reference.translated_title) == ("A big city", "Stadt")
    assert (reference.outlet, reference.publisher) == ("News Example", "Example Ltd")
    assert (reference.published, reference.accessed, reference.archived) == ("2020-05-03", "2020-05-05", "2020-05-04")
    assert (reference.url, reference.archive_url) == ("https://news.example/a?b=1&c=2", COPY)
    assert (reference.url_status, reference.claims_archive) == ("dead", True)
    assert (reference.language, reference.format, reference.doi) == ("de", "PDF", "10.1000/182")
    assert (reference.pages, reference.quote) == ("5–9", "So it is.")
    assert [field.name for field in reference.fields][:3] == ["last", "first", "author2"]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ("deadurl=yes", "dead"),
        ("dead-url=no", "live"),
        ("deadurl=unfit", "unfit"),
        ("url-status=bot: unknown", "bot: unknown"),
        ("url-status=usurped", "usurped"),
        ("url-status=", None),
        ("title=x", None),
    ],
)
def test_the_state_of_the_url_is_given_in_the_present_words(parameters: str, status: str | None) -> None:
    assert one(f"{{{{cite web|url=https://x.example/|{parameters}}}}}").url_status == status


def test_a_chapter_is_the_title_and_its_book_the_outlet() -> None:
    reference = one("{{cite book|chapter=Bears|title=All Beasts|editor-last=Poe|editor-first=A.|year=1999|isbn=1}}")
    assert (reference.title, reference.outlet, reference.type) == ("Bears", "All Beasts", "chapter")
    assert reference.editors == (Name(family="Poe", given="A."),)


def test_a_journal_keeps_its_title_and_outlet() -> None:
    reference = one("{{citation|title=On Bears|journal=Beasts|volume=3|issue=2|year=1999|month=May}}")
    assert (reference.title, reference.outlet, reference.type) == ("On Bears", "Beasts", "article-journal")
    assert (reference.volume, reference.issue, reference.published) == ("3", "2", "1999-05")


def test_vancouver_names_and_bodies_in_double_brackets_are_read() -> None:
    reference = one("{{cite journal|vauthors=Smith AB, van der Berg C, ((World Health Organization)), et al|title=x}}")
    assert [str(name) for name in reference.authors] == ["Smith, AB", "van der Berg, C", "World Health Organization"]


def test_several_names_in_a_parameter_for_one_stay_as_written() -> None:
    reference = one("{{cite book|author=John A. Hall, I. C. Jarvie|title=x}}")
    assert reference.authors == (Name(literal="John A. Hall, I. C. Jarvie"),)


def test_each_template_of_a_footnote_is_a_reference_and_words_around_are_its_note() -> None:
    first, second = read(
        "<ref>See {{cite book|title=A}}, p. 4; also {{cite book|title=B}} ({{cite quote}})</ref>"
    ).references
    assert (first.title, first.note) == ("A", "See , p. 4; also")
    assert (second.title, second.note) == ("B", None)


def test_a_template_that_is_named_like_a_citation_is_none() -> None:
    text = "A claim.{{citation needed|date=May 2020}} {{Citation needed span|x}} {{citation|words}} {{cita requerida}}"
    assert read(text).references == ()


def test_uses_of_a_named_footnote_are_listed_and_undefined_ones_remarked() -> None:
    text = '<ref name=a/>x<ref name="a">{{cite web|title=T|url=https://x.example/}}</ref>{{r|a}}<ref name="b" />'
    document = read(text)
    (reference,) = document.references
    assert [text[span.start : span.end] for span in reference.uses] == ["<ref name=a/>", "{{r|a}}"]
    assert [(remark.kind, remark.detail) for remark in document.remarks] == [(RemarkKind.REFERENCE_UNDEFINED, "b")]


def test_names_are_apart_in_different_groups() -> None:
    document = read(
        "<ref name=a group=n>{{cite web|title=T}}</ref><ref name=a>{{cite web|title=U}}</ref><ref name=a />"
    )
    assert [len(reference.uses) for reference in document.references] == [0, 1]
    assert document.remarks == ()


def test_list_defined_references_are_read_in_the_list() -> None:
    text = 'A<ref name="x" />.\n{{reflist|refs=\n<ref name="x">{{cite web|title=T|url=https://x.example/}}</ref>\n}}'
    reference = one(text)
    assert (reference.key, len(reference.uses)) == ("x", 1)


def test_a_footnote_spelled_as_a_function_has_its_name() -> None:
    reference = one("{{#tag:ref|See {{cite book|title=A}}.|name=n1|group=nb}}")
    assert (reference.key, reference.title, reference.note) == ("n1", "A", "See")


def test_a_name_given_twice_with_other_content_is_remarked() -> None:
    document = read("<ref name=a>{{cite web|title=T}}</ref><ref name=a>{{cite web|title=U}}</ref>")
    assert [remark.kind for remark in document.remarks] == [RemarkKind.REFERENCE_REDEFINED]
    assert [reference.title for reference in document.references] == ["T", "U"]


def test_duplicate_and_unknown_parameters_are_remarked_with_their_place() -> None:
    text = "{{cite web|title=A|title=B|tilte=C|url=https://x.example/}}"
    document = read(text)
    assert document.references[0].title == "B"
    found = [(remark.kind, remark.detail, text[remark.span.start : remark.span.end]) for remark in document.remarks]
    assert found == [
        (RemarkKind.DUPLICATE_FIELD, "title", "B"),
        (RemarkKind.UNKNOWN_TEMPLATE_PARAMETER, "tilte", "C"),
    ]


def test_what_does_not_close_is_remarked_and_listed_and_the_rest_is_read() -> None:
    text = "<ref>{{cite web|title=A</ref> and <ref>{{cite web|title=B}}</ref> <ref>no end"
    document = read(text)
    assert [reference.title for reference in document.references if reference.source_type] == ["B"]
    assert [remark.detail for remark in document.remarks] == ["cite web", "<ref>"]
    assert [skipped.reason for skipped in document.skipped] == [
        "footnote that does not read like a citation",
        "cite web does not close",
        "<ref> does not close",
    ]


def test_short_footnotes_are_uses_of_their_reference() -> None:
    text = (
        "A{{sfn|Smith|Doe|2005a|p=4}}<ref>{{harvnb|Lee|1999}}, p. 3.</ref>{{sfnm|1a1=Lee|1y=1999|2a1=Gone|2y=2001}}\n"
        "* {{cite book|last1=Smith|last2=Doe|date=2005a|title=A}}\n"
        "* {{cite book|author=Kim Lee|title=B|ref={{sfnref|Lee|1999}}}}\n"
    )
    document = read(text)
    assert [len(reference.uses) for reference in document.references] == [1, 2]
    assert [(remark.kind, remark.detail) for remark in document.remarks] == [
        (RemarkKind.REFERENCE_UNDEFINED, "Gone 2001")
    ]
    assert [skipped.reason for skipped in document.skipped] == ["short footnote to a reference that is not here"]


def test_a_snapshot_and_a_dead_link_mark_belong_to_the_citation_before_them() -> None:
    reference = one(
        "<ref>{{cite web|title=T|url=https://news.example/a}} "
        f"{{{{webarchive|url={COPY}|date=2020-05-04}}}}{{{{dead link|date=May 2021}}}}</ref>"
    )
    assert (reference.archive_url, reference.archived, reference.url_status) == (COPY, "2020-05-04", "dead")


def test_a_snapshot_alone_is_a_reference() -> None:
    reference = one(f"<ref>{{{{webarchive|url={COPY}|date=2020-05-04|title=T}}}}</ref>")
    assert (reference.archive_url, reference.url, reference.source_type) == (COPY, None, "webarchive")


@pytest.mark.parametrize(
    ("content", "url", "title"),
    [
        ("[https://x.example/a A ''good'' page]", "https://x.example/a", "A good page"),
        ('["x" https://x.example/a]', "https://x.example/a", None),
        ("https://x.example/a.", "https://x.example/a", None),
        ("https://x.example/a_(b)", "https://x.example/a_(b)", None),
        ("(https://x.example/a)", "https://x.example/a", None),
        ("[//x.example/a?b&#61;c&d&#124;e Title<!-- Bot generated title -->]", "//x.example/a?b=c&d|e", "Title"),
        ("<nowiki>[</nowiki>https://x.example/]", "https://x.example/", None),
    ],
)
def test_a_bare_link_is_a_reference(content: str, url: str, title: str | None) -> None:
    reference = one(f"<ref>{content}</ref>")
    assert reference.url == url
    assert title is None or reference.title == title
    assert reference.fields[0].name == "url"


def test_a_link_and_its_snapshot_are_one_reference() -> None:
    reference = one(f"<ref>[https://news.example/a T]. [{COPY} Archived] 4 May 2020.</ref>")
    assert (reference.url, reference.archive_url, reference.archived) == ("https://news.example/a", COPY, "2020-05-04")


def test_several_labelled_links_of_a_footnote_are_several_references() -> None:
    first, second = read("<ref>[https://x.example/a A]; [https://x.example/b B], p. 3</ref>").references
    assert (first.title, second.title, second.note) == ("A", "B", ", p. 3")


def test_items_under_a_heading_of_references_are_references_and_others_are_not() -> None:
    document = read(
        "== History ==\n* [https://x.example/no No]\n== Weblinks ==\n* [https://x.example/a A]\n"
        "=== More ===\n# [https://x.example/b B]\n* {{cite web|title=C|url=https://x.example/c}}\n* {{Commons}}\n"
        "== Legacy ==\n* [https://x.example/d D]\n"
    )
    assert [reference.title for reference in document.references] == ["A", "B", "C"]
    assert [skipped.text for skipped in document.skipped] == ["{{Commons}}"]


@pytest.mark.parametrize("tag", ["nowiki", "pre", "code", "source", "syntaxhighlight lang=wiki", "math"])
def test_what_is_no_wikitext_holds_no_reference(tag: str) -> None:
    inside = "<ref>{{cite web|title=T|url=https://x.example/}}</ref>"
    name = tag.partition(" ")[0]
    assert read(f"<{tag}>{inside}</{name}><!-- {inside} -->").references == ()


def test_comments_and_character_templates_in_values_are_undone() -> None:
    reference = one(
        "{{cite web<!-- x -->|title=A<!-- | --> &amp; B {{!}} C &ndash; <nowiki>[D]</nowiki>|url= https://x.example/"
        "{{=}}1{{!}}2 <!-- gone -->|date={{date|2020|5|3}}|last={{lang|ru|Иванов}}|first=И.}}"
    )
    assert reference.title == "A & B | C – [D]"
    assert (reference.url, reference.published) == ("https://x.example/=1|2", "2020-05-03")
    assert [str(name) for name in reference.authors] == ["Иванов, И."]


def test_a_link_that_does_not_close_hides_no_parameter() -> None:
    assert one("{{cite web|title=[[A|B|url=https://x.example/}}").url == "https://x.example/"


def test_positions_count_lines_and_code_points() -> None:
    document = read("𝔸\r\n\t<ref>{{cite web|title=T}}</ref>")
    span = document.references[0].origin.span
    assert (span.line, span.column) == (2, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "{{Literatur|Autor=Anna Muster|Titel=Buch|Sammelwerk=Band|Verlag=Haus|Jahr=2001"
                "|Online=[https://x.example/ L]|Abruf=2020-05-05}}"
            ),
            {"title": "Buch", "outlet": "Band", "publisher": "Haus", "published": "2001", "url": "https://x.example/"},
        ),
        (
            (
                "{{Internetquelle|url=https://x.example/|titel=T|hrsg=Amt|datum=3. Mai 2020|abruf=2020-05-05|offline=1"
                "|archiv-url=https://web.archive.org/web/2020/https://x.example/|archiv-datum=2020-05-04}}"
            ),
            {"publisher": "Amt", "published": "2020-05-03", "accessed": "2020-05-05", "url_status": "dead"},
        ),
        (
            "{{Lien web|auteur1=A. Dupont|titre=T|site=S|url=https://x.example/|date=3 mai 2020|consulté=5 mai 2020}}",
            {"title": "T", "outlet": "S", "published": "2020-05-03", "accessed": "2020-05-05"},
        ),
        (
            "{{Ouvrage|prénom1=Jean|nom1=Dupont|titre=T|sous-titre=U|éditeur=E|année=1999|isbn=1|passage=5}}",
            {"title": "T: U", "publisher": "E", "published": "1999", "isbn": "1", "pages": "5"},
        ),
        (
            (
                "{{Cita web|url=https://x.example/|título=T|fechaacceso=5 de mayo de 2020|apellido=Pérez|nombre=A."
                "|editorial=E|fecha=3 de mayo de 2020|urlmuerta=no}}"
            ),
            {"title": "T", "publisher": "E", "published": "2020-05-03", "accessed": "2020-05-05", "url_status": "live"},
        ),
        (
            "{{Cita libro|autore=Mario Rossi|titolo=T|editore=E|città=Roma|anno=1999|accesso=5 maggio 2020}}",
            {"title": "T", "publisher": "E", "published": "1999", "accessed": "2020-05-05"},
        ),
        (
            "{{citar web|url=https://x.example/|título=T|publicado=E|acessodata=5 de maio de 2020|data=2020}}",
            {"title": "T", "publisher": "E", "accessed": "2020-05-05"},
        ),
        (
            "{{статья|автор=Иванов И.|заглавие=Т|издание=Журнал|год=1999|номер=2|страницы=5|ссылка=https://x.example/}}",
            {"title": "Т", "outlet": "Журнал", "published": "1999", "issue": "2", "url": "https://x.example/"},
        ),
        (
            "{{книга|автор=Иванов И.|заглавие=Т|издательство=Наука|издание=2-е|год=1999}}",
            {"title": "Т", "publisher": "Наука", "edition": "2-е", "outlet": None},
        ),
        ("{{Стаття|автор=Іван|назва=Т|видання=Ж|рік=1999}}", {"title": "Т", "outlet": "Ж", "published": "1999"}),
        (
            "{{Cite book|和書|author=山田太郎|title=本|publisher=社|date=2020年5月3日}}",
            {"title": "本", "publisher": "社", "published": "2020-05-03"},
        ),
        (
            "{{cite web|标题=题|网站=站|url=https://x.example/|访问日期=2020年5月5日}}",
            {"title": "题", "outlet": "站", "accessed": "2020-05-05"},
        ),
    ],
)
def test_templates_of_other_wikis_are_read(text: str, expected: dict[str, str | None]) -> None:
    reference = one(f"<ref>{text}</ref>")
    assert {name: getattr(reference, name) for name in expected} == expected


@pytest.mark.parametrize("name", ["Wayback", "webarchive"])
def test_a_snapshot_spelled_by_original_and_time_is_put_together(name: str) -> None:
    reference = one(f"<ref>[https://x.example/a T] {{{{{name}|url=https://x.example/a|date=20081202011754}}}}</ref>")
    assert reference.url == "https://x.example/a"
    assert reference.archive_url == "https://web.archive.org/web/20081202011754/https://x.example/a"
    assert reference.archived == "2008-12-02"


def test_a_snapshot_without_its_time_is_not_made_up() -> None:
    reference = one("<ref>[https://x.example/a T] {{wayback|url=https://x.example/a}}</ref>")
    assert (reference.archive_url, reference.archived) == (None, None)


def test_footnotes_in_words_are_read_with_their_italics_and_identifiers() -> None:
    reference = one("<ref>Humm, Maggie (1997). \"A. Title\". ''Film. News''. 5 May 2020. {{ISBN|0-253-33334-2}}.</ref>")
    assert (reference.title, reference.outlet, reference.isbn) == ("A. Title", "Film. News", "0-253-33334-2")


def test_footnotes_that_cite_nothing_are_listed() -> None:
    document = read("<ref>Also spelled otherwise.</ref><ref group=n>In 2001 it was not.</ref>")
    assert [skipped.reason for skipped in document.skipped] == ["footnote that does not read like a citation"]
    assert len(document.references) == 1


def test_lists_of_names_in_one_parameter_are_taken_apart() -> None:
    reference = one(
        "{{cite journal|authors=J.D. Palmer, D.E. Soltis|coauthors=A. Poe|editors=Lee, A.; Kim, B.|title=x}}"
    )
    assert [str(name) for name in reference.authors] == ["Palmer, J.D.", "Soltis, D.E.", "Poe, A."]
    assert [str(name) for name in reference.editors] == ["Lee, A.", "Kim, B."]
