"""Runs the shell steps of an action as they stand in ``action.yml``, with what a runner would put around them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""How GitHub runs a step with ``shell: bash``."""


@dataclass
class Runner:
    """A runner with a workspace, the files it reads answers from, and ``python`` and ``citecheck`` on its path."""

    folder: Path
    action: Path
    inputs: Mapping[str, str]
    output: dict[str, str] = field(default_factory=dict)
    program: str = f'exec "{sys.executable}" -m citecheck "$@"'
    """What stands behind the word ``citecheck``."""
    programs: Mapping[str, str] = field(default_factory=dict)
    """What stands behind other words."""

    @property
    def workspace(self) -> Path:
        return self.folder / "work"

    @property
    def summary(self) -> str:
        path = self.folder / "summary"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def run(self, step: str) -> subprocess.CompletedProcess[str]:
        found = next(each for each in self._read()["runs"]["steps"] if each.get("name") == step)
        environment = {name: self._told(str(value)) for name, value in found.get("env", {}).items()}
        assert "${{" not in found["run"], "an expression in a script is how inputs become code"
        return self.bash(found["run"], environment)

    def _read(self) -> dict[str, Any]:
        loaded: dict[str, Any] = yaml.safe_load(self.action.read_text(encoding="utf-8"))
        return loaded

    def _told(self, text: str) -> str:
        defaults = {name: str(each.get("default", "")) for name, each in self._read()["inputs"].items()}
        known = {f"inputs.{name}": value for name, value in (defaults | dict(self.inputs)).items()}
        known["runner.temp"] = str(self.folder / "temp")
        return _EXPRESSION.sub(lambda found: known[found[1]], text)

    def bash(self, script: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        bin_folder = self.folder / "bin"
        for path in (self.workspace, self.folder / "temp", bin_folder):
            path.mkdir(exist_ok=True)
        _executable(bin_folder / "citecheck", self.program)
        _executable(bin_folder / "python", f'printf "%s\\n" "$@" > "{self.folder / "installed"}"')
        for name, line in self.programs.items():
            _executable(bin_folder / name, line)
        (self.folder / "script.sh").write_text(script, encoding="utf-8")
        answers = self.folder / "output"
        answers.write_text("", encoding="utf-8")
        around = {
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "GITHUB_OUTPUT": str(answers),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_ACTION_PATH": str(self.action.parent),
        }
        done = subprocess.run(
            [*SHELL, str(self.folder / "script.sh")],
            cwd=self.workspace,
            env=around | dict(environment),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        lines = answers.read_text(encoding="utf-8").splitlines()
        self.output = dict(line.split("=", 1) for line in lines if "=" in line)
        return done


def _executable(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
