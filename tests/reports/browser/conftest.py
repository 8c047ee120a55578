"""A real browser, the system's own; without one these tests say so and are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from citecheck.model.audit import Audit
from citecheck.reports.html.report import HtmlReport

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

QUIET = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # a browser that looks for updates is no witness of a silent page
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine; install it to run the browser tests")
    with playwright_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Audit], str]:
    """Writes the page of an audit once and gives its address."""
    folder: Path = tmp_path_factory.mktemp("pages")

    def write(name: str, audit: Audit) -> str:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(HtmlReport().render(audit), "utf-8")
        return path.as_uri()

    return write


class Visit:
    """One open page, and all that it asked for and complained of."""

    def __init__(self, page: Any, url: str) -> None:
        self.page = page
        self.url = url
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, fragment: str = "") -> Any:
        self.page.goto(self.url + fragment)
        return self.page


@pytest.fixture
def visit(browser: Any, files: Callable[[str, Audit], str]) -> Iterator[Callable[..., Visit]]:
    """Gives pages in a browser of their own; settings are those of a playwright context."""
    contexts = []

    def begin(name: str, audit: Audit, **settings: Any) -> Visit:
        context = browser.new_context(**settings)
        contexts.append(context)
        return Visit(context.new_page(), files(name, audit))

    yield begin
    for context in contexts:
        context.close()
