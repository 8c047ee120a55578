"""What ``citecheck run`` as a whole asks of an archive, and what it says of one that is in trouble; by request log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.webarchive.front import Fault
from tests.webarchive.world import SITE, Desk, html, opened

pytestmark = pytest.mark.sockets

STAMP = "20240105101112"
DAY = {"urldate": "2024-01-05", "archivedate": "2024-01-05"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    with opened(tmp_path) as made:
        yield made


def cited(desk: Desk, key: str, stamp: str = STAMP) -> str:
    """Serve a page, archive it, and cite both."""
    desk.front.take(f"{SITE}/{key}", STAMP, html(f"Report {key}"))
    copy = f"https://web.archive.org/web/{stamp}/{SITE}/{key}"
    return desk.entry(key, f"Report {key}", f"/{key}", archiveurl=copy, **DAY)


def archives(audit: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {row["reference"]: (row["state"], row["reason"]) for row in audit["archives"]}


def test_500_references_make_one_chain_each_and_ask_no_index(desk: Desk) -> None:
    exact = [cited(desk, f"exact{number}") for number in range(400)]
    near = [cited(desk, f"near{number}", "20240105") for number in range(50)]  # led on to the capture itself
    twice = [cited(desk, "shared").replace("{shared,", f"{{shared{number},") for number in range(50)]
    desk.write(*exact, *near, *twice)
    code, audit = desk.audit("--fail-on", "never")
    assert code == 0
    assert len(audit["references"]) == 500
    assert Counter(state for state, _ in archives(audit).values()) == {"verified": 500}
    asked = Counter(each.path for each in desk.front.log)
    assert {each.endpoint for each in desk.front.log} == {"replay"}
    assert set(asked.values()) == {1}
    assert sum("/near" in path for path in asked) == 100
    assert len(asked) == 400 + 100 + 1


def test_an_index_is_asked_once_an_address_where_there_is_no_copy(desk: Desk) -> None:
    entries = [desk.entry(f"key{number}", "The same page", "/same", urldate="2024-01-05") for number in range(20)]
    desk.write(*entries)
    _, audit = desk.audit("--fail-on", "never")
    assert set(archives(audit).values()) == {("broken", "missing")}
    assert [each.endpoint for each in desk.front.log] == ["cdx"]


TROUBLE = {
    "429": Fault("any", status=429, body="<h1>Too many requests</h1>", headers=(("Retry-After", "1"),)),
    "429 for an hour": Fault("any", status=429, headers=(("Retry-After", "3600"),)),
    "503": Fault("any", status=503, body="<h1>Unavailable</h1>", headers=(("Retry-After", "0"),)),
    "web page": Fault("any", status=200, body="<html><title>Wayback Machine</title><h1>Back soon</h1></html>"),
    "hang": Fault("any", delay_s=8.0, status=503),
    "reset": Fault("any", reset=True),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_a_service_in_trouble_for_a_whole_run_is_unknown_and_no_storm(desk: Desk, name: str) -> None:
    given = [cited(desk, f"given{number}") for number in range(12)]
    bare = [desk.entry(f"bare{number}", f"Report {number}", f"/bare{number}", **DAY) for number in range(12)]
    desk.write(*given, *bare, desk.entry("dead", "Gone", "/dead", urldate="2024-01-05"))
    del desk.pages["/dead"]
    desk.front.faults.append(TROUBLE[name])
    # an index may take a minute to answer, so that a hanging one is not for a test of the whole program
    code, audit = desk.audit(
        "--fail-on", "never", *(("--timeout", "1", "--archives", "given") if name == "hang" else ())
    )
    assert code in {0, 4}
    rows = archives(audit)
    assert {state for state, _ in rows.values()} == {"unknown"}
    assert set(rows) >= {f"given{number}" for number in range(12)}
    told = {finding["name"] for finding in audit["findings"]}
    assert "archive-lookup-failed" in told or "archive-unreachable" in told
    assert not told & {"never-archived", "missing-snapshot", "snapshot-not-cited"}
    # every other link was looked at all the same
    assert Counter(each["state"] for each in audit["links"] if each["role"] == "original") == {"live": 24, "dead": 1}
    # five questions without a use close an endpoint, and there are two; a broken line is tried twice, and some are
    # under way when the door closes
    assert len(desk.front.log) <= 2 * 5 * 2 + 4, Counter(each.endpoint for each in desk.front.log)
