from __future__ import annotations

import time

import pytest
from tests.fixes.repairs import SNAPSHOT, fix, fixed, read, reasons, to_drop, to_set

from citecheck.model.ids import assign_ids

LINK = "@misc{a, title = {T}, url = {http://news.example/x?utm_source=y}, note = {N}}\n"


def test_no_proposals_change_nothing() -> None:
    result = fix(LINK, "bibtex")
    assert (result.text, result.applied, result.refused, result.splices) == (LINK, (), (), ())


def test_changes_of_different_parts_of_one_value_are_made_together() -> None:
    result = fix(
        LINK,
        "bibtex",
        to_set("a", url="https://news.example/x?utm_source=y"),
        to_set("a", url="http://news.example/x"),
    )
    assert result.refused == ()
    assert result.text == LINK.replace("http://news.example/x?utm_source=y", "https://news.example/x")
    assert [proposal.number for proposal in result.applied] == [0, 1]


def test_the_same_change_from_two_findings_is_made_once() -> None:
    result = fix(LINK, "bibtex", to_set("a", doi="10.5555/x"), to_set("a", doi="10.5555/x"))
    assert result.text.count("10.5555/x") == 1
    assert len(result.applied) == 2


def test_changes_that_contradict_each_other_are_both_refused_and_name_each_other() -> None:
    result = fix(
        LINK, "bibtex", to_set("a", title="U"), to_set("a", title="V"), to_set("a", url="https://news.example/x")
    )
    assert [item.proposal.number for item in result.refused] == [0, 1]
    assert "rule 1" in result.refused[0].reason
    assert "rule 0" in result.refused[1].reason
    assert result.text == LINK.replace("http://news.example/x?utm_source=y", "https://news.example/x")


def test_a_finding_is_mended_whole_or_not_at_all() -> None:
    result = fix(LINK, "bibtex", to_set("a", archive_url=SNAPSHOT, archived="2019-04-05", title="a } b"))
    assert result.text == LINK
    assert result.applied == ()


def test_what_is_wrong_with_a_copy_is_moot_once_it_is_taken_out() -> None:
    twins = LINK + LINK.replace("{a,", "{b,")
    result = fix(twins, "bibtex", to_drop("b", "a"), to_set("b", url="http://news.example/x"))
    assert result.text == LINK
    assert [proposal.number for proposal in result.applied] == [0, 1]


def test_a_copy_that_cannot_be_taken_out_is_mended() -> None:
    page = "<ref>See {{cite web|url=http://a.example/?utm_source=y|title=T}}, p. 3, and more.</ref>"
    document = read(page, "wikitext")
    (citation,) = assign_ids([document])
    result = fixed(document, (citation,), to_drop(citation.id, "nobody"), to_set(citation.id, url="http://a.example/"))
    assert [item.proposal.number for item in result.refused] == [0]
    assert result.text == page.replace("?utm_source=y", "")


def test_a_change_that_would_be_read_otherwise_is_refused() -> None:
    result = fix(LINK, "bibtex", to_set("a", type="book"), to_set("a", doi="10.5555/x"))
    assert reasons(result) == ["the type cannot be written here"]
    assert result.text == fix(LINK, "bibtex", to_set("a", doi="10.5555/x")).text


def test_masked_and_real_passwords_are_left_alone() -> None:
    text = "@misc{a, title = {T}, url = {http://me:secret@news.example/x}}"
    result = fix(text, "bibtex", to_set("a", url="https://me:******@news.example/x"))
    assert reasons(result) == ["the address holds a password"]
    assert result.text == text


def test_an_unknown_reference_is_refused() -> None:
    assert reasons(fix(LINK, "bibtex", to_set("zz", title="U"))) == [
        "zz is not in this document, or has changed since the audit"
    ]


def test_characters_that_the_encoding_lacks_are_refused() -> None:
    from dataclasses import replace

    document = replace(read(LINK), encoding="cp1252")
    citations = assign_ids([document])
    result = fixed(document, citations, to_set("a", title="Café"), to_set("a", doi="10.5555/я"))
    assert [item.proposal.number for item in result.refused] == [1]
    assert "cp1252" in reasons(result)[0]
    assert "Café" in result.text


def test_a_thousand_repairs_with_faults_among_them_take_seconds() -> None:
    entry = "@misc{{k{0}, title = {{T}}, url = {{http://news.example/{0}}}}}\n"
    text = "".join(entry.format(number) for number in range(1000))
    document = read(text)
    citations = assign_ids([document])
    began = time.monotonic()
    wishes = [to_set(f"k{n}", url=f"https://news.example/{n}") for n in range(1000)]
    wishes += [to_set(f"k{n}", type="book") for n in range(0, 1000, 100)]
    result = fixed(document, citations, *wishes)
    assert time.monotonic() - began < 20
    assert len(result.refused) == 10
    assert result.text == text.replace("http:", "https:")


@pytest.mark.parametrize("form", ["text", "html", "urls"])
def test_sources_without_fields_are_changed_only_where_the_value_stands_once(form: str) -> None:
    sources = {
        "text": 'Ball, Tom (24 March 2022). "Ferry sails again". The Quay. https://news.example/x?utm_source=y\n',
        "html": '<ol class="references"><li><cite>Ball, Tom. <a href="https://news.example/x?utm_source=y">Ferry</a>'
        ". The Quay.</cite></li></ol>",
        "urls": "https://news.example/a\nhttps://news.example/x?utm_source=y\n",
    }
    document = read(sources[form], form)
    citations = assign_ids([document])
    chosen = next(each for each in citations if (each.reference.url or "").endswith("utm_source=y"))
    result = fixed(document, citations, to_set(chosen.id, url="https://news.example/x"))
    assert reasons(result) == []
    assert result.text == sources[form].replace("?utm_source=y", "")
    result = fixed(document, citations, to_set(chosen.id, archive_url=SNAPSHOT))
    assert result.text == sources[form]
    assert len(result.refused) == 1


@pytest.mark.parametrize("form", ["bibtex", "wikitext"])
def test_a_thousand_copies_go_in_seconds(form: str) -> None:
    entry = "@misc{{k{0}, title = {{Tides}}, year = {{2001}}}}\n"
    note = '<ref name="k{0}">{{{{cite book |title=Tides |year=2001}}}}</ref> '
    text = "".join((entry if form == "bibtex" else note).format(number) for number in range(1000))
    document = read(text, form)
    citations = assign_ids([document])
    began = time.monotonic()
    result = fixed(document, citations, *(to_drop(f"k{number}", "k0") for number in range(1, 1000)))
    assert time.monotonic() - began < 20
    assert reasons(result) == []
    assert len(read(result.text, form).references) == 1
