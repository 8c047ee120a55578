"""What is built and installed: all that the program needs, none of what only its makers need."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

SCALE = {"pyarrow", "dask", "distributed"}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    loaded = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(loaded["project"])


def declared(requirements: list[str]) -> set[str]:
    return {canonical(re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0]) for line in requirements}


def imported(folder: Path) -> Iterator[str]:
    """Give the top packages that modules import, wherever in them."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module.split(".")[0]


def needed(folder: Path) -> set[str]:
    known = packages_distributions()
    foreign = set(imported(folder)) - sys.stdlib_module_names - {"citecheck", "tests", "docs", "training", "benchmarks"}
    assert foreign <= known.keys(), f"not installed: {foreign - known.keys()}"
    return {canonical(known[name][0]) for name in foreign}


def test_the_program_requires_what_it_imports_and_nothing_else(project: dict[str, Any], repository: Path) -> None:
    found = needed(repository / "src")
    assert found - SCALE == declared(project["dependencies"])
    assert declared(project["optional-dependencies"]["scale"]) >= found & SCALE


def test_the_tests_require_what_they_import(project: dict[str, Any], repository: Path) -> None:
    extras = project["optional-dependencies"]
    known = declared([*project["dependencies"], *extras["test"], *extras["scale"]])
    assert needed(repository / "tests") <= known


def test_every_dependency_has_its_job_told(project: dict[str, Any], repository: Path) -> None:
    told = (repository / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8").lower()
    for name in declared([*project["dependencies"], *project["optional-dependencies"]["scale"]]):
        assert name in told, name


def build(repository: Path, kind: str, folder: Path) -> Path:
    code = (
        f"from hatchling.builders.{kind} import {kind.title()}Builder as B;"
        f"print(next(B({str(repository)!r}).build(directory={str(folder)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    if "No module named 'hatchling'" in done.stderr:
        pytest.skip("hatchling is not installed; `pip install .` builds with it all the same")
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.mark.heavy
def test_the_wheel_holds_every_data_file_and_no_test(repository: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build(repository, "wheel", tmp_path)) as wheel:
        names = set(wheel.namelist())
    sources = [path for path in (repository / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    missing = {path.relative_to(repository / "src").as_posix() for path in sources} - names
    assert not missing
    assert {Path(name).parts[0] for name in names} == {"citecheck", next(n.split("/")[0] for n in names if "-" in n)}
    assert not [
        name for name in names if Path(name).name.startswith(("test_", "conftest")) or "tests" in Path(name).parts
    ]
    kinds = {Path(name).suffix for name in names if not name.endswith(".py")}
    assert {".toml", ".html", ".svg", ".css", ".js", ".yml", ".gz", ".typed"} <= kinds


@pytest.mark.heavy
def test_the_wheel_runs_without_anything_beside_it(repository: Path, tmp_path: Path) -> None:
    """Imported from the wheel alone: a data file that is found in the checkout only would be missed here."""
    wheel = build(repository, "wheel", tmp_path)
    (tmp_path / "inside").mkdir()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "inside")
    recording = repository / "examples" / "stand-in-web.warc.gz"
    words = ["run", *(str(repository / "examples" / name) for name in ("mizintsev.txt", "newsroom.bib"))]
    words += ["--replay", str(recording), "--fail-on", "never", "-q", "-o", "audit.html", "-o", "audit.md"]
    code = "import citecheck, sys; from citecheck.cli import main; print(citecheck.__file__); sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "inside"), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "inside"))
    assert (tmp_path / "audit.html").stat().st_size > 10_000


@pytest.mark.heavy
def test_the_source_distribution_can_be_tested(repository: Path, tmp_path: Path) -> None:
    with tarfile.open(build(repository, "sdist", tmp_path)) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    for wanted in ("pyproject.toml", "README.md", "LICENSE", "references.bib", "action.yml", "mkdocs.yml"):
        assert wanted in names
    for folder in ("src/citecheck/", "tests/", "docs/tasks/", "examples/"):
        assert any(name.startswith(folder) for name in names), folder
    assert not [name for name in names if "__pycache__" in name or name.startswith((".git/", "site/"))]
