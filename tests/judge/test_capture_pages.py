"""The error pages, walls, parked domains and decoys of the live web, met again inside captures."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from citecheck.judge.archives import judge_archive
from citecheck.judge.interface import ArchiveContext, ArchiveVerdict
from citecheck.links.archive_links import recognise
from citecheck.model.observation import Exchange, Observation, Purpose
from citecheck.model.reference import Format, Origin, Reference, Span

Json = Any
PAGES: Json = json.loads(Path(__file__).with_name("content_pages.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SITE = "https://www.skarholm-post.example"
CITED = f"{SITE}/2014/05/ferry-sails-again"
TITLE = "Ferry to Skarholm sails again after eleven weeks"
PROSE = (
    "The ferry sailed again on Tuesday after eleven weeks in the yard, and nobody on the pier complained of the wait."
)


def markup(row: Json, *, extra: str = "") -> bytes:
    heading = f"<h1>{escape(row['heading'])}</h1>" if row["heading"] else ""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in row["text"])
    head = f'<html lang="{row.get("language", "en")}"><head><meta charset="utf-8"><title>{escape(row["title"])}</title>'
    return f"<!DOCTYPE html>{head}</head><body><main>{heading}{text}{extra}</main></body></html>".encode()


def verdict(body: bytes, *, title: str = TITLE, url: str = CITED) -> ArchiveVerdict:
    """Judge a capture of the cited address that shows a body."""
    address = f"https://web.archive.org/web/20180522101010/{url}"
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Memento-Datetime", "Tue, 22 May 2018 10:10:10 GMT"),
        ("Link", f'<{url}>; rel="original"'),
    )
    link = recognise(address, today=NOW.date())
    assert link is not None
    replay = Observation(address, Purpose.ARCHIVE, NOW, (Exchange(address, 200, headers, body),))
    cited = Reference(Origin("list", Format.TEXT, Span(0, 0)), "", title=title, outlet="Skarholm Post", url=url)
    return judge_archive(link, replay, ArchiveContext((cited,), url, now=NOW))


@pytest.mark.parametrize(
    ("group", "reasons"),
    [
        ("soft-404", {"soft-404"}),
        ("parked", {"parked", "soft-404", "other-page"}),
        ("wall", {"login-wall", "other-page"}),
    ],
)
def test_what_robots_catch_in_place_of_a_page_is_broken(group: str, reasons: set[str]) -> None:
    wrong = []
    for row in PAGES[group]:
        extra = "<form><input type=password></form>" if row.get("reason") == "login-required" else ""
        judgement = verdict(markup(row, extra=extra)).judgement
        if judgement.reason.value not in reasons:
            wrong.append(f"{row['title']} / {row['heading']}: {judgement.reason}")
    assert not wrong, "\n".join(wrong)


def test_a_page_about_such_things_is_verified_where_it_bears_the_cited_title() -> None:
    wrong = []
    for row in PAGES["decoy"]:
        title = row["title"].split(" | ")[0]
        judgement = verdict(markup(row), title=title, url=SITE + row["path"]).judgement
        if judgement.reason != "ok":
            wrong.append(f"{row['title']} / {row['heading']}: {judgement.reason}")
    assert not wrong, "\n".join(wrong)


SHOES = {
    "title": "Cheap running shoes online",
    "heading": "Cheap running shoes",
    "text": ["Free delivery on all orders above fifty dollars. New arrivals every week from all known makers."] * 4,
}


def test_a_page_that_names_nothing_of_the_citation_is_of_a_sold_domain() -> None:
    assert verdict(markup(SHOES)).judgement.reason == "other-page"


@pytest.mark.parametrize(
    "row",
    [
        {**SHOES, "text": [*SHOES["text"], "A service of the Skarholm Post"]},
        {**SHOES, "text": [*SHOES["text"], "© skarholm-post.example"]},
        {**SHOES, "text": [*SHOES["text"], "Runners met on the pier when the ferry came in."]},
        {**SHOES, "text": ["Free delivery."]},
        {"title": "Die Fähre fährt wieder", "heading": "", "language": "de", "text": [f"Bericht. {PROSE}"] * 2},
        {
            "title": "Паром",
            "heading": "Паром",
            "text": ["Паром снова вышел в море во вторник после долгого ремонта."] * 5,
        },
    ],
)
def test_a_page_that_may_be_the_cited_one_under_another_title_is_not_called_another(row: Json) -> None:
    assert verdict(markup(row)).judgement.reason == "ok"
