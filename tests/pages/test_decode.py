from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.observation import Exchange
from citecheck.pages.decode import LIMIT_BYTES, content_codings, decode_body, unpack

TEXT = b"<html><title>Tidal power returns</title>" * 50


def coded(body: bytes, *codings: str, truncated: bool = False) -> Exchange:
    headers = tuple(("Content-Encoding", coding) for coding in codings)
    return Exchange("https://news.example/", 200, headers, body, truncated)


def packed(body: bytes) -> bytes:
    """Pack without the time of day, which would stand in the names of tests."""
    return gzip.compress(body, mtime=0)


RAW_DEFLATE = zlib.compress(TEXT)[2:-4]


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (TEXT, ()),
        (TEXT, ("identity",)),
        (packed(TEXT), ("gzip",)),
        (packed(TEXT), ("x-gzip",)),
        (packed(TEXT), ("GZIP",)),
        (packed(TEXT), ("gzip", "")),
        (packed(TEXT), ()),
        (zlib.compress(TEXT), ("deflate",)),
        (RAW_DEFLATE, ("deflate",)),
        (packed(packed(TEXT)), ("gzip, gzip",)),
        (packed(zlib.compress(TEXT)), ("deflate", "gzip")),
        (packed(TEXT[:100]) + packed(TEXT[100:]), ("gzip",)),
        (TEXT, ("gzip",)),
        (TEXT, ("deflate",)),
    ],
)
def test_a_body_comes_out_whole_whatever_the_server_calls_its_coding(body: bytes, codings: tuple[str, ...]) -> None:
    assert decode_body(coded(body, *codings)).body == TEXT


@pytest.mark.parametrize(("pack", "coding"), [(packed, "gzip"), (zlib.compress, "deflate")], ids=["gzip", "deflate"])
def test_a_stream_that_breaks_off_gives_what_came(pack: Callable[[bytes], bytes], coding: str) -> None:
    import random

    text = random.Random(1).randbytes(20_000)
    decoded = decode_body(coded(pack(text)[:10_000], coding, truncated=True))
    assert text.startswith(decoded.body)
    assert len(decoded.body) > 8_000
    assert not decoded.complete


def test_a_stream_that_breaks_in_the_middle_gives_what_came_before() -> None:
    body = bytearray(packed(b"".join(b"%d " % number for number in range(20_000))))
    body[len(body) // 2] ^= 0xFF
    decoded = decode_body(coded(bytes(body), "gzip"))
    assert decoded.body.startswith(b"0 1 2 3")
    assert not decoded.complete


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_is_stopped_at_the_bound_at_once(layers: int) -> None:
    bomb = b"\0" * 100_000_000
    for _ in range(layers):
        bomb = gzip.compress(bomb, 6)
    began = time.process_time()
    decoded = decode_body(coded(bomb, ", ".join(["gzip"] * layers)))
    assert len(decoded.body) <= LIMIT_BYTES
    assert not decoded.complete
    assert time.process_time() - began < 1


def test_more_layers_than_anybody_means_are_not_unpacked() -> None:
    assert not decode_body(coded(TEXT, "gzip, gzip, gzip, gzip")).readable


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br"])
def test_a_coding_that_cannot_be_undone_is_said_to_be_unreadable(coding: str) -> None:
    decoded = decode_body(coded(b"\x8b\x05\x80", coding))
    assert (decoded.readable, decoded.body) == (False, b"")


def test_a_swarm_of_tiny_members_costs_no_more_than_a_moment() -> None:
    began = time.process_time()
    decode_body(coded(packed(b"x") * 12_000, "gzip"))
    assert time.process_time() - began < 1


def test_codings_are_listed_in_the_order_of_application() -> None:
    assert content_codings(coded(b"", "deflate, gzip", "identity", "")) == ("deflate", "gzip")


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "x-gzip"]))
def test_unpacking_noise_never_fails(data: bytes, coding: str) -> None:
    unpacked = unpack(data, coding, 1000)
    assert unpacked is None or len(unpacked[0]) <= 1000


@given(st.binary(max_size=2_000), st.integers(0, 2_000))
def test_what_is_unpacked_of_a_cut_stream_is_a_beginning_of_the_whole(data: bytes, cut: int) -> None:
    decoded = decode_body(coded(packed(data)[:cut], "gzip", truncated=True))
    assert data.startswith(decoded.body) or packed(data)[:cut] == decoded.body
