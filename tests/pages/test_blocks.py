from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.blocks import walk_body

BODY = """<body><nav><ul><li><a href=/>Home</a></li><li>News</li></ul></nav>
<main><h1>Caf&eacute; <em>closes</em></h1><p>First line.<br>Second <a href=/x>linked words</a> line.</p>
<script>var hidden = "<p>not text</p>";</script><style>p { color: red }</style><!-- <p>hidden</p> -->
<form><input name=user><input type="password" name=p><button>Go</button></form>
<noscript>Please enable JavaScript.</noscript></main><footer>© Harrow</footer></body>"""


def test_text_comes_in_blocks_with_what_surrounds_it_marked() -> None:
    walk = walk_body(BODY)
    rows = [(block.tag, block.text, block.boilerplate) for block in walk.blocks]
    assert rows == [
        ("li", "Home", True),
        ("li", "News", True),
        ("h1", "Café closes", False),
        ("p", "First line. Second linked words line.", False),
        ("form", "Go", False),
        ("footer", "© Harrow", True),
    ]
    assert walk.blocks[3].link_chars == len("linked words")


def test_features_of_the_markup_are_counted() -> None:
    walk = walk_body(BODY + "<iframe src=x></iframe><img src=a.jpg><img src=dot.gif width=1 height=1>")
    assert (walk.has_password_field, walk.forms, walk.scripts, walk.frames, walk.media) == (True, 1, 1, 1, 1)
    assert "enable JavaScript" in walk.noscript


@pytest.mark.parametrize(
    "root", ['<div id="root"></div>', "<div id=app>", '<div class=x id="__next">', "<app-root></app-root>"]
)
def test_an_element_that_a_script_is_to_fill_is_seen(root: str) -> None:
    assert walk_body(f"<body>{root}<script src=/m.js></script>").has_app_root


def test_a_navigation_that_never_closes_hides_no_more_than_itself() -> None:
    walk = walk_body("<nav><a>Home</a><p>All the rest.</p>")
    assert [block.text for block in walk.blocks] == ["Home", "All the rest."]


def test_a_comment_that_holds_markup_and_one_that_never_closes_are_silent() -> None:
    assert [block.text for block in walk_body("a<!-- <b>x</b> --> c<!-- <p>never").blocks] == ["a c"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 200_000,
        "<p a" + "=1 b" * 300_000 + ">x",
        "&amp;&lt;<b><i></b>" * 60_000,
        "<" * 500_000,
        "<script>" * 80_000,
    ],
    ids=["deep", "attributes", "soup", "brackets", "scripts"],
)
def test_hostile_bodies_cost_no_more_than_a_moment(hostile: str) -> None:
    began = time.process_time()
    walk = walk_body(hostile[:524_288])
    assert time.process_time() - began < 1.5
    assert sum(len(block.text) for block in walk.blocks) < 100_000


def test_text_beyond_the_bound_is_left_out_and_said_to_be() -> None:
    walk = walk_body("<p>word </p>" * 20_000, most_text_chars=1_000)
    assert walk.cut
    assert sum(len(block.text) for block in walk.blocks) <= 1_000


@given(st.text(alphabet="<>/!-\"' =abnvscriptu&;", max_size=400))
def test_no_markup_makes_it_fail(markup: str) -> None:
    assert all(block.text == " ".join(block.text.split()) for block in walk_body(markup).blocks)
