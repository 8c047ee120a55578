from __future__ import annotations

import time

import pytest

from citecheck.pages.enough import OTHER_KINDS_BYTES, enough

HTML = "text/html; charset=utf-8"
OWN = '<meta property="og:title" content="Ferry"><link rel="canonical" href="https://courier.example/2019/ferry">'
GOOD = f"<html><head><title>Ferry sails again</title>{OWN}</head>"


def test_the_head_of_a_page_that_names_itself_and_its_address_suffices() -> None:
    assert enough(GOOD.encode(), HTML)
    assert enough(GOOD.replace("</head>", "</HEAD>").encode(), HTML)


@pytest.mark.parametrize("end", range(10, len(GOOD) - 1, 17))
def test_before_the_head_has_ended_more_is_wanted(end: int) -> None:
    assert not enough(GOOD[:end].encode(), HTML)


@pytest.mark.parametrize(
    "head",
    [
        "<title>Ferry sails again</title>",
        f"<title></title>{OWN}",
        OWN,
        f"<title>Page not found | Courier</title>{OWN}",
        f"<title>Seite nicht gefunden</title>{OWN}",
        f"<title>ページが見つかりません</title>{OWN}",
        f"<title>Just a moment...</title>{OWN}",
        f"<title>Log in</title>{OWN}",
        f"<title>Story removed | Courier</title>{OWN}",
        f"<title>courier.example is for sale</title>{OWN}",
        '<title>Courier</title><meta property="og:title" content="Courier"><link rel="canonical" href="https://courier.example/">',
        '<title>Courier</title><meta property="og:title" content="Courier"><link rel="canonical" href="/">',
    ],
)
def test_a_doubtful_head_wants_the_body(head: str) -> None:
    assert not enough(f"<html><head>{head}</head><body>".encode(), HTML)


@pytest.mark.parametrize(
    "address",
    ['<link href="/2019/ferry" rel=canonical>', '<meta content="https://c.example/2019/ferry" property="og:url">'],
)
def test_the_own_address_may_be_spelled_in_many_ways(address: str) -> None:
    head = f'<title>Ferry</title><meta property="og:title" content="Ferry">{address}</head>'
    assert enough(head.encode(), HTML)


def test_a_suspicious_title_in_an_old_character_set_is_understood() -> None:
    head = f"<head><title>Страница не найдена</title>{OWN}</head>".encode("cp1251")
    assert not enough(head, "text/html; charset=windows-1251")


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("image/png", b"\x89PNG" + b"x" * 2_000, True),
        ("image/png", b"\x89PNG", False),
        ("application/pdf", b"%PDF" + b"x" * 2_000, False),
        ("application/pdf", b"%PDF" + b"x" * OTHER_KINDS_BYTES, True),
        ("text/plain", b"x" * OTHER_KINDS_BYTES, True),
        (None, GOOD.encode(), False),
    ],
)
def test_of_other_kinds_the_beginning_is_enough(content_type: str | None, body: bytes, *, expected: bool) -> None:
    assert enough(body, content_type) is (expected or content_type is None)


def test_asking_often_costs_little() -> None:
    page = b"<html><head><style>" + b"p{}" * 80_000
    began = time.process_time()
    for end in range(16_384, len(page), 16_384):
        enough(page[:end], HTML)
    assert time.process_time() - began < 0.2
