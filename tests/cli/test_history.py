"""``citecheck history`` and ``citecheck diff``: runs over a small web that changes between them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from citecheck.cli.app import app

PAGE = b"<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1>%s</body></html>"


class Web(ThreadingHTTPServer):
    """Serves a page for each path with its status; a path that it does not know is missing."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.statuses: dict[str, int] = {}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Answering(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        status = self.server.statuses.get(self.path, 404)
        title = self.path.strip("/").replace("-", " ").encode()
        body = PAGE % (title, title, b"<p>words of the page</p>" * 40)
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Be quiet."""


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


Audited = Callable[..., dict[str, object]]


@pytest.fixture
def audited(web: Web, folder: Path) -> Audited:
    """Audits three references of the little web, as often as it is called."""
    names = ("ferry-bell", "tide-table", "pilot-boat")
    entries = [f"@online{{{name[:5]},\n  title = {{{name}}},\n  url = {{{web.url('/' + name)}}},\n}}" for name in names]
    (folder / "list.bib").write_text("\n".join(entries) + "\n")

    def run(*words: str) -> dict[str, object]:
        options = ["--fail-on", "never", "-q", "--archives", "off", "--interval", "0", "-o", "out.json", *words]
        ours = ["--allow-net", "127.0.0.1/32", "--max-age", "0s", "--select", "LNK201,REF103"]
        done = call("run", "list.bib", *ours, *options)
        assert done.exit_code == 0, done.output
        report: dict[str, object] = json.loads((folder / "out.json").read_text())
        return report

    return run


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def told(*words: str) -> dict[str, Any]:
    done = call(*words, "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def references(findings: list[dict[str, object]], rule: str = "LNK201") -> list[object]:
    return [finding["references"] for finding in findings if finding["rule"] == rule]


@pytest.mark.sockets
def test_what_died_and_what_came_back_is_told(web: Web, audited: Audited, folder: Path) -> None:
    web.statuses = {"/ferry-bell": 200, "/pilot-boat": 200}
    audited()
    web.statuses = {"/tide-table": 200, "/pilot-boat": 200}
    audited("-o", "out.html")
    changes = told("diff")
    assert references(changes["new"]) == [["ferry"]]
    assert references(changes["fixed"]) == [["tide-"]]
    assert [change["url"] for change in changes["worse"]] == [web.url("/ferry-bell")]
    assert [change["url"] for change in changes["better"]] == [web.url("/tide-table")]
    assert [link["url"] for link in changes["failing"]] == [web.url("/ferry-bell")]
    text = call("diff").stdout
    for part in (
        "1 new finding, 1 fixed",
        "Links that got worse (1)",
        "ok → not-found: http://127",
        "Failing since (1)",
    ):
        assert part in text
    assert call("diff", "--fail-on-new").exit_code == 1
    headings = [line for line in call("diff", "2", "1", "--format", "markdown").stdout.splitlines() if "####" in line]
    assert headings[0] == "#### New findings (1)"
    assert "#### Fixed findings (1)" in headings
    assert call("diff", "2", "2", "--fail-on-new").exit_code == 0
    assert "Links, from run to run" in (folder / "out.html").read_text(), "the trend has two columns by now"


@pytest.mark.sockets
def test_runs_are_listed_newest_first_and_only_those_over_the_named_sources(web: Web, audited: Audited) -> None:
    web.statuses = {"/ferry-bell": 200}
    audited()
    audited("--offline")
    runs = told("history")["runs"]
    assert [(run["run"], run["offline"]) for run in runs] == [(2, True), (1, False)]
    assert runs[1]["links"] == {"live": 1, "dead": 2}
    lines = call("history").stdout.splitlines()
    assert lines[1].split()[3:6] == ["–", "–", "–"], "what was not asked is not counted as unknown"
    assert lines[2].split()[3:6] == ["1", "2", "0"]
    assert told("history", "other.bib")["runs"] == []
    assert len(told("history", "list.bib", "--limit", "1")["runs"]) == 1


@pytest.mark.sockets
def test_what_an_offline_run_does_not_see_is_not_fixed(web: Web, audited: Audited) -> None:
    web.statuses = {"/ferry-bell": 200}
    audited()
    audited("--offline")
    changes = told("diff")
    assert references(changes["unseen"]) == [["tide-"], ["pilot"]]
    assert (changes["fixed"], changes["better"], changes["worse"]) == ([], [], [])
    assert changes["staying"] == 3, "REF103 needs no network"
    assert "2 not looked at again" in call("diff").stdout
    audited()
    assert told("diff", "1", "3")["new"] == []


@pytest.mark.sockets
def test_what_a_baseline_mutes_is_neither_fixed_nor_new(web: Web, audited: Audited) -> None:
    web.statuses = {"/ferry-bell": 200}
    audited("--baseline", "known.json", "--update-baseline")
    audited("--baseline", "known.json")
    changes = told("diff")
    assert (changes["new"], changes["fixed"], changes["staying"]) == ([], [], 0)
    assert changes["muted"] == 5
    assert told("diff", "2", "1")["new"] == []


def test_two_files_are_compared_without_any_store(folder: Path, repository: Path) -> None:
    replay = ["--replay", str(repository / "examples" / "stand-in-web.warc.gz"), "--fail-on", "never", "-q"]
    source = str(repository / "examples" / "newsroom.bib")
    for name, ignored in (("a.json", "DUP"), ("b.json", "LNK2")):
        assert call("run", source, *replay, "--ignore", ignored, "-o", name).exit_code == 0
    changes = told("diff", "a.json", "b.json")
    assert {str(finding["rule"])[:3] for finding in changes["new"]} == {"DUP"}
    assert {str(finding["rule"])[:4] for finding in changes["unseen"]} == {"LNK2"}
    assert changes["fixed"] == []
    assert not (folder / "cache").exists() or told("history")["runs"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("diff",), "there are not two runs"),
        (("diff", "7", "8"), "there is no finished run 7"),
        (("diff", "a", "b", "c"), "two runs or files at most"),
        (("diff", "--format", "xml"), "known are json, markdown, text"),
        (("history", "--format", "xml"), "known are json, text"),
    ],
)
def test_a_wrong_word_is_told_with_what_to_do(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = call(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert list(folder.iterdir()) == []


def test_a_file_that_is_no_audit_is_named(folder: Path) -> None:
    (folder / "no.json").write_text("{}")
    done = call("diff", "no.json", "no.json")
    assert done.exit_code == 3
    assert "no.json" in done.stderr
