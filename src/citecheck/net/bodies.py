"""A body as it comes: kept as received, content-coded, and only as much of it as somebody will read.

Whether enough has come is asked of the decoded beginning, which is unpacked step by step, so that neither an endless
body nor a few bytes that unpack to gigabytes can take more memory than is set here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

Enough = Callable[[bytes, str | None], bool]
"""Asked with the decoded beginning of a body and its ``Content-Type``: is that all that anybody needs?"""

STEP_BYTES = 16_384
"""Most decoded bytes between two questions; the heads of ordinary pages are 5..40 KB."""
SOON_BYTES = 4_096
"""Decoded bytes after which the question is asked before more is fetched. Servers send HTTP/2 in frames of 8 or 16 KB,
which unpack to 20 or 40: to wait for a whole step would be to fetch and unpack another frame of each page."""
DECODED_LIMIT_BYTES = 262_144
"""Most bytes unpacked to ask; beyond, the body is only collected up to its limit."""
DRAIN_LIMIT_BYTES = 65_536
"""A rest no longer than this is read and dropped rather than the connection closed: a new one costs more (our
measurement: a TLS connection about 1 ms of CPU, 64 KB about 0.05 ms)."""
SMALL_PAGE_BYTES = 32_768
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


def enough_by_default(body: bytes, content_type: str | None) -> bool:
    """Say that a page is wanted up to ``</head>``, a small one whole, and of anything else only the beginning."""
    if content_type is None or "html" in content_type.lower():
        return len(body) >= SMALL_PAGE_BYTES and b"</head" in body.lower()
    return True


class Body:
    """One body on its way in; used again for the next."""

    __slots__ = (
        "_asked_at",
        "_chunks",
        "_decoded",
        "_enough",
        "_left",
        "_type",
        "_unpacker",
        "_whole",
        "complete",
        "received",
        "satisfied",
    )

    def __init__(self, enough: Enough) -> None:
        """Take the question that is asked of each beginning."""
        self._enough = enough
        self.begin(0)

    def begin(self, limit_bytes: int, *, whole: bool = False) -> None:
        """Make ready for a new body, which is wanted ``whole`` or as far as it is needed."""
        self._whole = whole
        self._chunks: list[bytes] = []
        self._left = limit_bytes
        self._type: str | None = None
        self._unpacker: _Unpacker | None = None
        self._decoded: bytearray | None = None
        self._asked_at = 0
        self.received = 0
        """Bytes that came, kept or not."""
        self.satisfied = False
        """No more is wanted."""

    def describe(self, content_type: str | None, coding: str | None) -> None:
        """Tell what is coming, before its first byte; of unknown codings only the limit counts."""
        self._type = content_type
        self._unpacker = unpacker_for(coding)
        self._decoded = bytearray() if self._unpacker is not None else None

    def take(self, chunk: bytes) -> bool:
        """Take what came; ``False`` once no more is wanted."""
        self.received += len(chunk)
        if self.satisfied:
            return False
        if len(chunk) > self._left:
            chunk = chunk[: self._left]
            self.satisfied = True
        if not self.satisfied and self._decoded is not None and self._unpacker is not None:
            chunk = self._ask(self._unpacker, self._decoded, chunk)
        elif self.satisfied:
            self._decoded = None
        self._left -= len(chunk)
        self._chunks.append(chunk)
        return not self.satisfied

    def kept(self) -> bytes:
        """Give what was kept, and forget it."""
        chunks, self._chunks, self._unpacker = self._chunks, [], None
        return b"".join(chunks)

    def unpacked(self) -> bytes | None:
        """Give what was kept with its codings undone, if all of it was unpacked on the way, and forget it."""
        decoded, self._decoded = self._decoded, None
        return None if decoded is None else bytes(decoded)

    def _ask(self, unpacker: _Unpacker, decoded: bytearray, chunk: bytes) -> bytes:
        """Unpack a step at a time and ask after each, so that a bomb never unfolds; give what is to be kept of it."""
        rest = chunk
        while rest:
            more, rest = unpacker.unpack(rest, STEP_BYTES)
            decoded += more
            if len(decoded) - self._asked_at >= (STEP_BYTES if rest else SOON_BYTES):
                self._asked_at = len(decoded)
                if not self._whole and self._enough(bytes(decoded), self._type):
                    self.satisfied = True
                    return chunk[: len(chunk) - len(rest)]
            if len(decoded) >= DECODED_LIMIT_BYTES or unpacker.is_over:
                self._decoded = None
                break
        return chunk


class _Unpacker:
    """Undoes one content coding in bounded steps; garbage ends it quietly, since the raw bytes are kept anyway."""

    __slots__ = ("_inflater", "_is_first", "is_over")

    def __init__(self, inflater: zlib._Decompress | None) -> None:
        self._inflater = inflater
        self._is_first = True
        self.is_over = False

    def unpack(self, data: bytes, most_bytes: int) -> tuple[bytes, bytes]:
        """Give at most so many bytes, and the data not used yet."""
        if self._inflater is None:
            return data, b""
        if self._is_first and not _has_header(data):
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # raw deflate, which many servers call "deflate"
        self._is_first = False
        try:
            unpacked = self._inflater.decompress(data, most_bytes)
        except zlib.error:
            self.is_over = True
            return b"", b""
        self.is_over = self._inflater.eof
        return unpacked, self._inflater.unconsumed_tail


def _has_header(data: bytes) -> bool:
    """Tell gzip (RFC 1952) and zlib (RFC 1950, whose first two bytes are a multiple of 31) from raw deflate."""
    return data[:1] == b"\x1f" or (data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0)


def unpacker_for(coding: str | None) -> _Unpacker | None:
    """Give what undoes a ``Content-Encoding``: gzip, deflate or none; ``None`` for all we do not ask for."""
    match (coding or "identity").strip().lower():
        case "identity" | "":
            return _Unpacker(None)
        case "gzip" | "x-gzip" | "deflate":
            return _Unpacker(zlib.decompressobj(_GZIP_OR_ZLIB))
        case _:
            return None
