"""The JSON of an audit, compressed: the history keeps it, and the report of the same run need not be made again."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Iterator

STRIDE_CHARS = 65_536
"""Compressed at once: each call has a buffer of its own, which costs more than compressing a line."""
_STRIDE_BYTES = 262_144
"""Unpacked at once."""


def pack(pieces: Iterable[str]) -> bytes:
    """Compress in strides, quickly (zlib, level 1): the text of a large audit is never held whole."""
    packer = zlib.compressobj(1)
    packed: list[bytes] = []
    stride: list[str] = []
    chars = 0
    for piece in pieces:
        stride.append(piece)
        chars += len(piece)
        if chars >= STRIDE_CHARS:
            packed.append(packer.compress("".join(stride).encode()))
            stride.clear()
            chars = 0
    packed.append(packer.compress("".join(stride).encode()))
    return b"".join((*packed, packer.flush()))


def unpack(packed: bytes) -> Iterator[str]:
    """Give the text of ``pack`` again, in strides."""
    unpacker = zlib.decompressobj()
    decode = codecs.getincrementaldecoder("utf-8")().decode
    rest = packed
    while rest:
        yield decode(unpacker.decompress(rest, _STRIDE_BYTES))
        rest = unpacker.unconsumed_tail
    yield decode(unpacker.flush(), final=True)
