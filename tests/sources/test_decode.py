from __future__ import annotations

import codecs
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.errors import SourceError
from citecheck.model.reference import RemarkKind
from citecheck.sources.decode import decode

TEXT = "@book{k,\r\n  title = {Gödel – „Ärger“},\r\n}\r\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode("utf-8"), TEXT, "utf-8"),
        (TEXT.encode("utf-8-sig"), TEXT, "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "\ufeff" + TEXT, "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "\ufeff" + TEXT, "utf-32-le"),
        (TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
        (TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
        (b"plain", "plain", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_unicode_is_recognised_and_the_bytes_can_be_had_again(data: bytes, text: str, encoding: str) -> None:
    if sys.byteorder == "big" and encoding in {"utf-16", "utf-16-be"}:
        pytest.skip("the native mark is the other one here")
    decoded = decode(data, "x")
    assert (decoded.text, decoded.encoding, decoded.remarks) == (text, encoding, ())
    assert decoded.text.encode(decoded.encoding) == data


def test_windows_letters_are_read_as_such_with_a_remark_on_their_line() -> None:
    decoded = decode("one\ntwo Gödel “x”\n".encode("cp1252"), "x")
    assert (decoded.text, decoded.encoding) == ("one\ntwo Gödel “x”\n", "cp1252")
    (remark,) = decoded.remarks
    assert (remark.kind, remark.detail, remark.span.line) == (RemarkKind.DECODED_WITH_FALLBACK, "cp1252", 2)


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    decoded = decode(b"G\xf6del \x81", "x")
    assert (decoded.text, decoded.encoding) == ("Gödel \x81", "latin-1")


def test_utf_8_with_a_stray_byte_stays_utf_8() -> None:
    decoded = decode("Ärger, Übel, Öl\n".encode() + b"G\xf6del\n", "x")
    assert (decoded.text, decoded.encoding) == ("Ärger, Übel, Öl\nGödel\n", "utf-8")
    (remark,) = decoded.remarks
    assert (remark.kind, remark.detail, remark.span.line) == (RemarkKind.UNDECODABLE, "0xf6", 2)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ("% -*- coding: cp1251 -*-", "cp1251"),
        ("% Encoding: cp1251", "cp1251"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=shift_jis'>", "shift_jis"),
    ],
)
def test_what_a_file_declares_is_believed_when_it_is_not_utf_8(head: str, encoding: str) -> None:
    text = head + "\nПривет"
    assert decode(text.encode(encoding), "x").text == text


@pytest.mark.parametrize("name", ["unicode_escape", "utf-7", "nonsense", "base64"])
def test_declarations_that_are_no_charset_are_passed_over(name: str) -> None:
    assert decode(f"% Encoding: {name}\nG".encode() + b"\xf6del", "x").encoding == "cp1252"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 100, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "utf-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        decode(data, "refs.bib")
    assert caught.value.path == "refs.bib"
    assert str(caught.value).startswith("refs.bib: ")


@example(codecs.BOM_UTF8 + b"\x80")
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else_and_none_becomes_a_replacement_character(data: bytes) -> None:
    try:
        decoded = decode(data, "x")
    except SourceError:
        return
    assert decoded.text.count("\ufffd") == data.count("\ufffd".encode()) or "16" in decoded.encoding
    if not any(remark.kind is RemarkKind.UNDECODABLE for remark in decoded.remarks):
        assert decoded.text.encode(decoded.encoding) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_every_utf_8_text_is_read_as_it_is(text: str) -> None:
    assert decode(b"x" + text.encode(), "x").text == "x" + text
