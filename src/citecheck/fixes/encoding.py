"""From an edited text back to the bytes of its file, every other byte as it was."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.errors import FixError
from citecheck.fixes.interface import Splice
from citecheck.fixes.splices import spliced

_KEEPS_STRAY_BYTES = frozenset({"utf-8", "utf-8-sig"})
"""Encodings whose stray bytes are read as Windows-1252, one character each, and must stay the bytes they are."""


def is_writable(text: str, encoding: str) -> bool:
    """Whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def edited(data: bytes, text: str, encoding: str, splices: Sequence[Splice]) -> bytes:
    """Carry out changes in the bytes of a file.

    Args:
        data: The file.
        text: What was read from it; offsets of ``splices`` count its code points.
        encoding: How it was read.
        splices: In order.

    Raises:
        FixError: The bytes are not those that ``text`` was read from, or would not come back as they were.
    """
    errors = "surrogateescape" if encoding in _KEEPS_STRAY_BYTES else "strict"
    try:
        raw = data.decode(encoding, errors)
        if not _is_reading_of(raw, text):
            raise FixError("the file is no longer as it was read")
        if raw.encode(encoding, errors) != data:
            raise FixError(f"the file does not come back unchanged when it is written as {encoding}")
        return spliced(raw, splices).encode(encoding, errors)
    except UnicodeError as error:
        raise FixError(f"the file cannot be written as {encoding}: {error}") from error


def _is_reading_of(raw: str, text: str) -> bool:
    """Whether ``text`` is ``raw`` with its stray bytes read as characters."""
    if raw == text:
        return True
    return len(raw) == len(text) and all(
        one == other or "\udc80" <= one <= "\udcff" for one, other in zip(raw, text, strict=True)
    )
