"""The built docs: without a warning, without a question to any server, and without a broken link."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.acceptance.conftest import namespace

__all__ = ["namespace"]  # a fixture
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(find_spec("mkdocs") is None, reason="mkdocs is not installed (pip install -e '.[docs]')"),
]


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = list(map(str, command))
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def site(namespace: list[str], repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    done = run(*namespace, sys.executable, "-m", "mkdocs", "build", "--strict", "-d", folder, cwd=repository)
    assert done.returncode == 0, done.stderr
    return folder


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for needle in ('src="http', "src='http", "@import", "fonts.googleapis"):
            assert needle not in text, page
        assert '<link rel="stylesheet" href="http' not in text


def test_every_link_inside_leads_somewhere(site: Path, namespace: list[str], repository: Path) -> None:
    done = run(*namespace, sys.executable, "docs/check_links.py", site, cwd=repository)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 150, done.stdout


def test_a_broken_link_is_named(namespace: list[str], repository: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="there.html">x</a><a href="gone/">y</a><img src="z.png">')
    (tmp_path / "there.html").write_text("<p>" + "words of a page " * 50)
    done = run(*namespace, sys.executable, "docs/check_links.py", tmp_path, cwd=repository)
    assert done.returncode == 1
    assert "/gone/: dead, not-found" in done.stderr
    assert "/z.png: dead, not-found" in done.stderr
    assert "there.html" not in done.stderr


def test_the_python_api_is_told_whole(site: Path) -> None:
    import citecheck

    page = (site / "reference" / "python" / "index.html").read_text(encoding="utf-8")
    for name in citecheck.__all__:
        if not name.startswith("_"):
            assert f".{name}" in page, name
