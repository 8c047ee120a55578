"""What a chain of redirects carries along: cookies, where it leads, and its public face."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model.observation import Exchange
from citecheck.net.chain import Disguise, disguise
from citecheck.net.cookies import ChainCookies
from citecheck.net.proxies import Proxies
from citecheck.net.redirects import follow
from citecheck.net.waits import FAR_S, retry_after_s
from citecheck.net.wire import WireUrl, on_wire

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def wire(url: str) -> WireUrl:
    found = on_wire(url)
    assert isinstance(found, WireUrl)
    return found


BASE = wire("https://www.news.example/a/b/story.html?x=1")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("http://other.example/x", "http://other.example/x"),
        ("HTTP://other.example/x", "HTTP://other.example/x"),
        ("//other.example/x", "https://other.example/x"),
        ("\\\\other.example\\x", "https://other.example\\x"),
        ("/x y", "https://www.news.example/x y"),
        ("../c.html", "https://www.news.example/a/b/../c.html"),
        ("c.html#part", "https://www.news.example/a/b/c.html#part"),
        ("?y=2", "https://www.news.example/a/b/story.html?y=2"),
        ("#part", "https://www.news.example/a/b/story.html?x=1"),
        ("  /x  ", "https://www.news.example/x"),
        ("http:/other.example/x", "http://other.example/x"),
        ("https:///other.example/x", "https://other.example/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/men\xc3\xbc", "https://www.news.example/menü"),
        ("/men\xfc", "https://www.news.example/men%FC"),
    ],
)
def test_a_location_means_what_browsers_take_it_for(location: str, target: str) -> None:
    assert follow(BASE, location) == target


@given(st.text(max_size=80))
def test_no_location_makes_it_raise(location: str) -> None:
    target = follow(BASE, location)
    assert target is None or on_wire(target) is not None


def test_an_empty_location_leads_nowhere() -> None:
    assert follow(BASE, "  ") is None


def test_cookies_go_back_where_they_may() -> None:
    cookies = ChainCookies()
    cookies.take(
        BASE,
        [
            "host=1; Path=/", "domain=2; Domain=.news.example; Path=/", "deep=3; Path=/a/b", "secure=4; Secure; Path=/",
            "foreign=5; Domain=bank.example; Path=/", "suffix=6; Domain=example; Path=/", "default=7", "noname", "=x",
            "long=" + "y" * 5_000, "odd=\x01",
        ],
    )  # fmt: skip
    assert cookies.header(BASE) == "host=1; domain=2; deep=3; secure=4; default=7"
    assert cookies.header(wire("http://www.news.example/a/b/x")) == "host=1; domain=2; deep=3; default=7"
    assert cookies.header(wire("https://www.news.example/")) == "host=1; domain=2; secure=4"
    assert cookies.header(wire("https://img.news.example/")) == "domain=2"
    assert cookies.header(wire("https://bank.example/")) is None


def test_cookies_are_bounded_and_can_be_taken_back() -> None:
    cookies = ChainCookies()
    cookies.take(BASE, [f"c{n}={'x' * 400}; Path=/" for n in range(10_000)])
    header = cookies.header(BASE)
    assert header is not None
    assert len(header) <= 8_192
    before = cookies.state()
    cookies.take(BASE, ["c0=; Path=/"])
    assert cookies.state() != before
    assert "c0=" not in str(cookies.header(BASE))


def test_a_disguise_keeps_the_public_face() -> None:
    found = disguise(
        "https://web.archive.example/web/2020id_/http://a.example/",
        "http://127.0.0.1:9/wb/web/2020id_/http://a.example/",
    )
    assert found == Disguise("https://web.archive.example/", "http://127.0.0.1:9/wb/")
    assert found.unmask("http://127.0.0.1:9/wb/web/2021/x") == "https://web.archive.example/web/2021/x"
    assert found.mask("https://web.archive.example/web/2021/x") == "http://127.0.0.1:9/wb/web/2021/x"
    assert found.unmask("http://a.example/") == "http://a.example/"
    assert disguise("http://a.example/x", "http://b.example/y") is None


@given(st.text(alphabet="ab/", max_size=12), st.text(alphabet="ab/", max_size=12))
def test_a_disguise_undoes_itself(one: str, other: str) -> None:
    public, private = f"https://p.example/{one}tail/x", f"http://127.0.0.1:8/{other}tail/x"
    found = disguise(public, private)
    assert found is not None
    assert found.unmask(private) == public
    assert found.mask(public) == private


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120.0),
        ({"Retry-After": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30.0),
        ({"Retry-After": "Sun, 01 Mar 2026 11:00:30 GMT", "Date": "Sun, 01 Mar 2026 11:00:00 GMT"}, 30.0),
        ({"Retry-After": "Sun, 01 Mar 2026 11:00:00 GMT"}, 0.0),
        ({"Retry-After": "99999999999999999999"}, FAR_S),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": ""}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(Exchange("http://a.example/", 429, tuple(headers.items())), NOW) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_makes_it_raise(text: str) -> None:
    waited = retry_after_s(Exchange("http://a.example/", 503, (("retry-after", text),)), NOW)
    assert waited is None or 0 <= waited <= FAR_S


def test_proxies_are_read_as_curl_reads_them() -> None:
    environment = {
        "http_proxy": "http://p:1", "HTTP_PROXY": "http://evil:1", "HTTPS_PROXY": "http://q:2",
        "no_proxy": ".intern.example,10.0.0.0/8,exact.example:8080",
    }  # fmt: skip
    proxies = Proxies(environment)
    assert proxies.for_url(wire("http://a.example/")) == "http://p:1"
    assert proxies.for_url(wire("https://a.example/")) == "http://q:2"
    for url in ("http://x.intern.example/", "http://intern.example/", "http://10.1.2.3/", "http://exact.example:8080/"):
        assert proxies.for_url(wire(url)) == ""
    assert proxies.for_url(wire("http://exact.example/")) == "http://p:1"
    assert Proxies({"HTTP_PROXY": "http://evil:1"}).for_url(wire("http://a.example/")) == ""
    assert Proxies({"all_proxy": "http://p:1", "NO_PROXY": "*"}).for_url(wire("http://a.example/")) == ""
