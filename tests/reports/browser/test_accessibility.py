"""WCAG AA, as far as a machine can tell: axe-core finds nothing, in both themes, at three widths, all records open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from citecheck.model.audit import Audit

pytestmark = pytest.mark.heavy

axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

OPEN_ALL = """() => {
    document.querySelectorAll("details").forEach((each) => { each.open = true; });
    document.querySelectorAll("article").forEach((each) => { each.style.contentVisibility = "visible"; });
}"""
WHOLE = {"resultTypes": ["violations"]}


def _violations(page: Any) -> list[str]:
    found = axe_api.Axe().run(page, options=WHOLE).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for each in found
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, width: int, rich: Audit, visit: Callable[..., Any]) -> None:
    page = visit("rich", rich, color_scheme=scheme, viewport={"width": width, "height": 900}).open()
    page.evaluate(OPEN_ALL)
    page.wait_for_function("!document.querySelector('#cards noscript')")
    assert _violations(page) == []


@pytest.mark.parametrize("name", ["empty", "hostile"])
def test_axe_finds_nothing_on_an_empty_and_on_a_hostile_page(
    name: str, visit: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    page = visit(name, request.getfixturevalue(name)).open()
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(200)
    assert _violations(page) == []


def test_the_keyboard_reaches_the_skip_link_first_and_then_everything_in_order(
    rich: Audit, visit: Callable[..., Any]
) -> None:
    page = visit("rich", rich).open()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the references"
    assert page.locator(".skip").bounding_box()["width"] > 50
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    odd = """document.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').length"""
    assert page.evaluate(odd) == 0
    assert sum(after < before - 400 for before, after in pairwise(seen)) <= 1
