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


CAPTCHA = '<div class="g-recaptcha"></div><script src="/recaptcha/api.js"></script>'
BANNERS = {
    "consent dialogue": "<div><h2>We value your privacy</h2><p>We use cookies. Accept all. Reject all. Our partners"
    " store information on your device.</p></div>",
    "log-in box": "<form><input type=password><button>Log in</button></form><p>Forgot your password?</p>",
    "pay wall": "<div><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>",
    "captcha of a comment form": f"<form>{CAPTCHA}</form>",
    "deleted comment": "<div><p>This comment has been deleted.</p></div>",
    "film that is gone": "<div><p>This video is no longer available.</p></div>",
}


@pytest.mark.parametrize("banner", BANNERS.values(), ids=BANNERS)
def test_what_lies_over_or_beside_a_page_is_not_the_page(banner: str) -> None:
    text = (
        "Builders digging a drain at the depot have uncovered a pot with forty-one bronze axes, stacked blade to butt."
    )
    body = (
        f"<title>Bronze axes | Harrow</title><body><h1>Bronze axes</h1><p>{text} None shows signs of use.</p>{banner}"
    )
    assert judge("/2014/05/axes.html", f"{body}</body></html>".encode()).judgement.state == "live"


@pytest.mark.parametrize("name", ["robot", "login"])
@pytest.mark.parametrize("row", rows("wall"))
def test_a_wall_is_a_wall_at_an_address_of_its_own_name(row: Json, name: str) -> None:
    verdict = judge(f"/2010/11/{name}", markup(row))
    assert verdict.judgement.state == "unknown" or not _says_more(row)


def _says_more(row: Json) -> bool:
    return len(" ".join(row["text"])) > len("Type the letters you see.")


def test_a_page_of_a_few_words_is_dead_when_the_host_shows_it_for_any_path() -> None:
    body = b"<title>Under construction</title><body><p>Under construction</p></body></html>"
    assert judge("/maps/plate-12", body).wants_path_test is not None
    same = seen("/x", body, purpose=Purpose.PATH_TEST)
    assert judge("/maps/plate-12", body, test=same).judgement.reason == "soft-404"
    frame = body.replace(b"</body>", b"<script src=/app.js></script></body>")
    assert judge("/maps/plate-12", frame, test=seen("/x", frame, purpose=Purpose.PATH_TEST)).judgement.state == "live"


def test_a_title_proves_nothing_while_the_text_was_not_read() -> None:
    own = f'<meta property="og:title" content="Page not found"><link rel="canonical" href="{HOST}{DEEP}">'
    head = f"<html><head><title>Harrow</title>{own}</head>".encode()
    cut = Exchange(HOST + DEEP, 200, HTML, head + b"<body><h1>Page not found", truncated=True)
    observation = Observation(HOST + DEEP, Purpose.ORIGINAL, datetime.now(UTC), (cut,))
    verdict = judge_link(observation, LinkContext(network_up=True))
    assert verdict.judgement.state == "live"
    assert verdict.wants_path_test is not None


TOLD = (
    "Die gesuchte Seite wurde leider nicht gefunden. Bitte überprüfen Sie die Adresse.",
    "La página que ha solicitado no se ha encontrado. Compruebe la dirección.",
    "Запрашиваемая вами страница не найдена. Проверьте адрес и попробуйте ещё раз.",
    "对不起，您访问的页面不存在，请检查网址后重试。",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_page_whose_only_sentence_says_that_it_is_missing_is_dead(text: str) -> None:
    page = f"<title>Harrow</title><body><p>{text}</p></body></html>".encode()
    assert judge(DEEP, page).judgement.reason == "soft-404"
    kettle = f"<title>Blue kettle</title><body><h1>Blue kettle</h1><p>{text}</p></body></html>".encode()
    assert judge("/shop/4711", kettle).judgement.state == "live"


def test_no_title_of_the_world_makes_a_short_page_anything_but_live(shared: Path) -> None:
    lines = (shared / "data" / "cs1-dev.jsonl").read_text(encoding="utf-8").splitlines()
    titles = sorted({title for line in lines for title in _titles(json.loads(line))})[::12]
    assert len(titles) > 200
    wrong = []
    for number, title in enumerate(titles):
        row = {"title": title, "heading": title, "text": ["12 lines, 4 MB.", title]}
        judgement = judge(f"/a/{number}", markup(row)).judgement
        if judgement.state != "live":
            wrong.append(f"{title}: {judgement}")
    assert not wrong, "\n".join(wrong)


def _titles(value: Json) -> list[str]:
    if isinstance(value, list):
        return [title for inner in value for title in _titles(inner)]
    if not isinstance(value, dict):
        return []
    found = [inner for name, inner in value.items() if name == "title" and isinstance(inner, str)]
    return found + [title for inner in value.values() for title in _titles(inner)]
