"""Pictures of the page for the docs: made here, so that they show what the page looks like today.

``CITECHECK_WRITE_SCREENSHOTS=docs/images pytest -m heavy tests/reports/browser/test_screenshots.py`` keeps them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citecheck.model.audit import Audit

pytestmark = pytest.mark.heavy

VIEWS = {
    "report-overview": (1280, 900, "light", "overview"),
    "report-health": (1280, 900, "dark", "health"),
    "report-references": (1280, 900, "light", "references"),
    "report-phone": (390, 800, "light", "references"),
}
"""File name -> width, height, theme, and the section that is shown."""


@pytest.mark.parametrize("name", VIEWS)
def test_the_page_can_be_pictured(
    name: str, sized: Callable[[int], Audit], visit: Callable[..., Any], tmp_path: Path
) -> None:
    width, height, scheme, section = VIEWS[name]
    page = visit("large-300", sized(300), viewport={"width": width, "height": height}, color_scheme=scheme).open()
    page.evaluate(f"document.getElementById('{section}').scrollIntoView()")
    page.wait_for_timeout(200)
    folder = Path(os.environ.get("CITECHECK_WRITE_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    picture = page.screenshot(path=str(folder / f"{name}.png"))
    assert picture.startswith(b"\x89PNG")
    assert page.locator(f"#{section} h2").first.is_visible()
    assert len(picture) > 15_000, "a blank page makes a small file"
