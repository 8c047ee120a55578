"""The main job on real sockets: recorded, replayed, interrupted, without a network."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.acceptance.conftest import Citecheck

from citecheck.model.verdict import ArchiveReason, LinkReason

ARTICLE, NEWSROOM = "examples/mizintsev.txt", "examples/newsroom.bib"
REPLAY = ("--replay", "examples/stand-in-web.warc.gz", "--fail-on", "never", "-q")
NOT_RECORDABLE = {"network-down", "offline", "interrupted"}


def states(report: Mapping[str, list[dict[str, object]]]) -> dict[tuple[object, ...], tuple[object, object]]:
    found: dict[tuple[object, ...], tuple[object, object]] = {
        (link["url"], link["role"]): (link["state"], link["reason"]) for link in report["links"]
    }
    return found | {("copy", row["reference"]): (row["state"], row["reason"]) for row in report["archives"]}


def replayed(citecheck: Citecheck, folder: Path, *sources: str) -> dict[str, list[dict[str, object]]]:
    target = folder / "audit.json"
    done = citecheck("run", *sources, *REPLAY, "-o", target)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_the_example_reaches_every_reason_that_a_recording_can_hold(citecheck: Citecheck, tmp_path: Path) -> None:
    report = replayed(citecheck, tmp_path, NEWSROOM)
    links = {str(link["reason"]) for link in report["links"] if link["role"] == "original"}
    archives = {str(row["reason"]) for row in report["archives"]}
    assert {reason.value for reason in LinkReason} - NOT_RECORDABLE - links == set()
    assert {reason.value for reason in ArchiveReason} - NOT_RECORDABLE - archives == set()
    assert len(report["references"]) >= 40


def test_the_first_rules_speak_on_the_example(citecheck: Citecheck, tmp_path: Path) -> None:
    report = replayed(citecheck, tmp_path, NEWSROOM)
    names = {str(finding["name"]) for finding in report["findings"]}
    assert {"stale-access", "outdated-copy", "dead-link", "access-before-publication", "archive-date-mismatch"} <= names


def test_the_article_tells_its_duplicate_its_gaps_and_its_missing_links(citecheck: Citecheck, tmp_path: Path) -> None:
    report = replayed(citecheck, tmp_path, ARTICLE)
    findings = report["findings"]
    named = Counter(str(finding["name"]) for finding in findings)
    twins = [finding["references"] for finding in findings if str(finding["rule"]).startswith("DUP")]
    assert twins == [["Ball2022", "Ball2022~2"]]
    assert named["archive-claimed-without-link"] == 16
    assert named["missing-date"] == 6
    assert named["access-date-without-url"] == 16
    assert named["archive-after-access"] == 4
    assert report["links"] == []
    assert "dead" not in {str(row["state"]) for row in report["archives"]}


def test_a_replay_gives_the_same_bytes_each_time(citecheck: Citecheck, tmp_path: Path) -> None:
    made = []
    for turn in "ab":
        targets = [tmp_path / f"{turn}.{suffix}" for suffix in ("json", "html", "md")]
        outputs = [part for target in targets for part in ("-o", target)]
        assert citecheck("run", ARTICLE, NEWSROOM, *REPLAY, *outputs).returncode == 0
        made.append([target.read_bytes() for target in targets])
    assert made[0] == made[1]


def test_reports_and_readme_say_that_the_pages_stand_in(citecheck: Citecheck, tmp_path: Path, repository: Path) -> None:
    target = tmp_path / "audit.md"
    assert citecheck("run", NEWSROOM, *REPLAY, "-o", target).returncode == 0
    assert "stand in for the real web" in target.read_text(encoding="utf-8")
    assert "stand in for the real web" in (repository / "README.md").read_text(encoding="utf-8")


@pytest.mark.heavy
def test_the_same_audit_over_real_sockets_gives_the_same_states(
    citecheck: Citecheck, tmp_path: Path, repository: Path, environment: Mapping[str, str], namespace: list[str]
) -> None:
    assert namespace
    target = tmp_path / "live.json"
    audit = [sys.executable, "-m", "citecheck", "run", ARTICLE, NEWSROOM, "--fail-on", "never", "-q", "-o", str(target)]
    serve = [sys.executable, "examples/make_stand_in_web.py", "--", *audit, "--no-cache"]
    subprocess.run(serve, cwd=repository, env=environment, check=True, timeout=200)
    live = json.loads(target.read_text(encoding="utf-8"))
    assert states(live) == states(replayed(citecheck, tmp_path, ARTICLE, NEWSROOM))


def test_without_a_network_nothing_is_dead_and_the_exit_code_is_4(citecheck: Citecheck, tmp_path: Path) -> None:
    source, target = tmp_path / "list.bib", tmp_path / "audit.json"
    entries = (
        f"@online{{k{number},\n  title = {{Title {number}}},\n  url = {{https://host{number}.example/a}},\n}}\n"
        for number in range(100)
    )
    source.write_text("".join(entries), encoding="utf-8")
    began = time.monotonic()
    done = citecheck("run", source, "-q", "-o", target)
    took = time.monotonic() - began
    report = json.loads(target.read_text(encoding="utf-8"))
    assert done.returncode == 4
    assert {(link["state"], link["reason"]) for link in report["links"]} == {("unknown", "network-down")}
    assert report["network"] == "down"
    assert report["findings"]
    assert took < 15


def test_a_killed_run_goes_on_and_asks_nothing_twice_that_was_answered(
    tmp_path: Path, environment: Mapping[str, str], namespace: list[str]
) -> None:
    server = Path(__file__).with_name("slow_server.py")
    log, target, source = tmp_path / "log.txt", tmp_path / "audit.json", tmp_path / "urls.txt"
    command = [*namespace, sys.executable, str(server), str(log), str(source), sys.executable, "-m", "citecheck", "run"]
    command += [str(source), "--from", "urls", "--allow-net", "127.0.0.0/8", "--per-host", "1", "--interval", "0"]
    command += ["--fail-on", "never", "-q", "-o", str(target)]
    done = subprocess.run(command, env=environment, timeout=120, capture_output=True, text=True, check=False)
    assert done.returncode == 0, log.with_suffix(".stderr").read_text(encoding="utf-8")
    report = json.loads(target.read_text(encoding="utf-8"))
    assert len(report["links"]) == 300
    assert {link["state"] for link in report["links"]} == {"live"}
    answered_before_the_kill, asked_after = (set(), [])
    for line in log.read_text(encoding="utf-8").splitlines():
        when, what = line.split(" ", 1)
        if when == "answered-before":
            answered_before_the_kill.add(what)
        elif when == "asked-after":
            asked_after.append(what)
    assert 20 < len(answered_before_the_kill) < 280
    # what was on its way to the disk when the process died may be asked again: at most what was in flight, 1 a host
    assert len(answered_before_the_kill.intersection(asked_after)) <= 30
    assert len(asked_after) == len(set(asked_after))


def test_ctrl_c_reports_what_is_known_and_says_so(
    tmp_path: Path, environment: Mapping[str, str], namespace: list[str]
) -> None:
    server = Path(__file__).with_name("slow_server.py")
    log, target, source = tmp_path / "log.txt", tmp_path / "audit.json", tmp_path / "urls.txt"
    command = [*namespace, sys.executable, str(server), "--signal", str(int(signal.SIGINT)), str(log), str(source)]
    command += [sys.executable, "-m", "citecheck", "run", str(source), "--from", "urls", "--allow-net", "127.0.0.0/8"]
    command += ["--per-host", "10", "--interval", "0", "--fail-on", "never", "-q", "-o", str(target)]
    done = subprocess.run(command, env=environment, timeout=120, capture_output=True, text=True, check=False)
    said = log.with_suffix(".stderr").read_text(encoding="utf-8")
    assert done.returncode == 4, said
    assert "Traceback" not in said
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report["complete"] is False
    assert len(report["links"]) == 300
    assert {link["state"] for link in report["links"]} == {"live", "unknown"}
    assert {link["reason"] for link in report["links"]} == {"ok", "interrupted"}
