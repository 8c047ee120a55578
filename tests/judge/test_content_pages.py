"""Error pages, walls, parked domains and their decoys, in our own words, in some thirty languages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.links import judge_link
from citecheck.model.observation import Exchange, Observation, Purpose

Json = Any
PAGES: Json = json.loads(Path(__file__).with_name("content_pages.json").read_text(encoding="utf-8"))
HOST = "http://www.harrow.example"
DEEP = "/2014/05/harbour-wall-repairs.html"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def markup(row: Json) -> bytes:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "News", "Archive", "Contact"))
    form = '<form><input type="password"></form>' if "assw" in str(row["text"]) or "Mot de" in str(row["text"]) else ""
    heading = f"<h1>{escape(row['heading'])}</h1>" if row["heading"] else ""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in row["text"])
    return (
        f'<!DOCTYPE html><html lang="{row.get("language", "en")}"><head><title>{escape(row["title"])}</title></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main>{heading}{text}{form}</main>"
        "<footer><p>© Harrow</p></footer></body></html>"
    ).encode()


def seen(path: str, body: bytes, status: int = 200, purpose: Purpose = Purpose.ORIGINAL) -> Observation:
    return Observation(HOST + path, purpose, datetime.now(UTC), (Exchange(HOST + path, status, HTML, body),))


def judge(path: str, body: bytes, *, test: Observation | None = None) -> LinkVerdict:
    return judge_link(seen(path, body), LinkContext(network_up=True, path_test=test))


def rows(group: str) -> list[Any]:
    return [pytest.param(row, id=f"{row['title'][:30]}-{(row['heading'] or '')[:20]}") for row in PAGES[group]]


@pytest.mark.parametrize("row", rows("soft-404"))
def test_a_page_that_says_it_is_missing_is_dead_by_its_words(row: Json) -> None:
    verdict = judge(DEEP, markup(row))
    assert (verdict.judgement.state, verdict.judgement.reason) == ("dead", "soft-404")
    assert verdict.judgement.signs


@pytest.mark.parametrize("row", rows("decoy"))
def test_a_page_about_such_things_is_live(row: Json) -> None:
    body = markup(row)
    first = judge(row["path"], body)
    assert first.judgement.state == "live", first.judgement
    proper = seen("/x", b"<h1>Not Found</h1>", 404, Purpose.PATH_TEST)
    assert judge(row["path"], body, test=proper).judgement.state == "live"


@pytest.mark.parametrize("row", rows("decoy"))
def test_a_decoy_stays_live_on_a_site_whose_missing_pages_answer_200(row: Json) -> None:
    soft = {"title": "Page not found", "heading": "Sorry", "text": ["We can't find that page."]}
    verdict = judge(row["path"], markup(row), test=seen("/x", markup(soft), purpose=Purpose.PATH_TEST))
    assert verdict.judgement.state == "live"


@pytest.mark.parametrize("row", rows("parked"))
def test_a_parked_suspended_or_unused_domain_is_dead(row: Json) -> None:
    verdict = judge("/2010/11/fair", markup(row))
    assert (verdict.judgement.state, verdict.judgement.reason) == ("dead", "parked")


@pytest.mark.parametrize("row", rows("wall"))
def test_a_wall_proves_nothing(row: Json) -> None:
    verdict = judge("/2010/11/fair", markup(row))
    assert (verdict.judgement.state, verdict.judgement.reason) == ("unknown", row["reason"])


@pytest.mark.parametrize("row", [*rows("soft-404"), *rows("parked"), *rows("wall")])
def test_the_same_words_with_status_404_are_not_found_and_with_503_prove_nothing(row: Json) -> None:
    body = markup(row)
    gone = judge_link(seen(DEEP, body, 404), LinkContext(network_up=True)).judgement
    assert (gone.state == "dead") == (row.get("reason") != "blocked")
    assert judge_link(seen(DEEP, body, 503), LinkContext(network_up=True)).judgement.state == "unknown"
