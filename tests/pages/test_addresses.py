from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.pages.addresses import AddressKind, depth_of, is_home, kinds_of


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/index.html",
        "/en/",
        "/en-gb/",
        "/de/startseite",
        "/home",
        "/?lang=en",
        "/default.aspx?utm_source=x",
        "/?redirected=true",
        "/?page_not_found=1",
        "/?error=404",
    ],
)
def test_home_pages_have_many_names(path: str) -> None:
    assert is_home(f"https://harrow.example{path}")


@pytest.mark.parametrize(
    "path", ["/news/", "/?p=123", "/?page=2", "/?article=9", "/index.php?story=8841", "/en/about", "/~jlee/", "/2019/"]
)
def test_a_section_or_a_numbered_page_is_no_home_page(path: str) -> None:
    assert not is_home(f"https://harrow.example{path}")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://harrow.example/login?next=/a", "login"),
        ("https://harrow.example/account/signin", "login"),
        ("https://login.harrow.example/x", "login"),
        ("https://harrow.example/ucp.php?mode=login", "login"),
        ("https://harrow.example/wp-login.php", "login"),
        ("https://harrow.example/konto/anmelden", "login"),
        ("https://consent.harrow.example/privacy", "consent"),
        ("https://harrow.example/consent?continue=x", "consent"),
        ("https://harrow.example/404.html", "error"),
        ("https://harrow.example/errors/not-found", "error"),
        ("https://harrow.example/page-introuvable", "error"),
        ("https://harrow.example/search?q=a", "search"),
        ("https://harrow.example/suche", "search"),
        ("https://www.hugedomains.com/domain_profile.cfm?d=x", "parking"),
        ("https://harrow.example/cgi-sys/suspendedpage.cgi", "parking"),
        ("https://www.godaddy.com/domainsearch/find?domainToCheck=harrow.example", "dealer"),
        ("https://harrow.example/member/signin.do", "login"),
        ("https://harrow.example/?s=harbour+wall", "search"),
        ("https://harrow.example/Error/NotFound", "error"),
        ("https://harrow.example/Pages/PageNotFoundError.aspx", "error"),
        ("https://harrow.example/news/page_not_found.html", "error"),
        ("https://harrow.example/404-seite-nicht-gefunden", "error"),
        ("https://harrow.example/erreur-404.html", "error"),
        ("https://harrow.example/it/pagina-non-trovata", "error"),
        ("https://harrow.example/stranitsa-ne-naydena", "error"),
        ("https://harrow.example/reports/404.html", "error"),
        ("https://harrow.example/en/404", "error"),
        ("https://harrow.example/index.php/404", "error"),
    ],
)
def test_an_address_gives_its_kind_away(url: str, kind: str) -> None:
    assert AddressKind(kind) in kinds_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://harrow.example/area-codes/404-atlanta.html",
        "https://harrow.example/research/error-analysis",
        "https://login.example/history",
        "https://harrow.example/news/search-for-survivors",
        "https://harrow.example/consents-and-permits",
        "https://harrow.example/law/404/",
        "https://harrow.example/missing/persons/jane",
        "https://harrow.example/errors/in-print-1641",
        "https://harrow.example/poems/gone",
        "https://harrow.example/errors-and-omissions",
        "https://harrow.example/found",
        "https://harrow.example/web-pages",
        "https://harrow.example/news/terror",
    ],
)
def test_an_article_whose_address_holds_such_a_word_is_an_article(url: str) -> None:
    assert kinds_of(url) == frozenset()


def test_depth_counts_segments_and_a_query_that_matters() -> None:
    assert [depth_of(f"https://a.example{path}") for path in ("/", "/a", "/a/b/", "/?p=1", "/?lang=de")] == [
        0,
        1,
        2,
        1,
        0,
    ]


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    kinds_of(text)
    kinds_of(f"http://{text}")
    depth_of(text)
