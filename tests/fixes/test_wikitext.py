from __future__ import annotations

import pytest
from tests.fixes.repairs import SNAPSHOT, first, fix, reasons, to_drop, to_remove, to_set

FERRY = (
    "Text.<ref>{{cite web |url=https://news.example/ferry |title=Ferry sails again "
    "|access-date=27 March 2022}}</ref> More.\n"
)


def test_a_changed_value_changes_nothing_else() -> None:
    result = first(FERRY, "wikitext", url="https://news.example/new")
    assert result.text == FERRY.replace("https://news.example/ferry", "https://news.example/new")


def test_the_archive_copy_stands_behind_the_access_date_as_its_neighbours_do() -> None:
    result = first(FERRY, "wikitext", archive_url=SNAPSHOT, archived="2019-04-05", url_status="dead")
    added = f" |archive-url={SNAPSHOT} |archive-date=5 April 2019 |url-status=dead"
    assert result.text == FERRY.replace("27 March 2022", "27 March 2022" + added)


@pytest.mark.parametrize(
    ("template", "added"),
    [
        ("{{cite web|url=https://a.example/|title=T}}", "|url=https://a.example/|doi=10.5555/x|title=T}}"),
        ("{{cite web\n| url = https://a.example/\n| title = T\n}}", "\n| title = T\n| doi = 10.5555/x\n}}"),
        ("{{cite web\n | url   = https://a.example/\n | title = T\n}}", "\n | title = T\n | doi   = 10.5555/x\n}}"),
        ("{{cite web|\n url=https://a.example/|\n title=T}}", "|\n title=T|\n doi=10.5555/x}}"),
        ("{{cite web | url=https://a.example/ | title=T }}", " | title=T | doi=10.5555/x }}"),
    ],
    ids=["tight", "block", "columns", "bars-behind", "blanks"],
)
def test_a_new_parameter_follows_the_layout_of_the_template(template: str, added: str) -> None:
    result = first(f"<ref>{template}</ref>", "wikitext", doi="10.5555/x")
    assert reasons(result) == []
    tight = added.startswith("|url")
    wanted = "{{cite web|url=https://a.example/|title=T|doi=10.5555/x}}" if tight else added
    assert result.text.removesuffix("</ref>").endswith(wanted)


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{{Internetquelle |url=https://a.example/ |titel=T |abruf=2022-03-27}}", ("archiv-url", "archiv-datum")),
        ("{{Lien web |url=https://a.example/ |titre=T |consulté le=27 mars 2022}}", ("archive-url", "archive-date")),
        (
            "{{Cita web |url=https://a.example/ |título=T |fechaacceso=1 de mayo de 2020}}",
            ("urlarchivo", "fechaarchivo"),
        ),
        ("{{Cita web |url=https://a.example/ |titolo=T |accesso=1 maggio 2020}}", ("urlarchivio", "dataarchivio")),
        (
            "{{Citar web |url=https://a.example/ |titulo=T |acessodata=1 de maio de 2020}}",
            ("arquivourl", "arquivodata"),
        ),
        ("{{Citeer web |url=https://a.example/ |titel=T |bezochtdatum=1 mei 2020}}", ("archiefurl", "archiefdatum")),
        ("{{Webbref |url=https://a.example/ |titel=T |hämtdatum=1 maj 2020}}", ("arkivurl", "arkivdatum")),
        ("{{Cytuj |url=https://a.example/ |tytuł=T |data dostępu=2020-05-01}}", ("archiwum", "zarchiwizowano")),
    ],
)
def test_names_are_those_of_the_template_s_own_wiki(template: str, names: tuple[str, str]) -> None:
    result = first(f"<ref>{template}</ref>", "wikitext", archive_url=SNAPSHOT, archived="2019-04-05")
    assert reasons(result) == []
    for name in names:
        assert f"|{name}=" in result.text


@pytest.mark.parametrize(
    ("neighbour", "day"),
    [
        ("2022-03-27", "2019-04-05"),
        ("27 March 2022", "5 April 2019"),
        ("March 27, 2022", "April 5, 2019"),
        ("27 Mar 2022", "5 Apr 2019"),
        ("27 марта 2022", "5 апреля 2019"),
    ],
)
def test_days_are_written_as_the_neighbour_is(neighbour: str, day: str) -> None:
    text = FERRY.replace("27 March 2022", neighbour)
    assert f"|archive-date={day}" in first(text, "wikitext", archive_url=SNAPSHOT, archived="2019-04-05").text


def test_the_page_s_own_spelling_of_a_parameter_is_kept() -> None:
    other = (
        f"<ref>{{{{cite web|url=https://b.example/|title=U|archiveurl={SNAPSHOT}|archivedate=5 April 2019}}}}</ref>\n"
    )
    text = first(FERRY + other, "wikitext", archive_url=SNAPSHOT, archived="2019-04-05").text
    assert f" |archiveurl={SNAPSHOT} |archivedate=5 April 2019}}}}</ref> More" in text


def test_a_plain_link_gets_its_archive_copy_behind_it() -> None:
    page = "{{cite web|url=https://b.example/|title=U}} <ref>[https://a.example/ T], Paper.</ref>"
    result = fix(page, "wikitext", to_set("T", archive_url=SNAPSHOT, archived="2019-04-05", url_status="dead"))
    assert reasons(result) == []
    assert result.text.endswith(f"Paper. {{{{webarchive |url={SNAPSHOT} |date=2019-04-05}}}}</ref>")


@pytest.mark.parametrize(
    ("text", "values", "reason"),
    [
        ("<ref>{{Wiki source |url=https://a.example/ |title=T}}</ref>", {"archive_url": SNAPSHOT}, ""),
        (FERRY, {"url": "https://a.example/{x}"}, "characters that mean something else"),
        (FERRY, {"title": "A }} B"}, "braces"),
        ("<ref>[https://a.example/ T], Paper.</ref>", {"archive_url": SNAPSHOT}, "how this wiki writes"),
        ("<ref>[https://a.example/ T], Paper.</ref>", {"doi": "10.5555/x"}, "running text"),
    ],
)
def test_what_cannot_be_written_is_refused_and_the_page_stays(text: str, values: dict[str, str], reason: str) -> None:
    result = first(text, "wikitext", **values)
    assert reason in reasons(result)[0]
    assert result.text == text


def test_a_bar_in_a_value_is_spelt_so_that_it_is_no_bar() -> None:
    assert "|title=A {{!}} B " in first(FERRY, "wikitext", title="A | B").text


def test_a_parameter_is_taken_out_with_its_bar() -> None:
    result = fix(FERRY, "wikitext", to_remove("Ferry2022", "accessed"))
    assert reasons(fix(FERRY, "wikitext", to_remove("Ferry", "accessed"))) == []
    assert result.refused
    assert fix(FERRY, "wikitext", to_remove("Ferry", "accessed")).text == FERRY.replace(
        " |access-date=27 March 2022", ""
    )


CITATION = "{{cite web |url=https://news.example/ferry |title=Ferry sails again}}"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            f"A.<ref>{CITATION}</ref> B.<ref>{CITATION}</ref>",
            f'A.<ref name="Ferry">{CITATION}</ref> B.<ref name="Ferry" />',
        ),
        (
            f'A.<ref name="x">{CITATION}</ref> B.<ref name=y>{CITATION}.</ref> C.<ref name="y"/>',
            f'A.<ref name="x">{CITATION}</ref> B.<ref name="x" /> C.<ref name="x" />',
        ),
        (
            f'A.<ref group="n" name="x">{CITATION}</ref> B.<ref group=n>{CITATION}</ref>',
            f'A.<ref group="n" name="x">{CITATION}</ref> B.<ref name="x" group="n" />',
        ),
        (f"== Sources ==\n* {CITATION}\n* {CITATION}\nEnd\n", f"== Sources ==\n* {CITATION}\nEnd\n"),
    ],
    ids=["unnamed", "named", "grouped", "list"],
)
def test_a_repeated_footnote_becomes_another_use_of_the_first(page: str, wanted: str) -> None:
    from tests.fixes.repairs import fixed, read

    from citecheck.model.ids import assign_ids

    document = read(page, "wikitext")
    citations = assign_ids([document])
    result = fixed(document, citations, to_drop(citations[1].id, citations[0].id))
    assert reasons(result) == []
    assert result.text == wanted


def test_footnotes_that_are_defined_in_a_list_are_left_to_people() -> None:
    page = f'A.<ref name="a"/> B.<ref name="b"/>\n<references>\n<ref name="a">{CITATION}</ref>\n'
    page += f'<ref name="b">{CITATION}</ref>\n</references>'
    result = fix(page, "wikitext", to_drop("b", "a"))
    assert "by hand" in reasons(result)[0]
    assert result.text == page


def test_references_of_a_template_s_list_are_left_to_people_and_the_word_alone_is_not() -> None:
    listed = f'A.<ref name="a"/><ref name="b"/>\n{{{{reflist |refs=\n<ref name="a">{CITATION}</ref>\n'
    listed += f'<ref name="b">{CITATION}</ref>\n}}}}'
    assert "by hand" in reasons(fix(listed, "wikitext", to_drop("b", "a")))[0]
    free = f'The refs = umpires.<ref name="a">{CITATION}</ref> B.<ref name="b">{CITATION}</ref>'
    assert fix(free, "wikitext", to_drop("b", "a")).text.endswith(' B.<ref name="a" />')
    closed = f'<references />\nA.<ref name="a">{CITATION}</ref> B.<ref name="b">{CITATION}</ref>'
    assert fix(closed, "wikitext", to_drop("b", "a")).text.endswith(' B.<ref name="a" />')


def test_an_item_of_another_list_is_no_copy_to_take_out() -> None:
    page = f"A.<ref>{CITATION}</ref>\n== External links ==\n* {CITATION}\n"
    result = fix(page, "wikitext", to_drop("Ferry~2", "Ferry"))
    assert "another list" in reasons(result)[0]
    lists = f"== Sources ==\n* {CITATION}\n== External links ==\n* {CITATION}\n"
    assert "another list" in reasons(fix(lists, "wikitext", to_drop("Ferry~2", "Ferry")))[0]


def test_a_footnote_of_another_group_is_left_alone() -> None:
    page = f'A.<ref group="n">{CITATION}</ref> B.<ref>{CITATION}</ref>'
    assert "different groups" in reasons(fix(page, "wikitext", to_drop("Ferry~2", "Ferry")))[0]
