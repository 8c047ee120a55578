"""Pictures of the page for the docs: made here, so that they show what the page looks like today.

``CITECHECK_WRITE_SCREENSHOTS=docs/images pytest -m heavy tests/reports/browser/test_screenshots.py`` keeps them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.docs.pictures import small_png

from citecheck.assemble import finished_audit
from citecheck.cli.watching import Watchers
from citecheck.config import Config
from citecheck.model.audit import Audit

pytestmark = pytest.mark.heavy

VIEWS = {
    "report": (1280, 800, "light", None),
    "report-findings": (1280, 800, "light", "found"),
    "report-health": (1280, 900, "dark", "health"),
    "report-references": (1280, 900, "light", "references"),
    "report-phone": (390, 800, "light", "references"),
}
"""File name -> width, height, theme, and the section that is shown; without one, the top of the page."""


@pytest.fixture(scope="module")
def example(repository: Path) -> Audit:
    """The audit of the README: the article and the newsroom's list, replayed."""
    before = Path.cwd()
    os.chdir(repository)  # the report names its sources as they were typed
    try:
        sources = ["examples/mizintsev.txt", "examples/newsroom.bib"]
        config = Config(replay="examples/stand-in-web.warc.gz")
        return finished_audit(sources, config, watcher=Watchers())
    finally:
        os.chdir(before)


@pytest.mark.parametrize("name", VIEWS)
def test_the_page_can_be_pictured(name: str, example: Audit, visit: Callable[..., Any], tmp_path: Path) -> None:
    width, height, scheme, section = VIEWS[name]
    page = visit("example", example, viewport={"width": width, "height": height}, color_scheme=scheme).open()
    if section is not None:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", section)
        assert page.locator(f"#{section} h2").first.is_visible()
    page.wait_for_timeout(200)
    picture = page.screenshot()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 15_000, "a blank page makes a small file"
    folder = Path(os.environ.get("CITECHECK_WRITE_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(small_png(picture))
