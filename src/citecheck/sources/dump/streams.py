"""Bytes of a dump: plain XML, or bzip2 with one stream or many.

A multistream dump is bzip2 streams one behind the other, each of 100 pages, so that any of them can be read alone; its
index (``…-multistream-index.txt.bz2``, lines ``OFFSET:ID:TITLE``) says where they begin
(meta.wikimedia.org/wiki/Data_dumps/Dump_format, 2026-11). Without the index the beginnings are found by their mark.
"""

from __future__ import annotations

from bz2 import BZ2Decompressor
from collections.abc import Iterator
from pathlib import Path

from citecheck.errors import SourceError

PIECE_BYTES = 1_048_576
"""Read and decompressed at a time; our choice."""
_MARK = b"1AY&SY"
"""Begins the first block of a stream, behind ``BZh`` and a digit: the digits of pi in BCD."""
_MAGIC = b"BZh"
_HEAD_BYTES = len(_MAGIC) + 1 + len(_MARK)
_MOST_INDEX_LINE = 4_096
"""Bytes of a line of the index; a title has 255 at most."""


def is_bzip2(path: Path) -> bool:
    """Tell whether a file begins as bzip2 does."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def plain(path: Path, start: int = 0) -> Iterator[bytes]:
    """Give the bytes of a file from an offset on."""
    with path.open("rb") as file:
        file.seek(start)
        while piece := file.read(PIECE_BYTES):
            yield piece


def unpacked(path: Path, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Give the content of the bzip2 streams that begin in ``[start, end)``, in pieces of bounded length.

    Raises:
        SourceError: The file is broken there.
    """
    with path.open("rb") as file:
        file.seek(start)
        left = (path.stat().st_size if end is None else end) - start
        stream = BZ2Decompressor()
        packed = b""
        while True:
            if stream.eof:
                packed, stream = stream.unused_data, BZ2Decompressor()
                if not packed and left <= 0:
                    return
            if stream.needs_input and not packed:
                packed = file.read(min(PIECE_BYTES, left)) if left > 0 else b""
                left -= len(packed)
                if not packed:
                    raise SourceError("ends in the middle of a bzip2 stream", path=str(path))
            try:
                piece = stream.decompress(packed, max_length=PIECE_BYTES)
            except OSError as error:
                raise SourceError(f"is broken bzip2 near byte {file.tell()}: {error}", path=str(path)) from error
            packed = b""
            if piece:
                yield piece


def stream_starts(path: Path) -> list[int]:
    """Give the offsets at which the bzip2 streams of a file begin, from its index where it has one.

    Raises:
        SourceError: The index is broken.
    """
    index = index_of(path)
    if index is not None:
        return sorted({0, *_indexed(index, path.stat().st_size)})
    return _scanned(path)


def index_of(path: Path) -> Path | None:
    """Give the index that lies beside a multistream dump, packed or not, if there is one."""
    if "-multistream" not in path.name or path.suffix != ".bz2":
        return None
    stem = path.name.removesuffix(".bz2").replace("-multistream", "-multistream-index").replace(".xml", ".txt")
    candidates = (path.with_name(stem + ".bz2"), path.with_name(stem))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _indexed(index: Path, size: int) -> Iterator[int]:
    """Give the offsets that an index names, each once while they come one after the other."""
    pieces = unpacked(index) if is_bzip2(index) else plain(index)
    rest = b""
    last = -1
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > _MOST_INDEX_LINE:
            raise SourceError("is no index of a dump: a line does not end", path=str(index))
        for line in lines:
            number = line.partition(b":")[0].strip()
            if not number:
                continue
            if not number.isdigit() or int(number[:20]) >= size:
                raise SourceError(
                    f"does not fit its dump: it names byte {number[:20].decode('latin-1')}", path=str(index)
                )
            if int(number) != last:
                last = int(number)
                yield last


def _scanned(path: Path) -> list[int]:
    """Find the streams by the mark of ten bytes at their beginning; by chance it stands nowhere else."""
    starts: list[int] = []
    held = b""
    base = 0
    for piece in plain(path):
        held += piece
        place = held.find(_MAGIC)
        while 0 <= place <= len(held) - _HEAD_BYTES:
            if held[place + 4 : place + _HEAD_BYTES] == _MARK and held[place + 3 : place + 4].isdigit():
                starts.append(base + place)
            place = held.find(_MAGIC, place + 1)
        keep = _HEAD_BYTES - 1
        base += max(0, len(held) - keep)
        held = held[-keep:]
    return starts or [0]
