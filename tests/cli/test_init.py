"""``citecheck init``: what it writes is valid, what is there stays, and it says what it did."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from tests.ci.steps import Runner
from typer.testing import CliRunner, Result

from citecheck.cli.app import app
from citecheck.config_file import read_config

WORKFLOW, GITLAB, HOOK = ".github/workflows/citecheck.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*words: str) -> Result:
    return CliRunner().invoke(app, ["init", *words])


def script(name: str, text: str) -> str:
    loaded: Any = yaml.safe_load(text)
    if name == GITLAB:
        return "\n".join(loaded["citecheck"]["script"])
    return "\n".join(step["run"] for step in loaded["jobs"]["citecheck"]["steps"] if "run" in step)


def test_three_files_are_written_and_told(folder: Path) -> None:
    done = init()
    assert done.exit_code == 0
    for name in ("citecheck.toml", WORKFLOW, HOOK):
        assert f"{name}: written" in done.stdout
        assert (folder / name).exists()
    assert read_config(folder / "citecheck.toml").fail_on == "error"
    assert "none was found here" in done.stdout


def test_files_that_are_there_stay_as_they_were(folder: Path) -> None:
    mine = {"citecheck.toml": "fail-on = 'never'\n", WORKFLOW: "name: mine\n", GITLAB: "job: {}\n", HOOK: "repos: []\n"}
    for name, text in mine.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    for words in ((), ("--ci", "gitlab"), ("--ci", "none")):
        done = init(*words)
        assert done.exit_code == 0
        assert ": written" not in done.stdout
    assert {name: (folder / name).read_text() for name in mine} == mine
    assert "add under `repos:`" in init().stdout
    assert "add this job\ncitecheck:\n" in init("--ci", "gitlab").stdout
    init("--force")
    assert (folder / WORKFLOW).read_text() != mine[WORKFLOW]


def test_settings_in_a_pyproject_are_not_overshadowed(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.citecheck]\nfail-on = 'never'\n")
    assert "has a [tool.citecheck] already" in init("--ci", "none").stdout
    assert not (folder / "citecheck.toml").exists()


@pytest.mark.parametrize(("ci", "name"), [("github", WORKFLOW), ("gitlab", GITLAB)])
def test_commands_of_a_workflow_exist_and_name_the_lists_of_the_repository(ci: str, name: str, folder: Path) -> None:
    names = [
        "refs.bib",
        "a b.bib",
        "it's; touch pwned.bib",
        "x: # y.ris",
        "evil ${{ github.token }}.bib",
        "new\nline.bib",
    ]
    for each in names:
        (folder / each).write_text("@misc{a, title={A}}")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "no.bib").write_text("")
    assert init("--ci", ci, "--install", "citecheck @ https://pkg.example/x y.whl").exit_code == 0
    shell = script(name, (folder / name).read_text()).replace("\\\n", " ")
    install, run, *_ = [line for line in shell.splitlines() if line.strip()]
    assert shlex.split(install) == ["python", "-m", "pip", "install", "citecheck @ https://pkg.example/x y.whl"]
    words = shlex.split(run)
    assert words[:2] == ["citecheck", "run"]
    assert set(words[2:6]) == {"refs.bib", "a b.bib", "it's; touch pwned.bib", "x: # y.ris"}
    assert not [word for word in words if "token" in word or "line.bib" in word]
    known = typer.main.get_command(app)
    with known.make_context("citecheck", words[1:]) as context:
        told, command, rest = known.resolve_command(context, words[1:])  # type: ignore[attr-defined] # a group has it
        assert command.make_context(told, rest, parent=context)


def test_the_workflow_asks_for_no_more_rights_than_it_needs(folder: Path) -> None:
    init()
    text = (folder / WORKFLOW).read_text()
    loaded = yaml.safe_load(text)
    assert loaded["permissions"] == {"contents": "read"}
    assert loaded["jobs"]["citecheck"]["permissions"] == {"contents": "read", "security-events": "write"}
    assert "pull_request_target" not in text
    runs = [step["run"] for step in loaded["jobs"]["citecheck"]["steps"] if "run" in step]
    assert not re.search(r"\$\{\{", "".join(runs)), "no expression in a script"


def test_the_job_of_the_workflow_leaves_reports(folder: Path, repository: Path) -> None:
    (folder / "list.bib").write_text("@online{a,\n  title = {A},\n  date = {2021-13-02},\n}\n")
    init()
    shell = script(WORKFLOW, (folder / WORKFLOW).read_text())
    audit = shell[shell.index("citecheck run") : shell.index("citecheck.html") + len("citecheck.html")]
    made = Runner(folder, repository / "action.yml", {})
    made.workspace.mkdir()
    (made.workspace / "list.bib").write_text((folder / "list.bib").read_text())
    done = made.bash(audit + " --offline", {"CITECHECK_CACHE": ".citecheck-cache"})
    assert done.returncode == 0, done.stderr
    assert "::warning file=list.bib,line=3" in done.stdout
    for name in ("citecheck.md", "citecheck.sarif", "citecheck.html"):
        assert (made.workspace / name).stat().st_size > 500


def test_a_wrong_word_is_told(folder: Path) -> None:
    assert init("--ci", "jenkins").exit_code == 2
    assert "known are github, gitlab and none" in init("--ci", "jenkins").stderr
    assert init(str(folder / "none")).exit_code == 2
    assert list(folder.iterdir()) == []
