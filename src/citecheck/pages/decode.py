"""Undo content codings, in bounded time and memory.

Servers send gzip and deflate with and without their wrapping, twice, cut off, or not at all although they say so. A
body is therefore unpacked as far as it goes and as far as the bound allows, and what does not unpack is taken as it is.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from citecheck.model.observation import Exchange

LIMIT_BYTES = 1_048_576
"""Most bytes unpacked; our choice: four times what is kept of a body on the wire, and a bomb costs under 10 ms."""
_MOST_CODINGS = 3
"""More layers than that are a prank."""
_MOST_MEMBERS = 16
"""Members of one gzip stream that are unpacked; real ones have one, and each costs a copy of the rest."""
_STEP_BYTES = 65_536
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WBITS = 16 + zlib.MAX_WBITS
_UNKNOWN_CODINGS = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
"""Codings that need more than the standard library; we do not ask for them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body without its content codings."""

    body: bytes
    complete: bool
    """Nothing is missing at the end."""
    readable: bool = True
    """``False``: it came in a coding that we cannot undo, and ``body`` is empty."""
    oversized: bool = False
    """Unpacking was stopped at the bound."""


def decode_body(exchange: Exchange, limit_bytes: int = LIMIT_BYTES) -> Decoded:
    """Undo the content codings of an answer.

    Args:
        exchange: The answer; its body may be cut anywhere.
        limit_bytes: Most bytes to unpack.
    """
    if exchange.unpacked is not None and exchange.truncated and len(exchange.unpacked) <= limit_bytes:
        return Decoded(exchange.unpacked, complete=False)
    codings = content_codings(exchange)
    body, complete, oversized = exchange.body, not exchange.truncated, False
    if len(codings) > _MOST_CODINGS or any(coding in _UNKNOWN_CODINGS for coding in codings):
        return Decoded(b"", complete=False, readable=False)
    if not codings and body.startswith(_GZIP_MAGIC):
        codings = ("gzip",)  # the Wayback replays some compressed captures without saying so
    for coding in reversed(codings):
        unpacked = unpack(body, coding, limit_bytes)
        if unpacked is None:
            continue  # it says gzip and is not: take it as it is
        body, whole, over = unpacked
        complete, oversized = complete and whole, oversized or over
    if len(body) > limit_bytes:
        body, complete, oversized = body[:limit_bytes], False, True
    return Decoded(body, complete, oversized=oversized)


def content_codings(exchange: Exchange) -> tuple[str, ...]:
    """List the content codings of an answer in the order in which they were applied, lower case, ``identity`` left out.

    An empty second header, which the Wayback sends, says nothing.
    """
    named = (
        coding.strip().lower()
        for name, value in exchange.headers
        if name.lower() == "content-encoding"
        for coding in value.split(",")
    )
    return tuple(coding for coding in named if coding not in ("", "identity", "none", "utf-8"))


def unpack(data: bytes, coding: str, limit_bytes: int) -> tuple[bytes, bool, bool] | None:
    """Unpack one layer, as far as it goes.

    Returns:
        The bytes, whether the stream came to its end, and whether the bound stopped it; ``None`` when ``data`` is not
        in this coding at all.
    """
    if coding in ("gzip", "x-gzip"):
        return _inflate(data, _GZIP_WBITS, limit_bytes)
    if coding == "deflate":
        return _inflate(data, zlib.MAX_WBITS, limit_bytes) or _inflate(data, -zlib.MAX_WBITS, limit_bytes)
    return None


def _inflate(data: bytes, wbits: int, limit_bytes: int) -> tuple[bytes, bool, bool] | None:
    unpacker = zlib.decompressobj(wbits)
    out: list[bytes] = []
    size = members = 0
    rest = data
    try:
        while rest and size < limit_bytes:
            piece = unpacker.decompress(rest, min(_STEP_BYTES, limit_bytes - size))
            out.append(piece)
            size += len(piece)
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                rest = unpacker.unused_data if wbits == _GZIP_WBITS else b""
                members += 1
                if not rest.startswith(_GZIP_MAGIC) or members == _MOST_MEMBERS:
                    return b"".join(out), True, False
                unpacker = zlib.decompressobj(wbits)  # a gzip file may hold several members
            elif not piece and not rest:
                break
    except zlib.error:
        return (b"".join(out), False, False) if out else None
    if not out:
        return (b"", False, False) if not data else None
    return b"".join(out), False, bool(rest)
