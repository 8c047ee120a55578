"""``action.yml``: its shell steps, run as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.ci.steps import Runner
from tests.docs.pages import fences

BIB = """@online{council2021,
  author = {{Town Council}},
  title = {Minutes of the spring meeting},
  date = {2021-13-02},
  url = {https://council.example/minutes?utm_source=mail},
}
"""
HOSTILE = (
    "; touch pwned",
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "| touch pwned",
    "&& touch pwned",
    "x\ntouch pwned",
    "${IFS}touch${IFS}pwned",
    "> pwned",
    "-x; touch pwned",
)


def runner(folder: Path, repository: Path, **inputs: str) -> Runner:
    words = {name.replace("_", "-"): value for name, value in inputs.items()}
    made = Runner(folder, repository / "action.yml", {"args": "--offline", "sources": "list.bib", **words})
    made.workspace.mkdir(exist_ok=True)
    (made.workspace / "list.bib").write_text(BIB, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def action(repository: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    return loaded


def test_lines_are_annotated_and_reports_are_left(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository)
    done = made.run("Audit")
    assert done.returncode == 0, done.stderr
    assert "::warning file=list.bib,line=4," in done.stdout
    assert made.output["exit-code"] == "0"
    assert Path(made.output["html"]).read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(Path(made.output["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert made.summary.startswith("# Reference audit")
    assert (tmp_path / "temp" / "citecheck-cache").is_dir(), "the store lies where the cache steps look for it"


def test_findings_fail_the_step_and_the_reports_are_there_all_the_same(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, fail_on="warning", summary="false")
    assert made.run("Audit").returncode == 1
    assert made.output["exit-code"] == "1"
    assert made.output["sarif"]
    assert made.summary == ""


def test_a_baseline_lets_known_findings_pass(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, args="--offline\n--update-baseline\n\n--baseline=known.json")
    assert made.run("Audit").returncode == 0
    made.inputs = {**made.inputs, "args": "--offline", "baseline": "known.json", "fail-on": "info"}
    assert made.run("Audit").returncode == 0


def test_globs_and_lines_are_expanded_and_many_files_taken(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, sources="list.bib\n**/*.wiki  none/*.ris")
    (made.workspace / "a" / "b").mkdir(parents=True)
    (made.workspace / "a" / "b" / "page.wiki").write_text("<ref>{{cite web|url=https://a.example/|title=A}}</ref>")
    assert made.run("Audit").returncode == 0
    assert "a/b/page.wiki" in made.summary


def test_sources_that_match_nothing_are_told(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, sources="*.ris")
    done = made.run("Audit")
    assert (done.returncode, made.output["exit-code"]) == (2, "2")
    assert "::error::citecheck: no file matches" in done.stdout


def test_a_usage_error_leaves_no_reports_of_an_earlier_run(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository)
    made.run("Audit")
    made.inputs = {**made.inputs, "fail-on": "sometimes"}
    assert made.run("Audit").returncode == 2
    assert made.output == {"exit-code": "2"}


def test_a_summary_stays_below_what_github_takes(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository)
    entry = (
        "@online{{k{0},\n title={{{1} {0}}},\n date={{2021-13-02}},\n url={{https://a.example/{0}?utm_source=x}}\n}}\n"
    )
    text = "".join(entry.format(number, "A title é of some length " * 8) for number in range(1_500))
    (made.workspace / "list.bib").write_text(text, encoding="utf-8")
    assert made.run("Audit").returncode == 0
    assert 50_000 < len(made.summary.encode()) <= 1_048_576, "GitHub takes 1 MiB"


@pytest.mark.parametrize("name", ["sources", "args", "fail-on", "baseline", "summary"])
def test_no_input_becomes_code(name: str, tmp_path: Path, repository: Path) -> None:
    for number, hostile in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = runner(folder, repository, **{name.replace("-", "_"): hostile})
        made.program = f'printf "%s\\0" "$@" > "{folder / "words"}"'
        done = made.run("Audit")
        assert (done.returncode, done.stderr) == (0, "")
        words = (folder / "words").read_text(encoding="utf-8").split("\0")[:-1]
        assert words[: words.index("--")].count("-o") == 3
        expected = {"args": hostile.split("\n"), "sources": hostile.split(), "summary": []}.get(name, [hostile])
        assert [word for word in words if word in expected] == expected, "it is a word for citecheck, and nothing else"
        assert not list(folder.rglob("pwned*"))


def test_citecheck_takes_hostile_words_for_what_they_are(tmp_path: Path, repository: Path) -> None:
    for name in ("sources", "args", "fail_on"):
        made = runner(tmp_path, repository, **{name: "; touch pwned"})
        assert made.run("Audit").returncode in {2, 3}
        assert not list(tmp_path.rglob("pwned*"))


def test_a_file_with_a_hostile_name_is_only_a_file(tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, sources="*.bib")
    for name in ("a;touch pwned.bib", "$(touch pwned).bib", "-o pwned.bib", "a\n::error::gotcha.bib"):
        (made.workspace / name).write_text(BIB, encoding="utf-8")
    done = made.run("Audit")
    assert done.returncode == 0, done.stderr
    assert not (made.workspace / "pwned").exists()
    assert not (made.workspace / "pwned.bib").exists()
    assert not [line for line in done.stdout.splitlines() if line.startswith("::error")]


@pytest.mark.parametrize(
    "what", ["", "citecheck==0.1.0", "citecheck; touch pwned", "--index-url=https://evil.example x"]
)
def test_what_is_installed_is_one_word(what: str, tmp_path: Path, repository: Path) -> None:
    made = runner(tmp_path, repository, install=what)
    assert made.run("Install").returncode == 0
    words = (tmp_path / "installed").read_text(encoding="utf-8").splitlines()
    assert words == ["-m", "pip", "install", "--quiet", "--", what or str(repository)]


def test_nothing_but_variables_carries_inputs_into_a_script(action: dict[str, Any]) -> None:
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step["name"]
        if "run" in step:
            assert step["shell"] == "bash"


def test_every_input_and_output_is_described_and_used(action: dict[str, Any], repository: Path) -> None:
    text = (repository / "action.yml").read_text(encoding="utf-8")
    for name, about in action["inputs"].items():
        assert about["description"]
        assert re.search(rf"inputs\.{name}\b", text), name
        assert about.get("required") or "default" in about, name
    audit = next(step for step in action["runs"]["steps"] if step.get("id") == "audit")["run"]
    for name, about in action["outputs"].items():
        assert about["value"] == f"${{{{ steps.audit.outputs.{name} }}}}"
        assert f"{name}=" in audit


def test_the_store_is_kept_also_when_the_audit_fails(action: dict[str, Any]) -> None:
    steps = {step.get("uses", "").partition("@")[0]: step for step in action["runs"]["steps"]}
    save, restore = steps["actions/cache/save"], steps["actions/cache/restore"]
    assert save["if"].startswith("always()")
    assert save["with"]["path"] == restore["with"]["path"]
    assert save["with"]["key"] == restore["with"]["key"]


@pytest.mark.parametrize(("number", "verb"), [("", "create"), ("7", "edit 7")])
def test_the_weekly_recipe_keeps_one_issue(number: str, verb: str, tmp_path: Path, repository: Path) -> None:
    page = (repository / "docs" / "tasks" / "bib-in-ci.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in fences(page, "yaml")]
    recipe = next(block for block in blocks if isinstance(block, dict) and "jobs" in block)
    *_, last = recipe["jobs"]["audit"]["steps"]
    assert last["if"] == "steps.citecheck.outputs.exit-code == '1'", "nothing is opened for a bad day of the network"
    made = runner(tmp_path, repository)
    made.programs = {"gh": f'[ "$2" = list ] && echo "{number}"; echo "$1 $2 $3" >> "{tmp_path}/asked"'}
    assert made.bash(last["run"], {"BODY": str(tmp_path / "a b.md")}).returncode == 0
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert len(asked) == 2
    assert asked[1].startswith(f"issue {verb}")
