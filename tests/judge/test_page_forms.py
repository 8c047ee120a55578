"""Error pages as servers and site systems mark them up, and live pages that hold the same words somewhere."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from citecheck.judge.interface import LinkContext, LinkVerdict
from citecheck.judge.links import judge_link
from citecheck.model.observation import Exchange, Observation, Purpose

Json = Any
FORMS: Json = json.loads(Path(__file__).with_name("page_forms.json").read_text(encoding="utf-8"))
HOST = "http://www.harrow.example"
DEEP = "/2014/05/harbour-wall-repairs.html"
AT = datetime(2026, 11, 22, tzinfo=UTC)


def verdict(path: str, body: bytes, *headers: tuple[str, str]) -> LinkVerdict:
    """Judge an answer on a host whose other missing pages answer 404."""
    kind = ("Content-Type", "text/html; charset=utf-8")
    seen = Observation(HOST + path, Purpose.ORIGINAL, AT, (Exchange(HOST + path, 200, (kind, *headers), body),))
    proper = Observation(f"{HOST}/x", Purpose.PATH_TEST, AT, (Exchange(f"{HOST}/x", 404, ()),))
    return judge_link(seen, LinkContext(network_up=True, path_test=proper))


@pytest.mark.parametrize("row", FORMS["dead"], ids=lambda row: row["name"])
def test_an_error_page_is_known_in_the_markup_of_any_system(row: Json) -> None:
    assert verdict(DEEP, row["html"].encode()).judgement.reason == "soft-404"


@pytest.mark.parametrize("row", FORMS["live"], ids=lambda row: row["name"])
def test_the_same_words_within_or_beside_a_page_leave_it_live(row: Json) -> None:
    judgement = verdict(row["path"], row["html"].encode()).judgement
    assert judgement.state == "live", judgement


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "bare deflate": ("deflate", lambda body: zlib.compress(body)[2:-4]),
    "gzip without its end": ("gzip", lambda body: gzip.compress(body)[:-6]),
    "gzip in name only": ("gzip", lambda body: body),
    "gzip twice": ("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))),
}


@pytest.mark.parametrize("coding", CODINGS)
def test_an_error_page_is_known_in_any_coding(coding: str) -> None:
    name, pack = CODINGS[coding]
    page = b"<title>Page not found</title><body><h1>Page not found</h1><p>The page you asked for does not exist.</p>"
    assert verdict(DEEP, pack(page), ("Content-Encoding", name)).judgement.reason == "soft-404"
