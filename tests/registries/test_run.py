"""The whole program with registries: asked on request only, recorded and replayed like all else."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.registries.standin import Answer, StandIn
from tests.registries.works import TIDES
from typer.testing import CliRunner

from citecheck.cli.app import app
from citecheck.registries.desk import SERVICES

pytestmark = pytest.mark.sockets

BIB = """@article{tides, author = {Aldous, Jane}, title = {On Tides and Their Causes}, journal = {Journal of Shores},
  year = 2011, doi = {10.5555/tides.1}}
@article{gone, author = {Aldous, Jane}, title = {On Ebb}, journal = {Shores}, year = 2011, doi = {10.5555/no}}
@article{plain, author = {Aldous, Jane}, title = {On Flow}, journal = {Journal of Shores}, year = 2011}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, standin: StandIn) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    notice = {"DOI": "10.5555/r", "type": "retraction", "source": "retraction-watch"}
    standin.registries.crossref["10.5555/tides.1"] = TIDES | {"updated-by": [notice]}
    bases = "\n".join(f'{kind.id} = "{standin.base}/{kind.id}"' for kind in SERVICES)
    settings = f'[network]\nallow-net = ["127.0.0.0/8"]\n[registries.bases]\n{bases}\n'
    (tmp_path / "citecheck.toml").write_text(settings)
    (tmp_path / "list.bib").write_text(BIB)
    return tmp_path


def _rules(path: Path) -> list[tuple[str, str]]:
    audit = json.loads(path.read_text())
    return [(each["rule"], each["references"][0]) for each in audit["findings"] if each["rule"].startswith("REG")]


def test_registries_are_asked_on_request_only(folder: Path, standin: StandIn) -> None:
    words = ("run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "-o", "audit.json")
    assert CliRunner().invoke(app, list(words)).exit_code == 0
    assert standin.registries.asked == []
    result = CliRunner().invoke(app, [*words, "--registries"])
    assert result.exit_code == 0, result.output
    assert _rules(folder / "audit.json") == [("REG103", "tides"), ("REG101", "gone")]
    assert len(standin.registries.asked) == 4  # the first; the second at three places


def test_a_recording_gives_the_same_answers_without_a_network(folder: Path, standin: StandIn) -> None:
    words = ["run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "--registries"]
    CliRunner().invoke(app, [*words, "--record", "seen.warc.gz", "-o", "first.json"])
    asked = len(standin.registries.asked)
    result = CliRunner().invoke(app, [*words, "--replay", "seen.warc.gz", "-o", "second.json"])
    assert result.exit_code == 0, result.output
    assert len(standin.registries.asked) == asked
    assert _rules(folder / "second.json") == _rules(folder / "first.json") != []


def test_what_was_answered_lately_is_not_asked_again(folder: Path, standin: StandIn) -> None:
    words = ["run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "--registries", "-o", "audit.json"]
    CliRunner().invoke(app, words)
    first, asked = _rules(folder / "audit.json"), len(standin.registries.asked)
    CliRunner().invoke(app, words)
    assert len(standin.registries.asked) == asked
    assert _rules(folder / "audit.json") == first != []
    CliRunner().invoke(app, [*words, "--no-cache"])
    assert len(standin.registries.asked) == 2 * asked
    assert _rules(folder / "audit.json") == first


def test_silence_is_asked_again(folder: Path, standin: StandIn) -> None:
    words = ["run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "--registries", "-o", "audit.json"]
    standin.registries.fault = lambda _: Answer(b"no", 403, "text/plain")
    CliRunner().invoke(app, words)
    assert {rule for rule, _ in _rules(folder / "audit.json")} == {"REG106"}
    standin.registries.fault = lambda _: None
    CliRunner().invoke(app, words)
    assert _rules(folder / "audit.json") == [("REG103", "tides"), ("REG101", "gone")]


NOTICES = {"retraction": "retracted-work", "correction": "corrected-work", "expression_of_concern": "work-of-concern"}


@pytest.mark.parametrize("kind", NOTICES)
def test_notices_become_findings_with_the_place_of_the_notice(folder: Path, standin: StandIn, kind: str) -> None:
    notice = {"DOI": "10.5555/notice", "type": kind, "source": "publisher"}
    standin.registries.crossref["10.5555/tides.1"] = TIDES | {"updated-by": [notice]}
    words = ["run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "--registries", "-o", "audit.json"]
    CliRunner().invoke(app, words)
    audit = json.loads((folder / "audit.json").read_text())
    found = [each for each in audit["findings"] if each["references"] == ["tides"] and each["rule"].startswith("REG")]
    assert [each["name"] for each in found] == [NOTICES[kind]]
    assert "10.5555/notice" in found[0]["message"] + json.dumps(found[0]["evidence"])


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to a child needs POSIX")
@pytest.mark.parametrize("kinds", ["doi", "doi and pmid"])
def test_ctrl_c_ends_a_hanging_registry_and_what_was_answered_is_told(
    folder: Path, standin: StandIn, kinds: str
) -> None:
    hanging = Answer(b"", 503, delay_s=25.0)
    standin.registries.fault = lambda target: hanging if "no" in target or "pubmed" in target else None
    pmid = "@article{paper, author = {Aldous, Jane}, title = {On Rain}, journal = {Shores}, year = 2011, pmid = {12}}\n"
    (folder / "list.bib").write_text(BIB + (pmid if "pmid" in kinds else ""))
    words = ("run", "list.bib", "--archives", "off", "--fail-on", "never", "-q", "--registries", "-o", "audit.json")
    command = [sys.executable, "-m", "citecheck", *words, "--timeout", "60"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as running:
        until = time.monotonic() + 30
        while len(standin.registries.asked) < 2 and time.monotonic() < until and running.poll() is None:
            time.sleep(0.05)
        time.sleep(0.5)
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        try:
            assert running.wait(60) == 4
        finally:
            running.kill()
    assert time.monotonic() - began < 10
    audit = json.loads((folder / "audit.json").read_text())
    assert audit["complete"] is False
    assert _rules(folder / "audit.json") == [("REG103", "tides")]


def test_an_address_for_an_unknown_registry_is_a_mistake_in_the_settings(folder: Path) -> None:
    (folder / "citecheck.toml").write_text('[registries.bases]\nscholar = "http://127.0.0.1"\n')
    result = CliRunner().invoke(app, ["run", "list.bib", "--registries"])
    assert result.exit_code == 2
    assert "there is no 'scholar'" in result.output
