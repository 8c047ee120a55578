"""``citecheck run`` where sources are empty, and where they cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citecheck.cli.app import app


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "prose.md").write_text("# Title\n\nJust words.\n")
    (tmp_path / "none.bib").write_text("% nothing yet\n")
    (tmp_path / "broken.bib").write_text("@online{a, title = {x}\n")
    (tmp_path / "links.md").write_text("See [a page](https://news.example/a).\n")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["run", *words, "--offline", "-q"])


def test_a_source_without_a_reference_is_named_once(folder: Path) -> None:
    done = run("prose.md")
    assert done.exit_code == 3
    assert done.stderr.count("prose.md") == 1
    both = run("prose.md", "none.bib")
    assert (both.exit_code, both.stderr.count("none.bib")) == (3, 1)


def test_it_is_no_error_on_request_and_stands_in_the_report(folder: Path) -> None:
    done = run("prose.md", "none.bib", "links.md", "--allow-empty", "-o", "out.json")
    assert done.exit_code == 0
    report = json.loads((folder / "out.json").read_text())
    assert [(each["path"], each["format"], each["references"]) for each in report["sources"]] == [
        ("prose.md", "markdown", 0),
        ("none.bib", "bibtex", 0),
        ("links.md", "markdown", 1),
    ]


def test_a_baseline_that_is_not_there_is_told(folder: Path) -> None:
    words = ["run", "links.md", "--offline", "--baseline", "known.json"]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0
    assert "known.json: there is no baseline yet" in told.stderr
    CliRunner().invoke(app, [*words, "--update-baseline"])
    assert "no baseline" not in CliRunner().invoke(app, words).stderr
    assert (folder / "known.json").exists()


@pytest.mark.parametrize("name", ["broken.bib", "missing.bib"])
def test_what_is_broken_or_missing_stays_an_error(folder: Path, name: str) -> None:
    done = run(name, "links.md", "--allow-empty", "-o", "out.md")
    assert done.exit_code == 3
    assert name in (folder / "out.md").read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'fail-on = "warning"\nselect = ["LNK"]\nignore = [\n  "dead-lnk",\n]\n',
            ":4: select/ignore: no rule or family",
        ),
        ("[network]\n\ntime-out = 3\n", ":3: time-out: there is no such setting; did you mean timeout?"),
        ("[netwrk]\ntimeout = 3\n", ":1: netwrk: there is no such setting; did you mean network?"),
        ('[cache]\nmax-age = "7 days"\n', ":2: max-age: '7 days' is no age"),
        ("a = = 2\n", ":1: is no TOML"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line_and_the_nearest_name(folder: Path, text: str, said: str) -> None:
    (folder / "citecheck.toml").write_text(text)
    done = run("links.md")
    assert done.exit_code == 2
    assert f"citecheck.toml{said}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_rule_of_the_command_line_is_not_blamed_on_the_settings(folder: Path) -> None:
    (folder / "citecheck.toml").write_text('select = ["LNK"]\n')
    done = run("links.md", "--ignore", "dead-lnk")
    assert done.exit_code == 2
    assert "did you mean dead-link?" in done.stderr
    assert "citecheck.toml" not in done.stderr
