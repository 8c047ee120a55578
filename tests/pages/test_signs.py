from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model.observation import Exchange
from citecheck.pages.interface import SignKind, weight_of
from citecheck.pages.read import read
from citecheck.pages.signs import signs_of

MakeExchange = Callable[..., Exchange]
PROSE = (
    "The ferry to Skarholm sailed again on Tuesday after eleven weeks in the yard, and nobody on the pier complained."
)


def kinds(answer: Exchange) -> set[SignKind]:
    return {sign.kind for sign in signs_of(read(answer))}


def test_an_ordinary_page_shows_content_and_nothing_else(answer: MakeExchange) -> None:
    page = f"<title>Ferry sails again</title><body><h1>Ferry sails again</h1>{f'<p>{PROSE}</p>' * 5}"
    assert kinds(answer(page)) == {SignKind.CONTENT}


def test_what_is_no_web_page_shows_no_signs(answer: MakeExchange) -> None:
    assert signs_of(read(answer(b"404 not found", content_type="text/plain"))) == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>x</title><body>", SignKind.BLANK),
        ("", SignKind.BLANK),
        ("<body><script>go()</script>", SignKind.BLANK),
        ('<title>Records</title><body><div id="root"></div><script src=/m.js></script>', SignKind.SCRIPT_SHELL),
        ("<body><p>You need to enable JavaScript to run this app.</p><script>x</script>", SignKind.SCRIPT_SHELL),
        ("<body><noscript>Bitte aktivieren Sie JavaScript.</noscript><script>x</script>", SignKind.SCRIPT_SHELL),
        ("<body><div class=spinner>Loading…</div><script>x</script>", SignKind.SCRIPT_SHELL),
        ('<head><meta http-equiv=refresh content="0; url=/b"></head><body>Moved', SignKind.FORWARD),
        ('<head><link rel=canonical href="/"></head><body>Welcome', SignKind.HOME),
        ('<head><meta property="og:type" content="website"></head><body>Welcome', SignKind.HOME),
        ("<body><form><input type=password></form>", SignKind.LOGIN_WALL),
        ("<title>Under maintenance</title><body><h1>Under maintenance</h1>", SignKind.MAINTENANCE),
        (
            "<title>Search results</title><body><h1>Search</h1><p>Your search returned 0 results.</p>",
            SignKind.NO_RESULTS,
        ),
        ("<body><h1>Ferry</h1><p>Subscribe to continue reading. Already a subscriber?</p>", SignKind.PAY_WALL),
    ],
)
def test_each_kind_of_page_is_seen(body: str, kind: SignKind, answer: MakeExchange) -> None:
    assert kind in kinds(answer(body))


@pytest.mark.parametrize(
    "body", ["<body><img src=scan.jpg>", '<frameset><frame src="a.html"></frameset>', "<body><p>Closed.</p>"]
)
def test_pictures_frames_and_few_words_are_not_blank(body: str, answer: MakeExchange) -> None:
    assert SignKind.BLANK not in kinds(answer(body))


def test_a_page_that_was_cut_is_not_called_blank(answer: MakeExchange) -> None:
    assert kinds(answer("<title>x</title></head><body>", truncated=True)) == set()


def test_a_challenge_is_told_by_its_headers(answer: MakeExchange) -> None:
    signs = signs_of(read(answer("<title>Hello</title>", cf_mitigated="challenge")))
    assert weight_of(signs, SignKind.ROBOT_WALL) >= 6


def test_the_script_of_a_robot_check_counts_in_small_pages_only(answer: MakeExchange) -> None:
    script = "<script>window._cf_chl_opt={}</script>"
    assert SignKind.ROBOT_WALL in kinds(answer(f"<body>{script}<p>x</p>"))
    assert SignKind.ROBOT_WALL not in kinds(answer(f"<body>{script}{f'<p>{PROSE}</p>' * 800}"))


def test_every_sign_is_a_short_sentence(answer: MakeExchange) -> None:
    long = "The page you are looking for " * 40
    for sign in signs_of(
        read(answer(f"<title>{'Page not found ' * 20}</title><h1>404</h1><p>{long} was not found</p>"))
    ):
        assert 10 < len(sign.says) < 160
        assert "\n" not in sign.says


@pytest.mark.parametrize("mark", ["/_Incapsula_Resource?x=1", "KPSDK", "anubis_challenge", "bobcmn"])
def test_the_script_of_a_robot_check_is_a_wall_only_where_it_is_alone(mark: str, answer: MakeExchange) -> None:
    alone = f"<html><head><script>{mark}</script></head><body></body></html>"
    beside = f"<title>Hours</title><body><h1>Hours</h1><p>Monday to Friday</p><script>{mark}</script></body></html>"
    assert weight_of(signs_of(read(answer(alone))), SignKind.ROBOT_WALL) > 3
    assert weight_of(signs_of(read(answer(beside))), SignKind.ROBOT_WALL) < 3
