"""What people cite, as it goes over the wire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.observation import FailureKind
from citecheck.net.wire import UrlProblem, WireUrl, on_wire, without_credentials


def text_of(url: str) -> str:
    wire = on_wire(url)
    assert isinstance(wire, WireUrl), wire
    return wire.text


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTP://News.Example:80/A", "http://news.example/A"),
        ("https://news.example:8443/a?b", "https://news.example:8443/a?b"),
        (" https://news.example/a b\n", "https://news.example/a%20b"),
        ("http://news.example/bibliothèque/École", "http://news.example/biblioth%C3%A8que/%C3%89cole"),
        ("http://news.example/Caf%C3%A9?q=x%2Fy", "http://news.example/Caf%C3%A9?q=x%2Fy"),
        ("http://news.example/100%", "http://news.example/100%"),
        ("http://news.example/a#b?c", "http://news.example/a"),
        ("http://news.example?q=ä b", "http://news.example/?q=%C3%A4%20b"),
        ("http://news.example/a/./b/../c/", "http://news.example/a/c/"),
        ("http://news.example/a/..", "http://news.example/"),
        ("http://news.example/../../x", "http://news.example/x"),
        ("http://news.example\\a\\b?c\\d", "http://news.example/a/b?c%5Cd"),
        ("http://news.example/a\tb\nc", "http://news.example/abc"),
        ('http://news.example/\x00\x7f|^`{}<>"', "http://news.example/%00%7F%7C%5E%60%7B%7D%3C%3E%22"),
        ("http://news.example/go%0d%0aX: y", "http://news.example/go%0D%0AX:%20y"),
        ("http://news.example/;a=b,c&d=(e)'!*$@[1]", "http://news.example/;a=b,c&d=(e)'!*$@[1]"),
        ("http://me:secret@news.example/a", "http://news.example/a"),
        ("http://a@b@news.example/", "http://news.example/"),
        ("http://news.example./", "http://news.example/"),
        ("http://n%65ws.example/", "http://news.example/"),
        ("http://bücher.example/x", "http://xn--bcher-kva.example/x"),
        ("http://BÜCHER.localhost:8080/", "http://xn--bcher-kva.localhost:8080/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://例え。テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://[::FFFF:127.0.0.1]/x", "http://[::ffff:7f00:1]/x"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0177.0.0.1/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("http://news.example:/", "http://news.example/"),
    ],
)
def test_a_cited_address_is_spelled_for_the_wire_as_a_browser_would(url: str, wire: str) -> None:
    assert text_of(url) == wire


@pytest.mark.parametrize(
    "url",
    [
        "", "www.news.example/page", "news.example:80/x", "http://", "http:///path", "http:/x", "http:news.example",
        "http://exa mple/page", "http://news.example:99999/x", "http://news.example:0/", "http://news.example:8x/",
        "http://[::1/x", "http://[::1]x/", "http://[nonsense]/", "http://a..example/", "http://.example/", "http://?q",
        "http://\u202eexample\u202c.invalid/", "http://news%00.example/", "http://1.2.3.4.5/", "http://256.1.1.1/",
        "http://news.09/", "http://" + "a" * 64 + ".example/", "http://" + "a." * 130 + "example/",
        "http://news.example/" + "a" * 40_000, "//news.example/a", "http://news\u200b<.example/",
    ],
)  # fmt: skip
def test_what_no_browser_could_open_is_malformed(url: str) -> None:
    problem = on_wire(url)
    assert isinstance(problem, UrlProblem), problem
    assert problem.kind is FailureKind.MALFORMED_URL
    assert problem.detail


@pytest.mark.parametrize(
    "url", ["ftp://ftp.example/x", "mailto:a@b.example", "urn:isbn:97", "doi:10.5/1", "htp:/x", "javascript:alert(1)"]
)
def test_other_schemes_are_not_asked(url: str) -> None:
    problem = on_wire(url)
    assert isinstance(problem, UrlProblem)
    assert problem.kind is FailureKind.SCHEME_UNSUPPORTED


@given(st.text(max_size=60))
def test_no_text_makes_it_raise_and_what_is_asked_is_plain_ascii(text: str) -> None:
    for url in (text, f"http://{text}", f"http://news.example/{text}"):
        wire = on_wire(url)
        if isinstance(wire, WireUrl):
            assert wire.text.isascii()
            assert wire.text.isprintable()
            assert " " not in wire.text
            assert "#" not in wire.text
            assert on_wire(wire.text) == wire


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("http://me:secret@news.example/a@b", "http://news.example/a@b"),
        (" https://me@news.example", " https://news.example"),
        ("http://news.example/a:b@c", "http://news.example/a:b@c"),
        ("http:me:secret@news.example", "http:news.example"),
        ("mailto:editor@news.example", "mailto:editor@news.example"),
        ("http://a:b@c:d@[::1", "http://[::1"),
    ],
)
def test_credentials_are_taken_out_of_anything_kept(url: str, clean: str) -> None:
    assert without_credentials(url) == clean
