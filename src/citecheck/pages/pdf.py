"""The title of a PDF, from its document information or its XMP packet, when the bytes read hold it in the clear."""

from __future__ import annotations

import re

_TITLE = re.compile(
    rb"/Title\s{0,8}(?:\((?P<literal>(?:[^()\\]|\\.){1,1000})\)|<(?P<hex>[0-9A-Fa-f\s]{2,4000})>)", re.DOTALL
)
_XMP = re.compile(rb"<dc:title>\s{0,200}<rdf:Alt>\s{0,200}<rdf:li[^>]{0,100}>([^<]{1,1000})</rdf:li>")
_OUTLINE = re.compile(rb"/(?:Parent|Dest|A|Next|Prev|Count)\b")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b""}
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_WINDOW_BYTES = 262_144
_NEAR_BYTES = 120
"""Bookmarks have a title too; within so many bytes they also name their place in the outline."""
_JUNK = re.compile(
    r"untitled|microsoft word|document\d*|slide \d+|.*\.(?:docx?|indd|qxd|pdf|pptx?|tex|dvi)", re.IGNORECASE
)


def is_pdf(media: str | None, body: bytes) -> bool:
    """Whether the answer is a PDF, by type or by its first bytes."""
    return media in ("application/pdf", "application/x-pdf") or body.startswith(b"%PDF-")


def pdf_title(body: bytes) -> str | None:
    """Give the title; ``None`` when it is not there, compressed, encrypted or a file name that a program put there."""
    window = body[:_WINDOW_BYTES]
    if b"/Encrypt" in window:
        return None
    xmp = _XMP.search(window)
    if xmp is not None:
        return _sane(xmp.group(1).decode("utf-8", "replace"))
    for match in _TITLE.finditer(window):
        around = window[match.end() : match.end() + _NEAR_BYTES].partition(b">>")[0]
        if _OUTLINE.search(around):
            continue
        if match["literal"] is not None:
            return _sane(_string(_ESCAPE.sub(_unescape, match["literal"])))
        digits = re.sub(rb"\s", b"", match["hex"])
        return _sane(_string(bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))))
    return None


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match.group(1)
    if escaped[:1].isdigit():
        return bytes([int(escaped, 8) & 0xFF]) if escaped[:1] < b"8" else escaped
    return _ESCAPES.get(escaped, escaped)


def _string(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("cp1252", "replace")


def _sane(title: str) -> str | None:
    folded = " ".join(title.replace("\x00", "").split())
    return None if not folded or _JUNK.fullmatch(folded) or "�" in folded else folded
