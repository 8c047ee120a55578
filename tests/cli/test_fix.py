from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citecheck.cli.app import app
from citecheck.cli.fixing import FileChange, bytes_after
from citecheck.errors import FixError
from citecheck.fixes.interface import Splice

SAFE = "https://news.example/ferry?utm_source=x"
BIB = f"""@online{{ferry,
  author = {{Ball, Tom}},
  title = {{Ferry sails again}},
  date = {{2022-03-24}},
  url = {{{SAFE}}},
  urldate = {{2022-03-27}}
}}
"""
MENDED = BIB.replace("?utm_source=x", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin)


def fix(*words: str, stdin: str | bytes | None = None) -> Result:
    return run("fix", *words, "--offline", "--select", "LNK,ARC,REF,DUP102", stdin=stdin)


def test_without_write_the_changes_are_shown_and_the_file_stays(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text(BIB)
    result = fix("list.bib")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == ["--- list.bib", "+++ list.bib", "@@ -2,6 +2,6 @@"]
    assert f"-  url = {{{SAFE}}}," in result.stdout
    assert "would mend 1 finding in 1 file" in result.stderr
    assert path.read_text() == BIB


def test_written_changes_keep_everything_else_and_a_second_run_finds_nothing(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text(BIB)
    path.chmod(0o640)
    link = folder / "link.bib"
    link.symlink_to(path)
    result = fix("link.bib", "--write")
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text() == MENDED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in folder.iterdir() if each.is_file()) == ["link.bib", "list.bib"]
    again = fix("list.bib", "--write", "--diff")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "nothing to mend" in again.stderr
    assert path.read_text() == MENDED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_bytes_line_ends_and_marks_stay(folder: Path, encoding: str) -> None:
    path = folder / "list.bib"
    text = BIB.replace("Ball", "Bäll").replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    assert fix("list.bib", "--write").exit_code == 0
    assert path.read_bytes() == text.replace("?utm_source=x", "").encode(encoding)


def test_one_repair_may_uncover_another(folder: Path) -> None:
    path = folder / "list.bib"
    snapshot = f"https://web.archive.org/web/20190405052849/{SAFE}"
    path.write_text(BIB.replace(SAFE, snapshot))
    fix("list.bib", "--write")
    assert "url = {https://news.example/ferry}," in path.read_text()
    assert f"archiveurl = {{{snapshot}}},\n  archivedate = {{2019-04-05}}," in path.read_text()


def test_repairs_that_a_person_should_look_at_are_made_on_request(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text(MENDED.replace("again}", "tomorrow.}"))
    result = fix("list.bib", "-v")
    assert result.stdout == ""
    assert "list.bib:3:12: REF406 title-with-full-stop: not mended: a person should look at it" in result.stderr
    assert "1 more on request" in result.stderr
    fix("list.bib", "--write", "--unsafe")
    assert path.read_text() == MENDED.replace("again}", "tomorrow}")


def test_rules_can_be_chosen(folder: Path) -> None:
    (folder / "list.bib").write_text(BIB)
    assert run("fix", "list.bib", "--offline", "--ignore", "LNK").stdout == ""
    assert run("fix", "list.bib", "--offline", "--select", "tracking-parameters").stdout
    assert run("fix", "list.bib", "--offline", "--select", "no-such-rule").exit_code == 2


COPY = BIB.replace("{ferry,", "{quay,").replace("?utm_source=x", "")
FIRST = BIB.replace("?utm_source=x", "")


def test_a_copy_goes_only_when_those_who_cite_it_follow(folder: Path) -> None:
    path, paper = folder / "list.bib", folder / "paper.tex"
    path.write_text(FIRST + COPY)
    paper.write_text("\\cite[see][3]{ferry, quay} \\textcites{quay}[2]{other} \\nocite{quay} quay\r\n")
    told = fix("list.bib", "--write")
    assert "list.bib:8:1: DUP102 identical-reference: not mended: other files may cite quay" in told.stderr
    assert path.read_text() == FIRST + COPY
    told = fix("list.bib", "--write", "--cited-in", "paper.tex")
    assert "cite ferry in place of quay" in told.stderr
    assert path.read_text() == FIRST
    assert paper.read_bytes() == b"\\cite[see][3]{ferry} \\textcites{ferry}[2]{other} \\nocite{ferry} quay\r\n"


def test_a_repeated_footnote_is_used_twice(folder: Path) -> None:
    path = folder / "page.wiki"
    cited = "{{cite news |url=https://news.example/ferry |title=Ferry sails again |date=24 March 2022 |work=The Quay}}"
    path.write_text(f"A.<ref name=q>{cited}</ref> B.<ref>{cited}</ref>\n")
    assert fix("page.wiki", "--write").exit_code == 0
    assert path.read_text() == f'A.<ref name=q>{cited}</ref> B.<ref name="q" />\n'


def test_a_stored_audit_is_mended_where_the_source_is_as_it_was(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text(BIB)
    run("run", "list.bib", "--offline", "-o", "audit.json", "--fail-on", "never", "-q")
    words = ("fix", "--from-audit", "audit.json", "--write", "--select", "LNK107")
    changed = BIB.replace("sails", "sinks")
    path.write_text(changed)
    result = run(*words)
    assert "LNK107 tracking-parameters: not mended: ferry is not in this document, or has changed" in result.stderr
    assert path.read_text() == changed
    path.write_text("% new\n" + BIB)
    assert run(*words).exit_code == 0
    assert path.read_text() == "% new\n" + MENDED
    assert run("fix", "other.bib", "--from-audit", "audit.json").exit_code == 2


def test_standard_input_is_a_filter(folder: Path) -> None:
    assert folder.is_dir()
    result = fix("-", "--from", "bibtex", "--write", stdin=BIB.encode())
    assert result.stdout == MENDED
    assert "--- -" in fix("-", "--from", "bibtex", stdin=BIB.encode()).stdout


def test_what_cannot_be_written_is_said_before_the_audit(folder: Path) -> None:
    assert folder.is_dir()
    result = fix("wikipedia:en:Ferry", "--write")
    assert result.exit_code == 2
    assert "save its text to a file" in result.stderr
    if os.geteuid() != 0 and sys.platform != "win32":
        (folder / "list.bib").write_text(BIB)
        (folder / "list.bib").chmod(0o444)
        assert fix("list.bib", "--write").exit_code == 2


def test_exit_codes_tell_of_what_is_left(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text(BIB)
    words = ("fix", "list.bib", "--offline", "--select", "LNK107", "--fail-on", "info")
    assert run(*words).exit_code == 1
    assert run(*words, "--write").exit_code == 0
    assert fix("list.bib", "nowhere.bib").exit_code == 3
    assert fix("nowhere.bib").exit_code == 3
    assert run("fix", "--offline").exit_code == 2


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    path = folder / "list.bib"
    path.write_text("other")
    change = FileChange("list.bib", BIB, MENDED, "utf-8", ((Splice(0, 0, "x"),),))
    with pytest.raises(FixError, match=r"list\.bib: the file is no longer as it was read; nothing was written"):
        bytes_after(change)
    assert path.read_text() == "other"


def test_the_diff_can_be_coloured_and_shows_no_escapes_of_the_source(folder: Path) -> None:
    (folder / "list.bib").write_text(BIB.replace("again", "\x1b[31magain"))
    result = run("fix", "list.bib", "--offline", "--select", "LNK107", "--color", "always")
    assert "\x1b[32m+  url = {https://news.example/ferry},\x1b[0m" in result.stdout
    assert "\x1b[31magain" not in result.stdout


def test_sarif_holds_the_safe_repairs_as_changes_of_text(folder: Path) -> None:
    (folder / "list.bib").write_text(BIB)
    run("run", "list.bib", "--offline", "-o", "audit.sarif", "--select", "LNK107,REF", "-q")
    log = json.loads((folder / "audit.sarif").read_text())
    (result,) = [each for each in log["runs"][0]["results"] if each["ruleId"] == "LNK107"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    assert BIB[:start] + replacement["insertedContent"]["text"] + BIB[end:] == MENDED


def test_what_the_user_does_not_want_to_hear_of_is_not_mended(folder: Path) -> None:
    path = folder / "list.bib"
    wished = "% citecheck: ignore[LNK107] -- the newsletter's own link\n" + BIB
    path.write_text(wished)
    assert fix("list.bib", "--write").exit_code == 0
    assert path.read_text() == wished
    path.write_text(BIB)
    run("run", "list.bib", "--offline", "--baseline", "known.json", "--update-baseline", "-q")
    assert fix("list.bib", "--write", "--baseline", "known.json").exit_code == 0
    assert path.read_text() == BIB
