"""The command: what its options refuse, how it ends, and one small scan as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.scan.test_resume import bib
from typer.testing import CliRunner, Result

from citecheck.cli.app import app


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, ["scan", *map(str, words)])


def test_workers_of_a_scheduler_are_not_counted_by_us(tmp_path: Path) -> None:
    told = invoke(bib(tmp_path / "in", 1), "-o", tmp_path / "set", "--scheduler", "tcp://127.0.0.1:1", "--workers", 2)
    assert told.exit_code == 2
    assert "--workers counts processes on this machine" in told.output
    assert not (tmp_path / "set").exists()


def test_an_input_that_is_not_there_ends_with_3(tmp_path: Path) -> None:
    told = invoke(tmp_path / "none-*.xml", "-o", tmp_path / "set", "--offline")
    assert told.exit_code == 3
    assert "no such file, folder or match" in told.output
    (tmp_path / "empty").mkdir()
    told = invoke(tmp_path / "empty", "-o", tmp_path / "set", "--offline")
    assert told.exit_code == 3
    assert "holds no document that could be read" in told.output


def test_a_wrong_setting_is_named_before_anything_is_made(tmp_path: Path) -> None:
    told = invoke(bib(tmp_path / "in", 1), "-o", tmp_path / "set", "--resolve", "nonsense")
    assert told.exit_code == 2
    assert "nonsense" in told.output
    assert not (tmp_path / "set").exists()


@pytest.mark.sockets
@pytest.mark.heavy
def test_a_scan_as_a_user_runs_it(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 5)
    words = [sys.executable, "-m", "citecheck", "scan", str(source), "-o", "set", "--offline"]
    environment = {**os.environ, "CITECHECK_CACHE": str(tmp_path / "cache"), "NO_COLOR": "1"}
    done = subprocess.run(
        words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "| Documents | 5 |" in done.stdout
    assert "2 tasks at once; dashboard at http://127.0.0.1:" in done.stderr
    assert "citecheck: references: whole (5 documents, 5 references" in done.stderr
    assert "distributed" not in done.stderr, "what Dask logs is not for users"
    plan = json.loads((tmp_path / "set" / "scan.json").read_text(encoding="utf-8"))
    assert plan["schema"] == "citecheck/dataset/1"
    again = subprocess.run(
        words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert again.returncode == 0
    assert again.stderr.count("whole already") == 6
    assert again.stdout == done.stdout
