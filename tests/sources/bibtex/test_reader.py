from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.names import Name
from citecheck.model.reference import Document, Reference, RemarkKind
from citecheck.sources.bibtex.reader import BibtexReader


def read(text: str) -> Document:
    return BibtexReader().read(text, "list.bib")


def one(text: str) -> Reference:
    (reference,) = read(text).references
    return reference


ONLINE = """@online{ball2022,
  author = {Ball, Tom and {BBC News}},
  title = {The {Butcher}},
  organization = {Sunday Times},
  publisher = {News UK},
  date = {2022-03-24},
  url = {https://news.example/a\\_b},
  urldate = {2022-03-27},
  archiveurl = {https://web.archive.org/web/20220326/https://news.example/a_b},
  archivedate = {2022-03-26},
  urlstatus = {dead},
  language = {english},
}"""


def test_an_online_entry_gives_all_fields_of_a_web_citation() -> None:
    reference = one(ONLINE)
    assert reference.authors == (Name("Ball", "Tom"), Name(literal="BBC News"))
    assert (reference.key, reference.type, reference.source_type) == ("ball2022", "webpage", "online")
    assert (reference.title, reference.outlet, reference.publisher) == ("The Butcher", "Sunday Times", "News UK")
    assert (reference.published, reference.accessed, reference.archived) == ("2022-03-24", "2022-03-27", "2022-03-26")
    assert reference.url == "https://news.example/a_b"
    assert reference.archive_url == "https://web.archive.org/web/20220326/https://news.example/a_b"
    assert (reference.url_status, reference.language, reference.claims_archive) == ("dead", "english", True)
    assert reference.confidence == {}


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("Archive-URL = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("archive_url = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("archiveUrl = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("archived = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("archive = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("wayback = {https://c.example/1}", "archive_url", "https://c.example/1"),
        ("archived = {2020-01-02}", "archived", "2020-01-02"),
        ("archive-date = {2 January 2020}", "archived", "2020-01-02"),
        ("accessed = {2020-01-02}", "accessed", "2020-01-02"),
        ("access-date = {Jan 2, 2020}", "accessed", "2020-01-02"),
        ("lastchecked = {02.01.2020}", "accessed", "2020-01-02"),
        ("note = {Accessed: 2020-01-02}", "accessed", "2020-01-02"),
        (r"howpublished = {\url{https://n.example/}}", "url", "https://n.example/"),
        ("ee = {https://n.example/}", "url", "https://n.example/"),
        ("deadurl = {yes}", "url_status", "dead"),
        ("url-status = {unfit}", "url_status", "unfit"),
        ("doi = {https://doi.org/10.1000/AbC}", "doi", "10.1000/AbC"),
        ("doi = {doi:10.1000/182}", "doi", "10.1000/182"),
        ("doi = {http://doi.acm.org/10.1145/1255175}", "doi", "10.1145/1255175"),
        ("booktitle = {T}", "outlet", None),
        ("note = {One}, addendum = {two}", "note", "One; two"),
        (r"doi = {10.1000/a\_b}", "doi", "10.1000/a_b"),
        ("eprint = {2107.05616}, archivePrefix = {arXiv}", "arxiv", "2107.05616"),
        ("eprint = {2107.05616v2}", "arxiv", "2107.05616v2"),
        ("eprint = {123}, eprinttype = {pubmed}", "pmid", "123"),
        ("journal = {arXiv preprint arXiv:2107.05616}", "arxiv", "2107.05616"),
        ("translated-title = {A Title}", "translated_title", "A Title"),
        ("titleaddon = {[A Title]}", "translated_title", "A Title"),
        ("pages = {1--3}", "pages", "1–3"),
        ("school = {ETH}", "publisher", "ETH"),
        ("institution = {CERN}", "publisher", "CERN"),
        ("journal = {J. Ex.}", "outlet", "J. Ex."),
        ("note = {Reprint}", "note", "Reprint"),
    ],
)
def test_spellings_of_the_wild_reach_their_field(field: str, name: str, value: str | None) -> None:
    assert getattr(one(f"@misc{{k, title = {{T}}, {field}}}"), name) == value


@pytest.mark.parametrize(("kind", "outlet"), [("incollection", "T"), ("inproceedings", "T"), ("book", None)])
def test_a_part_may_be_called_as_the_book_that_holds_it(kind: str, outlet: str | None) -> None:
    assert one(f"@{kind}{{k, title = {{T}}, booktitle = {{T}}}}").outlet == outlet


@pytest.mark.parametrize(
    ("kind", "extra", "csl"),
    [
        ("Article", "", "article-journal"),
        ("article", "entrysubtype = {newspaper}", "article-newspaper"),
        ("misc", "entrysubtype = {post-weblog}", "post-weblog"),
        ("misc", "", None),
        ("web_page", "", "webpage"),
        ("inproceedings", "", "paper-conference"),
        ("nonsense", "", None),
    ],
)
def test_entry_types_become_csl_types(kind: str, extra: str, csl: str | None) -> None:
    reference = one(f"@{kind}{{k, title = {{T}}, {extra}}}")
    assert (reference.type, reference.source_type) == (csl, kind)


def test_number_is_an_issue_only_where_issues_are_numbered() -> None:
    assert one("@article{k, title={T}, number={3}}").issue == "3"
    assert one("@techreport{k, title={T}, number={R-3}}").issue is None


def test_strings_are_joined_and_undefined_ones_named() -> None:
    document = read('@string{gu = "The " # "Guardian"}\n@article{k, journal = GU # { Weekly}, note = nope, title={T}}')
    assert document.references[0].outlet == "The Guardian Weekly"
    assert [(r.kind, r.detail, r.span.line, r.key) for r in document.remarks] == [
        (RemarkKind.UNDEFINED_STRING, "nope", 2, "k")
    ]


def test_strings_that_double_one_another_do_not_fill_the_memory() -> None:
    doubling = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    document = read(f'@string{{a0 = "lol"}}\n{doubling}@book{{k, title = a60}}')
    assert len(document.references[0].title or "") <= 1_000_000


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    document = read("@book{k, title = {A}, TITLE = {B}}")
    assert document.references[0].title == "A"
    assert [(r.kind, r.detail) for r in document.remarks] == [(RemarkKind.DUPLICATE_FIELD, "TITLE")]
    assert [field.value for field in document.references[0].fields] == ["A", "B"]


def test_an_unbalanced_entry_between_good_ones_is_listed_with_its_line() -> None:
    document = read("@book{a, title={A}}\n\n@book{b, title={B\n\n@book{c, title={C}}\n")
    assert [reference.key for reference in document.references] == ["a", "c"]
    assert [(s.span.line, s.reason) for s in document.skipped] == [(3, "entry does not close")]
    assert [(r.kind, r.span.line, r.key) for r in document.remarks] == [(RemarkKind.UNCLOSED_ENTRY, 3, "b")]


def test_a_missing_parent_is_remarked_where_it_is_named() -> None:
    (remark,) = read("@inbook{a,\n title={A}, crossref = {nope}}").remarks
    assert (remark.kind, remark.detail, remark.span.line) == (RemarkKind.MISSING_PARENT, "nope", 2)


def test_xdata_is_no_reference_and_is_listed() -> None:
    document = read("@xdata{p, publisher={P}}\n@book{a, title={A}, xdata={p}}\n@book{}")
    assert [reference.publisher for reference in document.references] == ["P"]
    assert [s.reason for s in document.skipped] == ["@xdata holds fields for other entries", "empty entry"]


def assert_spans_hold(document: Document) -> None:
    for reference in document.references:
        span = reference.origin.span
        assert document.text[span.start : span.end] == reference.text
        assert all(document.text[field.start : field.end] == field.value for field in reference.fields)
    for skipped in document.skipped:
        assert document.text[skipped.span.start : skipped.span.end].startswith(skipped.text)


TOKENS = ["@book{", "@xdata(", "k,", "title", "=", "{", "}", '"', ",", "#", "\r\n", "%", "\\", " x ", "@string{", "𝕏"]
TOKENS += ["crossref={k}", "author={A and ", "year=1999", "note={Archived at http://a.example on 3 May 2020}"]


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join) | st.text(max_size=100))
def test_no_input_raises_and_every_span_holds(text: str) -> None:
    document = read(text)
    assert document.text == text
    assert_spans_hold(document)


def test_every_entry_of_the_collected_files_is_read(shared: Path) -> None:
    folder = shared / "data" / "bib"
    for known in json.loads((folder / "INDEX.json").read_text(encoding="utf-8")):
        text = (folder / known["file"]).read_bytes().decode(known["encoding"])
        document = read(text)
        assert len(document.references) == known["entries"], known["file"]
        assert document.text.encode(known["encoding"]) == (folder / known["file"]).read_bytes()
        assert_spans_hold(document)


@pytest.mark.heavy
def test_seven_thousand_entries_are_read_in_three_seconds(shared: Path) -> None:
    text = (shared / "data" / "bib" / "wals-sources.bib").read_text(encoding="utf-8")
    begun = time.process_time()
    assert len(read(text).references) == 7375
    assert time.process_time() - begun < 3
