"""Foreign text is shown whole and does nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.reports.addresses import host_of, web_address
from citecheck.reports.inert import cut, isolated, visible, visible_lines, writable

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_no_control_reordering_or_unwritable_character_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in shown)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown)
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(ANYTHING, st.integers(min_value=1, max_value=50))
def test_no_text_is_longer_than_asked_for(text: str, limit: int) -> None:
    assert len(visible(text, limit)) <= limit
    assert sum(map(len, visible_lines(cut(text, limit), limit))) <= limit * 9


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x9b31m", "‹U+009B›31m"),
        ("\x7f", "␡"),
        ("exe\u202egnp", "exe‹U+202E›gnp"),
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("\ud800", "\ufffd"),
        ("tag\U000e0041", "tag‹U+E0041›"),
    ],
)
def test_what_acts_is_shown_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert cut("ae\u0301\u0301b and more", 4) == "a…"
    assert cut("short", 5) == "short"
    assert cut("\u0301" * 100_000, 100) == "…"


def test_right_to_left_text_is_isolated_and_no_other() -> None:
    assert isolated("\u05e9\u05dc") == "\u2068\u05e9\u05dc\u2069"
    assert isolated("plain") == "plain"


def test_lines_keep_their_indentation() -> None:
    assert visible_lines("a\n\tb\x1b\r\nc ") == ("a", "    b␛", "c")


@given(ANYTHING)
def test_everything_written_is_utf_8(text: str) -> None:
    assert writable(text).encode().decode() == writable(text)


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        (" http://news.example/ ", "http://news.example/"),
        ('https://news.example/"><script>', "https://news.example/%22%3E%3Cscript%3E"),
        ("https://news.example/%41", "https://news.example/%41"),
        ("HTTPS://news.example", "HTTPS://news.example"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//news.example/", None),
        ("news.example", None),
        ("http:///path", None),
        ("http://[", None),
        ("https://news.example/" + "a" * 5000, None),
        ("", None),
    ],
)
def test_only_web_addresses_become_links(url: str, href: str | None) -> None:
    assert web_address(url) == href


@given(ANYTHING)
def test_no_address_breaks_out_of_a_quotation(text: str) -> None:
    made = web_address("https://news.example/" + text)
    assert made is None or not set(made) & set("\"<>'` \n\\") - {"'"}


def test_a_host_is_lower_case_without_www() -> None:
    assert host_of("https://WWW.News.Example:8080/x") == "news.example"
    assert host_of("http://[") is None
    assert host_of("nothing") is None
