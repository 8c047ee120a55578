from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from citecheck.model.names import Name
from citecheck.model.reference import Document, Format, Origin, Reference, Skipped, Span
from citecheck.reports.records.catalogue import WRITERS, writer
from citecheck.reports.records.csv import COLUMNS
from citecheck.reports.records.latex import escaped, escaped_address
from citecheck.reports.records.printed_dates import printed_date
from citecheck.reports.records.text import rendered
from citecheck.sources.load import parse_text

ORIGIN = Origin("list.txt", Format.TEXT, Span(0, 4, 1, 1))
BALL = Reference(
    ORIGIN,
    "Ball",
    type="webpage",
    authors=(Name("Ball", "Tom"), Name(literal="BBC News")),
    title="The Butcher",
    translated_title="Der Schlächter",
    outlet="Sunday Times",
    published="2022-03-24",
    accessed="2022-03-27",
    archived="2022-03-26",
    url="https://news.example/a_b",
    archive_url="https://web.archive.org/web/20220326/https://news.example/a_b",
    url_status="dead",
    claims_archive=True,
    confidence={"title": 0.9},
)


def written(form: str, *references: Reference, skipped: tuple[Skipped, ...] = ()) -> str:
    chosen = writer(form)
    assert chosen is not None
    assert chosen.name == form
    return chosen.write([Document("list.txt", Format.TEXT, "Ball", references, skipped)])


def test_every_writer_is_known_by_its_name() -> None:
    assert [getattr(writer(name), "name", None) for name in WRITERS] == list(WRITERS)
    assert writer("JSON") is not None
    assert writer("docx") is None


@pytest.mark.parametrize("name", list(WRITERS))
def test_no_reference_gives_no_record(name: str) -> None:
    lines = written(name).splitlines()
    if name == "json":
        assert json.loads("".join(lines)) == {"schema": "citecheck/references/1", "references": [], "skipped": []}
    else:
        assert lines == {"csl-json": ["[]"], "csv": [",".join(COLUMNS)]}.get(name, [])


def test_json_has_the_records_and_what_was_skipped() -> None:
    skipped = Skipped(Span(5, 9, 2, 1), "entry does not close", "@b{x")
    whole = json.loads(written("json", BALL, BALL, skipped=(skipped,)))
    assert whole["schema"] == "citecheck/references/1"
    assert [record["id"] for record in whole["references"]] == ["Ball2022", "Ball2022~2"]
    record = whole["references"][0]
    assert record["authors"] == [{"family": "Ball", "given": "Tom"}, {"literal": "BBC News"}]
    assert record["span"] == {"start": 0, "end": 4, "line": 1, "column": 1}
    assert (record["source"], record["editors"], record["claims_archive"], record["confidence"]) == (
        0,
        [],
        True,
        {"title": 0.9},
    )
    assert not [name for name, value in record.items() if value is None]
    assert "publisher" not in record
    assert [(s["line"], s["reason"], s["text"], s["path"]) for s in whole["skipped"]] == [
        (2, "entry does not close", "@b{x", "list.txt")
    ]


def test_jsonl_has_one_record_a_line() -> None:
    lines = written("jsonl", BALL, BALL).splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["The Butcher"] * 2


def test_jsonl_read_and_written_again_does_not_grow() -> None:
    chosen = writer("jsonl")
    assert chosen is not None
    once = chosen.write([parse_text(written("jsonl", BALL), format="jsonl")])
    assert "text" not in json.loads(once)
    assert len(chosen.write([parse_text(once, format="jsonl")])) < 2 * len(once)


def test_bibtex_has_biblatex_fields() -> None:
    assert written("bibtex", BALL) == (
        "@online{Ball2022,\n"
        "  author = {Ball, Tom and {BBC News}},\n"
        "  title = {The Butcher},\n"
        "  translatedtitle = {Der Schlächter},\n"
        "  organization = {Sunday Times},\n"
        "  date = {2022-03-24},\n"
        "  urlstatus = {dead},\n"
        "  url = {https://news.example/a_b},\n"
        "  urldate = {2022-03-27},\n"
        "  archiveurl = {https://web.archive.org/web/20220326/https://news.example/a_b},\n"
        "  archivedate = {2022-03-26},\n"
        "}\n"
    )


def test_bibtex_keys_are_legal_and_unique_case_aside() -> None:
    keys = ["a", "A", "a", "x y,{z}", "%", "a-2", "müller_2020:b/c"]
    text = written("bibtex", *(Reference(ORIGIN, "", key=key) for key in keys))
    read = [reference.key for reference in parse_text(text, format="bibtex").references]
    assert read == ["a", "A-3", "a-2-2", "x-y-z", "reference", "a-2", "müller_2020:b/c"]


def test_csl_json_keeps_the_snapshot_in_custom() -> None:
    (item,) = json.loads(written("csl-json", BALL))
    assert (item["id"], item["type"], item["container-title"]) == ("Ball2022", "webpage", "Sunday Times")
    assert item["issued"] == {"date-parts": [[2022, 3, 24]]}
    assert item["custom"] == {
        "archive-url": "https://web.archive.org/web/20220326/https://news.example/a_b",
        "archive-date": "2022-03-26",
        "url-status": "dead",
        "translated-title": "Der Schlächter",
    }


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2020", {"date-parts": [[2020]]}),
        ("2020-05", {"date-parts": [[2020, 5]]}),
        ("2004-21", {"date-parts": [[2004]], "season": 1}),
        ("1999~", {"date-parts": [[1999]], "circa": True}),
        ("2014-01/2014-02", {"date-parts": [[2014, 1], [2014, 2]]}),
        ("1999?", {"raw": "1999?"}),
        ("2004-21/2004-22", {"raw": "2004-21/2004-22"}),
    ],
)
def test_csl_dates_say_what_edtf_says(edtf: str, date: object) -> None:
    (item,) = json.loads(written("csl-json", Reference(ORIGIN, "", published=edtf)))
    assert item["issued"] == date


def test_ris_ends_its_lines_as_the_specification_wants() -> None:
    text = written("ris", BALL)
    assert text.startswith("TY  - ELEC\r\nID  - Ball2022\r\nAU  - Ball, Tom\r\nAU  - BBC News\r\n")
    assert "DA  - 2022/03/24/\r\n" in text
    assert "N1  - archive-date: 2022-03-26\r\n" in text
    assert text.endswith("ER  - \r\n")
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_csv_disarms_formulas(formula: str) -> None:
    rows = list(csv.DictReader(StringIO(written("csv", Reference(ORIGIN, formula, title=formula)), newline="")))
    assert rows[0]["title"] == rows[0]["text"] == f"'{formula}"


def test_csv_has_a_row_a_reference() -> None:
    rows = list(csv.DictReader(StringIO(written("csv", BALL, BALL), newline="")))
    assert [row["id"] for row in rows] == ["Ball2022", "Ball2022~2"]
    assert (rows[0]["authors"], rows[0]["line"], rows[0]["doi"]) == ("Ball, Tom; BBC News", "1", "")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"type": "webpage", "title": "T", "outlet": "Site", "published": "2022-06", "accessed": "2022-03-27"},
            '"T". Site. June 2022. Retrieved 27 March 2022.',
        ),
        (
            {"type": "book", "authors": (Name("Ball", "T."),), "title": "T", "publisher": "Pen", "published": "2004",
             "edition": "2nd", "isbn": "123"},
            "Ball, T. (2004). T (2nd ed.). Pen. ISBN 123.",
        ),
        (
            {"type": "article-journal", "authors": (Name("Ball", "T."),), "title": "Why?", "outlet": "J",
             "volume": "12", "issue": "3", "pages": "1–9", "published": "2004-21", "doi": "10.1/x"},
            'Ball, T. (Spring 2004). "Why?". J. 12 (3): 1–9. doi:10.1/x.',
        ),
        (
            {"type": "chapter", "authors": (Name("Ball"),), "editors": (Name("Roe"), Name("Doe")), "title": "C",
             "outlet": "B", "publisher": "Pen", "pages": "3"},
            'Ball. "C". In Roe; Doe (eds.). B. Pen. p. 3.',
        ),
        (
            {"type": "webpage", "title": "Т", "translated_title": "T", "format": "PDF", "language": "ru"},
            '"Т" [T] (PDF) (in Russian).',
        ),
        (
            {"type": "webpage", "title": "T", "claims_archive": True, "note": "Seen twice in the archive of the town"},
            '"T". Archived from the original. Seen twice in the archive of the town',
        ),
        (
            {"type": "webpage", "title": "T", "outlet": "Charts of B.I.G.", "publisher": "P", "quote": "So be it"},
            '"T". Charts of B.I.G.. P. "So be it"',
        ),
        ({}, ""),
    ],
)  # fmt: skip
def test_text_is_citation_style_1(fields: dict[str, object], text: str) -> None:
    assert rendered(Reference(ORIGIN, "", **fields)) == text  # type: ignore[arg-type] # fields of a reference


def test_text_keeps_each_reference_on_its_line_and_shows_controls() -> None:
    assert written("text", Reference(ORIGIN, "", title="a\nb\x1b[31m")) == '"a b␛[31m".\n'


@pytest.mark.parametrize(
    ("edtf", "printed"),
    [
        ("2022-03-24", "24 March 2022"),
        ("2022-03-04", "4 March 2022"),
        ("2022-06", "June 2022"),
        ("2022", "2022"),
        ("2004-24", "Winter 2004"),
        ("1999~", "c. 1999"),
        ("2014-01/2014-02", "January–February 2014"),
        ("2014-01/2015-02", "January 2014 – February 2015"),
        ("2014/2015", "2014–2015"),
        ("2014-05-01/2014-05-03", "1–3 May 2014"),
        ("2014-05-31/2014-06-02", "31 May – 2 June 2014"),
        ("2014-13", "2014-13"),
        ("2014-13/2015", "2014-13/2015"),
    ],
)
def test_dates_are_printed_as_cs1_prints_them(edtf: str, printed: str) -> None:
    assert printed_date(edtf) == printed


def test_latex_is_escaped_so_that_braces_stay_balanced() -> None:
    assert escaped("a{b}c\\d~e^f") == (
        "a\\textbraceleft{}b\\textbraceright{}c\\textbackslash{}d\\textasciitilde{}e\\textasciicircum{}f"
    )
    assert escaped("50 % & $3 #1 a_b -- ``x''") == "50 \\% \\& \\$3 \\#1 a\\_b -{}- `{}`x'{}'"
    assert escaped_address(" https://x.example/a_b%20{c d}\\ ") == (
        "https://x.example/a_b%20\\textbraceleft{}c%20d\\textbraceright{}\\textbackslash{}"
    )
