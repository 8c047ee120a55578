"""Archive copies: what is a memento, what it shows, what silence and absence prove."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.judge.mementos import memento_time, original_of
from citecheck.links.archive_links import recognise
from citecheck.model.capture import (
    Absent,
    ArchiveLink,
    Capture,
    Excluded,
    Found,
    LookupAnswer,
    Malformed,
    Refused,
    Unavailable,
)
from citecheck.model.observation import Exchange, Failure, FailureKind, Observation, Phase, Purpose
from citecheck.model.reference import Format, Origin, Reference, Span

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TITLE = "Ferry to Skarholm sails again after eleven weeks"
SITE = "https://www.courier.example"
CITED = f"{SITE}/2019/03/12/ferry-sails-again"
STAMP = "20190405052849"
MEMENTO = ("Memento-Datetime", "Fri, 05 Apr 2019 05:28:49 GMT")
HTML = ("Content-Type", "text/html; charset=utf-8")
REFERENCE = Reference(Origin("list", Format.TEXT, Span(0, 0)), "", title=TITLE, outlet="Northgate Courier", url=CITED)
CONTEXT = ArchiveContext((REFERENCE,), CITED, network_up=True, now=NOW)
PROSE = "<p>The ferry to Skarholm sailed again on Tuesday, and nobody on the pier complained about the noise.</p>"
ARTICLE = f"<title>{TITLE} | Northgate Courier</title><body><h1>{TITLE}</h1>{PROSE * 5}</body></html>"
HOME = "<title>Northgate Courier</title><body><h1>Northgate Courier</h1><a href=/1>Rain by evening</a></body></html>"


def link_to(original: str = CITED, stamp: str = STAMP) -> ArchiveLink:
    link = recognise(f"https://web.archive.org/web/{stamp}/{original}", today=date(2026, 11, 22))
    assert link is not None
    return link


def replayed(original: str, body: str = ARTICLE, status: int = 200, *headers: tuple[str, str]) -> Exchange:
    url = f"https://web.archive.org/web/{STAMP}id_/{original}"
    return Exchange(url, status, (HTML, ("Link", f'<{original}>; rel="original"'), *headers), body.encode())


def memento(original: str = CITED, body: str = ARTICLE, status: int = 200, *headers: tuple[str, str]) -> Exchange:
    return replayed(original, body, status, MEMENTO, *headers)


def judge(*exchanges: Exchange, context: ArchiveContext = CONTEXT, link: ArchiveLink | None = None) -> ArchiveVerdict:
    link = link or link_to()
    return judge_archive(link, Observation(link.url, Purpose.ARCHIVE, NOW, exchanges), context)


def told(verdict: ArchiveVerdict) -> tuple[str, str]:
    return verdict.judgement.state.value, verdict.judgement.reason.value


def test_a_memento_of_the_cited_page_is_verified_with_its_facts() -> None:
    verdict = judge(memento())
    assert told(verdict) == ("verified", "ok")
    assert verdict.captured_at == datetime(2019, 4, 5, 5, 28, 49, tzinfo=UTC)
    assert verdict.original_url == CITED
    assert verdict.page is not None
    assert verdict.comparison is not None
    assert verdict.comparison.title == "match"
    assert verdict.status == 200
    assert not verdict.wants_lookup
    assert "its title is the cited one" in verdict.judgement.signs


def test_the_archives_own_redirect_to_the_nearest_capture_is_a_hop_and_the_capture_tells_the_time() -> None:
    nearest = Exchange(f"https://web.archive.org/web/20190405000000id_/{CITED}", 302, (("Location", "x"),))
    verdict = judge(nearest, memento(), link=link_to(stamp="20190405000000"))
    assert told(verdict) == ("verified", "ok")
    assert verdict.captured_at is not None
    assert verdict.captured_at.hour == 5
    assert [hop.status for hop in verdict.hops] == [302]


def test_a_captured_redirect_to_the_same_article_is_verified() -> None:
    verdict = judge(
        memento(CITED, "", 301, ("Location", "x")), memento("https://news.courier.example/ferry-sails-again")
    )
    assert told(verdict) == ("verified", "ok")
    assert verdict.original_url == CITED


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
def test_a_captured_error_is_an_error_capture(status: int) -> None:
    assert told(judge(memento(CITED, "<title>Error</title>", status))) == ("broken", "error-capture")


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Página no encontrada", "Página no encontrada", "La página que busca no existe."),
        ("Errore 404", "Pagina non trovata", "La pagina richiesta non è disponibile."),
        ("Niet gevonden", "Deze pagina bestaat niet", "De pagina die u zoekt is verwijderd."),
        ("Błąd", "Nie znaleziono strony", "Strona, której szukasz, nie istnieje."),
        ("エラー", "ページが見つかりません", "お探しのページは削除された可能性があります。"),
        ("提示", "页面不存在", "您访问的页面不存在或已被删除。"),
        ("Sorry - Northgate Courier", "We can’t find that page", "It may have been removed or had its name changed."),
        ("Northgate Courier", "This article has been archived elsewhere", "The page you requested was not found."),
    ],
)
def test_a_captured_error_page_that_answered_200_is_a_soft_404(title: str, heading: str, text: str) -> None:
    body = f"<title>{title}</title><body><h1>{heading}</h1><p>{text}</p></body></html>"
    assert told(judge(memento(CITED, body))) == ("broken", "soft-404")


CONSENT = (
    "<title>Your privacy choices</title><body><h1>We value your privacy</h1><p>Our partners store information on your"
    " device.</p><button>Accept all</button></body></html>"
)
CHALLENGE = (
    "<title>Just a moment...</title><body><h1>Checking your browser before accessing courier.example</h1></body></html>"
)
SOLD = (
    "<title>courier.example is for sale</title><body><h1>courier.example</h1><p>This domain may be for sale. Buy this"
    " domain.</p><p>Sponsored listings: flights, insurance</p></body></html>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<html><head></head><body></body></html>", "blank"),
        ("<title>Courier</title><body>  \n <img src=p.gif width=1 height=1></body></html>", "blank"),
        ("<title>Courier</title><body><div id=app></div><script src=/m.js></script></body></html>", "blank"),
        (f"<title>{TITLE}</title><body><div class=s>Loading…</div><script src=/m.js></script></body></html>", "blank"),
        ("<title>Sign in</title><body><h1>Sign in</h1><form><input type=password></form></body></html>", "login-wall"),
        (
            "<title>Connexion</title><body><h1>Connexion</h1><form><input type=password></form></body></html>",
            "login-wall",
        ),
        (CONSENT, "login-wall"),
        (CHALLENGE, "login-wall"),
        (SOLD, "parked"),
        ("<title>Under maintenance</title><body><h1>We'll be back</h1></body></html>", "error-capture"),
    ],
)
def test_what_robots_catch_in_place_of_an_article_is_broken(body: str, expected: str) -> None:
    assert told(judge(memento(CITED, body))) == ("broken", expected)


@pytest.mark.parametrize(
    ("goal", "body", "expected"),
    [
        (f"{SITE}/", HOME, "redirect-to-home"),
        (f"{SITE}/en/", HOME, "redirect-to-home"),
        ("https://other.example/", HOME, "redirect-to-home"),
        (f"{SITE}/signin?next=/2019/03/12/ferry-sails-again", "<title>⁂</title><body>⁂ ⁂</body></html>", "login-wall"),
        ("https://consent.courier.example/privacy", "<title>⁂</title><body>⁂ ⁂</body></html>", "login-wall"),
        (f"{SITE}/404.html", "<title>⁂</title><body>⁂ ⁂</body></html>", "soft-404"),
        (f"{SITE}/2019/weather", f"<title>Rain by evening</title><body><h1>Rain by evening</h1>{PROSE}", "other-page"),
    ],
)
def test_a_captured_redirect_is_judged_by_where_it_led(goal: str, body: str, expected: str) -> None:
    verdict = judge(memento(CITED, "", 302, ("Location", "x")), memento(goal, body))
    assert told(verdict) == ("broken", expected)


OTHER = (
    f"<title>Council tax letters sent astray | Northgate Courier</title><body><h1>Council tax letters</h1>{PROSE * 3}"
)


def test_the_copy_of_another_page_of_the_site_is_another_page() -> None:
    other = f"{SITE}/2018/05/30/council-tax-letters"
    assert told(judge(memento(other, OTHER), link=link_to(other))) == ("broken", "other-page")


def test_another_headline_alone_is_no_other_page() -> None:
    assert told(judge(memento(CITED, OTHER))) == ("verified", "ok")


def test_another_headline_on_a_site_of_another_name_is_another_page() -> None:
    usurped = OTHER.replace("<title>", '<meta property="og:site_name" content="Casino Bonus Guide"><title>')
    assert told(judge(memento(CITED, usurped))) == ("broken", "other-page")


def test_another_address_with_the_cited_headline_is_verified() -> None:
    other = "https://syndicated.example/a/ferry"
    assert told(judge(memento(other), link=link_to(other))) == ("verified", "ok")


def test_a_home_page_in_place_of_a_cited_article_is_a_redirect_to_home() -> None:
    assert told(judge(memento(f"{SITE}/", HOME), link=link_to(f"{SITE}/"))) == ("broken", "redirect-to-home")


def test_a_home_page_that_is_cited_is_verified() -> None:
    reference = replace(REFERENCE, title="Northgate Courier: all the news of the shore", url=f"{SITE}/")
    context = replace(CONTEXT, references=(reference,), cited_url=f"{SITE}/")
    assert told(judge(memento(f"{SITE}/", HOME), link=link_to(f"{SITE}/"), context=context)) == ("verified", "ok")


def test_an_article_about_error_pages_is_verified() -> None:
    reference = replace(REFERENCE, title="Page not found: how the 404 became an art form")
    body = ARTICLE.replace(TITLE, "Page not found: how the 404 became an art form")
    assert told(judge(memento(CITED, body), context=replace(CONTEXT, references=(reference,)))) == ("verified", "ok")


def test_a_short_notice_is_verified() -> None:
    body = f"<title>{TITLE}</title><body><h1>{TITLE}</h1><p>From Tuesday.</p></body></html>"
    assert told(judge(memento(CITED, body))) == ("verified", "ok")


def test_a_pdf_is_verified_though_it_says_nothing_of_itself() -> None:
    exchange = replace(memento(CITED, "%PDF-1.4"), headers=(("Content-Type", "application/pdf"), MEMENTO))
    assert told(judge(exchange)) == ("verified", "ok")


# -- replay found nothing


def lookup(answer: LookupAnswer | None) -> ArchiveContext:
    return replace(CONTEXT, lookup=answer)


NOT_THERE = replayed(CITED, "<p>This address is not in the archive</p>", 404)


def test_replay_alone_does_not_prove_that_nothing_is_there() -> None:
    verdict = judge(NOT_THERE)
    assert told(verdict) == ("unknown", "not-looked-up")
    assert verdict.wants_lookup


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Absent("200, no rows"), ("broken", "missing")),
        (Found((Capture("20170101000000", CITED, "x"),)), ("broken", "missing")),
        (Found((Capture(STAMP, CITED, "x"),)), ("unknown", "server-error")),
        (Excluded("robots"), ("unknown", "excluded")),
        (Refused("429"), ("unknown", "rate-limited")),
        (Unavailable("503"), ("unknown", "server-error")),
        (Malformed("a web page"), ("unknown", "malformed-response")),
    ],
)
def test_the_index_is_the_second_witness(answer: LookupAnswer, expected: tuple[str, str]) -> None:
    verdict = judge(NOT_THERE, context=lookup(answer))
    assert told(verdict) == expected
    assert not verdict.wants_lookup


def test_a_captured_redirect_to_nowhere_is_missing_once_the_index_has_answered() -> None:
    hops = (memento(CITED, "", 302, ("Location", "x")), replayed(f"{SITE}/moved", "not here", 404))
    assert judge(*hops).wants_lookup
    known = Found((Capture(STAMP, CITED, "x", 302),))
    assert told(judge(*hops, context=lookup(known))) == ("broken", "missing")


# -- the archive itself


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (429, "rate-limited"),
        (500, "server-error"),
        (502, "server-error"),
        (503, "server-error"),
        (504, "server-error"),
        (403, "blocked"),
        (401, "login-required"),
    ],
)
def test_an_archive_in_trouble_proves_nothing(status: int, expected: str) -> None:
    assert told(judge(replayed(CITED, "<h1>Trouble</h1>", status))) == ("unknown", expected)


@pytest.mark.parametrize(
    "body",
    [
        "<title>Wayback Machine</title><h1>Scheduled maintenance</h1>",
        "<p>Loading... Got an HTTP 302 response at crawl time. Redirecting to /x</p>",
        "",
    ],
)
def test_a_page_without_memento_datetime_is_the_archives_own(body: str) -> None:
    assert told(judge(replayed(CITED, body))) == ("unknown", "malformed-response")


@pytest.mark.parametrize(
    "exchange",
    [
        replayed(
            CITED,
            "",
            403,
            ("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException: Blocked Site Error"),
        ),
        replayed(CITED, "<p>This URL has been excluded from the Wayback Machine.</p>", 403),
        replayed(CITED, "<p>This URL has been excluded from the Wayback Machine.</p>", 200),
        replayed(CITED, "<p>Page cannot be displayed due to robots.txt.</p>", 403),
        replayed(CITED, "", 404, ("X-Archive-Wayback-Runtime-Error", "RobotAccessControlException: robots.txt")),
        replayed(CITED, "<p>This URL has been excluded from the Wayback Machine.</p>", 451),
    ],
)
def test_an_address_that_is_held_back_is_excluded(exchange: Exchange) -> None:
    assert told(judge(exchange)) == ("unknown", "excluded")


def test_words_at_200_that_say_it_is_not_archived_want_the_index() -> None:
    exchange = replayed(CITED, "<p>Hrm. The Wayback Machine has not archived that URL.</p>")
    assert judge(exchange).wants_lookup
    assert told(judge(exchange, context=lookup(Absent("no rows")))) == ("broken", "missing")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FailureKind.TIMEOUT, "timeout"),
        (FailureKind.RESET, "reset"),
        (FailureKind.NO_SUCH_HOST, "no-such-host"),
        (FailureKind.TLS, "tls"),
        (FailureKind.TOO_MANY_REDIRECTS, "too-many-redirects"),
        (FailureKind.NOT_RECORDED, "offline"),
        (FailureKind.INTERRUPTED, "interrupted"),
    ],
)
def test_silence_of_an_archive_is_unknown_for_its_reason(kind: FailureKind, expected: str) -> None:
    link = link_to()
    seen = Observation(link.url, Purpose.ARCHIVE, NOW, failure=Failure(kind, Phase.WAIT, "words"))
    verdict = judge_archive(link, seen, CONTEXT)
    assert (told(verdict), verdict.error) == (("unknown", expected), "words")


def test_our_own_network_is_no_fault_of_the_archive() -> None:
    link = link_to()
    seen = Observation(link.url, Purpose.ARCHIVE, NOW, failure=Failure(FailureKind.TIMEOUT, Phase.CONNECT, ""))
    assert told(judge_archive(link, seen, replace(CONTEXT, network_up=False))) == ("unknown", "network-down")


# -- the link alone


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://web.archive.org/web/*/{CITED}", ("broken", "not-a-snapshot")),
        (f"https://web.archive.org/web/2019*/{CITED}", ("broken", "not-a-snapshot")),
        (f"https://web.archive.org/save/{CITED}", ("broken", "not-a-snapshot")),
        (f"https://web.archive.org/web/{STAMP}/https://web.archive.org/web/{STAMP}/{CITED}", ("broken", "malformed")),
        (f"https://web.archive.org/web/20141412462900/{CITED}", ("broken", "malformed")),
        (f"https://web.archive.org/web/18990101080101/{CITED}", ("broken", "malformed")),
        (f"https://web.archive.org/web/20580416093000/{CITED}", ("broken", "malformed")),
        ("https://archive.ph/kV3xQ", ("unknown", "service-deprecated")),
        ("https://perma.cc/7XKD-2JQ9", ("unknown", "short-id")),
        (f"https://web.archive.org/web/{STAMP}/{CITED}", ("unknown", "not-looked-up")),
    ],
)
def test_some_links_are_settled_by_their_form(url: str, expected: tuple[str, str]) -> None:
    link = recognise(url, today=date(2026, 11, 22))
    assert link is not None
    assert told(judge_archive(link, None, CONTEXT)) == expected


def test_a_time_that_has_not_come_is_seen_by_the_clock_of_the_audit_too() -> None:
    link = recognise(f"https://web.archive.org/web/20270101000000/{CITED}")
    assert link is not None
    assert told(judge_archive(link, None, CONTEXT)) == ("broken", "malformed")
    assert told(judge_archive(link, None, replace(CONTEXT, now=None))) == ("unknown", "not-looked-up")


# -- headers


@pytest.mark.parametrize("value", ["", "yesterday", "Fri, 05 Apr", "99999999999999999999"])
def test_a_time_that_is_none_makes_no_memento(value: str) -> None:
    assert memento_time(replayed(CITED, "", 200, ("Memento-Datetime", value))) is None


def test_the_original_stands_in_the_link_header_or_in_the_address() -> None:
    url = f"https://web.archive.org/web/{STAMP}id_/{CITED}"
    listed = Exchange(
        url, 200, (("Link", '<https://a.example/x>; rel="timegate", <https://a.example/o>; rel="original"'),)
    )
    assert original_of(listed) == "https://a.example/o"
    assert original_of(Exchange(url, 200, ())) == CITED
    assert original_of(Exchange("https://elsewhere.example/x", 200, ())) is None


@given(body=st.binary(max_size=300), status=st.integers(100, 999), is_capture=st.booleans())
def test_no_answer_makes_it_fail(body: bytes, status: int, is_capture: bool) -> None:
    exchange = replace(memento(CITED, "", status) if is_capture else replayed(CITED, "", status), body=body)
    judge(exchange, context=lookup(Absent("x")))
