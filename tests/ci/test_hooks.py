"""``.pre-commit-hooks.yaml``: each entry, run on files as pre-commit would."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

BIB = "@online{a,\n  title = {A page},\n  date = {2021-13-02},\n  url = {https://news.example/a},\n}\n"
UNCLOSED = "@online{a,\n  title = {A page},\n\n@online{b,\n  title = {B},\n  url = {https://news.example/b},\n}\n"


@pytest.fixture(scope="module")
def hooks(repository: Path) -> dict[str, Any]:
    loaded = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in loaded}


def run(hook: Any, folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    words = shlex.split(hook["entry"])
    assert words[0] == "citecheck"
    command = [sys.executable, "-m", *words, *names]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "CITECHECK_CACHE": str(folder / "cache")}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_changed_lists_are_audited_without_a_network(hooks: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "good.bib").write_text(BIB.replace("-13-", "-03-"))
    (tmp_path / "empty.bib").write_text("% none yet\n")
    assert run(hooks["citecheck"], tmp_path, "good.bib", "empty.bib").returncode == 0
    (tmp_path / "bad.bib").write_text(UNCLOSED)
    done = run(hooks["citecheck"], tmp_path, "good.bib", "bad.bib")
    assert done.returncode == 1
    assert "SYN101" in done.stdout
    assert "offline" in done.stdout


def test_markdown_without_a_link_passes(hooks: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "prose.md").write_text("# Title\n\nWords.\n")
    (tmp_path / "-o x.md").write_text("See [a](https://news.example/a).\n")
    assert run(hooks["citecheck-markdown"], tmp_path, "prose.md").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["-o x.md", "prose.md"]


def test_every_hook_can_be_installed_and_names_its_files(hooks: dict[str, Any]) -> None:
    assert set(hooks) == {"citecheck", "citecheck-markdown"}
    for hook in hooks.values():
        assert hook["language"] == "python"
        assert hook["name"]
        assert "files" in hook or "types" in hook
    pattern = re.compile(hooks["citecheck"]["files"])
    assert [name for name in ("a.bib", "b/c.ris", "d.wiki", "package.json", "a.bib.bak") if pattern.search(name)] == [
        "a.bib",
        "b/c.ris",
        "d.wiki",
    ]
