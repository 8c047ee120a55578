"""Our key against the Internet Archive's package, which is a test dependency only."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.surt import surt

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the package has invalid escapes in its regular expressions
    theirs = pytest.importorskip("surt").surt

CASES = [
    "http://example.org",
    "http://example.org/",
    "https://www.example.org/Path/",
    "https://www2.example.org/path//x/../y/./z",
    "http://example.org:80/a",
    "https://example.org:443/a",
    "http://example.org:8080/a",
    "https://example.org:80/a",
    "http://user:secret@example.org/a",
    "http://example.org/a?",
    "http://example.org/a?b=2&a=1&a",
    "http://example.org/a?B=X&a=%7e",
    "http://example.org/%7Euser/a%20b",
    "http://example.org/a b",
    "http://example.org/a%2520b",
    "http://example.org/a#fragment",
    "http://example.org/a?x#y",
    "http://bücher.example/ä?ö=ü",
    "http://example.org/?PHPSESSID=0123456789abcdefGHIJKLMNOPqrstuv&x=1",
    "http://example.org/?x=1&sid=0123456789abcdef0123456789abcdef",
    "http://example.org/?jsessionid=0123456789abcdef0123456789abcdef",
    "http://example.org/a;jsessionid=0123456789ABCDEF0123456789ABCDEF",
    "http://example.org/?cfid=1234&cftoken=5678&x=1",
    "http://example.org/?ASPSESSIONIDABCDEFGH=ABCDEFGHIJKLMNOPQRSTUVWX&x=1",
    "http://example.org/x/(s(0123456789abcdefghijklmn))/page.aspx",
    "http://example.org/x/(0123456789abcdefghijklmn)/page.aspx?q=1",
    "example.org/a",
    "http://https://example.org/a",
    "http://example.org./a",
    "http://example..org/a",
    "http://192.0.2.1/a",
    "http://example.org/a?b=c&&d",
    "http://example.org/?&a=1",
    "http://example.org/index.html",
    "http://m.example.org/a?utm_source=x",
    "http://example.org/%E4%F6",
    " http://example.org/a\n",
    "ftp://example.org/a",
    "http://www.example/a",
]


@pytest.mark.parametrize("url", CASES)
def test_the_key_is_that_of_the_archives(url: str) -> None:
    assert surt(url) == theirs(url)


@given(
    st.sampled_from(["http://", "https://"]),
    st.sampled_from(["example.org", "WWW.Example.ORG", "www3.a-b.example.co.uk", "example.org:8080"]),
    st.text("abcXYZ019/.-_~%20é ;,()+:@", max_size=40),
    st.text("abX=&19%20+;é?/", max_size=40),
)
def test_the_key_is_that_of_the_archives_for_any_path_and_query(scheme: str, host: str, path: str, query: str) -> None:
    url = f"{scheme}{host}/{path}" + (f"?{query}" if query else "")
    assert surt(url) == theirs(url)
