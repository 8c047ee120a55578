"""``citecheck archive`` on real sockets: pages that are served, an archive of the Wayback Machine's shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from tests.webarchive.front import Answered, Fault
from tests.webarchive.index import Index, Row
from tests.webarchive.world import NOW, SITE, Desk, html, opened

from citecheck.archives.save import ACCESS_KEY, SECRET_KEY
from citecheck.links.surt import surt
from citecheck.model.saving import LeaveReason, SaveState
from citecheck.reports.saved import _DONE, _LEFT


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv(ACCESS_KEY, "test-access")
    monkeypatch.setenv(SECRET_KEY, "test-secret")
    with opened(tmp_path) as made:
        yield made


def by_reference(report: dict[str, Any]) -> dict[str, str]:
    told = {reference: page["state"] for page in report["pages"] for reference in page["references"]}
    return told | {item["reference"]: item["reason"] for item in report["left_alone"]}


pytestmark = pytest.mark.sockets


def test_a_dry_run_tells_every_reference_and_saves_nothing(desk: Desk) -> None:
    desk.take("/kept", "Kept", NOW - timedelta(days=800))
    desk.write(
        desk.entry("new", "New page", "/new"),
        desk.entry("twin", "New page", "/new#part"),
        desk.entry("kept", "Kept", "/kept"),
        desk.entry("gone", "Gone", "/gone"),
        "@book{paper, title = {A book}, year = {2001}}\n",
        "@online{home, title = {Inside}, url = {http://127.0.0.1/inside}}\n",
        f"@online{{copy, title = {{Copy}}, url = {{https://web.archive.org/web/20200101000000/{SITE}/old}}}}\n",
    )
    del desk.pages["/gone"]
    desk.pages["/new"] = html("New page")
    code, report = desk.archive()
    assert code == 0
    assert report["schema"] == "citecheck/archive/1"
    assert report["dry_run"]
    assert [page["url"] for page in report["pages"]] == [f"{SITE}/new"]
    assert report["pages"][0]["references"] == ["new", "twin"]
    assert report["pages"][0]["reason"] == "never-archived"
    assert by_reference(report) == {
        "new": "wished",
        "twin": "wished",
        "kept": "has-snapshot",
        "gone": "not-live",
        "paper": "no-address",
        "home": "private",
        "copy": "archive-link",
    }
    assert desk.wishes() == []


def test_pages_are_saved_and_the_next_run_offers_the_link(desk: Desk) -> None:
    desk.write(desk.entry("new", "New page", "/new"))
    desk.front.saves[f"{SITE}/new"] = html("New page")
    code, report = desk.archive("--save")
    assert code == 0
    (page,) = report["pages"]
    assert page["state"] == "saved"
    assert page["verified"]
    assert page["archive_url"] == f"https://web.archive.org/web/{page['timestamp']}/{SITE}/new"
    desk.front.index.rows.clear()  # the public index lags by hours, and the next run must not say "never archived"
    desk.run("run", "-o", "audit.json", "-q", "--fail-on", "never")
    audit = json.loads((desk.folder / "audit.json").read_text(encoding="utf-8"))
    (offer,) = [finding for finding in audit["findings"] if finding["name"] == "snapshot-not-cited"]
    assert offer["evidence"]["offered"] == page["archive_url"]


def test_a_second_run_saves_nothing_again(desk: Desk) -> None:
    desk.write(desk.entry("new", "New page", "/new"))
    desk.front.saves[f"{SITE}/new"] = html("New page")
    desk.archive("--save")
    code, report = desk.archive("--save")
    assert (code, by_reference(report)) == (0, {"new": "has-snapshot"})
    assert len(desk.wishes()) == 1


def test_the_new_links_can_be_written_and_nothing_else_changes(desk: Desk) -> None:
    desk.take("/kept", "Kept", NOW - timedelta(days=800))
    path = desk.write(desk.entry("new", "New page", "/new"), desk.entry("kept", "Kept.", "/kept?utm_source=x"))
    before = path.read_text(encoding="utf-8")
    desk.pages["/kept?utm_source=x"] = html("Kept.")
    desk.take("/kept?utm_source=x", "Kept.", NOW - timedelta(days=800))
    desk.front.saves[f"{SITE}/new"] = html("New page")
    code, report = desk.archive("--save", "--fix")
    link = report["pages"][0]["archive_url"]
    after = path.read_text(encoding="utf-8")
    assert code == 0
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.split(" = ")[0].strip() for line in added if "=" in line and "urldate" not in line] == [
        "archiveurl",
        "archivedate",
    ]
    assert f"{{{link}}}" in after
    assert after.split("@online{kept")[1] == before.split("@online{kept")[1]


def test_the_three_kinds_of_error_are_told_apart(desk: Desk) -> None:
    keys = ("rejected", "later", "limit", "after")
    desk.write(*(desk.entry(key, f"Page {key}", f"/{key}") for key in keys))
    desk.front.saves[f"{SITE}/rejected"] = "error:blocked-url"
    desk.front.saves[f"{SITE}/later"] = "error:no-captures"
    desk.front.saves[f"{SITE}/limit"] = "refuse:error:user-session-limit"
    code, report = desk.archive("--save")
    assert code == 4
    assert by_reference(report) == {
        "rejected": "rejected",
        "later": "stopped",  # it was to come again at the end of the queue
        "limit": "stopped",
        "after": "stopped",
    }
    assert not report["complete"]
    assert "blocked-url" in report["pages"][0]["detail"]


def test_a_page_that_cannot_be_saved_gives_1(desk: Desk) -> None:
    desk.write(desk.entry("later", "Page", "/later"))
    desk.front.saves[f"{SITE}/later"] = "error:no-captures"
    code, report = desk.archive("--save")
    assert (code, by_reference(report)) == (1, {"later": "deferred"})
    assert report["complete"]


def test_wrong_keys_stop_at_the_first_wish(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET_KEY, "wrong")
    desk.write(desk.entry("a", "One", "/a"), desk.entry("b", "Two", "/b"))
    code, report = desk.archive("--save")
    assert (code, by_reference(report)) == (4, {"a": "stopped", "b": "stopped"})
    assert "does not take the keys (status 401)" in report["pages"][0]["detail"]
    assert len(desk.wishes()) == 1
    assert "wrong" not in json.dumps(report)


def test_without_keys_nothing_begins_and_the_message_names_the_variables(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SECRET_KEY)
    desk.write(desk.entry("new", "New page", "/new"))
    done = desk.run("archive", "--save")
    assert done.exit_code == 2
    assert ACCESS_KEY in done.stderr
    assert SECRET_KEY in done.stderr
    assert desk.front.log == []
    assert desk.run("archive").exit_code == 0  # to look needs no keys


def test_after_a_broken_line_the_replay_decides(desk: Desk) -> None:
    desk.write(desk.entry("there", "There", "/there"), desk.entry("not", "Not there", "/not"))
    desk.front.faults.append(Fault("save", reset=True))
    # the wish came through although the line broke: the capture is there, and only replay can tell
    stamp = f"{datetime.now(UTC) + timedelta(seconds=30):%Y%m%d%H%M%S}"
    desk.front.saved[stamp + f"{SITE}/there"] = html("There")
    hidden = desk.front.index

    class OnlyReplay(Index):
        def nearest(self, url: str, stamp_wanted: str) -> Any:
            if url == f"{SITE}/there" and desk.wishes():
                return Row(surt(url), stamp, url, "text/html", "200", "FRESH", "1")
            return hidden.nearest(url, stamp_wanted)

    desk.front.index = OnlyReplay([])
    code, report = desk.archive("--save")
    states = by_reference(report)
    assert states == {"there": "saved", "not": "outcome-unknown"}
    assert code == 1
    assert report["pages"][0]["verified"]
    assert len(desk.wishes()) == 2


FAULTS = [
    Fault("cdx", status=429, headers=(("Retry-After", "0"),)),
    Fault("cdx", status=200, body="<html>Hold on</html>"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_an_index_that_does_not_answer_saves_nothing(desk: Desk, fault: Fault) -> None:
    desk.write(desk.entry("new", "New page", "/new"))
    desk.front.faults.append(fault)
    code, report = desk.archive("--save")
    assert by_reference(report) == {"new": "not-looked-up"}
    assert code == 0
    assert desk.wishes() == []


def test_old_snapshots_are_renewed_only_on_request_and_pages_can_be_limited(desk: Desk) -> None:
    for name in ("one", "two", "young"):
        desk.take(f"/{name}", f"Page {name}", NOW - timedelta(days=20 if name == "young" else 800))
    desk.write(*(desk.entry(name, f"Page {name}", f"/{name}") for name in ("one", "two", "young")))
    desk.front.saves[f"{SITE}/one"] = html("Page one")
    assert set(by_reference(desk.archive()[1]).values()) == {"has-snapshot"}
    code, report = desk.archive("--all", "--limit", "1", "--save")
    assert by_reference(report) == {"one": "saved", "two": "beyond-limit", "young": "has-snapshot"}
    assert report["pages"][0]["reason"] == "old-snapshot"
    assert code == 0


def test_a_capture_of_today_is_not_taken_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    forms: list[dict[str, list[str]]] = []
    real = desk.front._save

    def noting(path: str, headers: Any, body: bytes) -> Answered:
        if body:
            forms.append(parse_qs(body.decode()))
        return real(path, headers, body)

    monkeypatch.setattr(desk.front, "_save", noting)
    desk.write(desk.entry("new", "New page", "/new"))
    desk.front.saves[f"{SITE}/new"] = "recently"
    code, report = desk.archive("--save")
    assert (code, by_reference(report)) == (0, {"new": "saved-before"})
    assert forms == [{"url": [f"{SITE}/new"], "if_not_archived_within": ["86400"]}]


def test_what_is_printed_is_plain_and_choices_that_exclude_each_other_are_said(desk: Desk) -> None:
    desk.write(desk.entry("new", "New page", "/new"))
    done = desk.run("archive")
    assert f"would be saved: {SITE}/new" in done.stdout
    assert "1 page would be saved" in done.stdout
    assert "--save does it" in done.stderr
    printed = desk.run("archive", "--to", "json", "-q")
    assert json.loads(printed.stdout)["dry_run"] is True
    for words in (("--fix",), ("--to", "yaml"), ("--save", "--offline"), ("--save", "--replay", "x.warc.gz")):
        assert desk.run("archive", *words).exit_code == 2


def test_every_state_and_reason_has_its_words() -> None:
    assert set(_DONE) == set(SaveState)
    assert set(_LEFT) == set(LeaveReason)
