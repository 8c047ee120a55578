"""STL103 through the whole program: pages that say something else than the copies that references cite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.webarchive.front import Answered
from tests.webarchive.world import HTML, SITE, Desk, opened

pytestmark = pytest.mark.sockets

STAMP = "20240105101112"
DAY = {"urldate": "2024-01-05", "archivedate": "2024-01-05"}
SMALL = "Ferries to the islands are cheap again this year, says line {0} of the old report on crossings."
LARGE = "Nobody may cross the sound by boat any more since storm {0} took the last of the harbours away."


def article(name: str, texts: list[str]) -> Answered:
    """Give a page that names itself in its head, so that a verdict needs nothing of its body."""
    title = f"Report {name}"
    head = (
        f'<title>{title}</title><link rel="canonical" href="{SITE}/{name}"><meta property="og:title" content="{title}">'
    )
    body = "".join(f"<p>{text}</p>" for text in texts)
    return 200, HTML, f"<html><head>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()


def lines(text: str, first: int, last: int) -> list[str]:
    return [text.format(number) for number in range(first, last)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    with opened(tmp_path) as made:
        yield made


def cited(desk: Desk, name: str, then: list[str], now: list[str], **more: str) -> str:
    desk.front.take(f"{SITE}/{name}", STAMP, article(name, then))
    copy = f"https://web.archive.org/web/{STAMP}/{SITE}/{name}"
    entry = desk.entry(name, f"Report {name}", f"/{name}", **{"archiveurl": copy, **DAY, **more})
    desk.pages[f"/{name}"] = article(name, now)
    return entry


def found(audit: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in audit["findings"] if each["rule"] == "STL103"]


def write(desk: Desk) -> None:
    same, other = lines(SMALL, 0, 900), lines(SMALL, 0, 100) + lines(LARGE, 0, 800)
    desk.write(
        cited(desk, "same", same, same),
        cited(desk, "drifted", same, other),
        cited(desk, "known", same, other, urlstatus="deviated"),
        cited(desk, "gone", same, same),
    )
    del desk.pages["/gone"]


def test_a_page_that_says_something_else_is_told_with_what_is_new_and_what_is_gone(desk: Desk) -> None:
    write(desk)
    _, audit = desk.audit("--fail-on", "never")
    (finding,) = found(audit)
    assert finding["references"] == ["drifted"]
    assert 0.05 < finding["evidence"]["similarity"] < 0.3
    assert "Nobody may cross the sound" in finding["message"]
    assert all("Ferries" in text for text in finding["evidence"]["removed"])
    drifts = {row["reference"]: row.get("drift") for row in audit["archives"]}
    assert drifts["same"]["similarity"] == 1.0
    assert drifts["gone"] is None


def test_a_page_that_lost_most_of_its_text_is_told_with_what_is_gone(desk: Desk) -> None:
    desk.write(cited(desk, "cut", lines(SMALL, 0, 30) + lines(LARGE, 0, 200), lines(SMALL, 0, 30)))
    _, audit = desk.audit("--fail-on", "never")
    (finding,) = found(audit)
    assert "Gone, for example: “Nobody may cross the sound" in finding["message"]


def test_what_was_found_is_known_in_the_next_run_though_nothing_is_read_again(desk: Desk) -> None:
    write(desk)
    _, first = desk.audit("--fail-on", "never")
    desk.asked.clear()
    _, second = desk.audit("--fail-on", "never")
    assert [path for path in desk.asked if path != "/gone"] == []
    assert found(second) == found(first) != []


def test_nothing_is_compared_where_nobody_wants_to_know(desk: Desk) -> None:
    write(desk)
    _, audit = desk.audit("--fail-on", "never", "--ignore", "STL103")
    assert {row.get("drift") for row in audit["archives"]} == {None}


def test_a_recording_tells_the_same(desk: Desk) -> None:
    write(desk)
    _, first = desk.audit("--fail-on", "never", "--record", "seen.warc.gz")
    _, second = desk.audit("--fail-on", "never", "--replay", "seen.warc.gz")
    assert found(second) == found(first) != []
