from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import FixError
from citecheck.fixes.encoding import edited
from citecheck.fixes.interface import Splice
from citecheck.sources.decode import decode

TEXT = "@misc{a,\r\n  title = {Café},\n  note = {x}\r}"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        ("% encoding: iso-8859-2\n" + TEXT).encode("iso-8859-2"),
        TEXT.encode() * 20 + b"\x93stray\x94\r\n",
        codecs.BOM_UTF8 + TEXT.encode() * 20 + b"\x93stray\x94",
        codecs.BOM_UTF8 + TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "mark", "utf-16", "cp1252", "utf-16-be", "declared", "stray", "mark-and-stray", "mark-and-cp1252"],
)
def test_a_file_comes_back_as_it_was_but_for_the_change(data: bytes) -> None:
    decoded = decode(data, "list.bib")
    assert edited(data, decoded.text, decoded.encoding, ()) == data
    at = decoded.text.index("x}")
    after = edited(data, decoded.text, decoded.encoding, [Splice(at, at + 1, "yy")])
    again = decode(after, "list.bib")
    assert again.text == decoded.text[:at] + "yy" + decoded.text[at + 1 :]
    assert again.encoding == decoded.encoding


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_come_back_or_are_refused(noise: bytes, place: int) -> None:
    data = b"@misc{a, title = {T}}\n" + noise.replace(b"\x00", b" ")
    try:
        decoded = decode(data, "list.bib")
    except Exception:  # noqa: BLE001 - what is no text is not edited
        return
    at = min(place, len(decoded.text))
    try:
        after = edited(data, decoded.text, decoded.encoding, [Splice(at, at, "")])
    except FixError:
        return
    assert after == data


def test_bytes_of_another_file_are_refused() -> None:
    with pytest.raises(FixError):
        edited(b"other", "@misc{a}", "utf-8", ())
