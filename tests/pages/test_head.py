from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.head import find_head, json_ld_in_body
from citecheck.pages.metadata import read_metadata


def test_only_elements_of_interest_are_kept_and_one_of_a_kind() -> None:
    head = find_head(
        "<html lang=de><head><title>One</title><title>Two</title><link rel=stylesheet href=a.css>"
        '<meta name=viewport content=x><meta name="description" content="d">'
        '<meta property="og:description" content="e"><link rel="canonical" href="/a">'
        '<meta name="citation_author" content="A"><meta name="citation_author" content="B">'
        "</head><body>text"
    )
    assert head.elements == (
        '<html lang=de><title>One</title><meta name="description" content="d"><link rel="canonical" href="/a">'
        '<meta name="citation_author" content="A"><meta name="citation_author" content="B">'
    )
    assert head.ended


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var a = '</head><title>wrong</title>'</script><title>right</title></head>",
        "<!-- <title>wrong</title> </head> --><title>right</title></head>",
        "<style>a > b {}</style><title>right</title></head>",
        "<SCRIPT>x</SCRIPT><TITLE>right</TITLE></HEAD>",
        "<svg><title>wrong</title></svg><title>right</title></head>",
        '<meta name="description" content="a > b"><title>right</title></head>',
        "<title>right</title><body>",
        "<title>right</title><h1>No head ends here</h1>",
    ],
)
def test_the_title_is_found_past_what_looks_like_it(markup: str) -> None:
    head = find_head(markup)
    assert read_metadata(head.elements).title == "right"
    assert head.ended


def test_a_head_that_was_cut_has_not_ended() -> None:
    head = find_head('<html><head><title>A</title><meta name="desc')
    assert not head.ended
    assert read_metadata(head.elements).title == "A"


def test_json_ld_is_found_in_head_and_body() -> None:
    markup = (
        '<head><script type="application/ld+json">{"a": 1}</script><script>var x</script></head>'
        "<body><p>x</p><script id=s type='application/ld+json'>{\"b\": 2}</script></body>"
    )
    head = find_head(markup)
    assert head.json_ld == ('{"a": 1}',)
    assert json_ld_in_body(markup, head.end, 1) == ('{"b": 2}',)


@pytest.mark.parametrize(
    "hostile",
    [
        "<head><meta" + "".join(f" a{number}=1" for number in range(60_000)) + "><title>x</title>",
        "<script>" * 60_000,
        "<title>" * 60_000,
        '<meta content=">' * 40_000,
        "<!--" * 100_000,
        "<" * 400_000,
        "<style><script>" * 30_000,
        "<title>" + "long " * 100_000,
    ],
    ids=["attributes", "scripts", "titles", "quotes", "comments", "brackets", "raw", "long"],
)
def test_hostile_heads_cost_no_more_than_a_moment(hostile: str) -> None:
    began = time.process_time()
    head = find_head(hostile)
    read_metadata(head.elements)
    assert time.process_time() - began < 1
    assert len(head.elements) < 200_000


@given(st.text(alphabet="<>/!-\"' =abhdeltimn", max_size=300))
def test_no_markup_makes_it_fail(markup: str) -> None:
    head = find_head(markup)
    assert 0 <= head.end <= len(markup)
    read_metadata(head.elements)
