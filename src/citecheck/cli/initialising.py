"""Sets up a repository: what is written, what is left alone, and what to do by hand."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from citecheck.cli.writing import write_text
from citecheck.errors import UsageError

WORKFLOWS = {"github": ("workflow.yml", ".github/workflows/citecheck.yml"), "gitlab": ("gitlab.yml", ".gitlab-ci.yml")}
_KINDS = ("*.bib", "*.ris", "*.wiki")
_FILES_LOOKED_AT = 2_000
_SOURCES_NAMED = 5


def set_up(folder: Path, ci: str, *, force: bool) -> Iterator[str]:
    """Write the files of a repository, and tell what was done, a line each.

    Raises:
        UsageError: The folder is none, or there is no such CI.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; name the repository to set up")
    if ci != "none" and ci not in WORKFLOWS:
        raise UsageError(f"--ci {ci}: there is no template for it; known are {', '.join(WORKFLOWS)} and none")
    yield _put(folder / "citecheck.toml", _template("citecheck.toml"), force=force)
    if ci != "none":
        name, target = WORKFLOWS[ci]
        sources = " ".join(reference_files(folder)) or "references.bib"
        yield _put(folder / target, _template(name).replace("@SOURCES@", sources), force=force)
    yield _pre_commit(folder / ".pre-commit-config.yaml", force=force)


def reference_files(folder: Path) -> list[str]:
    """Give the reference lists of a repository that are to be audited, a few at most."""
    found: list[str] = []
    for kind in _KINDS:
        for number, path in enumerate(sorted(folder.rglob(kind))):
            if number >= _FILES_LOOKED_AT or len(found) >= _SOURCES_NAMED:
                break
            if not any(
                part.startswith(".") or part in ("node_modules", "venv") for part in path.relative_to(folder).parts
            ):
                found.append(_quoted(path.relative_to(folder).as_posix()))
    return found


def _put(path: Path, text: str, *, force: bool) -> str:
    if path.exists() and not force:
        return f"{path}: is there already, left alone (--force writes over it)"
    write_text(path, text)
    return f"{path}: written"


def _pre_commit(path: Path, *, force: bool) -> str:
    entry = _template("pre-commit.yaml")
    if not path.exists() or force:
        write_text(path, f"repos:\n{entry}")
        return f"{path}: written"
    if "citecheck" in path.read_text(encoding="utf-8", errors="replace"):
        return f"{path}: has an entry already, left alone"
    return f"{path}: is there already; add under `repos:`\n{entry.rstrip()}"


def _template(name: str) -> str:
    return (files("citecheck.cli") / "templates" / name).read_text(encoding="utf-8")


def _quoted(path: str) -> str:
    return path if all(char.isalnum() or char in "._-/" for char in path) else "'" + path.replace("'", "'\\''") + "'"
