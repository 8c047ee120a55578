"""Statuses, redirects and path tests of single links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.links import judge_link
from citecheck.judge.path_test import path_test_url
from citecheck.model.observation import Exchange, Observation, Purpose
from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.model.verdict import LinkState

HOST = "https://www.harrow.example"
AT = datetime(2026, 1, 1, tzinfo=UTC)
HTML = ("Content-Type", "text/html; charset=utf-8")
UP = LinkContext(network_up=True)
PROSE = "The ferry to Skarholm sailed again on Tuesday after eleven weeks in the yard, and nobody complained."
ARTICLE = f"<title>Ferry sails again</title><body><h1>Ferry sails again</h1>{f'<p>{PROSE}</p>' * 5}</body></html>"
SERVICES = (
    "<title>Calder Services</title><body><h1>Services for business</h1><p>We build web sites for companies in the"
    " valley. Call us for a quotation. Our office is open on weekdays from nine to five.</p></body></html>"
)
HOME = "<title>Harrow Gazette</title><body><h1>Today</h1><ul><li><a href=/1>Rain by evening</a></li></ul></body></html>"


def absolute(address: str) -> str:
    return address if "//" in address else HOST + address


def page(address: str, body: str = ARTICLE, status: int = 200, *headers: tuple[str, str]) -> Exchange:
    return Exchange(absolute(address), status, (HTML, *headers), body.encode())


def seen(*exchanges: Exchange, purpose: Purpose = Purpose.ORIGINAL) -> Observation:
    return Observation(exchanges[0].url, purpose, AT, exchanges)


def led(start: str, goal: str, body: str = ARTICLE, status: int = 301) -> Observation:
    hop = Exchange(absolute(start), status, (("Location", absolute(goal)),))
    return seen(hop, page(goal, body))


def reason(verdict: LinkVerdict) -> str:
    return verdict.judgement.reason.value


def cited(title: str) -> Reference:
    return Reference(Origin("list", Format.TEXT, Span(0, 0)), "", title=title)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, "ok"),
        (201, "ok"),
        (204, "ok"),
        (206, "ok"),
        (300, "ok"),
        (304, "malformed-response"),
        (302, "malformed-response"),
        (400, "blocked"),
        (401, "login-required"),
        (402, "login-required"),
        (403, "blocked"),
        (404, "not-found"),
        (407, "login-required"),
        (408, "timeout"),
        (410, "gone"),
        (418, "blocked"),
        (429, "rate-limited"),
        (451, "blocked"),
        (500, "server-error"),
        (503, "server-error"),
        (521, "server-error"),
        (999, "blocked"),
        (700, "malformed-response"),
    ],
)
def test_a_status_proves_what_it_proves(status: int, expected: str) -> None:
    verdict = judge_link(seen(page("/2014/ferry-sails", status=status)), UP)
    assert reason(verdict) == expected
    assert verdict.status == status


@given(st.integers(100, 999))
def test_only_404_and_410_are_dead_by_status(status: int) -> None:
    verdict = judge_link(seen(page("/2014/ferry-sails", status=status)), UP)
    assert (verdict.judgement.state is LinkState.DEAD) == (status in (404, 410))


def test_a_status_that_the_settings_accept_is_live() -> None:
    context = LinkContext(network_up=True, accept_as_live=frozenset({403}))
    assert reason(judge_link(seen(page("/a", status=403)), context)) == "ok"


def test_an_answer_is_an_answer_though_our_network_is_said_to_be_down() -> None:
    assert reason(judge_link(seen(page("/ferry")), LinkContext(network_up=False))) == "ok"
    assert reason(judge_link(seen(page("/ferry", status=404)), LinkContext(network_up=False))) == "not-found"


def test_a_challenge_with_status_404_is_no_proof() -> None:
    challenge = page("/a", "<title>Just a moment...</title>", 404, ("CF-Mitigated", "challenge"))
    assert reason(judge_link(seen(challenge), UP)) == "blocked"


# -- redirects


@pytest.mark.parametrize(
    ("start", "goal", "status", "expected"),
    [
        ("/old/ferry.html", "/2019/ferry-sails", 301, "moved"),
        ("/old/ferry.html", "/2019/ferry-sails", 308, "moved"),
        ("/old/ferry.html", "/2019/ferry-sails", 302, "ok"),
        ("/old/ferry.html", "/2019/ferry-sails", 307, "ok"),
        ("/ferry", "/ferry/", 301, "ok"),
        ("http://www.harrow.example/ferry", "https://www.harrow.example/ferry", 301, "ok"),
        ("https://harrow.example/ferry", "https://www.harrow.example/ferry", 301, "ok"),
        ("/ferry?utm_source=x", "/ferry", 301, "ok"),
        ("/codes/404", "/area-codes/404-atlanta.html", 301, "moved"),
        ("/r/7", "/law/404/", 301, "moved"),
        ("/r/9", "/errors/in-print-1641", 301, "moved"),
        ("/r/5", "/missing/persons/jane", 301, "moved"),
        ("/2009/05/old-slug.html", "/archive/2009/05/", 301, "moved"),
        ("/2009/05/ferry.html", "https://other.example/2019/ferry", 301, "moved"),
    ],
)
def test_a_page_that_is_elsewhere_has_moved_where_the_redirect_is_meant_to_last(
    start: str, goal: str, status: int, expected: str
) -> None:
    verdict = judge_link(led(start, goal, status=status), UP)
    assert reason(verdict) == expected
    assert verdict.final_url == absolute(goal)


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("/2011/06/council-budget.html", "/"),
        ("/2011/06/council-budget.html", "/en/"),
        ("/2011/06/council-budget.html", "/index.php"),
        ("/people/staff/jlee.html", "https://other.example/"),
        ("/council-budget", "/home"),
        ("/?p=4711", "/"),
        ("/index.php?story=8841", "/"),
        ("/story/9", "/default.aspx?lang=en"),
    ],
)
def test_a_deep_address_that_leads_home_is_dead(start: str, goal: str) -> None:
    assert reason(judge_link(led(start, goal, HOME), UP)) == "redirect-to-home"


@pytest.mark.parametrize(
    ("start", "goal"), [("/", "/en/"), ("/index.html", "/"), ("/en", "/en/home"), ("https://bit.ly/3xYz1", f"{HOST}/")]
)
def test_a_home_page_that_was_cited_is_live(start: str, goal: str) -> None:
    verdict = judge_link(led(start, goal, HOME), UP)
    assert verdict.judgement.state is LinkState.LIVE
    assert verdict.wants_path_test is None


def test_a_section_that_leads_home_is_dead_where_all_paths_do() -> None:
    section = led("/exhibitions", "/", HOME, 302)
    first = judge_link(section, UP)
    assert (first.judgement.state, first.wants_path_test) == (LinkState.LIVE, path_test_url(f"{HOST}/exhibitions"))
    everywhere = led("/qwertz", "/", HOME, 302)
    assert reason(judge_link(section, replace(UP, path_test=everywhere))) == "redirect-to-home"
    proper = seen(page("/qwertz", "Not here", 404), purpose=Purpose.PATH_TEST)
    assert judge_link(section, replace(UP, path_test=proper)).judgement.state is LinkState.LIVE


def test_a_home_page_with_the_cited_title_is_the_cited_page() -> None:
    body = HOME.replace("Harrow Gazette", "Coastal Permit Watch: every permit since 2009")
    context = LinkContext((cited("Coastal Permit Watch: every permit since 2009"),), network_up=True)
    assert reason(judge_link(led("/about/us", "/", body), context)) == "moved"


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("/login?next=/members/minutes/12", "login-required"),
        ("/users/sign_in", "login-required"),
        ("https://sso.other.example/authn?service=paper", "login-required"),
        ("https://other.example/consent?continue=https://www.harrow.example/members/minutes/12", "login-required"),
        ("https://consent.harrow.example/?x=1", "login-required"),
        ("/gate?target=%2Fmembers%2Fminutes%2F12", "login-required"),
        ("/404.html", "soft-404"),
        ("/errors/page-not-found", "soft-404"),
        ("/fehlerseite", "soft-404"),
        ("https://www.hugedomains.com/domain_profile.cfm?d=harrow", "parked"),
    ],
)
def test_an_address_that_leads_to_no_page_is_judged_by_where_it_leads(goal: str, expected: str) -> None:
    unreadable = "<title>⁂</title><body><p>⁂ ⁂ ⁂</p></body></html>"
    assert reason(judge_link(led("/members/minutes/12", goal, unreadable, 302), UP)) == expected


@pytest.mark.parametrize(
    "goal", ["/login-history", "/search/ferry-sails", "/errors/ferry-report", "/view?from=/old/ferry"]
)
def test_an_article_at_such_an_address_is_live(goal: str) -> None:
    assert judge_link(led("/old/ferry", goal), UP).judgement.state is LinkState.LIVE


@pytest.mark.parametrize(
    ("goal", "body", "expected"),
    [
        (
            "/search?q=council+budget",
            "<title>Search</title><body><h1>Search</h1><p>No results.</p></body></html>",
            "soft-404",
        ),
        ("/suche?q=council+budget", "<title>Suche</title><body><p>⁂</p></body></html>", "soft-404"),
        (
            "/search?q=dormice",
            "<title>Search</title><body><h1>Search</h1>"
            + "<li><a href=/x>Dormice return</a></li>" * 3
            + "</body></html>",
            "moved",
        ),
        (
            "/search?q=council+budget+2009",
            (
                "<title>Search</title><body><h1>Search results</h1>"
                "<p>Council budget 2009 agreed after nine hours</p><p>What the council budget means for the ferry</p>"
                "</body></html>"
            ),
            "moved",
        ),
        (
            "/?s=council+budget",
            "<title>You searched for council budget</title><body><h1>Search results</h1><p>Nothing matched.</p></body>",
            "soft-404",
        ),
    ],
)
def test_a_search_in_place_of_the_page_is_dead_when_it_finds_nothing(goal: str, body: str, expected: str) -> None:
    assert reason(judge_link(led("/news/council-budget-2009", goal, body), UP)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [("/real.html", "ok"), ("/", "redirect-to-home"), ("/login", "login-required"), ("/404.html", "soft-404")],
)
def test_a_page_that_only_forwards_is_judged_by_where_it_forwards_to(target: str, expected: str) -> None:
    refresh = f'<meta http-equiv="refresh" content="0; url={target}">'
    stub = f"<head><title>Redirecting</title>{refresh}</head><body></body></html>"
    verdict = judge_link(seen(page("/2011/06/stub.html", stub)), replace(UP, path_test=seen(page("/x", "", 404))))
    assert reason(verdict) == expected


# -- path tests


def test_a_page_that_has_nothing_to_do_with_its_address_is_tested() -> None:
    link = seen(page("/collections/maps/plate-12", SERVICES))
    first = judge_link(link, UP)
    assert (reason(first), first.wants_path_test) == ("ok", path_test_url(link.url))
    same = seen(page("/qwertz", SERVICES), purpose=Purpose.PATH_TEST)
    assert reason(judge_link(link, replace(UP, path_test=same))) == "soft-404"


@pytest.mark.parametrize(
    "test",
    [
        seen(page("/qwertz", "Not here", 404)),
        seen(page("/qwertz", "<title>Sorry</title><body><p>We have no such page, I am afraid.</p>")),
        seen(page("/qwertz", SERVICES, 403)),
        seen(page("/qwertz", SERVICES, 503)),
    ],
)
def test_a_host_that_answers_otherwise_for_an_impossible_path_clears_the_page(test: Observation) -> None:
    verdict = judge_link(seen(page("/collections/maps/plate-12", SERVICES)), replace(UP, path_test=test))
    assert (reason(verdict), verdict.wants_path_test) == ("ok", None)


def test_a_wall_before_every_path_is_a_wall_and_no_soft_404() -> None:
    wall = SERVICES.replace("Call us for a quotation.", "Please log in: you must be logged in to read on.")
    context = replace(UP, path_test=seen(page("/qwertz", wall)))
    assert reason(judge_link(seen(page("/collections/maps/plate-12", wall)), context)) == "login-required"


def test_the_same_page_with_another_date_in_it_is_the_same() -> None:
    dated = SERVICES.replace("</body>", "<p>Generated at 12:01 for /collections/maps/plate-12</p></body>")
    other = SERVICES.replace("</body>", "<p>Generated at 12:07 for /qwertz</p></body>")
    verdict = judge_link(
        seen(page("/collections/maps/plate-12", dated)), replace(UP, path_test=seen(page("/qwertz", other)))
    )
    assert reason(verdict) == "soft-404"


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/features/ferry-sails-again", ARTICLE),
        ("/", SERVICES),
        ("/x/1", "<title>t</title><body>ok</body></html>"),
        (
            "/app/records/411",
            '<title>Records</title><body><div id="root"></div><script src=/m.js></script></body></html>',
        ),
        (
            "/x/1",
            f'<title>A</title><link rel=canonical href="{HOST}/2019/a"><meta property="og:title" content="A"></head>',
        ),
        ("/x/1", f'<meta property="article:published_time" content="2019-01-01">{SERVICES}'),
    ],
)
def test_a_page_that_is_tied_to_its_address_or_too_small_to_tell_is_not_tested(address: str, body: str) -> None:
    verdict = judge_link(seen(page(address, body)), UP)
    assert (reason(verdict), verdict.wants_path_test) == ("ok", None)


def test_a_page_with_the_cited_title_is_not_tested() -> None:
    context = LinkContext((cited("Services for business"),), network_up=True)
    assert judge_link(seen(page("/x/1", SERVICES)), context).wants_path_test is None


def test_identical_bodies_on_a_host_are_a_reason_to_test_and_no_proof() -> None:
    link = seen(page("/features/ferry-sails-again"))
    context = replace(UP, same_body_as=(f"{HOST}/features/other",))
    first = judge_link(link, context)
    assert reason(first) == "ok"
    assert first.wants_path_test is not None
    proper = seen(page("/qwertz", "", 404))
    assert reason(judge_link(link, replace(context, path_test=proper))) == "ok"


def test_an_application_shell_is_live_though_it_is_the_same_for_every_path() -> None:
    shell = '<title>Records</title><body><div id="root"></div><script src=/m.js></script></body></html>'
    test = seen(page("/qwertz", shell))
    verdict = judge_link(seen(page("/app/records/411", shell)), replace(UP, path_test=test))
    assert verdict.judgement.state is LinkState.LIVE
    assert "only a script would fill it" in verdict.judgement.signs


def test_the_impossible_path_is_the_same_for_all_links_of_a_host_and_suffix() -> None:
    urls = [f"{HOST}/a/b/c.html", f"{HOST}/x.html?q=1", "https://bob:secret@www.harrow.example/y/z.html#top"]
    tests = {path_test_url(url) for url in urls}
    assert len(tests) == 1
    test = tests.pop()
    assert test.startswith(f"{HOST}/")
    assert test.endswith(".html")
    assert "secret" not in test
    assert path_test_url(f"{HOST}/a/b") != test
    assert path_test_url("https://other.example/a.html").partition("//")[2].partition("/")[2] != test.rpartition("/")[2]


def test_a_body_in_an_unknown_coding_is_live_and_said_to_be_unread() -> None:
    answer = Exchange(f"{HOST}/a", 200, (HTML, ("Content-Encoding", "br")), b"\x0b\x02\x80")
    verdict = judge_link(seen(answer), UP)
    assert reason(verdict) == "ok"
    assert "cannot be undone" in verdict.judgement.signs[0]


def test_comparisons_come_one_a_reference_in_order() -> None:
    context = LinkContext((cited("Ferry sails again"), cited("Something else entirely here")), network_up=True)
    verdict = judge_link(seen(page("/ferry")), context)
    assert [comparison.title.value for comparison in verdict.comparisons] == ["match", "different"]


def test_a_verdict_is_the_same_each_time() -> None:
    link = seen(page("/collections/maps/plate-12", SERVICES))
    assert judge_link(link, UP) == judge_link(link, UP)


@given(
    st.binary(max_size=400), st.sampled_from([200, 404, 503]), st.sampled_from(["/", "/a/b", "/?x=1", "/%ff", "/login"])
)
def test_no_answer_makes_it_fail(body: bytes, status: int, path: str) -> None:
    answer = Exchange(HOST + path, status, (HTML,), body)
    verdict = judge_link(seen(answer), LinkContext(path_test=seen(answer), same_body_as=("x",)))
    assert verdict.wants_path_test is None


def test_a_short_page_beside_a_long_column_is_not_the_missing_page_beside_the_same_column() -> None:
    column = "".join(
        f"<li>{word} of the valley and of the towns along the river</li>" for word in "abcdefghijklmnop" * 2
    )
    kettle = f"<title>Blue kettle</title><body><h1>Blue kettle</h1><p>Enamel.</p><ul>{column}</ul></body></html>"
    missing = f"<title>Shop</title><body><h1>Our shop</h1><p>Have a look.</p><ul>{column}</ul></body></html>"
    link = seen(page("/p/aa", kettle))
    assert judge_link(link, UP).wants_path_test is not None
    assert reason(judge_link(link, replace(UP, path_test=seen(page("/x", missing))))) == "ok"
    assert reason(judge_link(link, replace(UP, path_test=seen(page("/x", kettle))))) == "soft-404"
