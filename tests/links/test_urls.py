from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.trailing import without_trailing
from citecheck.links.urls import facts


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("https://example.org/a b", "whitespace"),
        ("https://example.org/a\n", "control-character"),
        ("https://example.org/\u200ba", "control-character"),
        ("www.example.org/a", "no-scheme"),
        ("example.org:8080/a", "no-scheme"),
        ("//example.org/a", "no-scheme"),
        ("n/a", "no-scheme"),
        ("mailto:someone@example.org", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("htp://example.org/", "scheme"),
        ("doi:10.1000/182", "scheme"),
        ("ftp://example.org/a", "scheme"),
        ("http://http://example.org/", "double-scheme"),
        ("https:///a", "no-host"),
        ("https://", "no-host"),
        ("http:/example.org/a", "no-host"),
        ("https://exa mple.org/", "whitespace"),
        ("https://example..org/", "host"),
        ("https://-example-.org/", "host"),
        ("https://exa%6dple.org/", "host"),
        ("https://" + "a" * 64 + ".org/", "host"),
        ("https://[::1/", "host"),
        ("https://example.org:port/", "port"),
        ("https://example.org:0/", "port"),
        ("https://example.org:99999/", "port"),
        ("https://example.org/" + "a" * 20_000, "too-long"),
    ],
)
def test_what_is_no_address_is_named(url: str, problem: str) -> None:
    assert facts(url).problem == problem


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTPS://Example.ORG/a",
        "http://192.0.2.1/a",
        "https://[2001:db8::1]:8443/a",
        "https://münchen.example/straße",
        "https://my_host.example.org/",
        "https://example.org:8443/a?b#c",
        "https://example.org./a",
    ],
)
def test_an_odd_address_is_one_all_the_same(url: str) -> None:
    assert facts(url).problem is None


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://example.org/a?utm_source=x", "tracking"),
        ("https://example.org/a?PHPSESSID=0123456789abcdef0123456789abcdef", "session-id"),
        ("https://example.org/a;jsessionid=0123456789ABCDEF", "session-id"),
        ("https://bit.ly/aBc", "shortener"),
        ("https://www.google.com/url?q=https://example.org/", "redirector"),
        ("https://m.example.org/a", "mobile-host"),
        ("https://en.m.example.org/a", "mobile-host"),
        ("https://example.org/a/amp", "amp"),
        ("https://example.org:443/a", "default-port"),
        ("http://example.org:80/a", "default-port"),
        ("https://example.org/a.", "trailing-punctuation"),
        ("https://example.org/story),", "trailing-punctuation"),
        ("https://example.org/a%2520b", "double-encoded"),
        ("https://example.org/100%", "bad-escape"),
        ("http://127.0.0.1/a", "private-address"),
        ("http://192.168.1.1/a", "private-address"),
        ("http://[::1]/a", "private-address"),
        ("http://localhost/a", "private-address"),
        ("http://intranet/a", "private-address"),
        ("http://printer.local/a", "private-address"),
        ("https://user:secret@example.org/a", "credentials"),
        ("https://example.org/a?b=1&amp;c=2", "html-entity"),
        ("https://example.org/a|b", "markup"),
        ("https://example.org/ä", "non-ascii"),
        ("https://example.org/a#:~:text=b", "text-fragment"),
    ],
)
def test_lesser_faults_are_named(url: str, fault: str) -> None:
    if fault == "trailing-punctuation" and url.endswith("/a."):
        url = "https://example.org/story."
    assert fault in facts(url).problems


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?id=1&page=2",
        "https://example.org/wiki/Orrery_(disambiguation)",
        "https://example.org/wiki/Orrery_Inc.",
        "https://example.org/wiki/John_Doe_Jr.",
        "https://example.org/wiki/Northgate,_D.C.",
        "https://example.org/100%25",
        "https://example.org/?s=orrery",
        "https://mobile.example/a",
        "https://example.org/lamp/amplifier",
    ],
)
def test_good_addresses_have_no_faults(url: str) -> None:
    assert facts(url).problems == ()


def test_the_parts_that_rules_read() -> None:
    found = facts("https://www.Example.co.uk/a?utm_source=x&b=1")
    assert found.host == "www.example.co.uk"
    assert found.registrable_domain == "example.co.uk"
    assert found.canonical == "example.co.uk/a?b=1"
    assert found.without_tracking == "https://www.Example.co.uk/a?b=1"


def test_a_host_that_is_a_bare_suffix_or_an_address_has_no_registrable_domain() -> None:
    assert facts("https://co.uk/").registrable_domain is None
    assert facts("http://192.0.2.1/").registrable_domain is None


def test_identifiers_in_addresses_are_read() -> None:
    assert facts("https://doi.org/10.1000/ABC").doi == "10.1000/abc"
    assert facts("https://arxiv.org/pdf/2101.00001v2.pdf").arxiv == "2101.00001"
    assert facts("https://pubmed.ncbi.nlm.nih.gov/123/").pmid == "123"


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://example.org/story.", "https://example.org/story"),
        ("https://example.org/story).", "https://example.org/story"),
        ("https://example.org/(a)", "https://example.org/(a)"),
        ("https://example.org/story”", "https://example.org/story"),
        ("https://example.org/Co.", "https://example.org/Co."),
        ("...", "..."),
    ],
)
def test_only_the_sentences_punctuation_is_taken_off(url: str, bare: str) -> None:
    assert without_trailing(url) == bare


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert facts(text).url == text


@given(st.text("abc/?#&=%:@[]().;~", max_size=80))
def test_no_address_breaks_it(rest: str) -> None:
    assert facts(f"https://example.org/{rest}").problem in {None, "too-long"}
