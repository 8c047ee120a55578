"""Sets up a repository: what is written, what is left alone, and what to do by hand."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from citecheck.cli.files import write_text
from citecheck.config_file import find_config
from citecheck.errors import UsageError
from citecheck.version import __version__

WORKFLOWS = {"github": ("workflow.yml", ".github/workflows/citecheck.yml"), "gitlab": ("gitlab.yml", ".gitlab-ci.yml")}
_KINDS = ("*.bib", "*.ris", "*.wiki")
_FILES_LOOKED_AT = 2_000
_SOURCES_NAMED = 5
_NOBODY = "references.bib"
"""Named in a workflow where no reference list was found."""


def set_up(folder: Path, ci: str, *, force: bool, install: str | None = None) -> Iterator[str]:
    """Write the files of a repository, and tell what was done, a line each.

    Args:
        folder: The repository.
        ci: ``github``, ``gitlab`` or ``none``.
        force: Whether files that are there are written over.
        install: What pip installs in CI; when left out, what this program was installed from.

    Raises:
        UsageError: The folder is none, or there is no such CI.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; name the repository to set up")
    if ci != "none" and ci not in WORKFLOWS:
        raise UsageError(f"--ci {ci}: there is no template for it; known are {', '.join(WORKFLOWS)} and none")
    settings = find_config(folder)
    if settings == folder / "pyproject.toml" and not force:
        yield f"{settings}: has a [tool.citecheck] already, left alone"
    else:
        yield _put(folder / "citecheck.toml", _template("citecheck.toml"), force=force)
    if ci != "none":
        yield from _workflow(folder, ci, install or installed_from(), force=force)
    yield _pre_commit(folder / ".pre-commit-config.yaml", force=force)


def installed_from() -> str:
    """Give what pip would install this very program from: the address it came from (PEP 610), else name and version."""
    try:
        told = json.loads(distribution("citecheck").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        told = {}
    url, vcs = str(told.get("url", "")), told.get("vcs_info")
    if isinstance(vcs, dict) and url.startswith("https://"):
        return f"citecheck @ {vcs.get('vcs', 'git')}+{url}@{vcs.get('commit_id', '')}"
    return f"citecheck @ {url}" if url.startswith("https://") else f"citecheck=={__version__}"


def reference_files(folder: Path) -> list[str]:
    """Give the reference lists of a repository that are to be audited, a few at most, quoted for a shell."""
    found: list[str] = []
    for kind in _KINDS:
        for number, path in enumerate(sorted(folder.rglob(kind))):
            if number >= _FILES_LOOKED_AT or len(found) >= _SOURCES_NAMED:
                break
            name = path.relative_to(folder).as_posix()
            if _is_own(path.relative_to(folder)) and name.isprintable() and "${{" not in name:
                found.append(shlex.quote(name))
    return found


def _is_own(path: Path) -> bool:
    return not any(part.startswith(".") or part in {"node_modules", "venv"} for part in path.parts)


def _workflow(folder: Path, ci: str, install: str, *, force: bool) -> Iterator[str]:
    name, target = WORKFLOWS[ci]
    path, sources = folder / target, reference_files(folder)
    text = _template(name).replace("@SOURCES@", " ".join(sources) or _NOBODY).replace("@INSTALL@", shlex.quote(install))
    if ci == "gitlab" and path.exists() and not force:
        yield f"{path}: is there already; add this job\n{text.rstrip()}"
        return
    is_new = force or not path.exists()
    yield _put(path, text, force=force)
    if is_new:
        yield f"  it audits {' '.join(sources) or f'{_NOBODY}: none was found here, so name yours in it'}"
        yield f"  it installs {install}: change that line if yours comes from elsewhere (--install)"


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
