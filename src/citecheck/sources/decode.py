"""Bytes to text without a guess that loses anything: no U+FFFD is ever put in place of a byte.

A byte order mark decides; then UTF-8, if the bytes are; then what the file itself declares; then Windows-1252, which is
what most old files are, with a remark. A file that is UTF-8 but for a few bytes stays UTF-8, and those bytes alone are
read as Windows-1252, each with a remark; so does one with the mark of UTF-8, whatever its bytes are.
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass

from citecheck.errors import SourceError
from citecheck.model.reference import Remark, RemarkKind
from citecheck.sources.positions import LineIndex

_NATIVE_UTF16 = codecs.BOM_UTF16_LE if sys.byteorder == "little" else codecs.BOM_UTF16_BE
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks first: that of UTF-32 begins like that of UTF-16."""
_BINARY = (
    (b"%PDF-", "a PDF; copy its references into a text file, or export a .bib from your reference manager"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT, EPUB …); save it as text, HTML or Markdown first"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file; save it as text or HTML first"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
"""First bytes of files that are no text, and what to do with them."""
_DECLARED = re.compile(
    rb"(?:charset\s*=|encoding\s*=|coding\s*[:=]|(?<=% )encoding\s*:)\s*[\"']?\s*([A-Za-z][\w.:-]{1,30})", re.IGNORECASE
)
"""``<meta charset>``, an XML declaration, an Emacs line, JabRef's and TeX editors' first lines."""
_DECLARATION_BYTES = 4096
"""HTML wants the declaration in the first 1,024 bytes; saved pages put comments before it."""
_NO_CHARSETS = frozenset(
    ["utf_7", "utf7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"]
)
_SAMPLE_BYTES = 8192
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
"""Share of control characters that a text may have: form feeds and stray bytes of old editors."""
_MOST_NULS = 0.4
_MOST_REMARKS = 50
_FALLBACK = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``text.encode(encoding)`` is the file again, unless there are ``UNDECODABLE`` remarks."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """Decode a file.

    Raises:
        SourceError: It is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding, path)
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SourceError(f"is {what}", path=path)
    if b"\x00" in data[:_SAMPLE_BYTES]:
        return _without_mark(data, path)
    decoded = _eight_bit(data)
    sample = decoded.text[:_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise SourceError("is a binary file, not text", path=path)
    return decoded


def _marked(data: bytes, mark: bytes, encoding: str, path: str) -> Decoded:
    try:
        if encoding == "utf-8-sig":
            return Decoded(data.decode(encoding), encoding)
        if mark == _NATIVE_UTF16 and "16" in encoding:
            return Decoded(data.decode("utf-16"), "utf-16")
        # No codec writes a foreign mark, so it stays in the text, and the bytes can be had again.
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _with_stray_bytes(data[len(mark) :], encoding)
        message = f"begins with the mark of {encoding} but is not: byte {error.start} does not fit; save it as UTF-8"
        raise SourceError(message, path=path) from error


def _without_mark(data: bytes, path: str) -> Decoded:
    """Decode UTF-16 without a mark: Latin letters leave every second byte zero."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) >= _MOST_NULS > min(even, odd) and len(data) % 2 == 0:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = "\x00"
        if "\x00" not in text[:_SAMPLE_BYTES]:
            return Decoded(text, encoding)
    raise SourceError("is a binary file, not text", path=path)


def _eight_bit(data: bytes) -> Decoded:
    declared = _declared(data)
    if declared is not None and declared.startswith(("iso2022", "iso-2022", "hz")):
        text = _strictly(data, declared)
        if text is not None:
            return Decoded(text, declared)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first = error
    if declared not in {None, "utf-8"}:
        text = _strictly(data, declared or "")
        if text is not None:
            return Decoded(text, declared or "")
    if _is_mostly_utf8(data):
        return _with_stray_bytes(data, "utf-8")
    encoding = _FALLBACK
    text = _strictly(data, encoding)
    if text is None:
        text, encoding = data.decode("latin-1"), "latin-1"
    at = len(data[: first.start])
    span = LineIndex(text).span(at, at + 1)
    return Decoded(text, encoding, (Remark(RemarkKind.DECODED_WITH_FALLBACK, span, encoding),))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _declared(data: bytes) -> str | None:
    """Give the codec that the head of the file names, in Python's spelling."""
    for match in _DECLARED.finditer(data[:_DECLARATION_BYTES]):
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except (LookupError, ValueError):
            continue
        if name.replace("-", "_") not in _NO_CHARSETS and not name.startswith(("utf-16", "utf-32")):
            return {"iso8859-1": _FALLBACK, "ascii": _FALLBACK}.get(name, name)  # as browsers read these two
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether there are more letters of several bytes, well formed, than bytes out of place."""
    kept = data.decode("utf-8", errors="ignore")
    several = sum(len(match) for match in re.findall(r"[^\x00-\x7f]+", kept))
    stray = len(data) - len(kept.encode("utf-8"))
    return several > stray


def _with_stray_bytes(data: bytes, encoding: str) -> Decoded:
    """Decode UTF-8 in which single bytes are Windows-1252."""
    text = data.decode("utf-8", errors="surrogateescape")
    index = LineIndex(text)
    remarks = [
        Remark(RemarkKind.UNDECODABLE, index.span(match.start(), match.end()), f"0x{ord(match[0]) - 0xDC00:02x}")
        for match, _ in zip(_SURROGATE.finditer(text), range(_MOST_REMARKS), strict=False)
    ]
    return Decoded(_SURROGATE.sub(_as_fallback, text), encoding, tuple(remarks))


_SURROGATE = re.compile(r"[\udc80-\udcff]")


def _as_fallback(match: re.Match[str]) -> str:
    byte = bytes([ord(match[0]) - 0xDC00])
    return _strictly(byte, _FALLBACK) or byte.decode("latin-1")
