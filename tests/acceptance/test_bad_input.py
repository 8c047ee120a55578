"""What people feed to a program by mistake: a message with file and line, the right exit code, good entries kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.conftest import Citecheck

GOOD = "@online{good,\n  title = {A good entry},\n  url = {https://news.example/a},\n  urldate = {2026-01-02},\n}\n"


def audited(citecheck: Citecheck, path: Path, *more: str) -> tuple[int, dict[str, object], str]:
    target = path.with_suffix(".out.json")
    done = citecheck("run", path, "--offline", "-q", "--fail-on", "never", "-o", target, *more)
    assert "Traceback" not in done.stderr
    report = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}
    return done.returncode, report, done.stderr


def keys(report: dict[str, object]) -> list[str]:
    references = report["references"]
    assert isinstance(references, list)
    return [reference["id"] for reference in references]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.bib", b""),
        ("blank.txt", b" \n\n\t"),
        ("plain.txt", b"hello"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x01" * 40),
    ],
)
def test_a_file_without_references_is_named_and_exits_with_3(
    citecheck: Citecheck, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, report, said = audited(citecheck, path)
    assert code == 3
    assert str(path) in said
    assert report == {}


def test_a_missing_file_and_a_directory_are_named_and_exit_with_3(citecheck: Citecheck, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.bib", tmp_path):
        done = citecheck("run", path, "--offline", "-q")
        assert done.returncode == 3
        assert str(path) in done.stderr
        assert "Traceback" not in done.stderr


def test_good_files_are_audited_although_another_cannot_be_read(citecheck: Citecheck, tmp_path: Path) -> None:
    good = tmp_path / "good.bib"
    good.write_text(GOOD, encoding="utf-8")
    target = tmp_path / "out.json"
    done = citecheck("run", tmp_path / "missing.bib", good, "--offline", "-q", "-o", target)
    assert done.returncode == 3
    assert keys(json.loads(target.read_text(encoding="utf-8"))) == ["good"]


@pytest.mark.parametrize(
    ("encoding", "newline"),
    [("latin-1", "\n"), ("utf-16", "\n"), ("utf-8-sig", "\r\n"), ("utf-16-le", "\r\n"), ("utf-8", "\r\n")],
)
def test_every_usual_encoding_and_line_end_is_read(
    citecheck: Citecheck, tmp_path: Path, encoding: str, newline: str
) -> None:
    path = tmp_path / "list.bib"
    text = GOOD.replace("A good entry", "Über die Brücke").replace("\n", newline)
    path.write_bytes(text.encode(encoding))
    code, report, _ = audited(citecheck, path)
    assert code == 0
    references = report["references"]
    assert isinstance(references, list)
    assert references[0]["title"] == "Über die Brücke"
    assert references[0]["span"]["line"] == 1


def test_good_entries_around_an_unbalanced_one_are_kept_and_the_line_is_named(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    path = tmp_path / "list.bib"
    broken = "@article{broken,\n  title = {Never {closed},\n  year = 2020,\n\n"
    path.write_text(GOOD + broken + GOOD.replace("good", "after"), encoding="utf-8")
    code, report, _ = audited(citecheck, path)
    assert code == 0
    assert {"good", "after"} <= set(keys(report))
    findings = report["findings"]
    assert isinstance(findings, list)
    assert any(finding["rule"].startswith("SYN") and finding["span"]["line"] == 6 for finding in findings)


def test_an_undefined_string_is_named_with_its_line(citecheck: Citecheck, tmp_path: Path) -> None:
    path = tmp_path / "list.bib"
    path.write_text(
        GOOD + "@article{b,\n  title = {B},\n  journal = nosuchname,\n  year = 2020,\n}\n", encoding="utf-8"
    )
    code, report, _ = audited(citecheck, path)
    findings = report["findings"]
    assert isinstance(findings, list)
    assert code == 0
    assert any("nosuchname" in finding["message"] and finding["span"]["line"] == 8 for finding in findings)


@pytest.mark.heavy
def test_a_line_of_fifty_megabytes_is_no_end(citecheck: Citecheck, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 10_000_000, encoding="utf-8")
    code, _, said = audited(citecheck, path)
    assert code in (0, 3)
    assert code == 0 or str(path) in said


def test_a_misspelt_option_format_or_rule_is_answered_with_2_and_the_right_word(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    good = tmp_path / "good.bib"
    good.write_text(GOOD, encoding="utf-8")
    for options, said in (
        (("-o", tmp_path / "x.docx"), "known are"),
        (("--format", "yaml"), "known are"),
        (("--from", "bibtexx"), "bibtex"),
        (("--select", "dead-lnk"), "dead-link"),
        (("--max-age", "soon"), "7d"),
        (("--replay", tmp_path / "no.warc.gz"), "no.warc.gz"),
        (("--allow-net", "here"), "127.0.0.0/8"),
        (("--record", "a", "--replay", "b"), "exclude each other"),
    ):
        done = citecheck("run", good, "-q", *options)
        assert done.returncode == 2, (options, done.stderr)
        assert said in done.stderr
        assert "Traceback" not in done.stderr
