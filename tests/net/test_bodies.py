"""Only as much of a body as somebody reads, and never more memory than is set."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.net.bodies import DECODED_LIMIT_BYTES, STEP_BYTES, Body, enough_by_default, unpacker_for
from citecheck.net.reading import HEADER_LIMIT_LINES, Reading

HTML = "text/html; charset=utf-8"


def pieces(data: bytes, size: int = 1000) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def feed(body: Body, data: bytes, size: int = 1000) -> bool:
    return all(body.take(piece) for piece in pieces(data, size))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        (None, bytes),
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
    ],
)
def test_a_page_is_read_up_to_its_head_whatever_the_coding(
    coding: str | None, packed: Callable[[bytes], bytes]
) -> None:
    page = b"<html><head><title>x</title>" + bytes(range(256)) * 100 + b"</head><body>" + bytes(range(256)) * 2000
    data = packed(page)
    seen: list[int] = []

    def enough(start: bytes, content_type: str | None) -> bool:
        seen.append(len(start))
        assert content_type == HTML
        assert page.startswith(start)
        return b"</head" in start

    body = Body(enough)
    body.begin(10_000_000)
    body.describe(HTML, coding)
    assert not feed(body, data, 200)
    assert body.satisfied
    assert data.startswith(body.kept())
    assert seen
    assert seen[-1] < 60_000


def test_a_limit_holds_for_the_bytes_as_received() -> None:
    body = Body(lambda _body, _type: False)
    body.begin(2_500)
    body.describe(HTML, "br")
    assert not feed(body, b"x" * 9_000)
    assert len(body.kept()) == 2_500
    assert body.satisfied


def test_a_bomb_is_asked_about_in_small_steps_and_not_for_ever() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    sizes: list[int] = []

    def never(start: bytes, _type: str | None) -> bool:
        sizes.append(len(start))
        return False

    body = Body(never)
    body.begin(10_000_000)
    body.describe(HTML, "gzip")
    assert feed(body, bomb, 16_384)
    assert max(sizes) <= DECODED_LIMIT_BYTES + STEP_BYTES


@given(st.binary(max_size=3_000), st.sampled_from([None, "gzip", "deflate", "br", "gzip, gzip", ""]))
def test_garbage_in_any_coding_is_kept_as_it_came(data: bytes, coding: str | None) -> None:
    body = Body(lambda _body, _type: False)
    body.begin(1_000_000)
    body.describe(None, coding)
    assert feed(body, data, 7)
    assert body.kept() == data
    assert body.received == len(data)


def test_small_pages_are_read_whole_and_other_kinds_begun_only() -> None:
    assert not enough_by_default(b"<head></head>" + b"x" * 20_000, HTML)
    assert enough_by_default(b"<head></HEAD>" + b"x" * 40_000, None)
    assert not enough_by_default(b"<head>" + b"x" * 40_000, HTML)
    assert enough_by_default(b"%PDF", "application/pdf")


def test_unknown_codings_are_not_undone() -> None:
    assert unpacker_for("br") is None
    assert unpacker_for("gzip, gzip") is None
    assert unpacker_for(" identity ") is not None


def reading(*lines: bytes, enough: bool = False) -> Reading:
    read = Reading(lambda _body, _type: enough)
    read.begin(1_000_000)
    for line in lines:
        read.header(line + b"\r\n")
    return read


def test_a_short_rest_is_read_and_dropped_to_keep_the_connection() -> None:
    for version, length, keeps in ((b"1.1", 40_000, True), (b"1.1", 400_000, False), (b"2", 40_000, False)):
        read = reading(b"HTTP/" + version + b" 200 ", b"Content-Length: %d" % length, b"", enough=True)
        assert (read.body(b"x" * 17_000) is None) == keeps
        if keeps:
            assert read.body(b"x" * 5_000) is None
        exchange = read.exchange("http://a.example/", None, 0.0, cut=False)
        assert len(exchange.body) == 17_000
        assert exchange.truncated


def test_a_chunked_rest_is_not_waited_for() -> None:
    read = reading(b"HTTP/1.1 200 OK", b"Transfer-Encoding: chunked", b"Content-Length: 20000", b"", enough=True)
    assert read.body(b"x" * 17_000) is not None


def test_headers_are_bounded_in_number_and_size() -> None:
    read = reading(b"HTTP/1.1 200 OK")
    assert all(read.header(b"X: y\r\n") is None for _ in range(HEADER_LIMIT_LINES))
    assert [read.header(b"X: y\r\n") for _ in range(2)][-1] is not None
    assert read.oversized
    read = reading(b"HTTP/1.1 200 OK")
    assert any(read.header(b"X: " + b"y" * 60_000 + b"\r\n") is not None for _ in range(6))


def test_only_the_last_block_counts_and_credentials_in_a_location_do_not() -> None:
    read = reading(
        b"HTTP/1.1 103 Early Hints", b"Link: </a>", b"", b"HTTP/1.1 302 Found", b"Location: http://me:secret@a.example/x",
        b"", b"X-Trailer: 1",
    )  # fmt: skip
    exchange = read.exchange("http://a.example/", "192.0.2.1", 0.5, cut=False)
    assert exchange.status == 302
    assert exchange.headers == (("Location", "http://a.example/x"),)
    assert (exchange.address, exchange.http_version, exchange.elapsed_s) == ("192.0.2.1", "1.1", 0.5)


def test_a_body_that_is_wanted_whole_is_read_to_its_limit() -> None:
    page = b"<html><head></head><body>" + b"words " * 50_000
    body = Body(enough_by_default)
    body.begin(10_000_000, whole=True)
    body.describe(HTML, None)
    assert feed(body, page)
    assert body.kept() == page
    body.begin(100_000, whole=True)
    body.describe(HTML, None)
    assert not feed(body, page)
    assert len(body.kept()) == 100_000
    body.begin(10_000_000)
    body.describe(HTML, None)
    assert not feed(body, page)
