"""What a writer writes, the reader of the format reads back equal, as far as the format can hold it."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Origin, Reference, Span
from citecheck.reports.records.catalogue import writer
from citecheck.sources.load import parse_text

ORIGIN = Origin("made", Format.TEXT, Span(0, 0))
CORE = attrgetter("authors", "title", "published", "accessed", "archived")
NOT_HELD = {"origin", "text", "fields", "uses", "source_type", "confidence", "key"}
CSL_TYPES = ["article-journal", "article-newspaper", "webpage", "book", "chapter", "post-weblog", "interview", "thesis"]

LETTERS = "aeé𝕏ßnd–—-'\"`,;:.!?()[]{}\\$%&#_~^/@=+*| 0129"
WORDS = st.text(LETTERS, min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
PLAIN = st.lists(
    st.sampled_from(["Ball", "O’Neil", "and", "Ärzte", "3rd", "Co", "J.", "of", "Reuters"]), min_size=1, max_size=4
)
TITLES = PLAIN.map(" ".join) | WORDS
DATES = st.sampled_from(
    ["2022-03-24", "2022-06", "2022", "2004-21", "2014-01/2014-02", "1999~", "2020-02-30", "2019/2020", "1999?"]
)
DAYS = st.sampled_from(["2022-03-26", "2020-12-31", "2001-01"])
ADDRESSES = st.builds(
    "https://{}.example/{}".format,
    st.sampled_from(["news", "a.b", "müller"]),
    st.text("abc~_-%&#=?/+.{}\\$^'\"()[]", max_size=12),
)
FAMILIES = st.sampled_from(
    ["Ball", "van der Berg", "O’Neil", "Garcia Lopez", "Smith and Sons", "others", "Gödel", "Ní, X"]
)
GIVEN = st.sampled_from(["Tom", "J. A.", "JA", "Martin Luther Jr.", "Émile"])
LITERALS = st.sampled_from(
    [
        "BBC News",
        "Reuters",
        "Dept. of A & B",
        "Smith and Sons Ltd",
        "1 % Club",
        "und {so}",
        "Sciences, Arts, and Crafts",
    ]
)
NAMES = st.builds(Name, FAMILIES, GIVEN | st.none()) | st.builds(lambda literal: Name(literal=literal), LITERALS)


def some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


RECORDS = st.builds(
    Reference,
    origin=st.just(ORIGIN),
    text=st.just(""),
    type=some(st.sampled_from(CSL_TYPES)),
    authors=st.lists(NAMES, max_size=3).map(tuple),
    editors=st.lists(NAMES, max_size=2).map(tuple),
    title=some(TITLES),
    translated_title=some(TITLES),
    outlet=some(TITLES),
    publisher=some(TITLES),
    published=some(DATES),
    accessed=some(DAYS),
    archived=some(DAYS),
    url=some(ADDRESSES),
    archive_url=some(ADDRESSES.map("https://web.archive.org/web/20220326000000/{}".format)),
    url_status=some(st.sampled_from(["live", "dead", "bot: unknown"])),
    doi=some(st.sampled_from(["10.1000/182", "10.1000/a_b(c)<d>", "10.1/x{y}"])),
    isbn=some(st.sampled_from(["978-0-7867-1411-7", "0-7538-1130-8"])),
    issn=some(st.just("1234-5678")),
    pmid=some(st.just("12345")),
    arxiv=some(st.sampled_from(["2107.05616v2", "hep-th/9901001"])),
    volume=some(st.sampled_from(["12", "IV", "5 & 6"])),
    issue=some(st.sampled_from(["3", "7/8", "Spring"])),
    pages=some(st.sampled_from(["1–3", "1-3", "5", "A1", "1--3", "1–3, 7–9"])),
    edition=some(st.sampled_from(["2nd", "3. Aufl."])),
    language=some(st.sampled_from(["Russian", "French, German", "de"])),
    format=some(st.just("PDF")),
    quote=some(TITLES),
    note=some(PLAIN.map(" ".join)),
)


def settled(reference: Reference) -> Reference:
    """A snapshot, or the day of one, is a claim that there is one."""
    return replace(
        reference, claims_archive=reference.claims_archive or bool(reference.archive_url or reference.archived)
    )


def record(reference: Reference) -> dict[str, object]:
    return {field.name: getattr(reference, field.name) for field in fields(Reference) if field.name not in NOT_HELD}


def again(form: str, *references: Reference) -> list[Reference]:
    chosen = writer(form)
    assert chosen is not None
    document = Document("made", Format.TEXT, "", references)
    return list(parse_text(chosen.write([document]), format="jsonl" if form == "json" else form).references)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@given(reference=RECORDS.map(settled))
def test_our_own_records_hold_everything(form: str, reference: Reference) -> None:
    (read,) = again(form, reference)
    assert record(read) == record(reference)


@given(reference=RECORDS.map(settled))
def test_bibtex_holds_every_field(reference: Reference) -> None:
    (read,) = again("bibtex", reference)
    assert record(read) == record(reference)


@given(reference=RECORDS.map(settled))
def test_bibtex_written_twice_is_the_same(reference: Reference) -> None:
    chosen = writer("bibtex")
    assert chosen is not None
    once = chosen.write([Document("made", Format.TEXT, "", (reference,))])
    assert chosen.write([parse_text(once, format="bibtex")]) == once


@given(reference=RECORDS.map(settled))
def test_csl_json_holds_every_field_but_an_unknown_type(reference: Reference) -> None:
    (read,) = again("csl-json", reference)
    assert record(read) == record(reference) | {"type": reference.type or "document"}


@given(reference=RECORDS.map(settled))
def test_ris_holds_every_field_with_names_as_it_cuts_them(reference: Reference) -> None:
    tame = [tuple(name for name in names if "," not in str(name.family)) for names in (
        reference.authors, reference.editors)]  # fmt: skip
    reference = replace(reference, authors=tame[0], editors=tame[1])
    (read,) = again("ris", reference)
    assert record(read) == record(reference)


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "jsonl", "json"])
def test_an_archive_claimed_without_a_link_stays_claimed(form: str) -> None:
    (read,) = again(form, Reference(ORIGIN, "", title="T", claims_archive=True))
    assert (read.claims_archive, read.archive_url, read.archived) == (True, None, None)


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "jsonl", "json"])
def test_every_reference_of_a_list_comes_back_in_order(form: str) -> None:
    titles = [f"Title {number}" for number in range(50)]
    read = again(form, *(Reference(ORIGIN, "", key="same", title=title) for title in titles))
    assert [reference.title for reference in read] == titles


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "jsonl"])
def test_hostile_values_stay_inside_their_field(form: str) -> None:
    hostile = '}, url = {https://evil.example}} @book{x, title={"\r\nTY  - JOUR\r\nER  - \n"}, {"id": "x"'
    read = again(
        form, Reference(ORIGIN, "", key=hostile, title=hostile, quote=hostile, authors=(Name(literal=hostile),))
    )
    assert len(read) == 1
    assert read[0].url is None
    assert (read[0].title or "").split() == hostile.split()


def test_half_surrogate_pairs_can_be_written() -> None:
    for form in ("bibtex", "csl-json", "ris", "jsonl", "json", "csv", "text"):
        chosen = writer(form)
        assert chosen is not None
        written = chosen.write([Document("made", Format.TEXT, "", (Reference(ORIGIN, "\ud800", title="a\ud800b"),))])
        assert written.encode("utf-8")


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "jsonl"])
def test_the_references_of_an_article_survive(form: str, shared: Path) -> None:
    article = parse_text((shared / "data" / "article" / "mizintsev.txt").read_text(encoding="utf-8"))
    assert len(article.references) == 16
    assert [record(read) for read in again(form, *article.references)] == [record(r) for r in article.references]


def test_text_to_bibtex_to_text_to_bibtex_keeps_every_field(shared: Path) -> None:
    article = parse_text((shared / "data" / "article" / "mizintsev.txt").read_text(encoding="utf-8"))
    first = again("bibtex", *article.references)
    assert [record(read) for read in again("bibtex", *again("text", *first))] == [record(read) for read in first]


def test_real_citations_survive_bibtex_and_nearly_all_survive_text_as_well(shared: Path) -> None:
    """Plain text has no italics, so an outlet cannot always be told from a publisher: 98 % came back whole."""
    lines = (shared / "data" / "cs1-dev.jsonl").read_text(encoding="utf-8").splitlines()[::5]
    whole = core = 0
    for line in lines:
        cited = parse_text(json.loads(line)["text"], format="text").references
        first = again("bibtex", *cited)
        second = again("bibtex", *again("text", *first))
        assert [record(read) | {"note": None} for read in first] == [record(read) | {"note": None} for read in cited]
        whole += [record(read) for read in second] == [record(read) for read in first]
        core += [CORE(read) for read in second] == [CORE(read) for read in first]
    assert whole / len(lines) >= 0.97
    assert core / len(lines) >= 0.99
