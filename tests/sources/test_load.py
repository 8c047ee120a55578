from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import NoReferencesError, SourceError, UsageError
from citecheck.model.reference import Document, Format, RemarkKind
from citecheck.sources.catalogue import READERS, reader
from citecheck.sources.load import load, parse_text

GOOD = "@online{a,\n  title = {Gödel},\n  url = {https://news.example/a}\n}\n"


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def assert_spans_hold(document: Document) -> None:
    for reference in document.references:
        span = reference.origin.span
        assert document.text[span.start : span.end] == reference.text
        assert all(document.text[field.start : field.end] == field.value for field in reference.fields)


@pytest.mark.parametrize(
    ("data", "encoding", "kinds"),
    [
        (GOOD.encode(), "utf-8", []),
        (GOOD.encode("utf-8-sig"), "utf-8-sig", []),
        (GOOD.replace("\n", "\r\n").encode("utf-8-sig"), "utf-8-sig", []),
        (GOOD.replace("\n", "\r").encode(), "utf-8", []),
        (GOOD.encode("utf-16"), "utf-16", []),
        (GOOD.encode("utf-16-le"), "utf-16-le", []),
        (GOOD.encode("latin-1"), "cp1252", [RemarkKind.DECODED_WITH_FALLBACK]),
    ],
)
def test_a_file_is_read_in_any_encoding(tmp_path: Path, data: bytes, encoding: str, kinds: list[RemarkKind]) -> None:
    document = load(write(tmp_path, "refs.bib", data))
    (reference,) = document.references
    assert (reference.title, reference.url) == ("Gödel", "https://news.example/a")
    assert (document.encoding, [remark.kind for remark in document.remarks]) == (encoding, kinds)
    assert document.text.encode(document.encoding) == data
    assert reference.fields[0].name == "title"
    assert_spans_hold(document)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.bib", b"", "is empty"),
        ("blank.bib", b" \n\n", "is empty"),
        ("words.bib", b"just some words", r":1: holds no reference that can be read; text outside entries"),
        ("open.bib", b"\n@book{a,\n title = {x", r":2: holds no reference that can be read; entry does not close"),
        ("binary.bib", bytes(range(256)) * 9, "binary file"),
        ("paper.pdf", b"%PDF-1.5 ...", "is a PDF"),
        ("broken.json", b'[{"id": ', r":1: holds no reference that can be read; broken JSON"),
        ("nothing.json", b"[]", r"holds no reference \(taken for csl-json; if it is something else"),
        ("prose.ris", b"prose", r":1: holds no reference that can be read; text outside records"),
    ],
)
def test_what_cannot_be_read_is_said_with_file_and_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(SourceError, match=message) as caught:
        load(path)
    assert str(caught.value).startswith(path)
    assert caught.value.exit_code == 3


def test_a_directory_names_a_file_in_it(tmp_path: Path) -> None:
    write(tmp_path, "refs.bib", b"x")
    with pytest.raises(SourceError, match=r"is a directory; .*refs\.bib"):
        load(str(tmp_path))


def test_a_missing_file_offers_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, "references.bib", b"x")
    with pytest.raises(SourceError, match=r"no such file; did you mean .*references\.bib\?"):
        load(str(tmp_path / "refrences.bib"))
    with pytest.raises(SourceError, match=r"no such file\Z"):
        load(str(tmp_path / "nowhere" / "x.txt"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("https://news.example/a", "is an address, and citecheck reads files"),
        ("nothing/*.bib", "matches no file"),
        ("a\x00b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_names_that_are_no_file_are_explained(name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load(name)


def test_standard_input_is_a_source() -> None:
    document = load("-", stdin=io.BytesIO(GOOD.encode()))
    assert (document.path, document.format, len(document.references)) == ("-", Format.BIBTEX, 1)


def test_a_named_format_wins_over_the_suffix(tmp_path: Path) -> None:
    path = write(tmp_path, "refs.txt", b"https://news.example/a\n")
    assert load(path, format="urls").format is Format.URLS
    with pytest.raises(NoReferencesError, match=r"read as ris|text outside records"):
        load(path, format="ris")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="known are text, wikitext"):
        parse_text("x", format="docx")


def test_text_without_references_gives_a_document_without_any() -> None:
    assert parse_text("", format="bibtex").references == ()
    assert parse_text("% nothing\n", path="a.bib").references == ()


def test_good_entries_around_a_broken_one_are_kept(tmp_path: Path) -> None:
    text = f"{GOOD}\n@article{{bad,\n  title = {{One {{brace}},\n\n{GOOD.replace('{a,', '{b,')}"
    document = load(write(tmp_path, "refs.bib", text.encode()))
    assert [reference.key for reference in document.references] == ["a", "b"]
    assert [(skipped.span.line, skipped.reason) for skipped in document.skipped] == [(6, "entry does not close")]


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("x.txt", "x"),
        ("x.bib", "x "),
        ("x.bib", "{"),
        ("x.bib", "@a{k,"),
        ("x.json", "{"),
        ("x.json", '["'),
        ("x.jsonl", '{"a":'),
        ("x.ris", "TY  - "),
        ("x.urls", "x "),
    ],
)
def test_a_line_of_50_megabytes_ends_in_time(tmp_path: Path, name: str, piece: str) -> None:
    path = write(tmp_path, name, (piece * (50_000_000 // len(piece))).encode())
    begun = time.process_time()
    with suppress(SourceError):
        load(path)
    assert time.process_time() - begun < 60


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "jsonl", "urls"])
@given(
    text=st.text(max_size=80) | st.lists(st.sampled_from([*'{}[]",:@=#%\r\n\\', "TY  - ", "ER  -", "a"])).map("".join)
)
def test_no_text_raises_and_every_span_holds(form: str, text: str) -> None:
    assert_spans_hold(parse_text(text, format=form))


@pytest.mark.parametrize("form", list(Format))
def test_every_format_has_its_reader(form: Format) -> None:
    assert reader(form).format is form
    assert list(READERS) == list(Format)
